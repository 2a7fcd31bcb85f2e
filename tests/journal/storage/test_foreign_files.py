"""What is no journal of this program, or none it can open, is said in a sentence and left as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from companion.journal.errors import JournalError
from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from companion.journal.storage.tables import APPLICATION, newest


def refused(path: Path) -> str:
    """Try to open a journal that must be refused; nothing in its folder may change. Returns what was said."""
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    modes = {file: file.stat().st_mode for file in path.parent.iterdir()}
    with pytest.raises(JournalError) as told:
        open_vault(path)
    assert {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    assert {file: file.stat().st_mode for file in path.parent.iterdir()} == modes
    said = str(told.value)
    assert said.endswith((".", str(path)))
    assert "\n" not in said
    assert "sqlite" not in said.lower()
    return said


def make(path: Path, *statements: str) -> None:
    """Make a database as another program would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


@pytest.fixture
def journal(path: Path) -> Path:
    """A journal with something in it."""
    vault = open_vault(path)
    vault.put(CheckIn(line="kept before"))
    vault.close()
    return path


@pytest.mark.parametrize("version", [newest() + 1, newest() + 40, 2**31 - 1])
def test_a_journal_of_a_newer_program_is_told(journal: Path, version: int) -> None:
    make(journal, f"PRAGMA user_version = {version}")
    assert "newer version" in refused(journal)


@pytest.mark.parametrize("application", [0, 1, APPLICATION ^ 1, 0x42424242])
def test_a_database_of_another_program_is_told(path: Path, application: int) -> None:
    make(path, f"PRAGMA application_id = {application}", "CREATE TABLE photo(name)")
    assert "another program" in refused(path)


def test_another_programs_database_in_use_in_wal_mode_is_told(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE photo(name)")
        other.execute("INSERT INTO photo VALUES('a photo')")
        assert path.with_name("journal.db-wal").exists()
        assert "another program" in refused(path)
        assert other.execute("SELECT name FROM photo").fetchall() == [("a photo",)]


@pytest.mark.parametrize(
    "content",
    [
        b"Dear diary,\n",
        b"x" * 5_000,
        b"\0" * 4_096,
        b"SQLite format 3\0",
        b"SQLite format 3\0 but not really",
        "Kjære dagbok".encode("utf-16"),
    ],
)
def test_a_file_that_is_no_database_is_told(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert "not a journal" in refused(path)


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "photo.jpg").write_bytes(b"a photo")
    assert "not a file" in refused(path)
    assert (path / "photo.jpg").read_bytes() == b"a photo"


def test_a_link_to_nowhere_is_told_and_nothing_is_made_there(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "nowhere.db")
    with pytest.raises(JournalError, match="a file that cannot be found"):
        open_vault(path)
    assert not (tmp_path / "nowhere.db").exists()


def test_a_link_to_itself_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path)
    with pytest.raises(JournalError):
        open_vault(path)


def test_a_file_where_the_folder_should_be_is_told(path: Path) -> None:
    path.parent.write_bytes(b"a note")
    with pytest.raises(JournalError, match="folder"):
        open_vault(path)
    assert path.parent.read_bytes() == b"a note"


def test_a_journal_with_a_passphrase_is_told(journal: Path) -> None:
    make(journal, "INSERT INTO lock VALUES(1, x'00', 3, 134217728, x'01')")
    assert "passphrase" in refused(journal)


def test_a_journal_without_its_tables_is_told(journal: Path) -> None:
    make(journal, "DROP TABLE lock")
    refused(journal)


def test_an_empty_file_becomes_a_journal(path: Path, lines: Callable[[Path], dict[bytes, str]]) -> None:
    path.parent.mkdir()
    path.touch(mode=0o644)
    vault = open_vault(path)
    entry = vault.put(CheckIn(line="the first"))
    vault.close()
    assert lines(path) == {entry: "the first"}
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_refused_journal_opens_again_where_it_can_be_opened(
    journal: Path, lines: Callable[[Path], dict[bytes, str]]
) -> None:
    make(journal, f"PRAGMA user_version = {newest() + 1}")
    refused(journal)
    make(journal, f"PRAGMA user_version = {newest()}")
    assert list(lines(journal).values()) == ["kept before"]
