"""On the screen, too, what cannot be read is told where entries are listed, and the copy is offered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.errors import LockedError
from companion.journal.model import CheckIn, Note, Place, Question
from companion.journal.opening import open_vault
from tests.few import first

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

LEFT_OUT = "Something in your journal cannot be read, so it is left out here."
PATIENCE = 20.0
"""Seconds after which what was waited for is taken never to come."""
OPENED = "Part of your journal cannot be read. Press k to find out more."


@pytest.fixture
def damaged(put: Callable[..., None], journal: Path) -> Path:
    """A journal in which the only check-in cannot be read, with a whole copy beside it."""
    put(Place("two", order=1), Note("a note"), Question("a question"), CheckIn(line="the one line"))
    data = bytearray(journal.read_bytes())
    data[data.index(b"the one line")] ^= 4
    journal.write_bytes(bytes(data))
    return journal


async def told(window: Window) -> None:
    """Wait until the journal was read through."""
    async with asyncio.timeout(PATIENCE):
        while not window.app.session.read_through.is_done:
            await asyncio.sleep(0.02)
    await window.settle()


async def test_opening_tells_of_damage_once_the_page_is_there(damaged: Path, open_window: Open) -> None:
    async with open_window() as window:
        await told(window)
        assert window.is_reading
        assert window.top == OPENED


async def test_a_whole_journal_is_read_through_without_a_word(
    put: Callable[..., None], open_window: Open
) -> None:
    put(Place("two", order=1), Note("a note"))
    async with open_window() as window:
        before = window.text
        await told(window)
        assert window.text == before


@pytest.mark.parametrize(
    "row", first(["Diary", "What you wrote", "Questions", "A page for an appointment"], 1)
)
async def test_each_listing_tells_what_is_left_out(damaged: Path, open_window: Open, row: str) -> None:
    async with open_window(size=(80, 40)) as window:
        await told(window)
        await window.press("k")
        assert LEFT_OUT in window.words
        await window.choose_row(row)
        assert LEFT_OUT in window.words
        assert "There is nothing here yet." not in window.words


@pytest.mark.parametrize("keys", [["s", "end"], ["/", "n", "o", "t", "e"]], ids=["summary", "search"])
async def test_the_summary_and_a_search_tell_what_is_left_out(
    damaged: Path, open_window: Open, keys: list[str]
) -> None:
    async with open_window(size=(80, 40)) as window:
        await window.press(*keys)
        assert LEFT_OUT in window.words


async def test_the_copy_is_put_back_from_what_was_kept(damaged: Path, open_window: Open) -> None:
    async with open_window(size=(80, 40)) as window:
        await told(window)
        await window.press("k")
        await window.choose_row("Restore the backup")
        await window.settle()
        assert window.is_reading
        await window.press("d")
        assert "the one line" in window.text
        assert LEFT_OUT not in window.words
    vault = open_vault(damaged)
    assert [entry.record.line for entry in vault.entries(CheckIn)] == ["the one line"]
    vault.close()


async def test_entries_that_cannot_be_read_just_now_do_not_end_the_program(
    put: Callable[..., None], open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(Place("two", order=1), CheckIn(line="a line"))
    async with open_window() as window:
        await window.press("d", "s")
        vault = window.app.session.vault

        def refuse(*_: object) -> None:
            raise LockedError("Your journal is locked.")

        monkeypatch.setattr(vault, "entries", refuse)
        vault.changes += 1
        for key in ("escape", "d", "k", "s"):
            await window.press(key)
        assert window.is_open
