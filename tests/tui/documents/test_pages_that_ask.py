"""Pages that ask for something: all of it optional, kept only if kept, and there again if it was not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import Choices, Note, Place, Sorting, Start

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

Kept = Callable[[type], Sequence[object]]
STEADY_PAGE = "Something to hold"
WRITING, SORTING = "What would you say to the stone you found?", "What lies in your hand?"


@pytest.fixture
def at(put: Callable[..., None]) -> Callable[[int], None]:
    """Stand at a page of the step behind the door."""
    return lambda page: put(Place("three", page, order=2), Choices(doors={"again": "open"}))


async def test_what_a_page_asked_for_is_kept_with_its_question_and_leads_on(
    at: Callable[[int], None], open_window: Open, kept: Kept
) -> None:
    at(1)
    async with open_window() as window:
        assert WRITING in window.text
        await window.press("up", "enter")
        await window.type("You are heavy.")
        await window.press("ctrl+s")
        assert window.top.startswith("Kept on this computer.")
        assert SORTING in window.text
        await window.press("s", "end")
        assert f"{WRITING} You are heavy. 2026-11-22" in window.words
    assert kept(Note) == [Note("You are heavy.", step="three", page="to-a-stone", ask=WRITING)]


@pytest.mark.parametrize("keys", ["enter", "space", "right", "w ctrl+s right", "w escape right"])
async def test_nothing_has_to_be_written(
    keys: str, at: Callable[[int], None], open_window: Open, kept: Kept
) -> None:
    at(1)
    async with open_window() as window:
        await window.press(*keys.split())
        assert SORTING in window.text
    assert kept(Note) == []


async def test_w_answers_the_page_that_asks_and_elsewhere_is_for_anything(
    at: Callable[[int], None], open_window: Open, kept: Kept
) -> None:
    at(1)
    async with open_window() as window:
        await window.press("w")
        assert WRITING in window.text
        await window.press("escape", "right", "right", "w")
        assert "Write something for yourself" in window.text
        await window.type("Anything.")
        await window.press("ctrl+s")
    assert kept(Note) == [Note("Anything.", step="three")]


async def test_where_things_were_put_is_kept_and_told_in_words(
    at: Callable[[int], None], open_window: Open, kept: Kept
) -> None:
    at(2)
    async with open_window() as window:
        await window.press("up", "enter")
        assert "a pebble [ ]" in window.words
        await window.press("space", "down", "space", "space", "down", "space", "space", "space")
        assert "a pebble [in my hand]" in window.words
        assert "a mountain [not in my hand]" in window.words
        assert "finding the stone you found [ ]" in window.words
        await window.press("tab")
        await window.type("Rather heavy.")
        await window.press("ctrl+s")
        assert STEADY_PAGE in window.text
        await window.press("s", "end")
        told = f"{SORTING} - in my hand: a pebble - not in my hand: a mountain Rather heavy. 2026-11-22"
        assert told in window.words
    placed = {"pebble": "in-hand", "mountain": "not-in-hand"}
    assert kept(Sorting) == [Sorting(placed, "Rather heavy.", step="three", page="in-your-hand")]


@pytest.mark.parametrize("leave", ["ctrl+s", "tab tab enter", "escape right"])
async def test_nothing_has_to_be_sorted(
    leave: str, at: Callable[[int], None], open_window: Open, kept: Kept
) -> None:
    at(2)
    async with open_window() as window:
        await window.press("w", *leave.split())
        await window.back_to_page()
        if SORTING in window.text:
            await window.press("right")
        assert STEADY_PAGE in window.text
    assert kept(Sorting) == []


@pytest.mark.parametrize(("page", "begun"), [(1, "You are"), (2, "a pebble [in my hand]")])
async def test_what_was_begun_is_there_again_after_the_window_was_closed(
    page: int, begun: str, at: Callable[[int], None], open_window: Open, kept_start: Callable[[], Start]
) -> None:
    at(page)
    async with open_window() as window:
        await begin(window, page)
        await window.press("ctrl+q")
    async with open_window() as window:
        await window.press("w")
        assert begun in window.words
        await window.press("ctrl+s", "left", "w")
        assert begun not in window.words
    draft = kept_start().draft
    assert (draft.answers, draft.sortings) == ({}, {})


async def begin(window: Window, page: int) -> None:
    await window.press("w")
    if page == 1:
        await window.type("You are")
    else:
        await window.press("space")


async def test_what_cannot_be_kept_stays_on_the_screen_and_is_not_called_kept(
    at: Callable[[int], None], open_window: Open, journal: object
) -> None:
    at(2)
    async with open_window() as window:
        await window.press("w", "space")
        journal.unlink()
        await window.press("ctrl+s")
        assert "Your words are still here." in window.text
        assert "a pebble [in my hand]" in window.words
        assert "Kept on this computer." not in window.text


async def test_an_exercise_is_moved_on_by_the_person_and_leads_back_to_the_page(
    at: Callable[[int], None], open_window: Open
) -> None:
    at(3)
    async with open_window() as window:
        await window.press("home", "enter")
        assert "Pick one up." in window.text
        await window.press("right")
        assert "Think of the stone you found." in window.text
        await window.press("left")
        assert "Pick one up." in window.text
        await window.press("enter", "enter")
        assert "Put it down." in window.text
        assert window.pointed_at == "Back to the page"
        await window.press("down", "enter")
        assert "Pick one up." in window.text
        await window.press("down", "enter")
        assert STEADY_PAGE in window.text
        assert window.pointed_at == "Go on to the next page"
        await window.press("home", "enter", "escape")
        assert STEADY_PAGE in window.text


async def test_the_sentence_an_exercise_leads_to_can_be_kept(
    at: Callable[[int], None], open_window: Open, kept: Kept
) -> None:
    at(3)
    async with open_window() as window:
        await window.press("home", "down", "enter", "down", "enter")
        assert "Its name" in window.text
        await window.type("Ada")
        await window.press("ctrl+s")
        assert window.top.startswith("Kept on this computer.")
        assert STEADY_PAGE in window.text
    assert kept(Note) == [Note("Ada", step="three", ask="Its name")]


@pytest.mark.parametrize("keys", ["m space ctrl+s down enter", "t down enter"])
async def test_something_steady_is_offered_after_a_heavy_check_in_and_when_it_is_too_much(
    keys: str, open_window: Open, put: Callable[..., None]
) -> None:
    put(Place("two", 0, order=1))
    async with open_window() as window:
        await window.press(*keys.split())
        assert window.top == "A calming exercise"
        assert "Weigh a stone Feel how heavy it is." in window.words
        await window.press("enter")
        assert "Pick one up." in window.text
        await window.press("down", "enter")
        assert "Stones are hard." in window.text


async def test_broken_exercises_keep_nobody_from_stopping(
    open_window: Open, guide: object, put: Callable[..., None]
) -> None:
    put(Place("two", 0, order=1))
    (guide / "steady.yaml").write_text("exercises: [")
    async with open_window(guide=guide) as window:
        await window.press("t")
        assert "Stop here and quit" in window.text
        assert "A calming exercise" not in window.text
