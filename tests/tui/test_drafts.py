"""What was typed and not kept is there again, however one went away; after Keep or Leave it, it is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import CheckIn, Note, Start
from tests.few import first

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

WORDS = "half a sent"
CHECK_IN, WRITE = "check-in", "write"
KEY = {CHECK_IN: "m", WRITE: "w"}
Begun = pytest.mark.parametrize("screen", [CHECK_IN, WRITE])


class CrashError(Exception):
    """Stands for a mistake in the program."""


async def begin(window: Window, screen: str) -> None:
    """Begin to write on an open screen; on a check-in, choose something as well."""
    if screen == CHECK_IN:
        await window.press("space", "tab", "right", "space", "tab")
    await window.type(WORDS)


async def begin_and_come_back(window: Window, screen: str) -> None:
    """Begin to write, go back to the page, and come back to what was begun, in the field."""
    await begin(window, screen)
    await window.back_to_page()
    await window.press(KEY[screen])
    await window.press(*("tab", "tab") if screen == CHECK_IN else ())
    assert window.is_typing


def is_there(window: Window, screen: str) -> bool:
    chosen = "●────" in window.text and "✓ numb" in window.text
    return WORDS in window.text and (chosen or screen == WRITE)


@Begun
async def test_after_escape_it_is_there_again(screen: str, open_screen: Open) -> None:
    async with open_screen(screen) as window:
        await begin(window, screen)
        await window.back_to_page()
        assert window.top == "Your draft is kept."
        await window.press(KEY[screen])
        assert is_there(window, screen)


@pytest.mark.parametrize(
    ("screen", "leave"),
    [
        (CHECK_IN, "ctrl+q"),
        (CHECK_IN, "escape q enter"),
        (CHECK_IN, "ctrl+l ctrl+q"),
        (WRITE, "escape t enter"),
        (WRITE, "f1 ctrl+c"),
    ],
)
async def test_after_leaving_it_is_there_again(
    screen: str, leave: str, open_screen: Open, open_window: Open
) -> None:
    async with open_screen(screen) as window:
        await begin(window, screen)
        await window.press(*leave.split())
        assert not window.is_open
    async with open_window() as window:
        await window.press(KEY[screen])
        assert is_there(window, screen)


@pytest.mark.parametrize(("screen", "key"), [(CHECK_IN, "ctrl+q"), (WRITE, "ctrl+c")])
async def test_letters_that_come_together_with_the_key_that_leaves_are_there_again(
    screen: str, key: str, open_screen: Open, open_window: Open
) -> None:
    async with open_screen(screen) as window:
        await begin(window, screen)
        await window.press_at_once(*" more", key)
        assert not window.is_open
    async with open_window() as window:
        await window.press(KEY[screen])
        assert f"{WORDS} more" in window.text


@Begun
async def test_after_going_elsewhere_it_is_there_again(screen: str, open_screen: Open) -> None:
    async with open_screen(screen) as window:
        await begin(window, screen)
        await window.press("escape", "c", "home", "enter")
        assert "This is a guide for tests." in window.text
        await window.press(KEY[screen])
        assert is_there(window, screen)


@pytest.mark.parametrize(
    ("screen", "under"),
    [
        ("check-in while typing", "reading"),
        ("write", "reading"),
        ("answer", "reading"),
        ("search", "reading"),
        ("own word", "word"),
        ("own key", "own keys"),
        ("another day", "an entry"),
        ("first passphrase", "before passphrase"),
        ("a copy to read", "journal"),
        ("erasing", "before erasing"),
        ("a word", "which services"),
    ],
)
async def test_one_escape_closes_the_form_in_whose_field_one_types_and_nothing_more(
    screen: str, under: str, open_screen: Open
) -> None:
    async with open_screen("which services" if screen == "a word" else screen) as window:
        await window.press(*["end", "enter"] if screen == "a word" else [])
        assert window.is_typing
        await window.press("escape")
        assert window.app.stack.top.name == under


async def test_escape_closes_no_form_with_new_words_that_have_no_draft(open_screen: Open) -> None:
    async with open_screen("one note") as window:
        await window.choose_row("Edit")
        await window.type(" Two of them.")
        await window.press("escape")
        assert "This is not kept yet. Press escape again to discard it." in window.words
        assert window.pointed_at.startswith("Keep")
        await window.press("h", "escape")
        assert "Two of them." in window.text, "escape and h is help, and nothing is lost by it"
        await window.press("escape")
        assert window.pointed_at == "Edit"
        assert "Two of them." not in window.text


async def test_escape_closes_no_form_whose_draft_cannot_be_saved(open_screen: Open, journal: Path) -> None:
    async with open_screen(WRITE) as window:
        journal.unlink()
        await window.type(WORDS)
        await window.press("escape")
        assert WORDS in window.text
        await window.press("escape")
        assert window.is_reading


@Begun
async def test_after_a_crash_it_is_there_again(
    screen: str, open_screen: Open, open_window: Open, kept_start: Callable[[], Start]
) -> None:
    def crash() -> None:
        raise CrashError

    with pytest.raises(CrashError):  # noqa: PT012 - the window belongs inside
        async with open_screen(screen) as window:
            await begin(window, screen)
            await window.until(lambda: WORDS in repr(kept_start().draft))
            window.app.call_later(crash)
            await window.until(lambda: not window.is_open)
    async with open_window() as window:
        await window.press(KEY[screen])
        assert is_there(window, screen)


@pytest.mark.parametrize(
    ("screen", "end"),
    first(
        [
            (CHECK_IN, "ctrl+s"),
            (CHECK_IN, "tab down enter enter"),
            (WRITE, "tab enter"),
            (WRITE, "tab down enter enter"),
        ],
        2,
    ),
)
async def test_after_keep_and_after_leave_it_it_is_gone(
    screen: str, end: str, open_screen: Open, open_window: Open, kept_start: Callable[[], Start]
) -> None:
    async with open_screen(screen) as window:
        await begin_and_come_back(window, screen)
        assert WORDS in repr(kept_start().draft)
        await window.press(*end.split())
        assert WORDS not in repr(kept_start().draft)
        await window.press("ctrl+q")
    async with open_window() as window:
        await window.press(KEY[screen])
        assert WORDS not in window.text
        assert "●─" not in window.text


@Begun
async def test_of_what_was_left_no_word_stays_in_any_file(screen: str, open_screen: Open, home: Path) -> None:
    def holding_them() -> list[Path]:
        return [path for path in home.rglob("*") if path.is_file() and WORDS.encode() in path.read_bytes()]

    async with open_screen(screen) as window:
        await begin_and_come_back(window, screen)
        assert holding_them()
        await window.press("tab", "down", "enter")
        assert holding_them()
        assert "This is still here. Do that again to discard it." in window.top
        await window.press("enter")
        assert holding_them() == []
        assert window.top == "Discarded."


async def test_whoever_writes_on_after_discard_is_asked_again(
    open_screen: Open, kept_start: Callable[[], Start]
) -> None:
    async with open_screen(WRITE) as window:
        await window.type("one")
        await window.press("tab", "down", "enter", "w")
        await window.type("two")
        await window.press("tab", "down", "enter")
        assert "Do that again to discard it." in window.top
        assert "onetwo" in window.text
        await window.press("ctrl+s")
        assert window.top.startswith("Kept on this computer.")
    assert "onetwo" not in repr(kept_start().draft)


async def test_what_was_begun_is_not_among_what_was_kept(
    open_screen: Open, kept: Callable[..., list[CheckIn | Note]]
) -> None:
    async with open_screen(WRITE) as window:
        await begin(window, WRITE)
        await window.press("escape", "m")
        await begin(window, CHECK_IN)
        await window.press("escape", "d")
        assert "There is nothing here yet." in window.text
        await window.press("s", "end")
        assert WORDS not in window.text
    assert kept(Note) == []
    assert kept(CheckIn) == []


async def test_a_note_and_a_check_in_can_be_begun_at_once(open_screen: Open, open_window: Open) -> None:
    async with open_screen(WRITE) as window:
        await window.type("the note")
        await window.press("escape", "m", "tab", "tab")
        await window.type("the line")
        await window.press("ctrl+q")
    async with open_window() as window:
        await window.press("w")
        assert "the note" in window.text
        await window.press("escape", "m")
        assert "the line" in window.text
        await window.press("ctrl+s", "w")
        assert "the note" in window.text


async def test_a_draft_is_kept_while_someone_goes_on_typing(
    open_screen: Open, kept_start: Callable[[], Start]
) -> None:
    async with open_screen(WRITE) as window:
        for letter in "without a pause" * 4:
            await window.press(letter)
            await asyncio.sleep(0.03)
            if "without" in kept_start().draft.note:
                break
        assert kept_start().draft.note.startswith("without")


async def test_what_ctrl_z_takes_back_comes_again_and_it_is_said_how(open_screen: Open) -> None:
    async with open_screen(WRITE) as window:
        await window.type(WORDS)
        await window.press("ctrl+z")
        assert WORDS not in window.text
        assert window.top == "Undone. Press ctrl+y to redo."
        await window.press("ctrl+y")
        assert WORDS in window.text


async def test_help_leads_back_to_what_is_written_over_help(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("h", "o", "w")
        await window.type("abc")
        await window.press("f1")
        assert window.top == "Help now"
        await window.press("escape")
        assert window.is_typing
        assert "abc" in window.text


async def test_a_long_draft_opens_where_one_goes_on(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("w")
        await window.paste("\n".join(f"line {n}" for n in range(30)))
        await window.press("ctrl+q")
    async with open_window() as window:
        await window.press("w")
        assert "line 29" in window.text


@pytest.mark.parametrize("away", [("f1", "escape"), ("tab", "shift+tab")])
async def test_what_was_typed_can_be_taken_back_after_the_field_was_left(
    away: tuple[str, ...], open_screen: Open
) -> None:
    async with open_screen(WRITE) as window:
        await window.type("kept")
        await window.press(*away)
        await window.press("ctrl+z")
        assert "kept" not in window.text
        await window.press("ctrl+y")
        assert "kept" in window.text


async def test_a_draft_is_kept_though_help_was_read_over_it_at_once(
    open_window: Open, kept_start: Callable[[], Start]
) -> None:
    async with open_window() as window:
        await window.press("w", *"heron", "f1", "escape")
        await window.until(lambda: kept_start().draft.note == "heron")
