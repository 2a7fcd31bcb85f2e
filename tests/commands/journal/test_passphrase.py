"""``companion passphrase``: set, changed and removed, without a letter of it being shown."""

from __future__ import annotations

import itertools
import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn, Place
from tests.few import few, first

Run = Callable[..., Any]

OLD, NEW = "kettle marble thursday rope", "lantern oat window seven"
MENU = "A number, or Enter to go back: "
FIRST, AGAIN = "The new passphrase, or Enter to go back: ", "The new passphrase again: "
FILE = "h is help now: "
PRESENT = "Passphrase (Enter to skip): "
SET, COPY, KEEP, REMOVE = "1", "2", "1", "2"
"""Numbers in the menus."""


@pytest.fixture
def plain(journal: Run, home: Path) -> Path:
    """A journal without a passphrase, and a check-in in it."""
    with journal() as vault:
        vault.put(CheckIn(line="a heron"))
    return home / "journal.db"


def held(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.iterdir()} if home.exists() else {}


def in_files(home: Path, words: str) -> list[str]:
    return [name for name, data in held(home).items() if words.encode() in data]


def test_setting_says_what_it_means_first_and_seals_the_journal(
    prompt: Run, plain: Path, home: Path, kept: Run
) -> None:
    assert in_files(home, "a heron")
    command = prompt("passphrase", "set")
    command.answer(MENU, SET)
    command.answer(FIRST, OLD)
    for said in (
        "no one can recover",
        "do not change",
        "Four or five unrelated words",
        "For help now, type h",
    ):
        assert said in command.text
    command.answer(AGAIN, OLD)
    assert command.end() == 0
    assert "The passphrase has been set." in command.text
    assert OLD.split()[0] not in command.text
    assert in_files(home, "a heron") == []
    assert [one.line for one in kept()] == ["a heron"]


@pytest.mark.slow
def test_a_copy_to_read_can_be_written_before(
    prompt: Run, plain: Path, home: Path, tmp_path: Path, kept: Run
) -> None:
    command = prompt("passphrase", "set")
    command.answer(MENU, COPY)
    command.answer(FILE, "home")
    command.until("already exists")
    command.answer(FILE, "copy.md")
    command.answer(MENU, SET)
    command.answer(FIRST, OLD)
    command.answer(AGAIN, OLD)
    assert command.end() == 0
    assert "a heron" in (tmp_path / "copy.md").read_text()
    assert (tmp_path / "copy.md").stat().st_mode & 0o777 == 0o600
    assert "a heron" not in command.text


@pytest.mark.slow
def test_a_passphrase_typed_too_early_names_no_file(
    prompt: Run, plain: Path, tmp_path: Path, kept: Run
) -> None:
    there = sorted(tmp_path.iterdir())
    command = prompt("passphrase", "set")
    command.answer(MENU, OLD)
    command.until("That is not one of the options.")
    command.answer(MENU, COPY)
    command.answer(FILE, OLD)
    command.until("looks like a passphrase")
    command.answer(FILE, "my own copy.md")
    command.answer(MENU, SET)
    command.answer(FIRST, OLD)
    command.answer(AGAIN, OLD)
    assert command.end() == 0
    assert sorted(tmp_path.iterdir()) == sorted([*there, tmp_path / "my own copy.md"])
    assert [one.line for one in kept()] == ["a heron"]


@pytest.mark.slow
def test_two_different_ones_or_a_short_one_are_asked_for_again(prompt: Run, plain: Path, kept: Run) -> None:
    command = prompt("passphrase", "set")
    command.answer(MENU, SET)
    command.answer(FIRST, "short")
    command.until("too short")
    command.answer(FIRST, NEW)
    command.answer(AGAIN, OLD)
    command.until("The two passphrases are not")
    command.answer(FIRST, OLD)
    command.answer(AGAIN, OLD)
    assert command.end() == 0
    assert [one.line for one in kept()] == ["a heron"]


ENDS = ["enter", "end of input", "ctrl+c", "terminated"]
QUESTIONS = [MENU, FILE, FIRST, AGAIN]
_TO_ANSWER = {MENU: [], FILE: [(MENU, COPY)], FIRST: [(MENU, SET)], AGAIN: [(MENU, SET), (FIRST, OLD)]}
_ASKED_AFTER = {MENU: [], FILE: [MENU], FIRST: [MENU], AGAIN: [FIRST, MENU]}
"""What is asked after going back, which ends nothing yet."""


