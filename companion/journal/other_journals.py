"""Opens another journal to read it: a backup, a journal of another computer, or a damaged one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from companion.journal.errors import JournalError
from companion.journal.storage.database import Database
from companion.journal.storage.sqlite_copy import fill_from, has_our_tables_alone
from companion.messages import N_
from companion.messages import gettext as _

NOT_OURS = N_(
    "{path} contains things that this program never writes, so it was not used. Choose another file."
)
"""The refusal of a journal with tables or columns that are not this program's."""


def open_other(path: Path) -> Database:
    """Read another journal, or a copy of one, into memory. The file itself is not changed.

    The file may come from anywhere, so it is refused unless it has the exact form that this program writes.

    Raises:
        JournalError: if the file is not such a journal or is damaged; the message says which.
    """
    from companion.journal.storage.file import refuse_foreign

    refuse_foreign(path)
    if _keeps_a_log(path):
        said = _("{path} has settings that this program never uses, so it was not read. Choose another file.")
        raise JournalError(said.format(path=path))
    other = Database(None)
    try:
        fill_from(other, path)
        if not has_our_tables_alone(other):
            raise JournalError(_(NOT_OURS).format(path=path))
        other.migrate(lambda _database, _version: None)
        other.lock()
    except (sqlite3.Error, UnicodeError, OSError):
        other.close()
        said = _(
            "{path} cannot be read. It may be damaged, or another window may be writing to it."
            " Close other windows, then try again."
        )
        raise JournalError(said.format(path=path)) from None
    except JournalError:
        other.close()
        raise
    return other


def salvaged(path: Path) -> Database:
    """Read the intact rows of a damaged journal into memory. The file itself is not changed.

    Raises:
        sqlite3.Error, OSError: if the file cannot be opened at all.
        JournalError: if it is not a journal, or its passphrase cannot be found in it.
    """
    from companion.journal.storage.file import refuse_foreign

    refuse_foreign(path)
    with closing(Database(path, only_read=True)) as damaged:
        # Without this, SQLite refuses a file that is shorter than its header says.
        damaged.connection.execute("PRAGMA writable_schema=1")
        lock, rows = damaged.stored_lock(), damaged.readable_rows()
    rest = Database(None)
    rest.migrate(lambda _database, _version: None)
    with rest.writing():
        rest.put_lock(lock)
        for id, body in rows:
            if isinstance(id, bytes) and isinstance(body, (str, bytes)):  # lost parts are read as zeros
                rest.put_row(id, body)
    rest.lock()
    return rest


def _keeps_a_log(path: Path) -> bool:
    """Whether a file uses write-ahead logging, so that even reading it would create files beside it.

    This is set in bytes 18 and 19 of the header (SQLite's "Database File Format", section 1.3.3).
    """
    with open(path, "rb") as file:
        return file.read(20)[18:] != b"\x01\x01"
