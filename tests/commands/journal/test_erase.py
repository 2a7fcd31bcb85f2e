"""``companion erase`` removes a journal once the word was typed, and says what it cannot reach."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn

Run = Callable[..., Any]


def held(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.iterdir()}


@pytest.fixture
def plain(journal: Run, home: Path) -> Path:
    """A journal with all files that may lie beside one, and another journal."""
    with journal() as vault:
        vault.put(CheckIn(line="a heron"))
    for end in ("kept-1", "kept-1-journal", "v1", "country"):
        (home / f"journal.db.{end}").write_bytes(b"a heron")
    with journal("evening") as vault:
        vault.put(CheckIn(line="a wren"))
    return home / "journal.db"


def test_erasing_names_each_file_and_removes_it_once_the_word_was_typed(
    companion: Run, plain: Path, home: Path
) -> None:
    ours = [path for path in home.iterdir() if path.name.startswith("journal.db")]
    others = {name: data for name, data in held(home).items() if name.startswith("evening")}
    done = companion("erase", answers="erase\n")
    assert (done.returncode, done.stderr) == (0, "")
    before, after = done.stdout.split("Type erase to continue:")
    assert len(ours) == 7
    for file in ours:
        assert f"  {file}\n" in before
        assert f"Erased: {file}\n" in after
    for beyond in ("SSD", "snapshot", "cloud", "backups you made", "shell's history", "Other journals"):
        assert beyond in " ".join(before.split())
    assert "heron" not in done.stdout
    assert "evening" not in done.stdout
    assert held(home) == others


@pytest.mark.parametrize("answers", ["", "\n", "yes\n", "y\n", "erase everything\n", "no\nerase\n"])
def test_any_other_word_removes_nothing(companion: Run, plain: Path, home: Path, answers: str) -> None:
    before = held(home)
    done = companion("erase", answers=answers)
    assert (done.returncode, done.stderr) == (1, "companion: Nothing was erased.\n")
    assert held(home) == before


def test_ctrl_c_at_the_question_removes_nothing(prompt: Run, plain: Path, home: Path) -> None:
    before = held(home)
    command = prompt("erase")
    command.until("Type erase to continue:")
    command.child.send("\x03")
    assert command.end() == 130
    assert held(home) == before


def test_erasing_needs_no_passphrase(prompt: Run, locked: Path, home: Path) -> None:
    command = prompt("erase")
    command.answer("Type erase to continue: ", "Erase ")
    assert command.end() == 0
    assert list(home.iterdir()) == []


def test_a_damaged_journal_can_be_erased(companion: Run, plain: Path) -> None:
    plain.write_bytes(b"no journal at all")
    assert companion("erase", answers="erase\n").returncode == 0
    assert not plain.exists()


@pytest.mark.parametrize("file", [None, "photo.jpg"])
def test_the_usual_folder_goes_when_nothing_is_left_in_it(
    companion: Run, tmp_path: Path, file: str | None
) -> None:
    usual = {"COMPANION_HOME": "", "XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    companion("mood", answers="1\n\n\n", **usual)
    folder = tmp_path / "data" / "companion"
    if file:
        (folder / file).write_bytes(b"")
    done = companion("erase", answers="erase\n", **usual)
    assert done.returncode == 0
    assert folder.exists() == bool(file)
    assert (f"Erased: {folder}\n" in done.stdout) == (not file)


def test_where_there_is_nothing_it_says_so(companion: Run, home: Path, one_sentence: Run) -> None:
    assert "no journal to erase" in one_sentence(companion("erase", answers="erase\n"))
    assert not home.exists()


def test_another_programs_file_is_left(companion: Run, home: Path, one_sentence: Run) -> None:
    home.mkdir()
    with closing(sqlite3.connect(home / "journal.db")) as database, database:
        database.execute("CREATE TABLE birds(name)")
    before = held(home)
    assert "another program" in one_sentence(companion("erase", answers="erase\n"))
    assert held(home) == before


def test_a_journal_behind_a_link_goes_with_the_link(companion: Run, plain: Path, tmp_path: Path) -> None:
    real = tmp_path / "stick.db"
    plain.rename(real)
    plain.symlink_to(real)
    done = companion("erase", answers="erase\n")
    assert done.returncode == 0
    assert str(real) in done.stdout
    assert str(plain) in done.stdout
    assert not real.exists()
    assert not plain.is_symlink()


def test_copies_of_sync_programs_go_too_and_what_is_left_is_named(
    companion: Run, plain: Path, home: Path
) -> None:
    """A copy that could be a journal of its own stays, and how to remove it is said."""
    copy, namesake = home / "journal.sync-conflict-20261128-101010-ABCDEFG.db", home / "journal-laptop.db"
    for file in (copy, namesake):
        shutil.copy(plain, file)
    where = companion("where").stdout
    assert f"{copy.name}, a copy, perhaps made by a sync program or an editor" in where
    assert f"{namesake.name}, another journal, with entries from this one" in where
    done = companion("erase", answers="erase\n")
    before, after = done.stdout.split("Type erase to continue:")
    assert f"  {copy}\n" in before
    assert f"Erased: {copy}\n" in after
    assert not copy.exists()
    assert f"{namesake} has a different name, but it has entries from this journal" in " ".join(
        before.split()
    )
    assert "To erase it, run: companion --journal journal-laptop erase." in " ".join(before.split())
    assert namesake.exists()
    assert companion("--journal", "journal-laptop", "erase", answers="erase\n").returncode == 0
    assert not namesake.exists()


def test_a_folder_that_cannot_be_listed_is_not_called_empty(
    companion: Run, plain: Path, home: Path, one_sentence: Run, as_somebody: Callable[[], None]
) -> None:
    home.chmod(0o300)
    done = companion("erase", answers="erase\n", before=as_somebody)
    where = companion("where", before=as_somebody).stdout
    home.chmod(0o700)
    assert f"{home} cannot be used" in one_sentence(done)
    assert f"Other files    {home} cannot be used" in where
    assert plain.exists()


def test_where_tells_what_lies_beside_a_journal_behind_a_link(
    companion: Run, plain: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    plain.rename(tmp_path / "stick" / "diary.db")
    plain.symlink_to(tmp_path / "stick" / "diary.db")
    (tmp_path / "stick" / "diary.db.bak").write_bytes(b"a heron")
    assert "diary.db.bak, the daily backup" in companion("where").stdout
