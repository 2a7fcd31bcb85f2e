"""The SQLite file itself: how it is set up, and how an empty one becomes a journal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from companion.journal.errors import JournalError
from companion.journal.file import APPLICATION, SCHEMA

_CREATE = (
    "CREATE TABLE entry(id BLOB NOT NULL PRIMARY KEY, body NOT NULL) WITHOUT ROWID",
    "CREATE TABLE lock(one INTEGER NOT NULL PRIMARY KEY CHECK(one = 1), salt BLOB NOT NULL,"
    " ops INTEGER NOT NULL, mem INTEGER NOT NULL, proof BLOB NOT NULL)",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {SCHEMA}",
)
_SETTINGS = (
    "journal_mode=PERSIST",
    "synchronous=EXTRA",
    "fullfsync=1",
    "secure_delete=1",
    "temp_store=MEMORY",
    "mmap_size=0",
    "cell_size_check=1",
    "trusted_schema=0",
)


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the file, or a database in memory without one. It is not settled yet."""
    database = sqlite3.connect(path or ":memory:", timeout=5, isolation_level=None)
    database.text_factory = _text
    return database


def settle(database: sqlite3.Connection) -> None:
    """Make an empty file a journal; refuse one whose rows we cannot read."""
    for setting in _SETTINGS:
        database.execute(f"PRAGMA {setting}")
    # Two first starts at once take turns here, and a file that cannot be written fails.
    database.execute("BEGIN IMMEDIATE")
    if not database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        if database.execute("PRAGMA application_id").fetchone() != (0,):
            raise JournalError(
                "Your journal is damaged: what is in it cannot be found. It was left as it is."
            )
        create(database)
    database.execute("COMMIT")
    if database.execute("SELECT 1 FROM lock").fetchone():
        raise JournalError("Your journal has a passphrase, and this version of the program cannot open it.")


def create(database: sqlite3.Connection) -> None:
    """Make the tables, and mark the file as ours."""
    for statement in _CREATE:
        database.execute(statement)


def _text(raw: bytes) -> str:
    """Read a text even if its bytes are damaged: the codec will notice."""
    return raw.decode("utf-8", "surrogateescape")
