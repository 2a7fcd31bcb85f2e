"""Copies that others leave beside a journal are seen, whatever they are called; no other journal is taken for
one.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from companion.journal.erasing import erase
from companion.journal.errors import JournalError
from companion.journal.model import CheckIn
from companion.journal.storage.strays import everything, namesakes, strays
from tests.journal.modes import Mode

COPIES = [
    "journal.sync-conflict-20261128-101010-ABCDEFG.db",
    "journal.db.sync-conflict-20261128-101010-ABCDEFG.bak",
    "journal (conflicted copy 2026-11-28).db",
    "journal (conflicted copy 2026-11-28 101010).db",
    "journal (Ann's conflicted copy 2026-11-28 1).db",
    "journal (In Konflikt stehende Kopie von Ann 2026-11-28).db",
    "journal (1).db",
    "journal copy.db",
    "journal - Copy.db",
    "journal - Kopie (2).db",
    "journal.db~",
    "journal.db.orig",
    "#journal.db#",
    ".journal.db.part",
]
"""Made by Syncthing, Nextcloud, Dropbox, Google Drive, file managers and editors."""
HALVES = [
    ".syncthing.journal.db.tmp",
    "~syncthing~journal.db.tmp",
    "journal.sync-conflict-20261128-101010-ABCDEFG.db-journal",
]
"""They may hold words, and do not begin as a journal does."""
OTHERS = [
    "journal2.db",
    "my-journal.db",
    "journa.db",
    "JOURNAL.db",
    "journal2.sync-conflict-1.db",
    "evening.db",
]
UNLIKE = ["journal.md", "journal.db.txt", "journal (1).txt", "journal.db.d", "letter to journal.db"]


@pytest.fixture
def full(path: Path, mode: Mode) -> Path:
    """A journal with copies of it that others made, other journals, and things that are none."""
    vault = mode.open(path)
    vault.put(CheckIn(line="kept"))
    vault.close()
    for name in [*COPIES, "journal-laptop.db", "journal_conflict-20261128-101010.db"]:
        shutil.copy(path, path.with_name(name))
    for name in OTHERS:
        other = mode.open(path.with_name(name))
        other.put(CheckIn(line="of another"))
        other.close()
    Mode("").open(path.with_name("journal-work.db")).close()
    for name in (*HALVES, *UNLIKE):
        path.with_name(name).write_text("words")
    return path


def test_copies_are_seen_whatever_they_are_called(full: Path) -> None:
    assert {file.name for file in strays(full)} == {*COPIES, *HALVES}
    assert everything(full)[-1] == full


def test_a_journal_of_its_own_name_is_seen_only_if_it_holds_the_same_entries(full: Path) -> None:
    assert {file.name for file in namesakes(full)} == {
        "journal-laptop.db",
        "journal_conflict-20261128-101010.db",
    }


def test_erasing_takes_the_copies_and_nothing_else(full: Path) -> None:
    before = {file: file.read_bytes() for file in full.parent.iterdir()}
    gone = erase(full)
    assert {file.name for file in gone} >= {*COPIES, *HALVES, "journal.db", "journal.db.bak"}
    assert {file: file.read_bytes() for file in full.parent.iterdir()} == {
        file: data for file, data in before.items() if file not in gone
    }
    assert not [name for name in (*OTHERS, *UNLIKE, "journal-laptop.db") if not full.with_name(name).exists()]


def test_a_folder_that_cannot_be_listed_is_not_called_empty(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, os.strerror(13), folder)

    Mode("").open(path).close()
    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(JournalError, match="cannot be used, because"):
        erase(path)
    assert path.exists()
