"""The page to take along, and the note for someone close: nothing is in the file that was not chosen."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import CheckIn, Choices, Draft, Note, Place, Question, Start

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

Put = Callable[..., None]
KeptStart = Callable[[], Start]
PAGE = Place("two", order=1)
TAKING, CLOSE_ONE = ("k", "down", "down", "down", "enter"), ("k", "end", "up", "enter")
FULL = (
    CheckIn("heavy", ("sad", "worn out"), "secret line one", "one"),
    CheckIn("light", (), "secret line two", "two"),
    Note("secret note one", "two"),
    Note("secret note two", "two"),
    Question("secret question one"),
    Question("secret question two"),
    Choices(words={"stone": "secret name"}, hard_days={"03-03": "secret day"}),
    Draft(note="secret draft", close_one={"good": "secret answer"}),
)
SECRETS = (
    "line one", "line two", "worn out", "note one", "note two", "question one", "question two", "name", "day",
    "draft", "answer",
)  # fmt: skip


@pytest.fixture
def full(put: Put) -> None:
    put(PAGE, *FULL)


async def choose(window: Window, kind: str, row: str) -> None:
    await window.choose_row(kind)
    for _ in range(9):
        if row in window.pointed_at:
            break
        await window.press("down")
    await window.press("space")
    await window.choose_row("Done") if window.pointed_at == "Done" else await window.press("escape")


def written(name: str) -> str:
    return Path(f"~/{name}").expanduser().read_text(encoding="utf-8")


def secrets(text: str) -> Iterator[str]:
    return (one for one in SECRETS if f"secret {one}" in text or (one == "worn out" and one in text))


@pytest.mark.parametrize("name", ["page.html", "page.md", "page.txt"])
async def test_only_what_was_chosen_is_in_the_file_and_its_owner_alone_opens_it(
    name: str, full: None, open_window: Open
) -> None:
    async with open_window() as window:
        await window.press(*TAKING)
        await choose(window, "Questions", "question two")
        await choose(window, "What you wrote", "note one")
        await window.choose_row("Export")
        await window.press("ctrl+a", "ctrl+k")
        await window.paste(f"~/{name}")
        await window.press("enter")
        assert window.top == f"Exported to {name}. Anyone who can open that file can read it."
    assert list(secrets(written(name))) == ["note one", "question two"]
    assert stat.S_IMODE(Path(f"~/{name}").expanduser().stat().st_mode) == 0o600


async def test_with_nothing_chosen_nothing_of_ones_own_is_in_the_file(full: None, open_window: Open) -> None:
    async with open_window() as window:
        await window.press(*TAKING)
        await window.choose_row("Export")
        await window.press("enter")
    assert list(secrets(written("page.html"))) == []


async def test_a_check_in_and_a_claim_are_seen_before_and_back_is_where_one_was(
    full: None, open_window: Open
) -> None:
    async with open_window() as window:
        await window.press(*TAKING)
        await choose(window, "Check-ins", "21:04")
        await choose(window, "Claims", "stones are hard")
        assert "Check-ins some chosen" in window.words
        await window.choose_row("Look at the page")
        seen = ""
        for _ in range(6):
            seen += window.text
            await window.press("pagedown")
        assert "secret line two" in seen
        assert "secret line one" not in seen
        assert "Mohs F. On hardness." in seen
        await window.press("left")
        assert window.pointed_at == "Look at the page"


async def test_what_is_chosen_is_kept_at_once_whatever_opens_and_holds_the_next_time(
    full: None, open_window: Open, kept_start: KeptStart
) -> None:
    async with open_window() as window:
        await window.press(*TAKING)
        await window.choose_row("Questions")
        await window.press("space", "h", "ctrl+q")
    assert len(kept_start().draft.taking) == 1
    async with open_window() as window:
        await window.press(*TAKING, "enter")
        assert window.text.count("[x]") == 1
        await window.press("space", "escape")
        assert kept_start().draft.taking == ()


async def test_choosing_nothing_takes_all_of_it_off(
    full: None, open_window: Open, kept_start: KeptStart
) -> None:
    async with open_window() as window:
        await window.press(*TAKING)
        await choose(window, "Questions", "question two")
        await choose(window, "Claims", "stones are hard")
        await window.choose_row("Clear my choices")
        assert "some chosen" not in window.text
    assert kept_start().draft == FULL[-1]


async def test_of_a_forgotten_question_nothing_is_on_the_page(full: None, open_window: Open) -> None:
    async with open_window() as window:
        await window.press(*TAKING)
        await choose(window, "Questions", "question two")
        await window.press("escape")
        await window.choose_row("Questions to ask")
        await window.choose_row("secret question two")
        await window.choose_row("Delete")
        await window.choose_row("Continue")
        await window.press("escape")
        await window.choose_row("A page for")
        await window.choose_row("Look at the page")
        assert "secret" not in window.text


async def test_of_what_there_is_none_that_is_said(put: Put, open_window: Open) -> None:
    put(PAGE)
    async with open_window() as window:
        await window.press(*TAKING, "enter")
        assert window.top == "There is nothing to choose yet."
        assert window.pointed_at == "Questions"


# --- a note for someone close -----------------------------------------------------------------------------


async def test_a_note_for_someone_close_holds_the_answers_and_nothing_else(
    full: None, open_window: Open
) -> None:
    async with open_window() as window:
        await window.press(*CLOSE_ONE)
        assert "What is good about it?  written" in window.text
        await window.choose_row("What is not good")
        await window.type("It sinks.")
        await window.press("ctrl+s")
        await window.choose_row("Look at the note")
        assert "What is good secret answer What is not good It sinks." in window.words
        await window.press("left")
        assert window.pointed_at == "Look at the note"
        await window.choose_row("Export")
        await window.press("enter")
    assert list(secrets(written("note.txt"))) == ["answer"]
    assert "It sinks." in written("note.txt")
    assert "What to leave" not in written("note.txt")


async def test_an_answer_is_taken_back_alone(
    full: None, open_window: Open, kept_start: KeptStart, journal: Path
) -> None:
    async with open_window() as window:
        await window.press(*CLOSE_ONE, "enter", "ctrl+a", "ctrl+k", "ctrl+s")
        assert "written" not in window.text
        assert kept_start().draft == Draft(note="secret draft")
        assert not [file for file in journal.parent.iterdir() if b"secret answer" in file.read_bytes()]


async def test_all_answers_are_forgotten_and_no_word_of_them_is_in_any_file(
    full: None, open_window: Open, journal: Path
) -> None:
    async with open_window() as window:
        await window.press(*CLOSE_ONE)
        await window.choose_row("Delete what you wrote here")
        assert "written" not in window.text
        assert not [file for file in journal.parent.iterdir() if b"secret answer" in file.read_bytes()]
        await window.press("enter")  # a second time by mistake loses nothing
        assert "written" in window.text
        assert window.top == "Undone."


async def test_an_answer_that_is_left_is_what_it_was(
    full: None, open_window: Open, kept_start: KeptStart
) -> None:
    async with open_window() as window:
        await window.press(*CLOSE_ONE, "enter")
        await window.type(" and more")
        await window.press("tab")
        await window.choose_row("Discard")
        await window.press("enter")
    assert kept_start().draft.close_one == {"good": "secret answer"}
