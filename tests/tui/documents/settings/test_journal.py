"""What a person can do with their journal from the choices: its passphrase, a copy to read, removing it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.errors import WrongPassphraseError
from companion.journal.model import CheckIn, Note, Place
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase
from companion.journals import session_to_open
from companion.tui.app import CompanionApp

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

SECRET, OTHER = "river lamp seven", "another one now"
JOURNAL = ", end enter"
Put = Callable[..., None]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.journal.seal.sealed.PASSES", 1)
    monkeypatch.setattr("companion.journal.seal.sealed.MEMORY", 8192)


async def fill_in(window: Window, *fields: str) -> None:
    """Fill in the fields of a form, each ended with Enter, and wait until it was tried."""
    for text in fields:
        await window.paste(text)
        await window.press("enter")
    await window.until(lambda: window.top != "One moment.")


def opens(journal: Path, text: str) -> bool:
    vault = open_vault(journal)
    try:
        passphrase.unlock(vault, text)
    except WrongPassphraseError:
        return False
    finally:
        vault.close()
    return True


async def set_one(window: Window) -> None:
    await window.press(*JOURNAL.split(), "enter", "enter")
    await fill_in(window, SECRET, SECRET)
    assert window.top == "The passphrase has been set."


async def test_before_one_is_set_it_says_that_a_forgotten_one_cannot_be_recovered(open_window: Open) -> None:
    async with open_window() as window:
        await window.press(*JOURNAL.split(), "enter")
        assert "If you forget the passphrase, no one can recover what is in the journal." in window.words
        assert "First export a copy you can read" in window.text
        await window.press("escape")
        assert window.top == "Your journal"
        assert not window.app.session.vault.has_passphrase


async def test_a_passphrase_is_set_and_nothing_kept_before_can_be_read_without_it(
    put: Put, journal: Path, open_window: Open
) -> None:
    put(Place("two", order=1), Note("a heron"))
    async with open_window() as window:
        await set_one(window)
        assert "The file has a passphrase." in window.words
        await window.press("escape", "escape", "w")
        await window.type("a kestrel")
        await window.press("ctrl+s")
        assert window.top.startswith("Kept on this computer.")
        held = b"".join(file.read_bytes() for file in journal.parent.iterdir())
        assert b"heron" not in held
        assert b"kestrel" not in held
    assert opens(journal, SECRET)
    assert not opens(journal, OTHER)


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        (SECRET, OTHER, "The two passphrases are not the same. Type both again."),
        ("short", "short", "That passphrase is too short to protect anything. Use 8 letters or more."),
    ],
)
async def test_what_will_not_do_is_said_and_asked_again(
    first: str, again: str, said: str, open_window: Open, journal: Path
) -> None:
    async with open_window() as window:
        await window.press(*JOURNAL.split(), "enter", "enter")
        await fill_in(window, first, again)
        assert window.words.startswith(said)
        assert not window.app.session.vault.has_passphrase
        await fill_in(window, SECRET, SECRET)
        assert window.top == "The passphrase has been set."


async def test_a_field_that_is_left_still_shows_how_much_was_typed(open_window: Open) -> None:
    async with open_window() as window:
        await window.press(*JOURNAL.split(), "enter", "enter")
        await window.type("four words")
        await window.press("tab")
        assert "•" * len("four words") in window.text


async def test_leaving_the_form_changes_nothing(open_window: Open) -> None:
    async with open_window() as window:
        await window.press(*JOURNAL.split(), "enter", "enter")
        await window.paste(SECRET)
        await window.press("escape")
        assert window.top == "Set a passphrase"
        await window.press("escape")
        assert window.top == "Your journal"
        assert not window.app.session.vault.has_passphrase


async def test_the_present_one_is_needed_to_change_it_or_to_take_it_away(
    put: Put, journal: Path, open_window: Open
) -> None:
    put(Place("two", order=1), Note("a heron"))
    async with open_window() as window:
        await set_one(window)
        await window.press("enter")
        await fill_in(window, OTHER, "a third one here", "a third one here")
        assert window.top.startswith("That is not the passphrase.")
        await fill_in(window, SECRET, OTHER, OTHER)
        assert window.top == "The passphrase has been changed."
        assert not opens(journal, SECRET)
        await window.press("end", "up", "up", "up", "enter")
        await fill_in(window, SECRET)
        assert window.top.startswith("That is not the passphrase.")
        await fill_in(window, OTHER)
        assert window.top == "The passphrase has been removed."
    vault = open_vault(journal)
    assert not vault.is_locked
    assert [entry.record.text for entry in vault.entries(Note)] == ["a heron"]
    vault.close()


async def test_a_person_chooses_after_how_long_the_journal_locks_itself(open_window: Open) -> None:
    async with open_window() as window:
        await set_one(window)
        await window.press("down", "down", "enter", "home", "enter")
        assert "Lock automatically After 1 minute" in window.words
        await window.press("enter", "end", "enter")
        assert "Lock automatically Never" in window.words


async def test_a_copy_to_read_is_written_where_it_was_said_and_is_the_owners_alone(
    put: Put, open_window: Open, tmp_path: Path
) -> None:
    put(Place("two", order=1), Note("a heron"), CheckIn("heavy", ("sad",), "a kestrel"))
    os.umask(0o022)
    async with open_window() as window:
        await window.press(*JOURNAL.split(), "down", "enter", "enter")
        written = tmp_path / "person" / "journal.md"
        assert window.top.startswith("Exported to journal")
        text = written.read_text(encoding="utf-8")
        assert "a heron" in text
        assert "a kestrel" in text
        assert "[" not in text.replace("\\[", "")
        assert written.stat().st_mode & 0o777 == 0o600


async def test_a_file_that_is_there_is_never_written_over(
    put: Put, open_window: Open, tmp_path: Path
) -> None:
    put(Place("two", order=1), Note("a heron"))
    there = tmp_path / "person" / "journal.md"
    there.write_text("theirs", encoding="utf-8")
    async with open_window() as window:
        await window.press(*JOURNAL.split(), "down", "enter", "enter")
        assert "already exists" in window.top
        assert there.read_text(encoding="utf-8") == "theirs"
        await window.press("backspace", "2", "enter")
        assert window.top.startswith("Exported to journal")


@pytest.mark.parametrize("typed", ["", "no", "erase it"])
async def test_without_the_word_nothing_is_erased(
    typed: str, put: Put, open_window: Open, journal: Path
) -> None:
    put(Place("two", order=1), Note("a heron"))
    async with open_window() as window:
        await window.press(*JOURNAL.split(), "end", "enter", "down", "enter")
        await window.type(typed)
        await window.press("enter")
        assert window.top in ("Erase everything", "Nothing was erased.")
    assert journal.exists()
    assert b"a heron" in journal.read_bytes()


async def test_erasing_removes_every_file_and_says_what_it_cannot_reach(
    put: Put, open_window: Open, journal: Path
) -> None:
    put(Place("two", order=1), Note("a heron"))
    assert len(list(journal.parent.iterdir())) == 3
    async with open_window() as window:
        await window.press(*JOURNAL.split(), "end", "enter")
        assert "This program does not erase these:" in window.words
        await window.press("down", "enter")
        await window.type("erase")
        await window.press("enter")
        assert "3 files were overwritten and erased." in window.words
        assert "These may still be there:" in window.words
        assert list(journal.parent.iterdir()) == []
        await window.press("down", "enter", "m", "space", "ctrl+s")
        assert "Nothing is kept this time." in window.words
    assert list(journal.parent.iterdir()) == []


async def test_a_journal_that_is_gone_is_offered_its_copy_and_read_on_with_it(
    put: Put, journal: Path, small_guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(Place("two", order=1), Note("a heron"))
    journal.unlink()
    session = session_to_open(small_guide, None)
    app = CompanionApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert [entry.record.text for entry in app.session.vault.entries(Note)] == ["a heron"]
        assert app.session.journey.place.stop == "two"
        assert not app.session.problem
    session.close()
    assert journal.exists()


async def test_older_files_without_the_passphrase_are_named_and_can_be_removed(
    put: Put, journal: Path, open_window: Open
) -> None:
    put(Place("two", order=1), Note("a heron"))
    kept = journal.with_name("journal.db.kept-1")
    kept.write_bytes(journal.read_bytes())
    async with open_window() as window:
        await window.press(*JOURNAL.split(), "enter", "enter")
        await fill_in(window, SECRET, SECRET)
        assert "journal.db.kept-1" in window.text
        assert kept.exists()
        await window.press("down", "enter")
        assert window.top == "The passphrase has been set. The older files have been erased."
        assert not kept.exists()


async def test_a_passphrase_typed_too_early_is_no_command(open_screen: Open) -> None:
    async with open_screen("before a passphrase") as window:
        before = window.text
        await window.press(*"qtrpnsk:>")
        assert window.text == before
        await window.press("h")
        assert window.top == "Help now"
        await window.press("escape", "left")
        assert "The file has no passphrase" in window.words, "the arrow still leads back"
