"""What was written and sorted: in one place, each led back from to its page, put right, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.journal.model import Choices, Note, Place, Sorting

if TYPE_CHECKING:
    from tests.tui.conftest import Open

Put = Callable[..., None]
PAGE = Place("one", order=0)
BEHIND = Choices(doors={"again": "open"})
ANSWER = Note("Hello, [stone].\nAre you there?", "three", "to-a-stone", "What would you say?")
SORTED = Sorting({"pebble": "in-hand"}, "A line.", "three", "in-your-hand")
NOTES = ("k", "down", "enter")


async def test_all_of_it_stands_in_one_place_the_latest_first(open_window: Open, put: Put) -> None:
    put(PAGE, BEHIND, Note("A heron.", "two"), ANSWER, SORTED)
    async with open_window() as window:
        await window.press(*NOTES)
        found = [line.strip(" ▸") for line in window.lines[1:-1] if line.strip() and "2026" not in line]
        assert found == ["What lies in your hand?", "Hello, [stone].", "A heron."]


async def test_nothing_written_says_what_will_stand_there(open_window: Open, put: Put) -> None:
    put(PAGE)
    async with open_window() as window:
        await window.press(*NOTES)
        assert "What you write will appear here." in window.words
        await window.press("enter")
        assert window.pointed_at == "What you wrote and sorted"


async def test_an_answer_leads_to_the_page_that_asked(open_window: Open, put: Put) -> None:
    put(PAGE, BEHIND, ANSWER)
    async with open_window() as window:
        await window.press(*NOTES, "enter")
        assert "What would you say? Hello, [stone]. Are you there?" in window.words
        await window.choose_row("Go to the page")
        assert window.is_reading
        assert "What would you say to" in window.text


async def test_a_sorting_leads_to_its_page_and_a_note_to_its_step(open_window: Open, put: Put) -> None:
    put(PAGE, BEHIND, Note("A heron.", "two"), SORTED)
    async with open_window() as window:
        await window.press(*NOTES, "enter")
        assert "in my hand: a pebble A line." in window.words
        await window.choose_row("Go to the page")
        assert "Nobody can lift a mountain." in window.text
        await window.press(*NOTES, "down", "enter")
        await window.choose_row("Go to the page")
        assert "It is hard" in window.text


async def test_a_note_leads_to_a_step_that_has_another_name_by_now(open_window: Open, put: Put) -> None:
    put(PAGE, Note("A heron.", "second", "gone"))
    async with open_window() as window:
        await window.press(*NOTES, "enter")
        await window.choose_row("Go to the page")
        assert window.is_reading
        assert "It is hard" in window.text


async def test_behind_a_shut_door_there_is_no_page_to_go_to(open_window: Open, put: Put) -> None:
    put(PAGE, ANSWER)
    async with open_window() as window:
        await window.press(*NOTES, "enter")
        assert "Go to the page" not in window.text


async def test_a_note_is_put_right(open_window: Open, put: Put, kept: Callable[..., list[Note]]) -> None:
    put(PAGE, BEHIND, ANSWER)
    async with open_window() as window:
        await window.press(*NOTES, "enter")
        await window.choose_row("Edit")
        await window.type(" Yes.")
        await window.press("ctrl+s")
        assert window.top == "What you wrote"
    assert kept(Note) == [Note(f"{ANSWER.text} Yes.", "three", "to-a-stone", "What would you say?")]


async def test_a_note_is_forgotten_and_brought_back(
    open_window: Open, put: Put, kept: Callable[..., list[Note]]
) -> None:
    put(PAGE, Note("A heron.", "two"))
    async with open_window() as window:
        await window.press(*NOTES, "enter")
        await window.choose_row("Delete")
        assert kept(Note) == []
        await window.choose_row("Undo")
        assert kept(Note) == [Note("A heron.", "two")]


async def test_more_than_a_screenful_is_listed_in_turns(open_window: Open, put: Put) -> None:
    put(PAGE, *(Note(f"note {n}") for n in range(60)))
    async with open_window() as window:
        await window.press(*NOTES, "end")
        assert window.pointed_at == "Older entries"
        await window.press("enter")
        assert window.pointed_at == "note 9"
        await window.press("left")
        assert window.pointed_at == "note 59"


async def test_a_page_of_writing_takes_one_line_of_the_list(open_window: Open, put: Put) -> None:
    put(PAGE, Note("heron " * 9_000))
    async with open_window() as window:
        await window.press(*NOTES)
        assert window.pointed_at.endswith("heron …")
