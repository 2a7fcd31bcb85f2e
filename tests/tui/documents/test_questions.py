"""Questions to ask: kept from a page, added, moved, ticked, put right, forgotten, shown and written out."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from companion.journal.model import Choices, Place, Question

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

Put = Callable[..., None]
Kept = Callable[..., list[Question]]
PAGE = Place("two", order=1)
QUESTIONS = ("k", "down", "down", "enter")
FLOAT = Question("The article says that stones float.", "stones-float", "three")


def listed(window: Window) -> list[str]:
    lines = [line.strip(" ▸") for line in window.lines[1:-1]]
    return [line.partition("  ")[0] for line in lines if line.endswith(("?", "float.", "asked"))]


def in_order(kept: Kept) -> list[str]:
    return [one.text for one in sorted(kept(Question), key=lambda one: one.order)]


async def test_a_question_stands_with_the_mark_of_its_claim(open_window: Open, put: Put) -> None:
    put(PAGE, FLOAT)
    async with open_window() as window:
        await window.press(*QUESTIONS)
        assert "stones float. The article's claim: not supported" in window.words


async def test_own_ones_are_added_and_moved(open_window: Open, put: Put, kept: Kept) -> None:
    put(PAGE)
    async with open_window() as window:
        await window.press(*QUESTIONS)
        for text in ("One?", "Two?", "Three?"):
            await window.choose_row("Add a question")
            await window.paste(text)
            await window.press("enter")
        assert listed(window) == ["One?", "Two?", "Three?"]
        await window.choose_row("Three?")
        await window.choose_row("Move up")
        assert window.pointed_at == "Three?"
        await window.press("enter")
        await window.choose_row("Move up")
        assert listed(window) == ["Three?", "One?", "Two?"]
        await window.choose_row("Three?")
        assert "Move up" not in window.text
        await window.choose_row("Move down")
        assert listed(window) == ["One?", "Three?", "Two?"]
    assert in_order(kept) == ["One?", "Three?", "Two?"]


async def test_a_question_kept_from_a_page_comes_last_and_only_once(
    open_window: Open, put: Put, kept: Kept
) -> None:
    put(PAGE, Question("One?", order=1), Question("Two?", order=2))
    async with open_window() as window:
        await window.press("a")
        assert "About: The article says that stones are hard." in window.words
        await window.type(" Very?")
        await window.press("enter")
        assert window.top == "Kept as a question. You can find it under k."
        assert in_order(kept)[-1] == "How hard are stones? Very?"
        await window.press(*QUESTIONS)
        await window.choose_row("How hard")
        await window.choose_row("Move up")
        await window.choose_row("How hard")
        await window.choose_row("Mark as asked")
        await window.press("escape", "escape", "a")
        await window.type(" Very?")
        await window.press("enter")
    assert in_order(kept) == ["One?", "How hard are stones? Very?", "Two?"]


async def test_a_tick_is_set_and_taken_away(open_window: Open, put: Put, kept: Kept) -> None:
    put(PAGE, Question("One?"))
    async with open_window() as window:
        await window.press(*QUESTIONS, "enter")
        await window.choose_row("Mark as asked")
        assert "One?  asked" in window.text
        assert kept(Question) == [Question("One?", done=True)]
        await window.press("enter")
        await window.choose_row("Mark as not asked")
    assert kept(Question) == [Question("One?")]


async def test_words_are_put_right_and_the_claim_stays(open_window: Open, put: Put, kept: Kept) -> None:
    put(PAGE, FLOAT)
    async with open_window() as window:
        await window.press(*QUESTIONS, "enter")
        await window.choose_row("Edit")
        await window.paste(" Do they?")
        await window.press("enter")
    assert kept(Question) == [Question(f"{FLOAT.text} Do they?", "stones-float", "three")]


async def test_a_question_is_forgotten_and_brought_back(open_window: Open, put: Put, kept: Kept) -> None:
    put(PAGE, FLOAT)
    async with open_window() as window:
        await window.press(*QUESTIONS, "enter")
        await window.choose_row("Delete")
        assert kept(Question) == []
        await window.choose_row("Undo")
        assert kept(Question) == [FLOAT]


async def test_questions_are_shown_to_read_aloud_and_back_is_where_one_was(
    open_window: Open, put: Put
) -> None:
    put(PAGE, FLOAT, Question("Why?", order=1), Question("When?", done=True))
    async with open_window() as window:
        await window.press(*QUESTIONS)
        await window.choose_row("Show all")
        assert "1. The article says that stones float. (The article's claim: not supported)" in window.words
        assert "2. Why?" in window.text
        assert "Asked - When?" in window.words
        await window.press("left")
        assert window.pointed_at == "Show all on one page"


async def test_questions_are_written_to_a_file_of_ones_own_and_over_no_other(
    open_window: Open, put: Put, tmp_path: Path
) -> None:
    put(PAGE, FLOAT)
    async with open_window() as window:
        await window.press(*QUESTIONS)
        await window.choose_row("Export")
        await window.press("enter")
        file = Path("~/questions.txt").expanduser()
        told = "Exported to questions.txt. Anyone who can open that file can read it."
        assert window.words.startswith(told)
        assert "1. The article says that stones float." in file.read_text()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        before = file.read_bytes()
        await window.choose_row("Export")
        await window.press("enter")
        told = "questions.txt already exists, so nothing was written. Choose another name."
        assert window.words.startswith(told)
        await window.press("ctrl+a", "ctrl+k")
        await window.paste("~nobody-is-called-that/q.txt")
        await window.press("enter")
        told = "The folder cannot be found, so nothing was exported. Choose another folder."
        assert window.words.startswith(told)
    assert file.read_bytes() == before


async def test_the_page_names_the_key_that_is_ones_own(open_window: Open, put: Put) -> None:
    put(PAGE, Choices(keys={"ask": "z"}))
    async with open_window() as window:
        await window.press(*QUESTIONS)
        assert "z to keep a question about it." in window.words
