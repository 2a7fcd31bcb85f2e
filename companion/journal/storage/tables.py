"""The tables of the file, as migration steps. FORMAT.md describes their content."""

from __future__ import annotations

APPLICATION = 0x436D706E
"""The SQLite application id of this program's journals ("Cmpn")."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE entry(id BLOB NOT NULL PRIMARY KEY, body NOT NULL) WITHOUT ROWID",
        "CREATE TABLE lock(one INTEGER NOT NULL PRIMARY KEY CHECK(one = 1), salt BLOB NOT NULL,"
        " ops INTEGER NOT NULL, mem INTEGER NOT NULL, proof BLOB NOT NULL)",
        f"PRAGMA application_id = {APPLICATION}",
    ),
)
"""The statements of each step. ``PRAGMA user_version`` counts the steps that a file has gone through.

A step changes tables only. Rows may be sealed, so a change of their content is made when they are read.
"""


def newest() -> int:
    """Return the schema version of this program: the number of steps."""
    return len(STEPS)
