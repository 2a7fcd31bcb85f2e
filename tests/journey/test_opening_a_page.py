"""Opening a page of a step by its position in the step's file, as a search does: that page, or the nearest
there is for somebody.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from companion.guide.model import CheckInPage, TextPage
from companion.journal.model import Place
from companion.journey import GIST, Journey

Anywhere = SearchStrategy[Journey]
Choose = Callable[..., Journey]


@given(data=st.data())
def test_every_page_that_is_for_somebody_can_be_opened_from_anywhere(
    data: st.DataObject, anywhere: Anywhere
) -> None:
    journey = data.draw(anywhere)
    stop = data.draw(st.sampled_from(journey.stops()))
    pages = journey.pages_of(stop.id).pages if stop.step else ()
    for n, page in enumerate(pages):
        theirs = page.audience is None or (journey.choices.role or "person") in page.audience
        opened = journey.open_page(stop.id, n)
        assert opened.stop() == stop
        if theirs and isinstance(page, TextPage):
            assert opened.here().page == page
            assert opened.place == Place(stop.id, n, 0, stop.order)
            assert not opened.here().folded


@given(data=st.data(), page=st.integers(-3, 9))
def test_whatever_is_opened_one_is_somewhere_that_exists_and_can_go_on_from(
    data: st.DataObject, anywhere: Anywhere, exists: Callable[[Journey], None], page: int
) -> None:
    journey = data.draw(anywhere)
    ids = [step.step for part in journey.guide.parts for step in part.steps]
    id_ = data.draw(st.sampled_from([*ids, *(part.part for part in journey.guide.parts), "welcome", "gone"]))
    opened = journey.open_page(id_, page)
    exists(opened)
    assert opened.stop() == journey.go_to(id_).stop()
    assert opened.settled().here() == opened.here()
    assert (opened.read, opened.choices) == (journey.read, journey.choices)
    exists(opened.on())
    exists(opened.back())


@given(data=st.data())
def test_a_page_for_somebody_else_is_the_next_one_for_this_person_or_the_last(
    data: st.DataObject, anywhere: Anywhere, choose: Choose
) -> None:
    journey = choose(data.draw(anywhere), density="", check_ins=True)
    stop = data.draw(st.sampled_from(journey.stops()))
    if not stop.step or stop.id in journey.visit.checked_in:
        return
    pages = journey.pages_of(stop.id).pages
    theirs = [
        n for n, p in enumerate(pages) if not p.audience or (journey.choices.role or "person") in p.audience
    ]
    for n in range(len(pages) + 2):
        if theirs:
            wanted = next((one for one in theirs if one >= n), theirs[-1])
            assert journey.open_page(stop.id, n).here().page is pages[wanted]
        else:
            assert journey.open_page(stop.id, n).here().count == 0


def test_in_brief_a_page_opens_the_step_and_the_others_stay_a_sentence(
    small_journey: Journey, choose: Choose
) -> None:
    journey = choose(small_journey, density="brief")
    opened = journey.open_page("two", 1)
    assert opened.here().page is journey.pages_of("two").pages[1]
    assert opened.back().here().page is journey.pages_of("two").pages[0]
    assert opened.go_to("one").here().folded


def test_the_sentence_of_a_step_can_be_opened_too(small_journey: Journey, choose: Choose) -> None:
    brief = choose(small_journey, density="brief").open_page("two", GIST)
    assert brief.here().folded
    assert brief.place.page == GIST
    usual = small_journey.open_page("two", GIST)
    assert (usual.here().index, usual.place.page) == (0, 0)


def test_who_reads_pages_and_then_chooses_brief_is_shown_the_sentence(
    small_journey: Journey, choose: Choose
) -> None:
    assert choose(small_journey.open_page("two", 1), density="brief").here().folded


@pytest.mark.parametrize("answer", ["", "later", "closed"])
def test_a_page_behind_a_shut_door_is_the_door(small_journey: Journey, choose: Choose, answer: str) -> None:
    journey = choose(small_journey, doors={"again": answer} if answer else {})
    stop = journey.open_page("three", 2).here().stop
    assert (stop.kind, stop.id) == ("door", "again")


def test_a_page_of_a_step_by_a_name_it_had_before(small_journey: Journey) -> None:
    opened = small_journey.open_page("second", 1)
    assert (opened.place.stop, opened.place.page) == ("two", 1)


def test_a_step_that_is_gone_is_the_nearest_from_its_beginning(small_journey: Journey) -> None:
    opened = small_journey.open_page("nowhere", 1)
    assert opened == small_journey.go_to("nowhere")
    assert opened.here().index == 0


def test_a_check_in_that_was_answered_is_the_page_beside_it(small_journey: Journey) -> None:
    journey = small_journey.go_to("one").checked_in("heavy")
    pages = journey.pages_of("one").pages
    assert isinstance(pages[2], CheckInPage)
    assert journey.open_page("one", 2).here().page is pages[0]


def test_the_stops_without_pages_open_as_they_are(small_journey: Journey) -> None:
    for id_ in ("welcome", "end", "again"):
        assert small_journey.open_page(id_, 3) == small_journey.go_to(id_)
