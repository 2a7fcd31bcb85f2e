"""Finds all files that hold entries of a journal, including copies by sync programs and editors.

The module also finds which program a file belongs to, and whether a file has the journal's passphrase.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from companion.journal import backups, other_journals
from companion.journal.errors import JournalError, unusable
from companion.journal.model import SINGLE
from companion.journal.seal.lock import Lock
from companion.journal.storage import tables
from companion.journal.storage.file import refuse_foreign
from companion.journal.storage.sidecar_files import belonging
from companion.journal.vault import Vault
from companion.messages import gettext as _

_MARK = tables.APPLICATION.to_bytes(4, "big")
_CONFLICT = re.compile(r"sync-conflict|conflicted copy|syncthing", re.IGNORECASE)
"""Matches names that sync programs give to conflicting copies.

The content of such a file is not checked, because it may be an incomplete copy or a copy of SQLite's rollback
journal.
"""


def everything(journal: Path) -> list[Path]:
    """Return all files that hold entries of a journal, the journal itself last.

    Raises:
        JournalError: if the folder cannot be listed.
    """
    return [*strays(journal), *belonging(journal)]


def strays(journal: Path) -> list[Path]:
    """Return the copies that other programs made of a journal.

    The name of such a copy is the journal's name with an addition that no other journal's name can have.

    Raises:
        JournalError: if the folder cannot be listed.
    """
    stem = re.escape(journal.name.removesuffix(journal.suffix))
    named = re.compile(rf"[.~#]*(?:syncthing[.~])?{stem}[ .(~#].*", re.DOTALL)
    ours = set(belonging(journal))
    found = [path for path in _files(journal.parent) if named.fullmatch(path.name) and path not in ours]
    return [path for path in found if _CONFLICT.search(path.name) or _mark(path) == _MARK]


def namesakes(journal: Path) -> list[Path]:
    """Return journals with similar names, such as ``journal-laptop.db``, that hold entries of this one.

    Such a copy may have been named by a sync program or by the person.

    Raises:
        JournalError: if the folder cannot be listed.
    """
    stem = re.escape(journal.name.removesuffix(journal.suffix))
    named = re.compile(rf"{stem}[-_][A-Za-z0-9_-]*\.db")
    found = [path for path in _files(journal.parent) if named.fullmatch(path.name) and _mark(path) == _MARK]
    if not found:
        return []
    ours = set[bytes]().union(*map(_ids, belonging(journal)))
    return [path for path in found if _ids(path) & ours]


def is_anothers(file: Path) -> bool:
    """Whether a file is another program's SQLite database, which this program should not touch."""
    return _mark(file) not in (b"", _MARK)


def _mark(path: Path) -> bytes:
    """Return the application id in the header of a SQLite database; empty if the file is not one."""
    with suppress(OSError), open(path, "rb") as file:
        head = file.read(100)
        return head[68:72] if len(head) == 100 and head.startswith(b"SQLite format 3\0") else b""
    return b""


def has_lock(file: Path, lock: Lock | None) -> bool | None:
    """Whether a journal, or a copy of one, has this lock; None if the file cannot be read."""
    try:
        refuse_foreign(file)
        return backups.lock_of(file) == lock
    except (JournalError, OSError, sqlite3.Error):
        return None


def without_lock(vault: Vault) -> list[Path]:
    """Return the files beside a journal that do not have its lock.

    Only journals that a backup replaced, and copies by other programs, can be such files.
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
        raise unusable(folder, error, _("Try again.")) from None


def _ids(path: Path) -> set[bytes]:
    """Return the ids of the entries in a file. Entry ids are random, so equal ids mean the same entry."""
    with suppress(JournalError, OSError, sqlite3.Error), closing(other_journals.open_other(path)) as other:
        return {id for id, _ in other.rows()} - SINGLE
    return set()
