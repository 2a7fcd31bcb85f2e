"""On a disk without locks a folder beside the journal keeps two windows apart, and one that a killed program
left keeps nobody out.
"""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from companion.journal import backups, other_journals
from companion.journal.erasing import erase
from companion.journal.errors import NotKeptError
from companion.journal.model import CheckIn, Note
from companion.journal.opening import open_vault
from companion.journal.storage import file_lock, tables
from companion.journal.storage import sidecar_files as names
from tests.journal.modes import Mode

KILLED = """
import os, signal, sys
from pathlib import Path
from companion.journal.storage import file_lock
from companion.journal.model import CheckIn
from companion.journal.opening import open_vault

file_lock._try_lock = lambda path: False
vault = open_vault(Path(sys.argv[1]))
vault.put(CheckIn(line="before"))
vault.database.connection.execute("PRAGMA cache_size=2")  # so that pages go to the disk before the end
with vault.writing():
    for n in range(500):
        vault.database.put_row(n.to_bytes(16, "big"), "x" * 500)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def _no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk refuse to lock anything, as it does where there are no locks."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "lockf", refuse)
    monkeypatch.setattr(file_lock, "_has_locks", {})


def test_a_journal_is_kept_copied_and_read_without_locks(path: Path, mode: Mode) -> None:
    vault = mode.open(path)
    entry = vault.put(CheckIn(line="kept"))
    with vault.writing():
        assert file_lock.lock_folder(path).is_dir(), "which tells others that this one is writing"
    assert not file_lock.lock_folder(path).exists()
    vault.forget(vault.put(CheckIn(line="gone")))
    vault.close()
    assert mode.lines(path) == {entry: "kept"}
    with closing(other_journals.open_other(names.copy_of(path))) as copy:
        backups.restore_backup(copy, path)
    assert mode.lines(path) == {entry: "kept"}
    assert not [file for file in path.parent.iterdir() if file.is_dir()]


def test_two_windows_are_kept_apart_without_locks(path: Path) -> None:
    one, other = open_vault(path), open_vault(path)
    other.database.connection.execute("PRAGMA busy_timeout=1")
    one.put(Note("one"))
    with (
        one.writing(),
        pytest.raises(NotKeptError, match="Another window is writing to the journal"),
    ):
        other.put(Note("meanwhile"))
    other.put(Note("other"))
    assert {entry.record.text for entry in one.entries(Note)} == {"one", "other"}
    one.close()
    other.close()


def test_a_program_that_was_killed_without_locks_keeps_nobody_out(
    path: Path, beside: Callable[..., subprocess.Popen[bytes]]
) -> None:
    assert beside(KILLED, path).wait() < 0
    folder = file_lock.lock_folder(path)
    assert folder.is_dir()
    os.utime(folder, (0, 0))  # it was a while ago
    vault = open_vault(path)
    assert [entry.record.line for entry in vault.entries(CheckIn)] == ["before"]
    assert len(vault.database.rows()) == 1, "what was not finished is taken back"
    vault.close()


def test_an_older_journal_is_brought_up_to_date_without_locks(
    path: Path, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = mode.open(path)
    entry = vault.put(CheckIn(line="kept"))
    vault.close()
    monkeypatch.setattr(tables, "STEPS", (*tables.STEPS, ("CREATE INDEX body ON entry(body)",)))
    assert mode.lines(path) == {entry: "kept"}
    assert names.before_step(path, 1).exists()


def test_erasing_leaves_no_lock_folder(path: Path, mode: Mode) -> None:
    mode.open(path).close()
    file_lock.lock_folder(path).mkdir()
    erase(path)
    assert list(path.parent.iterdir()) == []


def test_where_folder_and_file_can_only_be_read_nothing_is_made_beside_it(path: Path, mode: Mode) -> None:
    mode.open(path).close()
    before = sorted(path.parent.iterdir())
    path.parent.chmod(0o500)
    reader = subprocess.run(
        [sys.executable, "-c", READER, path], capture_output=True, text=True, check=False, timeout=60
    )
    path.parent.chmod(0o700)
    assert (reader.stdout, reader.stderr) == ("ok\n", "")
    assert sorted(path.parent.iterdir()) == before


READER = """
import os, sys
from pathlib import Path
from companion.journal.storage import file_lock

file_lock._try_lock = lambda path: False
os.access = lambda *_: False  # as it is for everybody but root
print(*file_lock.connect(Path(sys.argv[1]), only_read=True).execute("PRAGMA quick_check").fetchone())
"""