@pytest.mark.parametrize(
    ("at", "how"), few(itertools.product(QUESTIONS, ENDS), *zip(QUESTIONS, ENDS, strict=True))
)
def test_whatever_ends_it_early_leaves_everything_as_it_was(
    prompt: Run, plain: Path, home: Path, tmp_path: Path, at: str, how: str
) -> None:
    before, there = held(home), sorted(tmp_path.iterdir())
    command = prompt("passphrase", "set")
    for question, answer in _TO_ANSWER[at]:
        command.answer(question, answer)
    command.until_it_waits(at)
    if how == "enter":
        command.child.send("p\r" if at == FILE else "\r")  # where Enter takes the file that is offered
    elif how == "terminated":
        command.child.kill(signal.SIGTERM)
    else:
        command.child.send({"end of input": "\x04", "ctrl+c": "\x03"}[how])
    if how == "enter" or (how, at) in [("end of input", FIRST), ("end of input", AGAIN)]:
        for question in _ASKED_AFTER[at]:
            command.answer(question, "")
    assert command.end() == {"ctrl+c": 130, "terminated": 143}.get(how, 1)
    assert command.echoes
    assert OLD.split()[0] not in command.text
    assert "Traceback" not in command.text
    assert held(home) == before
    assert sorted(tmp_path.iterdir()) == there


def test_help_can_be_read_meanwhile(prompt: Run, plain: Path, kept: Run) -> None:
    command = prompt("passphrase", "set")
    command.answer(MENU, SET)
    command.answer(FIRST, "h")
    command.answer("Enter goes back: ", "")
    command.until("You are back at the passphrase.")
    command.answer(FIRST, OLD)
    command.answer(AGAIN, OLD)
    assert command.end() == 0
    assert [one.line for one in kept()] == ["a heron"]


@pytest.mark.slow
def test_without_a_journal_giving_up_makes_none(prompt: Run, home: Path) -> None:
    command = prompt("passphrase", "set")
    command.answer(MENU, SET)
    command.answer(FIRST, "")
    command.answer(MENU, "")
    assert command.end() == 1
    assert not home.exists()


def test_a_script_sets_changes_and_removes_it(companion: Run, home: Path, plain: Path, kept: Run) -> None:
    done = companion("passphrase", "set", passphrases=[OLD])
    assert (done.returncode, done.stderr) == (0, "")
    assert in_files(home, "a heron") == []
    done = companion("passphrase", "change", passphrases=[OLD, NEW])
    assert (done.returncode, done.stderr) == (0, "")
    assert companion("history", passphrases=[OLD]).returncode == 1
    assert "a heron" in companion("history", passphrases=[NEW]).stdout
    done = companion("passphrase", "remove", passphrases=[NEW])
    assert (done.returncode, done.stderr) == (0, "")
    assert "can read your journal." in " ".join(done.stdout.split())
    assert [one.line for one in kept()] == ["a heron"]


def test_one_can_be_set_before_anything_was_kept(companion: Run, home: Path) -> None:
    assert companion("passphrase", "set", passphrases=[OLD]).returncode == 0
    done = companion("mood", answers="1\n\na heron\n", passphrases=[OLD])
    assert (done.returncode, done.stderr) == (0, "")
    assert in_files(home, "a heron") == []


@pytest.mark.parametrize("what", first(["change", "remove"], 1))
def test_the_present_one_is_asked_for_first(prompt: Run, locked: Path, home: Path, what: str) -> None:
    before = held(home)
    command = prompt("passphrase", what)
    command.until("To see who to call, run: companion now.")
    command.answer(PRESENT, NEW)
    command.until("That is not the passphrase.")
    command.answer(PRESENT, "")
    assert command.end() == 1
    assert command.text.count("companion now") == 1
    assert held(home) == before


def test_a_passphrase_is_changed_and_removed_at_a_terminal(
    prompt: Run, locked: Path, home: Path, kept: Run
) -> None:
    command = prompt("passphrase", "change")
    command.answer(PRESENT, OLD)
    command.answer(FIRST, NEW)
    command.answer(AGAIN, NEW)
    assert command.end() == 0
    assert not {"kettle", "lantern"} & set(command.text.split())
    command = prompt("passphrase", "remove")
    command.answer(PRESENT, NEW)
    assert command.end() == 0
    assert not {"lantern", "help"} & set(command.text.split("(Enter to skip)")[-1].split())
    assert [one.line for one in kept()] == ["a heron"]
    assert in_files(home, "a heron")


def test_what_does_not_fit_is_told_and_changes_nothing(
    companion: Run, home: Path, plain: Path, one_sentence: Run
) -> None:
    before = held(home)
    for what in ("change", "remove"):
        assert "no passphrase" in one_sentence(companion("passphrase", what, passphrases=[OLD, NEW]))
        assert "no passphrase" in one_sentence(companion("passphrase", what, "--journal=other"))
    assert "too short" in one_sentence(companion("passphrase", "set", passphrases=["tiny"]))
    assert "Nothing has been changed" in one_sentence(companion("passphrase", "set", passphrases=[]))
    assert held(home) == before


def test_one_that_is_there_is_not_set_again(
    companion: Run, locked: Path, home: Path, one_sentence: Run
) -> None:
    before = held(home)
    assert "already has a passphrase" in one_sentence(companion("passphrase", "set", passphrases=[NEW]))
    assert held(home) == before


