"""Erasing takes every file of one journal, overwritten first, and not a byte of anything else."""

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

from companion.journal import backups
from companion.journal.erasing import erase
from companion.journal.errors import JournalError
from companion.journal.model import CheckIn, Draft
from companion.journal.opening import open_vault
from companion.journal.storage import sidecar_files
from tests.few import first
from tests.journal.modes import Mode

SECRET = "what nobody should ever read"
SUFFIXES = [
    "-journal",
    ".bak",
    ".bak-journal",
    ".v1",
    ".v12",
    ".kept-1",
    ".kept-20",
    ".kept-1-journal",
    ".new",
]
SUFFIXES += [".gone-1", ".gone-7", ".v1-journal", ".new-journal"]
Beside = Callable[..., Any]


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def full(path: Path, mode: Mode) -> None:
    """Make a journal with words in it, and every other file there could be beside it, with words too."""
    vault = mode.open(path)
    vault.put(CheckIn(line=SECRET))
    vault.put(Draft(note=SECRET))
    vault.close()
    for suffix in SUFFIXES:
        path.with_name(path.name + suffix).write_bytes(SECRET.encode() * 500)


def test_every_file_of_the_journal_is_gone_and_told(path: Path, mode: Mode) -> None:
    full(path, mode)
    there = {path.with_name(name) for name in files(path.parent)}
    gone = erase(path)
    assert list(path.parent.iterdir()) == []
    assert set(gone) == there
    assert len(gone) == len(SUFFIXES) + 1
    assert gone[-1] == path, "the journal itself comes last: until then it is there to be erased again"


def test_what_was_in_the_files_was_overwritten_before_they_went(
    path: Path, mode: Mode, tmp_path: Path
) -> None:
    """A second name for each file, on the same blocks, shows what is left on the disk."""
    full(path, mode)
    witnesses = tmp_path / "witnesses"
    witnesses.mkdir()
    sizes = {}
    for file in path.parent.iterdir():
        os.link(file, witnesses / file.name)
        sizes[file.name] = file.stat().st_size
    erase(path)
    left = files(witnesses)
    assert {name: len(content) for name, content in left.items()} == sizes, "overwritten, not cut"
    assert {name for name, content in left.items() if content.strip(b"\0")} == set()


