"""Doors: asked once, answered three ways, opened and shut again; behind a shut one nobody is ever put."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from companion.guide.model import Part
from companion.journey import DoorAnswer, Journey

Anywhere = SearchStrategy[Journey]
Choose = Callable[..., Journey]


def a_door(data: st.DataObject, journey: Journey) -> Part:
    doors = [part for part in journey.guide.parts if part.door]
    assume(doors)
    return data.draw(st.sampled_from(doors))


def inside(journey: Journey, part: Part) -> bool:
    stop = journey.here().stop
    return stop.kind == "step" and stop.part == part


@given(data=st.data())
def test_behind_a_shut_door_is_the_door(data: st.DataObject, anywhere: Anywhere) -> None:
    journey = data.draw(anywhere)
    part = a_door(data, journey)
    journey = journey.close_door(part.part) if journey.door(part) == "open" else journey
    for id_ in (part.part, *(step.step for step in part.steps)):
        stop = journey.go_to(id_).here().stop
        assert (stop.kind, stop.id) == ("door", part.part)


@given(data=st.data(), answer=st.sampled_from(["later", "closed"]))
def test_who_leaves_a_door_shut_goes_round_the_part(
    data: st.DataObject, anywhere: Anywhere, answer: DoorAnswer
) -> None:
    journey = data.draw(anywhere)
    part = a_door(data, journey)
    journey = journey.close_door(part.part) if journey.door(part) == "open" else journey
    after = journey.go_to(part.part).answer(part, answer)
    assert after.door(part) == answer
    assert after.here().stop.order >= after.go_to(part.part).here().stop.order
    assert after.here().stop.part != part
    back = after.back()
    while back.here().stop.id != part.part and back.here().answer:  # a part with no page for this person
        back = back.back()
    assert (back.here().stop.id, back.here().answer) == (part.part, answer), "the way back passes the door"
    assert not back.here().waits
    assert back.on().here().stop == after.here().stop, "which is not asked again"
    assert back.back().on().here().stop == after.here().stop, "nor on the way on"


@given(data=st.data())
def test_who_opens_a_door_is_at_the_first_page_behind_it(data: st.DataObject, anywhere: Anywhere) -> None:
    journey = data.draw(anywhere)
    part = a_door(data, journey)
    journey = journey.close_door(part.part) if journey.door(part) == "open" else journey
    after = journey.go_to(part.part).answer(part, "open")
    assert after.door(part) == "open"
    if inside(after, part):
        assert after.here().index == 0
        assert after.here().count > 0
        assert after.back().here().stop.id == part.part, "and the way back leads to the door"
        assert after.back().on().here() == after.here(), "which is not asked again"
        assert inside(after.back().back().on(), part), "nor on the way on"
        assert not inside(after.back().answer(part, "closed"), part), "but can be answered otherwise"
    else:  # no page of the part is for this person
        assert all(after.go_to(step.step).here().count == 0 for step in part.steps)


@given(data=st.data())
def test_a_part_that_is_shut_is_left_by_the_way_one_came(data: st.DataObject, anywhere: Anywhere) -> None:
    journey = data.draw(anywhere)
    part = a_door(data, journey)
    before, was_inside = journey.here(), inside(journey, part)
    after = journey.close_door(part.part)
    assert after.door(part) == "closed"
    assert after.read == journey.read
    assert not inside(after, part)
    if was_inside:
        assert after.here().stop.order < before.stop.order or after.here().stop.kind == "welcome"
        assert after.here().stop.part != part
    elif before.stop.id != part.part:
        assert (after.here().stop.id, after.here().index) == (before.stop.id, before.index)


@given(data=st.data())
def test_shutting_and_opening_again_loses_no_page(data: st.DataObject, anywhere: Anywhere) -> None:
    journey = data.draw(anywhere)
    part = a_door(data, journey)
    opened = journey.close_door(part.part).go_to(part.part).answer(part, "open")
    assert {step.step for step in part.steps} <= {stop.id for stop in opened.stops()}
    assert opened.read == journey.read


@pytest.mark.parametrize("answer", ["", "maybe", "OPEN", "opened"])
def test_an_answer_nobody_gave_leaves_it_shut(small_journey: Journey, choose: Choose, answer: str) -> None:
    journey = choose(small_journey, doors={"again": answer})
    assert journey.door(journey.guide.parts[1]) is None
    assert journey.go_to("three").here().stop.kind == "door"


def test_the_answer_for_a_part_that_is_gone_opens_no_other(small_journey: Journey, choose: Choose) -> None:
    journey = choose(small_journey, doors={"elsewhere": "open", "found": "open"})
    assert journey.go_to("three").here().stop.kind == "door"
