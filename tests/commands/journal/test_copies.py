"""``companion backup``, ``restore`` and ``merge``: copies are made, put back and put together."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn
from companion.journal.seal import passphrase

Run = Callable[..., Any]

OURS, THEIRS = "kettle marble thursday rope", "lantern oat window seven"


def words(done: Any) -> str:
    """What was printed, as one line."""
    return " ".join(done.stdout.split())


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def damage(path: Path) -> None:
    """Let SQLite find no table in a file any more."""
    path.write_bytes(path.read_bytes()[:100] + bytes(3_996) + path.read_bytes()[4_096:])


@pytest.fixture
def lines(kept: Run) -> Callable[..., set[str]]:
    """Returns the lines of the check-ins in the journal."""
    return lambda *name: {one.line for one in kept(*name)}


@pytest.fixture
def plain(journal: Run, home: Path) -> Path:
    """A journal with a check-in in it, and its daily copy."""
    with journal() as vault:
        vault.put(CheckIn(line="a heron"))
    return home / "journal.db"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder somewhere else."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


# --- backup -----------------------------------------------------------------------------------------------


def test_a_backup_is_a_whole_journal_only_its_owner_can_open(
    companion: Run, plain: Path, home: Path, stick: Path, lines: Run
) -> None:
    done = companion("backup", stick / "copy.db", before=lambda: os.umask(0) and None)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Anyone who can open the backup can read it." in done.stdout
    assert os.listdir(stick) == ["copy.db"]
    assert (stick / "copy.db").stat().st_mode & 0o777 == 0o600
    (stick / "copy.db").rename(home / "copy.db")
    assert lines("copy") == {"a heron"}


def test_a_backup_needs_no_passphrase_and_keeps_it(
    companion: Run, locked: Path, home: Path, stick: Path, lines: Run
) -> None:
    done = companion("backup", stick / "copy.db")
    assert (done.returncode, done.stderr) == (0, "")
    assert "the same passphrase" in done.stdout
    assert b"a heron" not in (stick / "copy.db").read_bytes()
    (stick / "copy.db").rename(home / "copy.db")
    assert lines("copy") == {"a heron"}


def test_an_older_backup_is_replaced_and_nothing_else(
    companion: Run, plain: Path, journal: Run, home: Path, stick: Path, lines: Run, one_sentence: Run
) -> None:
    companion("backup", stick / "copy.db")
    with journal() as vault:
        vault.put(CheckIn(line="a wren"))
    assert companion("backup", stick / "copy.db").returncode == 0
    (stick / "photo.jpg").write_bytes(b"somebody's photo" * 20)
    one_sentence(companion("backup", stick / "photo.jpg"))
    one_sentence(companion("backup", stick / "no" / "copy.db"))
    for folder in (stick, ".", "/", ".."):
        assert "is a folder" in one_sentence(companion("backup", folder))
    assert (stick / "photo.jpg").read_bytes() == b"somebody's photo" * 20
    (stick / "copy.db").rename(home / "copy.db")
    assert lines("copy") == {"a heron", "a wren"}


@pytest.mark.parametrize("name", ["journal.db", "journal.db.bak", "evening.db"])
def test_a_backup_never_takes_the_place_of_a_journal(
    companion: Run, plain: Path, journal: Run, home: Path, one_sentence: Run, name: str
) -> None:
    with journal("evening") as vault:
        vault.put(CheckIn(line="in the evening"))
    before = held(home)
    assert "Choose another place" in one_sentence(companion("backup", home / name))
    assert held(home) == before


def test_a_damaged_journal_does_not_take_the_place_of_a_whole_backup(
    companion: Run, plain: Path, stick: Path, one_sentence: Run
) -> None:
    companion("backup", stick / "copy.db")
    before = held(stick)
    plain.write_bytes(plain.read_bytes().replace(b"a heron", b"a hexon"))
    assert "damaged" in one_sentence(companion("backup", stick / "copy.db"))
    assert held(stick) == before


def test_where_there_is_no_journal_nothing_is_copied(
    companion: Run, home: Path, stick: Path, one_sentence: Run
) -> None:
    assert "no journal yet" in one_sentence(companion("backup", stick / "copy.db"))
    assert held(stick) == {}
    assert not home.exists()


# --- restore: the daily copy --------------------------------------------------------------------------------


def test_the_daily_copy_takes_the_place_of_a_damaged_journal_which_is_kept(
    companion: Run, plain: Path, home: Path, lines: Run
) -> None:
    damage(plain)
    broken = plain.read_bytes()
    assert "companion restore" in companion("history").stderr
    done = companion("restore", answers="yes\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert str(home / "journal.db.kept-1") in done.stdout
    assert "What you have kept since the backup can no longer be read" in words(done)
    assert "Nothing in your journal is damaged." not in done.stdout
    assert (home / "journal.db.kept-1").read_bytes() == broken
    assert lines() == {"a heron"}


def test_the_daily_copy_takes_the_place_of_a_journal_that_is_gone(
    companion: Run, plain: Path, lines: Run
) -> None:
    plain.unlink()
    done = companion("restore", answers="yes\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "is kept" not in done.stdout
    assert lines() == {"a heron"}


@pytest.fixture
def half_damaged(locked: Path, journal: Run) -> Path:
    """A locked journal whose newest entry is not in its daily copy, and whose first one is damaged."""
    with closing(sqlite3.connect(locked)) as database:
        (first,) = database.execute("SELECT id FROM entry WHERE substr(id, 1, 5) != 'place'").fetchone()
    copy = locked.with_name("journal.db.bak").read_bytes()
    with journal() as vault:
        vault.put(CheckIn(line="a wren"))
    with closing(sqlite3.connect(locked)) as database, database:
        database.execute("UPDATE entry SET body = zeroblob(300) WHERE id = ?", (first,))
    locked.with_name("journal.db.bak").write_bytes(copy)
    return locked


def test_with_the_passphrase_what_is_newer_is_put_into_the_copy(
    companion: Run, half_damaged: Path, lines: Run
) -> None:
    done = companion("restore", answers="yes\n", passphrases=[OURS])
    assert (done.returncode, done.stderr) == (0, "")
    assert "kept-1" in done.stdout
    assert "What you have kept since the backup will be added, if it can still be read." in words(done)
    assert "Nothing in your journal is damaged." not in done.stdout
    assert lines() == {"a heron", "a wren"}


def test_the_moment_the_copy_was_made_is_said(companion: Run, plain: Path, home: Path) -> None:
    made = dt.datetime(2026, 11, 22, 21, 4, tzinfo=dt.UTC).timestamp()
    os.utime(home / "journal.db.bak", (made, made))
    assert "a backup from Sunday 22 November 2026, 21:04." in companion("restore").stdout


def test_a_journal_that_is_whole_is_called_so_and_loses_nothing(
    companion: Run, plain: Path, journal: Run, home: Path, lines: Run
) -> None:
    copy = (home / "journal.db.bak").read_bytes()
    with journal() as vault:
        vault.put(CheckIn(line="a wren"))
    (home / "journal.db.bak").write_bytes(copy)
    done = companion("restore", answers="yes\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing in your journal is damaged.\n")
    assert "What you have kept since the backup will be added, if it can still be read." in words(done)
    assert "kept-1" in done.stdout
    assert lines() == {"a heron", "a wren"}


def test_a_journal_that_is_damaged_in_part_is_not_called_whole(
    companion: Run, plain: Path, home: Path, lines: Run
) -> None:
    plain.write_bytes(plain.read_bytes().replace(b"a heron", b"a hexon"))
    done = companion("restore", answers="yes\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing in your journal is damaged." not in done.stdout
    assert lines() == {"a heron"}


def test_pages_that_make_no_sense_do_not_stand_in_the_way_of_the_copy(
    companion: Run, plain: Path, journal: Run, lines: Run
) -> None:
    with journal() as vault:
        for n in range(200):
            vault.put(CheckIn(line=f"heron {n}"))
    data = plain.read_bytes()
    plain.write_bytes(data[:20480] + bytes(4096) + data[24576:])  # a page of entries
    done = companion("restore", answers="yes\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing in your journal is damaged." not in done.stdout
    assert lines() == {"a heron", *(f"heron {n}" for n in range(200))}


@pytest.mark.parametrize("state", ["whole", "damaged", "gone", "sealed"])
@pytest.mark.parametrize("answers", ["", "no\n", "\n", "y\n", "yes please\n"])
def test_the_daily_copy_is_not_put_back_unless_yes_is_typed(
    companion: Run, request: pytest.FixtureRequest, home: Path, state: str, answers: str
) -> None:
    journal = request.getfixturevalue("locked" if state == "sealed" else "plain")
    if state == "damaged":
        damage(journal)
    elif state == "gone":
        journal.unlink()
    before = held(home)
    done = companion("restore", answers=answers, passphrases=[OURS] if state == "sealed" else None)
    assert done.returncode == 1
    assert done.stderr == "companion: Nothing has been changed.\n"
    assert held(home) == before


def test_without_the_passphrase_the_copy_is_put_back_as_it_is_once_yes_was_typed(
    prompt: Run, half_damaged: Path, home: Path, lines: Run
) -> None:
    before = held(home)
    for answer in ("", "no", "y"):
        command = prompt("restore")
        command.answer("Passphrase (Enter to skip): ", "")
        command.answer("Type yes to continue: ", answer)
        assert command.end() == 1
        assert "Without the passphrase, what you have kept since the backup cannot be added." in command.text
        assert "Nothing has been changed." in command.text
        assert held(home) == before
    command = prompt("restore")
    command.answer("Passphrase (Enter to skip): ", "")
    command.answer("Type yes to continue: ", "yes")
    assert command.end() == 0
    assert "kept-1" in command.text
    assert lines() == {"a heron"}


def test_a_wrong_passphrase_from_a_script_puts_nothing_back(
    companion: Run, half_damaged: Path, home: Path, one_sentence: Run
) -> None:
    before = held(home)
    assert "not the passphrase" in one_sentence(companion("restore", answers="yes\n", passphrases=[THEIRS]))
    assert held(home) == before


def test_without_a_copy_nothing_is_put_back(
    companion: Run, plain: Path, home: Path, one_sentence: Run
) -> None:
    (home / "journal.db.bak").unlink()
    before = held(home)
    assert "no intact daily backup" in one_sentence(companion("restore"))
    assert "no intact daily backup" in one_sentence(companion("restore", "--journal", "other"))
    assert held(home) == before


# --- restore: a backup --------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["whole", "damaged", "empty", "missing", "no folder"])
def test_a_backup_takes_the_place_of_a_journal_in_any_state(
    companion: Run, plain: Path, journal: Run, home: Path, stick: Path, lines: Run, state: str
) -> None:
    companion("backup", stick / "copy.db")
    if state in ("whole", "damaged"):
        with journal() as vault:
            vault.put(CheckIn(line="a wren"))
    if state == "damaged":
        damage(plain)
    elif state == "empty":
        plain.write_bytes(b"")
    elif state == "missing":
        plain.unlink()
    elif state == "no folder":
        for path in home.iterdir():
            path.unlink()
        home.rmdir()
    before = held(home)
    done = companion("restore", stick / "copy.db", answers="yes\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert lines() == {"a heron"}
    assert ("kept-1" in done.stdout) == (state in ("whole", "damaged", "empty"))
    if state in ("whole", "damaged"):
        assert (home / "journal.db.kept-1").read_bytes() == before["journal.db"]


@pytest.mark.parametrize("answers", ["", "no\n", "\n", "y\n", "yes please\n"])
def test_nothing_is_put_back_unless_yes_is_typed(
    companion: Run, plain: Path, home: Path, stick: Path, answers: str
) -> None:
    companion("backup", stick / "copy.db")
    before = held(home)
    done = companion("restore", stick / "copy.db", answers=answers)
    assert done.returncode == 1
    assert done.stderr == "companion: Nothing has been changed.\n"
    assert held(home) == before


def test_a_sealed_backup_is_put_back_with_its_passphrase(
    companion: Run, locked: Path, home: Path, stick: Path, lines: Run
) -> None:
    companion("backup", stick / "copy.db")
    done = companion("restore", stick / "copy.db", "--journal", "other", answers="yes\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "The backup has a passphrase" in done.stdout
    assert lines("other") == {"a heron"}


@pytest.mark.parametrize("what", ["missing", "text", "folder", "itself"])
def test_what_is_no_copy_is_not_put_back(
    companion: Run, plain: Path, home: Path, stick: Path, one_sentence: Run, what: str
) -> None:
    (stick / "text").write_text("Dear diary,\n")
    named = {"missing": stick / "none", "text": stick / "text", "folder": stick, "itself": plain}[what]
    before = held(home)
    one_sentence(companion("restore", named, answers="yes\n"))
    assert held(home) == before


def test_another_programs_file_is_not_replaced(
    companion: Run, plain: Path, home: Path, stick: Path, one_sentence: Run
) -> None:
    companion("backup", stick / "copy.db")
    data = bytearray(plain.read_bytes())
    data[68:72] = b"Else"
    plain.write_bytes(data)
    before = held(home)
    done = companion("restore", stick / "copy.db", answers="yes\n")
    assert "another program" in one_sentence(done)
    assert held(home) == before


# --- merge --------------------------------------------------------------------------------------------------


def test_what_is_newer_in_another_journal_is_taken_once(
    companion: Run, plain: Path, journal: Run, home: Path, lines: Run
) -> None:
    with journal("other") as vault:
        vault.put(CheckIn(line="a wren"))
    before = (home / "other.db").read_bytes()
    done = companion("merge", home / "other.db")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 newer entry was added to your journal.\n"
    assert lines() == {"a heron", "a wren"}
    assert "There was nothing newer to add." in companion("merge", home / "other.db").stdout
    assert (home / "other.db").read_bytes() == before


def test_how_many_were_newer_is_said(companion: Run, plain: Path, journal: Run, home: Path) -> None:
    with journal("other") as vault:
        for line in ("a wren", "a swift", "a gull"):
            vault.put(CheckIn(line=line))
    done = companion("merge", home / "other.db")
    assert done.stdout == "3 newer entries were added to your journal.\n"


@pytest.fixture
def other(cheap: None, journal: Run, home: Path, stick: Path) -> Path:
    """A journal from elsewhere with a passphrase of its own."""
    with journal("other") as vault:
        vault.put(CheckIn(line="a wren"))
        passphrase.set_passphrase(vault, THEIRS)
    return (home / "other.db").rename(stick / "other.db")


def test_each_journal_is_opened_with_its_own_passphrase(
    companion: Run, locked: Path, other: Path, home: Path, lines: Run
) -> None:
    done = companion("merge", other, passphrases=[OURS, THEIRS])
    assert (done.returncode, done.stderr) == (0, "")
    assert lines() == {"a heron", "a wren"}
    assert not any(b"a wren" in data for data in held(home).values())


def test_at_a_terminal_both_are_asked_for_by_name(prompt: Run, locked: Path, other: Path, lines: Run) -> None:
    command = prompt("merge", other)
    command.answer("Passphrase (Enter to skip): ", OURS)
    command.answer(f"Passphrase for {other} (Enter to skip): ", OURS)
    command.answer(f"Passphrase for {other} (Enter to skip): ", THEIRS)
    assert command.end() == 0
    assert not {"kettle", "lantern"} & set(command.text.split())
    assert lines() == {"a heron", "a wren"}


def test_what_comes_from_a_locked_journal_into_an_open_one_is_told(
    companion: Run, plain: Path, other: Path, lines: Run
) -> None:
    done = companion("merge", other, passphrases=[THEIRS])
    assert done.returncode == 0
    assert "Your journal has no passphrase" in done.stdout
    assert lines() == {"a heron", "a wren"}


@pytest.mark.parametrize("passphrases", [None, [], [OURS], [OURS, OURS], [THEIRS, THEIRS]])
def test_without_both_passphrases_nothing_is_taken(
    companion: Run, locked: Path, other: Path, home: Path, one_sentence: Run, lines: Run, passphrases: Any
) -> None:
    before = {name: data for name, data in held(home).items() if name != "journal.db-journal"}
    one_sentence(companion("merge", other, passphrases=passphrases))
    assert {name: data for name, data in held(home).items() if name != "journal.db-journal"} == before


def test_a_journal_is_begun_by_merging_only_once_the_other_was_opened(
    companion: Run, other: Path, home: Path, lines: Run, one_sentence: Run
) -> None:
    (home / "other.db-journal").unlink()
    (home / "other.db.bak").unlink()
    for passphrases in ([], [OURS]):
        one_sentence(companion("merge", other, passphrases=passphrases))
        assert held(home) == {}
    assert companion("merge", other, passphrases=[THEIRS]).returncode == 0
    assert lines() == {"a wren"}


def test_what_cannot_be_read_there_is_left_out_and_told(
    companion: Run, plain: Path, journal: Run, home: Path, stick: Path, lines: Run
) -> None:
    with journal("other") as vault:
        vault.put(CheckIn(line="a wren"))
        vault.put(CheckIn(line="a swift"))
    file = (home / "other.db").rename(stick / "other.db")
    file.write_bytes(file.read_bytes().replace(b"a swift", b"a swixt"))
    done = companion("merge", file)
    assert done.returncode == 0
    assert "in that file could not be read" in done.stdout
    assert lines() == {"a heron", "a wren"}


def test_what_is_no_journal_is_refused_and_makes_none(
    companion: Run, home: Path, stick: Path, one_sentence: Run
) -> None:
    (stick / "text").write_text("Dear diary,\n")
    for file in (stick / "text", stick / "none", stick):
        one_sentence(companion("merge", file))
    assert not home.exists()
