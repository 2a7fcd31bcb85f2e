"""The diary on the screen: an entry is read, put right, moved, forgotten, brought back; some are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import CheckIn, Entry, Place
from companion.journal.opening import open_vault

if TYPE_CHECKING:
    from tests.tui.conftest import Open

Put = Callable[..., None]
Kept = Callable[..., list[CheckIn]]
PAGE = Place("two", order=1)
OSLO = dt.timezone(dt.timedelta(hours=5, minutes=30))
EVENING = dt.datetime(2026, 11, 20, 21, 4, tzinfo=OSLO)
ENTRY = CheckIn("heavy", ("sad", "worn out"), "A quiet [evening].", "one")


def entries(journal: Path) -> list[Entry[CheckIn]]:
    vault = open_vault(journal)
    found = vault.entries(CheckIn)
    vault.close()
    return found


@pytest.fixture
def one_entry(put: Put, journal: Path) -> None:
    put(PAGE)
    vault = open_vault(journal)
    vault.put(ENTRY, when=EVENING)
    vault.close()


async def test_an_entry_is_read_with_its_words_and_its_line(one_entry: None, open_window: Open) -> None:
    async with open_window() as window:
        await window.press("d", "enter")
        assert window.top == "Friday 20 November 2026, 21:04"
        assert "heavy · sad, worn out A quiet [evening]." in window.words


async def test_an_entry_is_put_right_and_keeps_its_moment_and_its_step(
    one_entry: None, open_window: Open, journal: Path
) -> None:
    async with open_window() as window:
        await window.press("d", "enter")
        await window.choose_row("Edit")
        assert "worn out" in window.text
        await window.choose("light")
        await window.press("ctrl+s")
        assert window.top == "Friday 20 November 2026, 21:04"
        assert "light · sad, worn out A quiet [evening]." in window.words
    (entry,) = entries(journal)
    assert entry.when.isoformat() == EVENING.isoformat()
    assert entry.record == CheckIn("light", ("sad", "worn out"), "A quiet [evening].", "one")


async def test_putting_right_that_is_left_changes_nothing(
    one_entry: None, open_window: Open, kept: Kept
) -> None:
    async with open_window() as window:
        await window.press("d", "enter")
        await window.choose_row("Edit")
        await window.choose("light")
        await window.press("escape")
        await window.back_to_page()
    assert kept(CheckIn) == [ENTRY]


async def test_an_entry_is_put_on_another_day_in_its_own_zone_with_its_own_words(
    one_entry: None, open_window: Open, journal: Path
) -> None:
    async with open_window() as window:
        await window.press("d", "enter")
        await window.choose_row("Change the date")
        await window.press("ctrl+a", "ctrl+k")
        await window.paste("2026-10-03 7:15")
        await window.press("enter")
        assert window.top.startswith("Type a date and a time, such as 2026-11-22 21:04.")
        await window.press("ctrl+a", "ctrl+k")
        await window.paste("2026-12-24 10:00")
        await window.press("enter")
        assert window.top.startswith("That is in the future.")
        assert entries(journal)[0].when == EVENING
        await window.press("ctrl+a", "ctrl+k")
        await window.paste("2026-10-03 07:15")
        await window.press("enter")
        assert window.top == "Saturday 3 October 2026, 07:15"
    (entry,) = entries(journal)
    assert entry.when.isoformat() == "2026-10-03T07:15:00+05:30"
    assert entry.record == ENTRY


async def test_a_forgotten_entry_leaves_no_word_and_can_be_brought_back_as_long_as_that_is_offered(
    one_entry: None, open_window: Open, journal: Path
) -> None:
    def files_with_words() -> list[str]:
        return [file.name for file in journal.parent.iterdir() if b"A quiet" in file.read_bytes()]

    before = entries(journal)
    async with open_window() as window:
        await window.press("d", "enter")
        await window.choose_row("Delete")
        assert entries(journal) == []
        await window.choose_row("Undo")
        assert window.top == "Undone."
        assert entries(journal) == before
        await window.press("enter")
        await window.choose_row("Delete")
        await window.press("enter")  # a second time by mistake loses nothing
        assert entries(journal) == before
        await window.press("enter")
        await window.choose_row("Delete")
        await window.choose_row("Continue")
        assert window.top == "Diary"
        assert files_with_words() == []
    assert files_with_words() == []


async def test_what_was_forgotten_in_another_window_is_not_there_any_more(
    one_entry: None, open_window: Open, journal: Path
) -> None:
    async with open_window() as window:
        await window.press("d")
        vault = open_vault(journal)
        vault.forget(vault.entries(CheckIn)[0].id)
        vault.close()
        await window.press("enter")
        assert window.top == "This entry was deleted in another window."


async def test_an_entry_leads_to_its_step(one_entry: None, open_window: Open) -> None:
    async with open_window() as window:
        await window.press("d", "enter")
        await window.choose_row("Go to the step")
        assert window.is_reading
        assert window.top.endswith("The first step")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["With a certain feeling", "worn out"], "Only entries with this feeling: worn out."),
        (
            ["From a certain step", "The first step"],
            "Only entries from this step: The first step.",
        ),
    ],
)
async def test_only_some_are_shown_and_then_all_again(
    keys: list[str], said: str, one_entry: None, put: Put, open_window: Open
) -> None:
    put(CheckIn("light", ("calm",), "Another day.", "two"))
    async with open_window() as window:
        await window.press("d", "f")
        for row in keys:
            await window.choose_row(row)
        assert said in window.words
        assert "quiet [evening]" in window.text
        assert "Another day." not in window.text
        await window.press("f", "enter")
        assert said not in window.words
        assert "Another day." in window.text


async def test_only_those_with_a_word_are_shown(one_entry: None, put: Put, open_window: Open) -> None:
    put(CheckIn("light", ("calm",), "Another day.", "two"))
    async with open_window() as window:
        await window.press("d", "f", "end", "enter")
        await window.type("another")
        await window.press("enter")
        assert "Only entries with “another”." in window.words
        assert "quiet [evening]" not in window.text


async def test_where_nothing_fits_it_is_not_said_that_nothing_is_kept(
    one_entry: None, open_window: Open
) -> None:
    async with open_window() as window:
        await window.press("d", "f")
        await window.choose_row("With certain words")
        await window.type("zebra")
        await window.press("enter")
        assert "Nothing you kept matches this choice." in window.words
        assert "There is nothing here yet" not in window.words


async def test_back_from_an_entry_the_diary_is_as_it_was(open_screen: Open, put: Put) -> None:
    put(*(CheckIn("heavy", ("sad",), f"Line {n}.") for n in range(20)))
    async with open_screen("past check-ins", (80, 24)) as window:
        await window.press(*["down"] * 9)
        before = window.lines
        await window.press("enter", "escape")
        assert window.lines == before
        await window.press("enter", "s", "d")
        assert window.lines == before
