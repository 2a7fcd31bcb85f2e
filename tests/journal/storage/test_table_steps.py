"""A file of an older version of the program is brought to the newest tables; the old one stays beside it."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from companion.journal.errors import JournalError
from companion.journal.model import CheckIn, Place
from companion.journal.opening import open_vault
from companion.journal.storage import sidecar_files as names
from companion.journal.storage import tables
from companion.journal.storage.database import Database
from companion.journal.vault import Vault
from tests.few import first
from tests.journal.every_line import Report, Scenario, kill_at_every_line
from tests.journal.modes import PASSPHRASE, Mode, cheap_keys, lines_of, opened

NEXT = (
    "CREATE TABLE tag(id BLOB NOT NULL PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID",
    "ALTER TABLE entry ADD COLUMN tag BLOB",
)
THEN = ("CREATE INDEX entry_tag ON entry(tag)",)
PROGRAM = """
import sys
from tests.journal.storage.test_table_steps import interrupt
interrupt(sys.argv[1])
"""


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes this the next version of the program, and the one after that where it is asked twice."""

    def become(*steps: tuple[str, ...]) -> None:
        monkeypatch.setattr(tables, "STEPS", (*tables.STEPS, *steps))

    return become


def make(path: Path, words: str) -> dict[bytes, str]:
    """Make a journal of this version, and its daily copy; return its lines."""
    vault = opened(path, words)
    for n in range(3):
        vault.put(CheckIn(line=f"line {n}"))
    vault.put(Place("two"))
    lines = lines_of(vault)
    vault.close()
    return lines


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        return int(database.execute("PRAGMA user_version").fetchone()[0])


Newer = Callable[..., None]


def test_an_older_file_is_brought_to_the_newest_tables_with_all_that_is_in_it(
    path: Path, mode: Mode, newer: Newer
) -> None:
    lines = make(path, mode.words)
    newer(NEXT, THEN)
    vault = mode.open(path)
    assert lines_of(vault) == lines
    assert vault.start().place == Place("two")
    vault.put(CheckIn(line="in the new one"))
    vault.close()
    assert version_of(path) == 3
    assert sorted(mode.lines(path).values()) == ["in the new one", "line 0", "line 1", "line 2"]


def test_the_older_file_stays_beside_it_and_the_older_program_opens_it(
    path: Path, mode: Mode, newer: Newer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = make(path, mode.words)
    with closing(Database(path)) as database:
        rows, lock = database.rows(), database.lock()
    newer(NEXT)
    open_vault(path).close()
    monkeypatch.undo()
    older = names.before_step(path, 1)
    assert version_of(older) == 1
    with closing(Database(older)) as database:
        assert (database.rows(), database.lock()) == (rows, lock), "byte for byte what it held"
    elsewhere = tmp_path / "older program" / "journal.db"
    elsewhere.parent.mkdir()
    shutil.copy(older, elsewhere)
    assert mode.lines(elsewhere) == lines


def test_a_file_with_a_passphrase_needs_none_for_that(path: Path, cheap_keys: None, newer: Newer) -> None:
    lines = make(path, PASSPHRASE)
    newer(NEXT)
    vault = open_vault(path)
    assert vault.is_locked
    vault.close()
    assert version_of(path) == 2
    assert Mode(PASSPHRASE).lines(path) == lines


def test_the_program_before_refuses_the_newer_file_and_leaves_it_as_it_is(
    path: Path, mode: Mode, newer: Newer, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path, mode.words)
    newer(NEXT)
    mode.open(path).close()
    monkeypatch.undo()
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(JournalError, match="newer version"):
        open_vault(path)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_a_step_that_fails_changes_nothing(path: Path, mode: Mode, newer: Newer) -> None:
    make(path, mode.words)
    before = path.read_bytes()
    newer(NEXT, ("CREATE TABLE entry(id)",))
    with pytest.raises(JournalError):
        open_vault(path)
    assert path.read_bytes()[:24] == before[:24]
    assert version_of(path) == 1
    with closing(sqlite3.connect(path)) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {"entry", "lock"}


def test_a_step_is_not_taken_where_the_older_file_cannot_be_kept(
    path: Path, mode: Mode, newer: Newer
) -> None:
    make(path, mode.words)
    names.before_step(path, 1).mkdir()
    newer(NEXT)
    with pytest.raises((JournalError, OSError)):
        open_vault(path)
    assert version_of(path) == 1


def interrupt(words: str) -> None:
    """Kill the step at every line and print the report. In a process of its own."""
    cheap_keys()
    held: dict[bytes, str] = {}

    def begin(path: Path) -> None:
        held.update(make(path, words))
        tables.STEPS = (*tables.STEPS, NEXT, THEN)

    def check(path: Path) -> None:
        assert version_of(path) in (1, 3), "one or the other, nothing between"
        older = names.before_step(path, 1)
        assert version_of(path) == 1 or version_of(older) == 1
        vault: Vault = opened(path, words)
        assert lines_of(vault) == held
        vault.close()
        assert version_of(path) == 3
        assert version_of(older) == 1
        assert [
            file.name for file in names.belonging(path) if ".gone-" in file.name or ".new" in file.name
        ] == []

    report = kill_at_every_line(Scenario(begin, lambda path: lambda: open_vault(path), check))
    json.dump(report, sys.stdout)


@pytest.mark.parametrize("words", first(["", PASSPHRASE], 1), ids=["plain", "sealed"])
def test_interrupted_at_any_line_the_file_is_whole_before_or_after(
    beside: Callable[..., subprocess.Popen[bytes]], words: str
) -> None:
    output, errors = beside(PROGRAM, words).communicate(timeout=60)
    assert errors == b""
    report = Report(*json.loads(output))
    assert "\n".join(report.problems) == ""
    assert report.states > 5
