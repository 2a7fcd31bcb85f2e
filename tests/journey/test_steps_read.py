"""Steps read: only reading to the end marks one, nothing takes a mark away, and a change since is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from companion.guide.model import Guide, StepText, TextPage
from companion.journal.model import StepsRead
from companion.journey import Journey

Anywhere = SearchStrategy[Journey]
Do = Callable[[Journey, Any], Journey]
Acts = Callable[[Guide], SearchStrategy[Any]]


@given(data=st.data())
def test_no_act_takes_a_mark_away(data: st.DataObject, anywhere: Anywhere, acts: Acts, do: Do) -> None:
    journey = data.draw(anywhere)
    after = do(journey, data.draw(acts(journey.guide)))
    assert journey.read.steps.items() <= after.read.steps.items()


@given(data=st.data())
def test_only_going_on_marks_a_step_as_read(
    data: st.DataObject, anywhere: Anywhere, acts: Acts, do: Do
) -> None:
    journey = data.draw(anywhere)
    act = data.draw(acts(journey.guide))
    if act.name != "on":
        assert do(journey, act).read == journey.read


@given(data=st.data())
def test_going_on_marks_the_step_whose_last_page_was_left_and_no_other(
    data: st.DataObject, anywhere: Anywhere
) -> None:
    journey = data.draw(anywhere).settled()
    here, after = journey.here(), journey.on()
    left = here.stop.kind == "step" and here.count > 0 and here.index + 1 == here.count
    assert set(after.read.steps) == set(journey.read.steps) | ({here.stop.id} if left else set())


@given(data=st.data())
def test_who_only_skips_has_read_nothing(data: st.DataObject, beginnings: Anywhere) -> None:
    journey = data.draw(beginnings)
    for _ in range(40):
        stop = journey.stop()
        at_door = stop.kind == "door" and stop.part
        journey = journey.answer(stop.part, "open") if at_door and stop.part else journey.skip()
    assert journey.here().stop.kind == "end"
    assert journey.read.steps == {}


@given(data=st.data())
def test_what_was_read_says_so_only_after_it_was_changed(data: st.DataObject, anywhere: Anywhere) -> None:
    journey = data.draw(anywhere)
    steps = [step.step for part in journey.guide.parts for step in part.steps]
    assert not any(journey.changed_since_read(step) for step in steps)
    corrected = replace(journey, pages_of=lambda step: with_more(journey.pages_of(step)))
    assert {step for step in steps if corrected.changed_since_read(step)} == set(journey.read.steps)


def with_more(step: StepText) -> StepText:
    return replace(step, pages=(*step.pages, TextPage("Something was corrected.")))


@given(data=st.data())
def test_reading_a_changed_step_again_settles_it(data: st.DataObject, beginnings: Anywhere) -> None:
    journey = data.draw(beginnings)
    first = journey.guide.parts[0].steps[0].step
    stale = replace(journey, read=StepsRead({first: "0" * 16}))
    assert stale.changed_since_read(first)
    again = stale.answer(journey.guide.parts[0], "open") if journey.guide.parts[0].door else stale
    again = again.go_to(first)
    assume(again.here().count > 0)
    assert again.here().changed
    for _ in range(5):
        again = again if again.stop().id != first else again.on()
    assert not again.changed_since_read(first)


@pytest.fixture
def corrected(small_journey: Journey) -> Journey:
    """Somebody who read the second step while it still had another id and another text."""
    return replace(small_journey, read=StepsRead({"second": "0" * 16}))


def test_a_renamed_step_is_still_read(corrected: Journey) -> None:
    one, two = corrected.guide.parts[0].steps
    assert corrected.is_read(two)
    assert not corrected.is_read(one)


def test_a_renamed_step_that_was_corrected_says_so(corrected: Journey) -> None:
    assert corrected.changed_since_read("two")
    assert corrected.go_to("two").here().changed


def test_a_step_that_showed_nothing_is_not_marked_as_read(
    small_journey: Journey, choose: Callable[..., Journey]
) -> None:
    only_partners = StepText((TextPage("You stood beside it.", audience=("partner",)),), {})
    journey = choose(replace(small_journey, pages_of=lambda _: only_partners), role="person")
    at_one = journey.go_to("one")
    assert at_one.here().count == 0
    assert at_one.on().read.steps == {}
