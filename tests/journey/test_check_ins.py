"""Check-ins on the way: asked once a step and sitting, never when paused; after a heavier one, rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from companion.guide.model import CheckInPage, Guide, StepText, TextPage
from companion.journey import Journey, Visit

Anywhere = SearchStrategy[Journey]
Acts = Callable[[Guide], SearchStrategy[Any]]
Do = Callable[[Journey, Any], Journey]

WEIGHTS = ("very-heavy", "heavy", "in-between", "lighter", "light")
REST = {
    "": {"very-heavy", "heavy"},
    "light": {"very-heavy", "heavy", "in-between", "lighter"},
    "lighter": {"very-heavy", "heavy", "in-between"},
    "in-between": {"very-heavy", "heavy"},
    "heavy": {"very-heavy"},
    "very-heavy": {"very-heavy"},
    "a weight the guide no longer has": {"very-heavy", "heavy"},
}
"""By the weight before, the weights after which rest is offered first."""


def asks(journey: Journey) -> bool:
    return isinstance(journey.here().page, CheckInPage)


@given(data=st.data())
def test_a_step_asks_nobody_who_already_checked_in_there(
    data: st.DataObject, anywhere: Anywhere, acts: Acts, do: Do
) -> None:
    journey = data.draw(anywhere)
    answered = {journey.stop().id}
    journey = journey.checked_in("heavy")
    for act in data.draw(st.lists(acts(journey.guide), max_size=20)):
        assert not (asks(journey) and journey.here().stop.id in answered)
        answered |= {journey.stop().id} if act.name == "check_in" else set()
        journey = do(journey, act)
    assert not (asks(journey) and journey.here().stop.id in answered)


@given(data=st.data(), weight=st.sampled_from(["", *WEIGHTS]))
def test_on_the_whole_way_each_step_asks_once_at_most(
    data: st.DataObject, beginnings: Anywhere, weight: str
) -> None:
    journey, asked = data.draw(beginnings), []
    for _ in range(100):
        if asks(journey):
            asked.append(journey.here().stop.id)
            journey = journey.checked_in(weight)
            continue
        stop = journey.here().stop
        at_door = stop.kind == "door" and stop.part
        journey = journey.answer(stop.part, "open") if at_door and stop.part else journey.on()
    assert journey.here().stop.kind == "end"
    assert len(asked) == len(set(asked))


@given(data=st.data())
def test_who_paused_check_ins_is_never_asked(
    data: st.DataObject, anywhere: Anywhere, acts: Acts, do: Do, choose: Callable[..., Journey]
) -> None:
    journey = choose(data.draw(anywhere), check_ins=False)
    for act in data.draw(st.lists(acts(journey.guide), max_size=20)):
        assert not asks(journey)
        journey = journey if act.name == "check_ins" else do(journey, act)
    assert not asks(journey)


@given(data=st.data())
def test_the_next_sitting_may_ask_again(data: st.DataObject, beginnings: Anywhere) -> None:
    first = journey = data.draw(beginnings)
    for stop in first.stops():
        journey = journey.go_to(stop.id).checked_in("heavy")
    assert not any(asks(journey.go_to(stop.id)) for stop in journey.stops())
    later = replace(journey, visit=Visit())
    for stop in first.stops():
        assert later.go_to(stop.id).here() == first.go_to(stop.id).here()


@given(data=st.data(), weight=st.sampled_from(["", *WEIGHTS]))
def test_checking_in_moves_nobody_out_of_the_step_and_marks_nothing(
    data: st.DataObject, anywhere: Anywhere, weight: str
) -> None:
    journey = data.draw(anywhere)
    after = journey.checked_in(weight)
    assert after.here().stop.id == journey.here().stop.id
    assert after.read == journey.read
    if not asks(journey):
        assert after.here().page == journey.here().page


def of_pages(small_journey: Journey, *pages: TextPage | CheckInPage) -> Journey:
    """Somebody at the check-in of a step with these pages."""
    step = StepText(pages, {})
    journey = replace(small_journey, pages_of=lambda _: step).go_to("one")
    journey = journey if asks(journey) else journey.on()
    assert asks(journey)
    return journey


def test_on_after_a_check_in_at_the_end_of_a_step_leaves_it_read(small_journey: Journey) -> None:
    journey = of_pages(small_journey, TextPage("a"), CheckInPage("after"))
    after = journey.checked_in("light").on()
    assert after.here().stop.id == "two"
    assert set(after.read.steps) == {"one"}


def test_on_after_a_check_in_before_the_text_loses_no_page(small_journey: Journey) -> None:
    journey = of_pages(small_journey, CheckInPage("before"), TextPage("a"), TextPage("b"))
    assert journey.checked_in("light").on().here().page == TextPage("a")


# --- the way on ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", REST)
@pytest.mark.parametrize("now", ["", *WEIGHTS, "a weight the guide no longer has"])
def test_after_a_heavier_check_in_rest_comes_first(small_journey: Journey, before: str, now: str) -> None:
    journey = replace(small_journey, visit=Visit(weight=before))
    assert journey.visit.way_on(now, WEIGHTS) == ("rest" if now in REST[before] else "on")


@given(weights=st.lists(st.uuids().map(str), min_size=2, max_size=9, unique=True), data=st.data())
def test_the_heaviest_always_offers_rest_and_what_is_no_heavier_than_before_only_then(
    small_journey: Journey, weights: list[str], data: st.DataObject
) -> None:
    before, now = data.draw(st.sampled_from(weights)), data.draw(st.sampled_from(weights))
    way_on = small_journey.checked_in(before).visit.way_on(now, weights)
    heavier = weights.index(now) < weights.index(before)
    assert way_on == ("rest" if heavier or now == weights[0] else "on")


def test_a_check_in_without_a_weight_leaves_the_one_before_to_compare_with(small_journey: Journey) -> None:
    journey = small_journey.checked_in("light").checked_in("")
    assert journey.visit.way_on("lighter", WEIGHTS) == "rest"
    assert small_journey.checked_in("").visit.way_on("in-between", WEIGHTS) == "on"
