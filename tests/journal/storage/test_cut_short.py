"""What was kept is read after a kill in the middle of a change, also where the file may only be read."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from companion.journal import other_journals
from companion.journal.errors import DamagedError, JournalError
from companion.journal.merging import OtherJournal, merge
from companion.journal.model import CheckIn
from companion.journal.opening import open_to_read, open_vault
from companion.journal.other_journals import open_other
from companion.journal.storage import rollback
from tests.journal.modes import Mode, lines_of
from tests.journal.storage.test_hostile_places import like_everybody
from tests.journal.test_format import Read, read_by_the_page

__all__ = ["like_everybody", "read_by_the_page"]


@pytest.fixture
def killed(path: Path, mode: Mode, tmp_path: Path) -> tuple[Path, dict[bytes, str]]:
    """A copy of all files of a journal, made after a kill in the middle of a change; and what was kept."""
    vault = mode.open(path)
    for number in range(40):
        vault.put(CheckIn(line=f"line {number} " + "abc " * 60))
    kept = lines_of(vault)
    vault.database.close()
    folder = tmp_path / "copied"
    folder.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        for setting in ("journal_mode=PERSIST", "synchronous=EXTRA", "cache_size=1"):
            writer.execute(f"PRAGMA {setting}")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM entry WHERE id < x'80'")
        for number in range(60):
            row = (os.urandom(16), f"half a change {number} " * 40)
            writer.execute("INSERT INTO entry(id, body) VALUES(?, ?)", row)
        for name in ("journal.db", "journal.db-journal"):
            shutil.copy(path.with_name(name), folder / name)
        writer.execute("ROLLBACK")
    return folder / "journal.db", kept


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_program_on_the_page_of_the_format_reads_such_a_copy(
    killed: tuple[Path, dict[bytes, str]], mode: Mode, read_by_the_page: Read
) -> None:
    copy, kept = killed
    done = read_by_the_page(copy, mode.words)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(kept)


def test_what_is_in_such_a_copy_is_merged_and_the_copy_left_as_it_is(
    killed: tuple[Path, dict[bytes, str]], mode: Mode, tmp_path: Path
) -> None:
    copy, kept = killed
    before = contents(copy.parent)
    vault = mode.open(tmp_path / "another" / "journal.db")
    other = OtherJournal(copy)
    codec = mode.open(shutil.copytree(copy.parent, tmp_path / "third") / "journal.db").codec_for(other.key)
    assert codec
    assert merge(vault, other, codec) == (len(kept), 0)
    assert lines_of(vault) == kept
    vault.close()
    assert contents(copy.parent) == before


def test_one_reads_ones_own_words_after_a_kill_where_nothing_can_be_written(
    killed: tuple[Path, dict[bytes, str]], like_everybody: None
) -> None:
    copy, kept = killed
    before = contents(copy.parent)
    for file in (*copy.parent.iterdir(), copy.parent):
        file.chmod(0o500)
    try:
        vault = open_to_read(copy)
    finally:
        copy.parent.chmod(0o700)
    assert not vault.is_on_disk
    if not vault.is_locked:
        assert lines_of(vault) == kept
    assert len(vault.database.rows()) == len(kept)
    assert contents(copy.parent) == before


def test_sqlite_takes_the_same_change_back(killed: tuple[Path, dict[bytes, str]]) -> None:
    copy, _ = killed
    taken_back = rollback.before_last_change(copy)
    with closing(sqlite3.connect(copy)) as database:
        database.execute("SELECT count(*) FROM entry").fetchone()
    assert copy.read_bytes() == taken_back


@pytest.mark.parametrize("at", [8, 16, 20, 24])
def test_a_head_that_makes_no_sense_is_refused(killed: tuple[Path, dict[bytes, str]], at: int) -> None:
    copy, _ = killed
    beside = copy.with_name("journal.db-journal")
    data = bytearray(beside.read_bytes())
    for value in (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\0\0\0\x07"):
        data[at : at + 4] = value
        beside.write_bytes(bytes(data))
        with suppress(JournalError):  # and nothing else
            open_other(copy).close()


def test_a_file_whose_last_page_is_half_missing_is_never_taken_for_whole(path: Path, mode: Mode) -> None:
    vault = mode.open(path)
    for number in range(40):
        vault.put(CheckIn(line=f"line {number} " + "abc " * 60))
    vault.database.zero_rollback()
    path.write_bytes(path.read_bytes()[:-3_000])
    with pytest.raises(DamagedError, match="the end of the file is missing"):
        open_vault(path)
    with pytest.raises(JournalError):
        other_journals.open_other(path)
    vault.rows()
    assert b"" in vault.unreadable, "a window that was open notices it, too"
    vault.close()
