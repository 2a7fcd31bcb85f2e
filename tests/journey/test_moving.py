"""Moving through any guide: always somewhere that exists, never behind a shut door, never trapped."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from companion.journey import Journey

Anywhere = SearchStrategy[Journey]


def place(journey: Journey) -> tuple[str, int]:
    here = journey.here()
    return here.stop.id, here.index


@given(data=st.data())
def test_whatever_is_done_one_is_somewhere_that_exists(
    data: st.DataObject, anywhere: Anywhere, exists: Callable[[Journey], None]
) -> None:
    exists(data.draw(anywhere))


@given(data=st.data())
def test_nobody_is_ever_inside_a_part_whose_door_is_not_open(data: st.DataObject, anywhere: Anywhere) -> None:
    journey = data.draw(anywhere)
    stop = journey.here().stop
    if stop.kind == "step":
        assert stop.part
        assert stop.part.door is None or journey.choices.doors.get(stop.part.part) == "open"


@given(data=st.data())
def test_on_and_then_back_is_the_same_page(data: st.DataObject, anywhere: Anywhere) -> None:
    journey = data.draw(anywhere)
    after = journey.on()
    assume(journey.here().count > 0)  # a step that holds nothing for somebody is passed over on the way back
    if place(after) != place(journey):
        back = after.back()
        while back.here().answer and place(back) != place(journey):  # a door that the way on has passed
            back = back.back()
        assert place(back) == place(journey)
        assert back.here().page == journey.here().page


@given(data=st.data())
def test_back_and_then_on_is_the_same_page(data: st.DataObject, anywhere: Anywhere) -> None:
    journey = data.draw(anywhere)
    after = journey.back()
    kinds = {journey.here().stop.kind, after.here().stop.kind}
    assume(journey.here().count > 0 and "door" not in kinds)
    if place(after) != place(journey):
        assert place(after.on()) == place(journey)
        assert after.on().here().page == journey.here().page


@given(data=st.data())
def test_on_passes_every_page_for_that_person_in_the_order_of_the_guide(
    data: st.DataObject, beginnings: Anywhere
) -> None:
    journey = data.draw(beginnings)
    role = journey.choices.role or "person"
    wanted, seen = [], []
    for part in journey.guide.parts:
        for step in part.steps:
            pages = journey.pages_of(step.step).pages
            wanted += [page for page in pages if not page.audience or role in page.audience]
    for _ in range(100):
        here = journey.here()
        seen += [here.page] if here.page else []
        part = here.stop.part
        journey = journey.answer(part, "open") if here.stop.kind == "door" and part else journey.on()
    assert journey.here().stop.kind == "end"
    assert seen == wanted


@given(data=st.data())
def test_from_anywhere_on_leads_to_the_end(
    data: st.DataObject, anywhere: Anywhere, beginnings: Anywhere
) -> None:
    journey = data.draw(anywhere | beginnings)  # only from the beginning is a door not answered yet
    pages = sum(len(journey.pages_of(s.step).pages) for part in journey.guide.parts for s in part.steps)
    for _ in range(2 + pages + 2 * len(journey.guide.parts)):
        stop = journey.here().stop
        if journey.here().waits and stop.part:
            assert place(journey.on()) == place(journey), "a door waits for an answer"
            assert place(journey.skip()) == place(journey), "and is not skipped"
            journey = journey.answer(stop.part, data.draw(st.sampled_from(["open", "later", "closed"])))
        else:
            journey = journey.on()
    assert journey.here().stop.kind == "end"
    assert place(journey.on()) == ("end", 0)


@given(data=st.data())
def test_standing_at_the_page_that_is_shown_changes_nothing_that_is_seen(
    data: st.DataObject, anywhere: Anywhere
) -> None:
    journey = data.draw(anywhere)
    here, settled = journey.here(), journey.settled()
    assert (place(settled), settled.here().page, settled.read) == (place(journey), here.page, journey.read)
    if here.page:
        assert place(settled.on()) != place(settled), "and from there on leads on"


@given(data=st.data())
def test_from_anywhere_back_leads_to_the_welcome(data: st.DataObject, anywhere: Anywhere) -> None:
    journey = data.draw(anywhere)
    pages = sum(len(journey.pages_of(s.step).pages) for part in journey.guide.parts for s in part.steps)
    for _ in range(2 + pages + len(journey.guide.parts)):
        journey = journey.back()
    assert place(journey) == ("welcome", 0)
    assert place(journey.back()) == ("welcome", 0)


@given(data=st.data())
def test_on_never_shows_the_same_page_twice_and_back_neither(data: st.DataObject, anywhere: Anywhere) -> None:
    for move in (Journey.on, Journey.back):
        journey, seen = data.draw(anywhere).settled(), set()
        while place(journey) not in seen:
            seen.add(place(journey))
            journey = move(journey)
        assert place(move(journey)) == place(journey), "it stands still only at a door or an end"
        assert journey.here().stop.kind in ("door", "welcome", "end")


@given(data=st.data())
def test_from_a_step_that_was_gone_to_on_leads_on_at_once(data: st.DataObject, anywhere: Anywhere) -> None:
    journey = data.draw(anywhere)
    steps = [step.step for part in journey.guide.parts for step in part.steps]
    there = journey.go_to(data.draw(st.sampled_from(steps)))
    here = there.here()
    if here.stop.step and here.index + 1 < here.count:
        assert there.on().here().index == here.index + 1


@given(data=st.data())
def test_the_line_on_the_screen_is_remembered_and_moves_nobody(
    data: st.DataObject, anywhere: Anywhere
) -> None:
    journey = data.draw(anywhere)
    after = journey.scrolled(7)
    assert place(after) == place(journey)
    assert after.here().page == journey.here().page
    assert after.here().scroll == (7 if journey.here().count else 0)
    for turned in (after.on(), after.back()):
        assert turned.here().scroll == 0 or place(turned) == place(journey), "a new page begins at its top"