@pytest.mark.parametrize("what", ["set", "change", "remove"])
def test_without_a_terminal_and_a_script_nothing_is_asked(
    companion: Run, locked: Path, home: Path, one_sentence: Run, what: str
) -> None:
    before = held(home)
    done = companion("passphrase", what, answers=f"{OLD}\n{NEW}\n{NEW}\n")
    assert "passphrase" in one_sentence(done)
    assert held(home) == before


def test_files_kept_aside_that_it_does_not_close_are_named(companion: Run, plain: Path, home: Path) -> None:
    aside = home / "journal.db.kept-1"
    aside.write_bytes(plain.read_bytes())
    done = companion("passphrase", "set", passphrases=[OLD])
    assert done.returncode == 0
    assert aside.name in done.stdout
    assert MENU not in done.stdout
    assert aside.exists()
    sealed = home / "journal.db.kept-2"
    sealed.write_bytes(plain.read_bytes())
    aside.unlink()
    assert sealed.name not in companion("passphrase", "remove", passphrases=[OLD]).stdout


def test_files_kept_aside_are_removed_once_that_was_typed(
    prompt: Run, plain: Path, home: Path, kept: Run
) -> None:
    aside = [home / f"journal.db.kept-{n}" for n in (1, 2)]
    for file in (*aside, home / "journal.db.kept-1-journal"):
        file.write_bytes(plain.read_bytes())
    command = prompt("passphrase", "set")
    for question, answer in ((MENU, SET), (FIRST, OLD), (AGAIN, OLD), (MENU, REMOVE)):
        command.answer(question, answer)
    assert command.end() == 0
    assert all(file.name in command.text for file in aside)
    assert "The older files have been erased." in command.text
    assert [name for name in held(home) if "kept" in name or "gone" in name] == []
    assert in_files(home, "a heron") == []
    assert [one.line for one in kept()] == ["a heron"]


@pytest.mark.slow
@pytest.mark.parametrize("answer", few(["\r", f"{KEEP}\r", "remove\r\r", "\x04", "\x03"], f"{KEEP}\r"))
def test_files_kept_aside_stay_if_anything_else_is_answered(
    prompt: Run, locked: Path, home: Path, kept: Run, answer: str
) -> None:
    aside = home / "journal.db.kept-1"
    aside.write_bytes(locked.read_bytes())
    before = aside.read_bytes()
    command = prompt("passphrase", "change")
    for question, words in ((PRESENT, OLD), (FIRST, NEW), (AGAIN, NEW)):
        command.answer(question, words)
    command.until(MENU)
    command.child.send(answer)
    assert command.end() == (130 if answer == "\x03" else 0)
    assert "The passphrase has been changed." in command.text
    assert aside.read_bytes() == before
    assert [one.line for one in kept(words=NEW)] == ["a heron"]


def test_older_words_that_could_not_be_cleared_are_told(companion: Run, plain: Path, home: Path) -> None:
    copy = home / "journal.db.bak"
    copy.unlink()
    (copy / "inside").mkdir(parents=True)  # what is no file can be neither overwritten nor replaced
    done = companion("passphrase", "set", passphrases=[OLD])
    assert done.returncode == 0
    assert "so that older copies of your words are erased too" in " ".join(done.stdout.split())


def test_a_damaged_journal_keeps_its_passphrase_as_it_is(
    companion: Run, locked: Path, home: Path, one_sentence: Run
) -> None:
    with closing(sqlite3.connect(locked)) as database, database:
        database.execute("UPDATE entry SET body = zeroblob(300)")
    before = held(home)
    assert "damaged" in one_sentence(companion("passphrase", "remove", passphrases=[OLD]))
    assert held(home) == before


@pytest.mark.slow
def test_a_copy_that_is_put_back_meanwhile_ends_it(prompt: Run, plain: Path, journal: Run, kept: Run) -> None:
    with journal() as vault:
        vault.put(Place("two", order=1))
    plain.write_bytes(plain.read_bytes().replace(b"a heron", b"\0\0\0\0\0\0\0"))
    command = prompt("passphrase", "set")
    command.until("cannot be read. Press k to find out more.")
    command.answer(MENU, "k")
    command.answer(MENU, "Restore the backup")
    assert command.end() == 1
    assert "Nothing has been changed." in command.text
    assert "Something went wrong" not in command.text
    assert [one.line for one in kept()] == ["a heron"]


def test_a_passphrase_is_found_nowhere_while_the_program_waits(
    prompt: Run, plain: Path, environment: Run
) -> None:
    command = prompt("passphrase", "set")
    command.answer(MENU, SET)
    command.answer(FIRST, OLD)
    command.until_it_waits(AGAIN)
    for name in ("cmdline", "environ"):
        assert OLD.split()[0].encode() not in Path(f"/proc/{command.child.pid}/{name}").read_bytes()
    assert not command.echoes
    os.kill(command.child.pid, signal.SIGINT)
    assert command.end() == 130
    assert command.echoes
