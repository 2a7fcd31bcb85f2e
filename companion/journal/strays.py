"""Files beside a journal that this program did not make, and that hold what the journal holds: copies that
sync programs, file managers and editors leave there.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from companion.journal import copies, schema
from companion.journal.beside import belonging
from companion.journal.errors import JournalError, unusable
from companion.journal.model import SINGLE

_MARK = schema.APPLICATION.to_bytes(4, "big")
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
    return [path for path in found if _CONFLICT.search(path.name) or is_marked(path)]


def namesakes(journal: Path) -> list[Path]:
    """Return journals with names of their own, such as ``journal-laptop.db``, that hold entries of this one.
    A sync program may have named a copy so, or the person.

    Raises:
        JournalError: if the folder cannot be looked into.
    """
    stem = re.escape(journal.name.removesuffix(journal.suffix))
    named = re.compile(rf"{stem}[-_][A-Za-z0-9_-]*\.db")
    found = [path for path in _files(journal.parent) if named.fullmatch(path.name) and is_marked(path)]
    if not found:
        return []
    ours = set[bytes]().union(*map(_ids, belonging(journal)))
    return [path for path in found if _ids(path) & ours]


def is_marked(path: Path) -> bool:
    """Whether a file begins as journals of this program do."""
    with suppress(OSError), open(path, "rb") as file:
        head = file.read(100)
        return head.startswith(b"SQLite format 3\0") and head[68:72] == _MARK
    return False


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unusable(folder, error, "Try again.") from None


def _ids(path: Path) -> set[bytes]:
    """The ids of the entries in a file, which are random, so that the same one is the same entry."""
    with suppress(JournalError, OSError, sqlite3.Error), closing(copies.open_other(path)) as other:
        return {id for id, _ in other.rows()} - SINGLE
    return set()
