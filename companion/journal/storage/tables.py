"""The shape of the file's tables, as steps from an empty file on. FORMAT.md tells what is in them."""

from __future__ import annotations

APPLICATION = 0x436D706E
"""Marks a SQLite file as a journal of this program ("Cmpn")."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE entry(id BLOB NOT NULL PRIMARY KEY, body NOT NULL) WITHOUT ROWID",
        "CREATE TABLE lock(one INTEGER NOT NULL PRIMARY KEY CHECK(one = 1), salt BLOB NOT NULL,"
        " ops INTEGER NOT NULL, mem INTEGER NOT NULL, proof BLOB NOT NULL)",
        f"PRAGMA application_id = {APPLICATION}",
    ),
)
"""What each step runs. ``PRAGMA user_version`` counts the steps a file has gone through.

A step changes tables only. Rows are sealed where there is a passphrase, so a change of what is in them is
made when they are read.
"""


def newest() -> int:
    """Return how many steps a file of this version of the program has gone through."""
    return len(STEPS)
