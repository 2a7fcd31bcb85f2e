"""How much to read: each step in a sentence, with its pages one act away; or all pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from companion.guide.model import Guide, StepText, TextPage
from companion.journal.model import Choices, Place
from companion.journey import GIST, Journey
from tests.journey.conftest import CHANGED, SMALL

Anywhere = SearchStrategy[Journey]


def in_brief(journey: Journey) -> Journey:
    choices = replace(journey.choices, density="brief")
    return replace(journey, choices=choices).settled()


@given(data=st.data())
def test_in_brief_every_step_is_its_sentence_with_its_marks(
    data: st.DataObject, beginnings: Anywhere
) -> None:
    journey = in_brief(data.draw(beginnings))
    seen = []
    for _ in range(100):
        here = journey.here()
        if here.stop.step:
            assert here.page == TextPage(
                here.stop.step.gist, title=here.stop.step.title, claims=here.stop.step.claims
            )
            assert (here.count, here.folded) == (1, True)
            seen.append(here.stop.id)
        after = journey.on()
        if after == journey:
            break
        journey = after
    reached = [stop.id for stop in journey.stops() if stop.kind == "step"]
    assert seen == reached[: len(seen)]


@given(data=st.data())
def test_a_step_that_was_only_read_in_brief_is_not_called_read(
    data: st.DataObject, beginnings: Anywhere
) -> None:
    journey = in_brief(data.draw(beginnings))
    before = journey.read
    for _ in range(20):
        journey = journey.on()
    assert journey.read == before


@given(data=st.data())
def test_the_pages_of_a_step_can_be_opened_and_are_then_read_as_always(
    data: st.DataObject, anywhere: Anywhere
) -> None:
    journey = data.draw(anywhere)
    step = journey.stop().id
    usual = replace(journey, choices=replace(journey.choices, density="")).go_to(step)
    opened = in_brief(journey).go_to(step).unfold()
    if journey.stop().kind == "step" and usual.here().count:
        assert opened.here().page == usual.here().page
        assert not opened.here().folded
        assert opened.on().here().page == usual.on().here().page or opened.on().stop().id != step


@pytest.mark.parametrize("stop", ["one", "gone"])
def test_a_step_that_begins_with_what_must_not_be_missed_begins_with_its_sentence_in_brief(stop: str) -> None:
    guide, _ = _guide()
    text = StepText((TextPage("First.", always=True), TextPage("Second.")), CHANGED)
    journey = in_brief(Journey(guide, lambda _: text))
    there = journey.go_to(stop)
    assert there.here().folded
    assert there.on().here().page == text.pages[0]
    assert replace(journey, place=Place("gone", 7)).here().folded


@pytest.mark.parametrize("page", [0, 1, 2, 7])
def test_choosing_brief_on_any_page_shows_the_sentence_and_choosing_pages_again_the_first_page(
    page: int,
) -> None:
    guide, pages = _guide()
    journey = Journey(guide, pages, Place("one", page))
    brief = in_brief(journey)
    assert brief.here().folded
    assert brief.place.page == GIST
    back = replace(brief, choices=Choices()).settled()
    assert back.here().index == 0
    assert not back.here().folded


def _guide() -> tuple[Guide, Callable[[str], StepText]]:
    text = StepText((TextPage("First."), TextPage("Second."), TextPage("Third.")), CHANGED)
    return SMALL, lambda _: text
