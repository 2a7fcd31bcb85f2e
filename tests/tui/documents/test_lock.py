"""A journal with a passphrase: what can be reached without it, and that nothing of the person's can."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from companion.flows.commands import EVERY
from companion.journal.model import CheckIn, Choices, Note, Place, Question
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from companion.tui import app
from companion.tui.input import idle
from tests.few import first

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

SECRET, OTHER = "river lamp seven", "another one now"
OWN = ("heron", "kestrel", "plover", "dunlin")
LOCKED = "Your passphrase"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.journal.seal.sealed.PASSES", 1)
    monkeypatch.setattr("companion.journal.seal.sealed.MEMORY", 8192)


@pytest.fixture
def sealed(put: Callable[..., None], journal: Path) -> Path:
    """A journal with a passphrase, and a word of each kind in it, left at a page."""
    put(
        Place("two", 0, order=1),
        CheckIn("heavy", ("sad",), OWN[0]),
        Note(OWN[1]),
        Question(OWN[2]),
        Choices(words={"stone": OWN[3]}, country="NO"),
    )
    vault = open_vault(journal)
    assert passphrase.set_passphrase(vault, SECRET)
    vault.close()
    return journal


async def give(window: Window, text: str) -> None:
    """Type a passphrase into the empty field, and wait until it was tried."""
    await window.paste(text)
    await window.press("enter")
    await window.until(lambda: window.top != "One moment.")


async def test_the_passphrase_is_asked_for_before_anything_of_the_person_is_shown(
    sealed: Path, open_window: Open
) -> None:
    async with open_window() as window:
        assert LOCKED in window.text
        await give(window, SECRET)
        assert "where you stopped" in window.top
        await window.press("s", "end")
        assert OWN[2] in window.text or OWN[1] in window.text


async def test_its_letters_are_shown_nowhere(sealed: Path, open_window: Open) -> None:
    async with open_window() as window:
        await window.type("river")
        assert "•••••" in window.text
        assert "river" not in window.text
        await window.press("shift+home", "ctrl+x")
        assert window.app.clipboard == ""


async def test_a_wrong_one_is_told_as_often_as_it_is_given_and_the_right_one_still_opens(
    sealed: Path, open_window: Open
) -> None:
    async with open_window() as window:
        for _ in range(6):
            await give(window, "not the right one")
            assert window.top == "That is not the passphrase. Nothing has been changed."
            assert "•" not in window.text
        await give(window, SECRET)
        assert "where you stopped" in window.top


async def test_help_resources_and_the_summary_open_without_it_and_escape_leads_back(
    sealed: Path, open_window: Open
) -> None:
    async with open_window() as window:
        await window.press("f1")
        assert window.top == "Help now"
        assert "Your journal is locked, so your country is not known, even if you chose one." in window.words
        await window.press("escape", "escape")
        for key, title in (("h", "Help now"), ("r", "Resources"), ("s", "Summary")):
            await window.press(key)
            assert window.top == title
            assert not [word for word in OWN if word in window.text]
            await window.press("escape")
            assert LOCKED in window.text
            await window.press("escape")


@pytest.mark.parametrize("more", first([5, 120]))
@pytest.mark.parametrize("again", first([False, True], 1), ids=["at the beginning", "in the middle"])
async def test_no_key_leads_to_anything_of_the_person(
    sealed: Path, open_window: Open, again: bool, more: int
) -> None:
    keys = {key for command in EVERY for key in command.keys.split(",")}
    keys -= {"ctrl+q", "ctrl+c", "q"}
    async with open_window() as window:
        if again:
            await give(window, SECRET)
            await window.press("d")
            assert OWN[0] in window.text
            await window.press("ctrl+l", "escape")
        chance = random.Random(1)
        pressed = [*sorted(keys), *chance.choices(sorted(keys), k=more)]
        for number, key in enumerate(pressed):
            await window.press("escape", key) if number % 3 else await window.press(key)
            assert not [word for word in OWN if word in window.text], pressed[: number + 1]
            assert window.app.session.is_locked or not again
        await window.press("escape", "escape", "escape")


async def test_the_lock_offers_whole_sentences_after_help_was_open_over_it(
    sealed: Path, open_window: Open
) -> None:
    async with open_window() as window:
        before = window.text
        await window.press("f1", "escape")
        assert window.text == before
        assert "See who can help" in before


async def test_ctrl_l_locks_it_and_what_was_being_written_is_there_after(
    sealed: Path, open_window: Open, journal: Path
) -> None:
    async with open_window() as window:
        await give(window, SECRET)
        await window.press("w")
        await window.type("not yet kept")
        await window.press("ctrl+l")
        assert window.text.strip() == "$"
        assert window.app.session.is_locked
        await window.press("escape")
        assert LOCKED in window.text
        assert "not yet kept" not in window.text
        await give(window, OTHER)
        assert window.top.startswith("That is not the passphrase.")
        await give(window, SECRET)
        await window.type(", and on")
        assert "not yet kept, and on" in window.text
        await window.press("ctrl+s")
        assert window.top.startswith("Kept on this computer.")


async def test_a_journal_locked_before_it_was_read_through_is_read_once_unlocked(
    sealed: Path, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_BEFORE_LOOKING", 3600.0)
    async with open_window() as window:
        await give(window, SECRET)
        await window.press("ctrl+l", "escape")
        monkeypatch.setattr(app, "_BEFORE_LOOKING", 0.01)
        await give(window, SECRET)
        await window.until(lambda: window.app.session.read_through.is_done)


async def test_words_written_before_it_locked_are_on_the_disk(sealed: Path, open_window: Open) -> None:
    async with open_window() as window:
        await give(window, SECRET)
        await window.press("w")
        await window.type("not yet kept")
        await window.press("ctrl+l")
    vault = open_vault(sealed)
    passphrase.unlock(vault, SECRET)
    assert vault.start().draft.note == "not yet kept"
    vault.close()


async def test_the_journal_locks_when_no_key_is_pressed(
    sealed: Path, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "MINUTE", 0.02)
    async with open_window() as window:
        await give(window, SECRET)
        await window.until(lambda: window.text.strip() == "$")
        assert window.app.session.is_locked
        await window.press("x", "escape")
        assert LOCKED in window.text


async def test_a_key_that_comes_after_the_computer_slept_shows_nothing(
    sealed: Path, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_window() as window:
        await give(window, SECRET)
        later = idle._now() + 6 * idle.MINUTE
        monkeypatch.setattr(idle, "_now", lambda: later)
        await window.press("d")
        assert window.text.strip() == "$"
        assert window.app.session.is_locked


@pytest.mark.parametrize("way", ["up", "down"])
async def test_whoever_reads_with_the_wheel_is_there(
    way: Literal["up", "down"], sealed: Path, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_window() as window:
        await give(window, SECRET)
        begun = idle._now()
        for minutes in (3, 6):
            later = begun + minutes * idle.MINUTE
            monkeypatch.setattr(idle, "_now", lambda later=later: later)
            await window.turn_wheel(way)
            window.app.session_lock.hide_if_idle()
        await window.settle()
        assert window.is_reading
        assert not window.app.session.is_locked


async def test_the_journal_never_locks_itself_without_a_passphrase_or_when_that_was_chosen(
    put: Callable[..., None], journal: Path, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(Place("two", 0, order=1), Choices(lock_after=0))
    async with open_window() as window:
        later = idle._now() + 10_000 * idle.MINUTE
        monkeypatch.setattr(idle, "_now", lambda: later)
        await window.press("d")
        assert "Diary" in window.top
        vault = window.app.session.vault
        passphrase.set_passphrase(vault, SECRET)
        await window.press("escape", "d")
        assert "Diary" in window.top


async def test_one_can_read_without_the_journal_and_nothing_of_it_changes(
    sealed: Path, open_window: Open
) -> None:
    before = sealed.read_bytes()
    async with open_window() as window:
        await window.press("escape", "down", "down", "down", "enter")
        assert window.is_reading
        await window.press("right", "m", "space", "ctrl+s")
        assert "Nothing is kept this time." in window.words
    assert sealed.read_bytes() == before


async def test_a_passphrase_changed_in_another_window_is_asked_for_and_no_word_is_lost(
    sealed: Path, open_window: Open
) -> None:
    async with open_window() as window:
        await give(window, SECRET)
        await window.press("w")
        await window.type("these words")
        other = open_vault(sealed)
        passphrase.unlock(other, SECRET)
        passphrase.set_passphrase(other, OTHER)
        other.close()
        await window.press("ctrl+s")
        assert LOCKED in window.text
        await give(window, SECRET)
        assert window.top.startswith("That is not the passphrase.")
        await give(window, OTHER)
        assert "these words" in window.text
        await window.press("ctrl+s")
        assert window.top.startswith("Kept on this computer.")
    vault = open_vault(sealed)
    passphrase.unlock(vault, OTHER)
    assert "these words" in [entry.record.text for entry in vault.entries(Note)]
    vault.close()


async def test_a_passphrase_taken_away_in_another_window_is_not_asked_for(
    sealed: Path, open_window: Open
) -> None:
    async with open_window() as window:
        await give(window, SECRET)
        await window.press("ctrl+l")
        other = open_vault(sealed)
        passphrase.unlock(other, SECRET)
        passphrase.remove_passphrase(other)
        other.close()
        await window.press("escape")
        await give(window, "anything")
        assert window.is_reading


async def test_one_can_leave_while_it_is_locked(sealed: Path, open_window: Open) -> None:
    async with open_window() as window:
        await window.press("ctrl+q")
        assert not window.is_open
        assert window.app.return_code == 0
    async with open_window() as window:
        await give(window, SECRET)
        await window.press("ctrl+l", "ctrl+q")
        assert not window.is_open


async def test_letters_typed_while_it_is_being_tried_try_nothing_twice(
    sealed: Path, open_window: Open
) -> None:
    async with open_window() as window:
        await window.paste(SECRET)
        await window.press_at_once("enter", "enter", "enter")
        await window.until(lambda: "where you stopped" in window.top)


async def test_one_can_leave_while_it_is_being_tried_without_a_word(
    sealed: Path, open_window: Open, recwarn: pytest.WarningsRecorder
) -> None:
    async with open_window() as window:
        await window.paste(SECRET)
        await window.press_at_once("enter", "ctrl+q")
        await window.until(lambda: not window.is_open)
    assert window.app.return_code == 0
    gc.collect()
    assert [str(one.message) for one in recwarn] == []


async def test_a_page_that_is_broken_once_it_is_unlocked_is_told(
    sealed: Path, open_window: Open, guide: Path
) -> None:
    async with open_window(guide=guide) as window:
        (guide / "steps/two.yaml").write_text("this: is: not: [yaml")
        await give(window, SECRET)
        assert window.top == "This part cannot be opened"
        await window.press("h")
        assert window.top == "Help now"
        await window.back_to_page()
        assert "This page cannot be shown" in window.text
