"""Copies a whole database to a new file, or from a file, as one snapshot and without waiting for ever."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from companion.journal.storage import tables
from companion.journal.storage.database import Database
from companion.journal.storage.file_lock import connect
from companion.journal.storage.rollback import before_last_change


def copy_to(database: Database, path: Path) -> None:
    """Write a copy of a database, including its lock, to a new file that only its owner can open.

    Raises:
        OSError: if the file already exists or cannot be written.
        sqlite3.Error: if the database cannot be read, or the copy is not intact.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(connect(path)) as copy:
        # No rollback journal is needed, because an incomplete copy is thrown away.
        copy.execute("PRAGMA journal_mode=OFF")
        with _held_still(database.connection):
            database.connection.backup(copy)
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError
    with open(path, "rb") as file:
        os.fsync(file.fileno())


def fill_from(database: Database, path: Path) -> None:
    """Fill a database with a copy of a file, which is only read.

    Raises:
        sqlite3.Error: if the file cannot be read or is not intact.
        OSError: if the file cannot be read.
    """
    with closing(Database(path, only_read=True)) as other:
        try:
            with _held_still(other.connection):
                is_cut_short = other.is_cut_short()
                other.connection.backup(database.connection)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname not in _CUT_SHORT or not hasattr(other.connection, "deserialize"):
                raise
            is_cut_short = False
            _fill_from_before(database, path)
    if is_cut_short or not database.is_whole():
        raise sqlite3.DatabaseError


_CUT_SHORT = ("SQLITE_READONLY_ROLLBACK", "SQLITE_CANTOPEN")
"""SQLite's errors for a read-only file to which a program was writing when it was killed."""


def _fill_from_before(database: Database, path: Path) -> None:
    """Fill a database with a copy of a file as it was before an interrupted change."""
    with closing(sqlite3.connect(":memory:")) as before:
        try:
            before.deserialize(before_last_change(path))
        except ValueError:
            raise sqlite3.DatabaseError from None
        before.backup(database.connection)


def has_our_tables_alone(database: Database) -> bool:
    """Whether a database has exactly this program's tables: no views, no triggers, no other columns."""
    made = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    with closing(sqlite3.connect(":memory:")) as ours:
        for step in tables.STEPS[: database.number("user_version")]:
            for statement in step:
                ours.execute(statement)
        return ours.execute(made).fetchall() == database.connection.execute(made).fetchall()


@contextmanager
def _held_still(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep other windows from writing to a file while it is copied, or fail.

    Without this, Python's ``backup`` would wait for ever while another window is writing.
    """
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        yield
    finally:
        connection.execute("ROLLBACK")