def test_other_profiles_and_files_stay_byte_for_byte(path: Path, mode: Mode) -> None:
    for name in ("journal2", "my-journal", "journal_", "JOURNAL", "journa"):
        with closing(Mode("").open(path.with_name(f"{name}.db"))) as vault:
            vault.put(CheckIn(line=f"of {name}"))
    full(path, mode)
    names = "journal.txt journal.db.txt journal.db.bak.txt journal.db.kept journal.db.kept-x xjournal.db"
    names += " journal.db.v journal.db-wal journal.db~ journal journalXdb journal.db.back letter"
    for name in names.split():
        path.with_name(name).write_text(f"not ours: {name}")
    (path.parent / "journal.db.d").mkdir()
    ours = set(sidecar_files.belonging(path))
    before = {
        file: file.read_bytes() for file in path.parent.iterdir() if file.is_file() and file not in ours
    }
    assert len(before) == 13 + 5 * 3
    erase(path)
    assert {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    assert (path.parent / "journal.db.d").is_dir()


def test_nothing_there_is_nothing_to_erase(path: Path) -> None:
    assert erase(path) == []
    path.parent.mkdir()
    assert erase(path) == []
    assert list(path.parent.iterdir()) == []


def test_erasing_twice_is_erasing_once(path: Path, mode: Mode) -> None:
    full(path, mode)
    assert erase(path)
    assert erase(path) == []


def test_only_what_is_left_of_a_journal_is_erased_too(path: Path) -> None:
    path.parent.mkdir()
    copy = sidecar_files.copy_of(path)
    copy.write_text(SECRET)
    assert erase(path) == [copy]
    assert list(path.parent.iterdir()) == []


def test_a_new_journal_begins_after_it(path: Path, mode: Mode) -> None:
    full(path, mode)
    erase(path)
    vault = open_vault(path)
    assert not vault.is_locked
    assert vault.rows() == []
    vault.put(CheckIn(line="a new beginning"))
    vault.close()


def test_neither_passphrase_nor_a_whole_file_is_needed(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"damaged " + SECRET.encode())
    assert erase(path) == [path]
    assert not path.exists()


def test_a_journal_behind_a_link_is_erased_where_it_is(path: Path, mode: Mode, tmp_path: Path) -> None:
    target = tmp_path / "on a stick" / "diary.db"
    full(target, mode)
    path.parent.mkdir()
    path.symlink_to(target)
    other = path.with_name("other.db")
    other.write_text("not ours")
    gone = erase(path)
    assert gone[-1] == target
    assert list(target.parent.iterdir()) == []
    assert [file.name for file in path.parent.iterdir()] == ["other.db"]


def test_a_link_that_leads_nowhere_is_told(path: Path, tmp_path: Path) -> None:
    """Perhaps the stick with the journal is not plugged in."""
    path.parent.mkdir()
    path.symlink_to(tmp_path / "not here.db")
    with pytest.raises(JournalError):
        erase(path)
    assert path.is_symlink()


def test_files_that_cannot_be_written_to_are_removed_all_the_same(path: Path) -> None:
    full(path, Mode(""))
    for file in path.parent.iterdir():
        file.chmod(0o400)
    erase(path)
    assert list(path.parent.iterdir()) == []


def test_what_cannot_be_removed_is_told_and_erasing_again_goes_on_from_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full(path, Mode(""))
    unlink = os.unlink
    tries: list[str] = []

    def refuse_the_third(file: Path, **how: Any) -> None:
        tries.append(str(file))
        if len(tries) == 3:
            raise PermissionError(file)
        unlink(file, **how)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse_the_third)
        with pytest.raises(JournalError, match="could not be erased"):
            erase(path)
    assert path.exists(), "the journal comes last"
    erase(path)
    assert list(path.parent.iterdir()) == []


STEPS = """
import os, signal, sys
from pathlib import Path
from companion.journal import erasing

last, count = int(sys.argv[2]), 0

def stop(frame, event, _):
    global count
    if "companion/journal" not in frame.f_code.co_filename:
        return None
    if event == "line":
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)
    return stop

sys.settrace(stop)
erasing.erase(Path(sys.argv[1]))
sys.settrace(None)
"""


@pytest.mark.parametrize("every", first([61, 13]))
def test_erasing_that_was_killed_goes_on_where_it_was(path: Path, beside: Beside, every: int) -> None:
    """Killed at one line after another; after each there is no file half wiped under its own name."""
    kills = 0
    for last in itertools.count(5, every):
        open_vault(path).close()
        path.with_name("journal.db.kept-1").write_text(SECRET)
        whole = files(path.parent)
        process = beside(STEPS, path, last)
        if process.wait(60) == 0:
            break
        assert process.returncode == -signal.SIGKILL
        kills += 1
        for name, content in files(path.parent).items():
            assert ".gone-" in name or content == whole[name], f"{name} at line {last}"
        erase(path)
        assert list(path.parent.iterdir()) == []
    assert kills > 130 // every
    assert list(path.parent.iterdir()) == []


def test_a_window_that_is_still_open_brings_nothing_back(path: Path, mode: Mode, clock: Any) -> None:
    vault = mode.open(path, clock)
    vault.put(CheckIn(line=SECRET))
    erase(path)
    with pytest.raises(JournalError):
        vault.put(CheckIn(line="too late"))
    clock.move(days=1)
    vault.close()
    assert [name for name, content in files(path.parent).items() if content.strip(b"\0")] == []
    assert not path.exists()
    assert not backups.copy_of(path).exists()


def test_a_reader_of_the_file_sees_no_words_after_it(path: Path) -> None:
    full(path, Mode(""))
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("SELECT count(*) FROM entry").fetchone()
        erase(path)
        with pytest.raises(sqlite3.DatabaseError):
            reader.execute("SELECT body FROM entry").fetchall()
