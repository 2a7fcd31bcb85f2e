"""By mouse alone: every screen is reached and left again by what stands on it, and the wheel brings that in
sight. Only words have to be typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.commands import (
    ABOUT,
    CHECK_IN,
    CHOICES,
    CONTENTS,
    COUNTRY,
    DIARY,
    EVIDENCE,
    FILTER,
    HELP,
    KEPT,
    KEYS,
    PALETTE,
    QUIT,
    RESOURCES,
    SEARCH,
    STOP,
    SUMMARY,
    WRITE,
    Command,
)
from companion.tui.documents.forms.form import Form
from tests.few import first

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Way, Window

SIZES = [(80, 24), (40, 12)]
FIELD = "│"

JOURNAL = "Your journal"

OVER_A_PAGE: dict[str, tuple[tuple[Command | str, ...], str]] = {
    "check-in": ((CHECK_IN,), "How are you right now?"),
    "check-in while typing": ((CHECK_IN, FIELD), "▌"),
    "write": ((WRITE,), "Write something for yourself"),
    "contents": ((CONTENTS,), "After finding it"),
    "summary": ((SUMMARY,), "What the article says"),
    "resources": ((RESOURCES,), "Resources"),
    "which services": ((RESOURCES, FILTER), "All services"),
    "country": ((RESOURCES, COUNTRY), "Norway"),
    "help": ((HELP,), "If a stone fell"),
    "about": ((ABOUT,), "Who made this"),
    "evidence": ((EVIDENCE,), "The evidence"),
    "evidence of the summary": ((SUMMARY, EVIDENCE), "The evidence"),
    "past check-ins": ((DIARY,), "Diary"),
    "kept": ((KEPT,), "Days that may be hard"),
    "notes": ((KEPT, "What you wrote and sorted"), "What you write will appear here"),
    "questions": ((KEPT, "Questions to ask"), "Add a question"),
    "page to take along": ((KEPT, "A page for an appointment"), "Only what you choose here"),
    "note for someone close": ((KEPT, "A note for someone close"), "Look at the note"),
    "all keys": ((KEYS,), "Type what you are looking for."),
    "search": ((SEARCH,), "Type what you are looking for."),
    "palette": ((PALETTE,), "What would you like to do?"),
    "too much": ((STOP,), "It is fine to stop"),
    "something steady": ((STOP, "A calming exercise"), "Weigh a stone"),
    "leave": ((QUIT,), "Stay"),
    "rest": ((CHECK_IN, "very heavy", "Keep"), "Things sound heavy right now."),
    "choices": ((CHOICES,), "You do not have to choose anything."),
    "role": ((CHOICES, "Who you are"), "I am a friend"),
    "word": ((CHOICES, "Which word is right"), "pebble"),
    "own word": ((CHOICES, "Which word is right", "a name"), "Your words stay on this computer."),
    "how much to read": ((CHOICES, "How much to read"), "Each step in one sentence"),
    "theme": ((CHOICES, "Colours"), "high contrast"),
    "how it is shown": ((CHOICES, "Display"), "Line by line"),
    "own keys": ((CHOICES, "Keys"), "h, r, s, e, b"),
    "own key": ((CHOICES, "Keys", CHECK_IN.about), "A key for: say how you are"),
    "asking": ((CHOICES, "Ask how I am"), "No"),
    "returning": ((CHOICES, "When you come back"), "Ask me where to begin"),
    "journal": ((CHOICES, JOURNAL), "Your journal is one file"),
    "before a passphrase": ((CHOICES, JOURNAL, "Set a passphrase"), "If you forget the passphrase"),
    "first passphrase": (
        (CHOICES, JOURNAL, "Set a passphrase", "▸ Set a passphrase"),
        "Four or five unrelated words",
    ),
    "a copy to read": ((CHOICES, JOURNAL, "Export"), "Type a name for the new file."),
    "before erasing": ((CHOICES, JOURNAL, "Erase everything"), "This overwrites and erases"),
    "erasing": ((CHOICES, JOURNAL, "Erase everything", "Continue"), "To erase everything, type"),
}
"""What is clicked, and what is seen then."""

WITH_WORDS = {"what was found"}
ONCE_SOMETHING_IS_KEPT = {
    "which entries",
    "an entry",
    "an entry put right",
    "another day",
    "forgotten",
    "one note",
    "one question",
    "questions to read",
    "choosing check-ins",
    "page that was chosen",
}
BY_KEY_ONLY = {"help over the empty screen"}
"""A click on the empty screen shows nothing, or whoever touches the mouse would see the page."""


async def bring_in_sight(window: Window, text: str) -> None:
    """Turn the wheel down, and up again, until a text is seen."""
    for way in ("down", "up"):
        before: list[str] = []
        while before != window.lines and text not in window.text:
            before = window.lines
            await window.turn_wheel(way, notches=3)
    assert text in window.text, f"{text} is nowhere:\n{window.text}"


async def click(window: Window, what: Command | str) -> None:
    """Click a text, or a command: in the key line, or in the list of keys where there is no room for it."""
    if isinstance(what, Command):
        in_key_line = f"{what.shown} {what.name}"
        if in_key_line in window.lines[-1]:
            await window.click_key(in_key_line)
            return
        await window.click_key("? keys")
        what = f"  {what.name}  "
    await bring_in_sight(window, what)
    await window.click(what)


def labels(window: Window) -> list[str]:
    """Return the labels of what can be done with the form that is open."""
    top = window.app.stack.top
    return [row.label for row in top.rows.choices] if isinstance(top, Form) else []


async def leave(window: Window) -> None:
    """Click what leads back, until the page is there."""
    for _ in range(4):
        if window.is_reading:
            return
        named = [words for words in ("← back", "escape back") if words in window.lines[-1]]
        rows = [row for row in ("Discard", "Back") if row in labels(window)]
        await (window.click_key(named[0]) if named else click(window, rows[0]))
    assert window.is_reading, window.text


@pytest.mark.parametrize(("size", "every"), first([(SIZES[0], 3), (SIZES[0], 1), (SIZES[1], 1)]))
async def test_every_screen_over_a_page_is_reached_and_left(
    size: tuple[int, int], every: int, over: Callable[[str], dict[str, Way]], open_screen: Open
) -> None:
    assert set(OVER_A_PAGE) == set(over("page")) - WITH_WORDS - BY_KEY_ONLY - ONCE_SOMETHING_IS_KEPT
    async with open_screen("page", size) as window:
        for name, (clicks, seen) in list(OVER_A_PAGE.items())[::every]:
            for what in clicks:
                await click(window, what)
            assert seen in window.text, f"{name} was not reached:\n{window.text}"
            await leave(window)
            assert window.page == window.page_under, name


@pytest.mark.parametrize(
    ("screen", "clicks"),
    [
        ("page that asks", ["Write something", "Discard"]),
        ("page to sort on", ["Sort this list", "a mountain", "Discard", "Discard"]),
        ("steady page", ["Weigh a stone", "Go on", "Enough for now"]),
        ("where to begin", ["Where you stopped"]),
        ("no journal", ["Read without"]),
        ("not opened", ["← back"]),
    ],
)
@pytest.mark.parametrize("size", first(SIZES, of_one=True))
async def test_what_a_page_offers_and_what_one_meets_unasked(
    size: tuple[int, int], screen: str, clicks: list[str], open_screen: Open
) -> None:
    async with open_screen(screen, size) as window:
        for number, text in enumerate(clicks):
            assert window.is_reading == (number == 0 and window.page == window.page_under)
            await click(window, text)
        assert window.is_reading


@pytest.mark.parametrize("size", first(SIZES, of_one=True))
@pytest.mark.parametrize(
    ("screen", "clicks", "seen"),
    [
        ("past check-ins", ["Sunday 22", "Edit"], "How you were"),
        ("past check-ins", ["Sunday 22", "Change the date"], "Which date and time?"),
        ("past check-ins", ["Sunday 22", "Delete", "Undo"], "Undone."),
        ("questions", ["Why?", "Mark as not asked"], "Why?"),
        ("questions", ["Show all on"], "Asked"),
        ("notes", ["A heron."], "Still there."),
        ("choosing check-ins", ["[ ] Sunday 22", "Done"], "some chosen"),
    ],
)
async def test_what_was_kept_is_opened(
    size: tuple[int, int], screen: str, clicks: list[str], seen: str, open_screen: Open
) -> None:
    async with open_screen(screen, size) as window:
        for text in clicks:
            await click(window, text)
        assert seen in window.text


@pytest.mark.parametrize("size", first(SIZES, of_one=True))
async def test_words_that_were_typed_are_looked_for(size: tuple[int, int], open_screen: Open) -> None:
    async with open_screen("page", size) as window:
        await click(window, SEARCH)
        await window.type("hard")
        await click(window, "Stones are hard.")
        assert window.is_reading


@pytest.mark.parametrize("size", first(SIZES, of_one=True))
async def test_the_whole_guide_is_read_to_its_end_and_back_to_its_beginning(
    size: tuple[int, int], open_window: Open
) -> None:
    async with open_window(size) as window:
        there = ["welcome"]
        while there[-1] != "end":
            ways_on = ("→ read on", "→ next", "Open it")
            await click(window, next(text for text in ways_on if text in window.text))
            there.append(window.app.session.journey.place.stop)
        assert list(dict.fromkeys(there)) == ["welcome", "one", "two", "again", "three", "end"]
        while "This is a guide for tests." not in window.text:
            await click(window, "← back")


@pytest.mark.parametrize("size", first(SIZES, of_one=True))
async def test_the_program_is_left(size: tuple[int, int], open_screen: Open) -> None:
    async with open_screen("page", size) as window:
        await click(window, QUIT)
        await click(window, "▸ Quit")
        assert not window.is_open
