"""Files beside a journal that hold what it holds: the program's own, and copies that sync programs, file
managers and editors leave there. Tells whose a file is, and whether it has the journal's passphrase.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from companion.journal import backups
from companion.journal.errors import JournalError, unusable
from companion.journal.model import SINGLE
from companion.journal.seal.lock import Lock
from companion.journal.storage import tables
from companion.journal.storage.file import refuse_foreign
from companion.journal.storage.sidecar_files import belonging
from companion.journal.vault import Vault

_MARK = tables.APPLICATION.to_bytes(4, "big")
_CONFLICT = re.compile(r"sync-conflict|conflicted copy|syncthing", re.IGNORECASE)
"""Stands in names that sync programs give, whatever is in the file: it may be half of a copy, or SQLite's own
journal.
"""


def everything(journal: Path) -> list[Path]:
    """Return all files that hold what a journal holds, itself last.

    Raises:
        JournalError: if the folder cannot be looked into.
    """
    return [*strays(journal), *belonging(journal)]


def strays(journal: Path) -> list[Path]:
    """Return the files that others made of a journal: they have its name and more, and no other journal could
    be called so.

    Raises:
        JournalError: if the folder cannot be looked into.
    """
    stem = re.escape(journal.name.removesuffix(journal.suffix))
    named = re.compile(rf"[.~#]*(?:syncthing[.~])?{stem}[ .(~#].*", re.DOTALL)
    ours = set(belonging(journal))
    found = [path for path in _files(journal.parent) if named.fullmatch(path.name) and path not in ours]
    return [path for path in found if _CONFLICT.search(path.name) or _mark(path) == _MARK]


def namesakes(journal: Path) -> list[Path]:
    """Return journals with names of their own, such as ``journal-laptop.db``, that hold entries of this one.
    A sync program may have named a copy so, or the person.

    Raises:
        JournalError: if the folder cannot be looked into.
    """
    stem = re.escape(journal.name.removesuffix(journal.suffix))
    named = re.compile(rf"{stem}[-_][A-Za-z0-9_-]*\.db")
    found = [path for path in _files(journal.parent) if named.fullmatch(path.name) and _mark(path) == _MARK]
    if not found:
        return []
    ours = set[bytes]().union(*map(_ids, belonging(journal)))
    return [path for path in found if _ids(path) & ours]


def is_anothers(file: Path) -> bool:
    """Whether a file is another program's database, and nothing this program should touch."""
    return _mark(file) not in (b"", _MARK)


def _mark(path: Path) -> bytes:
    """The mark in the head of a database, which tells whose it is; empty if the file is none."""
    with suppress(OSError), open(path, "rb") as file:
        head = file.read(100)
        return head[68:72] if len(head) == 100 and head.startswith(b"SQLite format 3\0") else b""
    return b""


def has_lock(file: Path, lock: Lock | None) -> bool | None:
    """Whether a journal, or a copy of one, has this lock, or none; None if that cannot be told."""
    try:
        refuse_foreign(file)
        return backups.lock_of(file) == lock
    except (JournalError, OSError, sqlite3.Error):
        return None


def without_lock(vault: Vault) -> list[Path]:
    """Return the files beside a journal that have not its lock: those kept aside when a copy took its place,
    and copies that others made.
    """
    assert vault.path, "they lie beside it"
    found = [file for file in belonging(vault.path) if re.search(r"\.kept-[0-9]+$", file.name)]
    with suppress(JournalError):
        found += strays(vault.path)
    return [file for file in found if not has_lock(file, vault.key)]


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unusable(folder, error, "Try again.") from None


def _ids(path: Path) -> set[bytes]:
    """The ids of the entries in a file, which are random, so that the same one is the same entry."""
    with suppress(JournalError, OSError, sqlite3.Error), closing(backups.open_other(path)) as other:
        return {id for id, _ in other.rows()} - SINGLE
    return set()
