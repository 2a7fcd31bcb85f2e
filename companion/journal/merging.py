"""Putting two journals together: of each entry the newest version counts, wherever it was written.

Doing it twice changes nothing, and in which order does not matter.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from companion.journal import copies
from companion.journal.codec import Codec, Row, RowDamagedError, read_row
from companion.journal.lock import Lock
from companion.journal.vault import Vault

_ID = 16


class Other:
    """Another journal, or a copy of one, in memory."""

    def __init__(self, path: Path) -> None:
        """Read it.

        Raises:
            JournalError: if it is none, or damaged.
        """
        with closing(copies.open_other(path)) as database:
            self.key: Lock | None = database.lock()
            self._rows = database.rows()

    def rows(self, codec: Codec) -> tuple[list[tuple[bytes, Row]], int]:
        """Return the rows that can be opened, and how many cannot."""
        found = []
        for id, body in self._rows:
            try:
                if not isinstance(id, bytes) or len(id) != _ID:
                    raise RowDamagedError
                found.append((id, read_row(codec.open(id, body))))
            except RowDamagedError:
                continue
        return found, len(self._rows) - len(found)


def merge(vault: Vault, other: Other, codec: Codec) -> tuple[int, int]:
    """Take from another journal, which ``codec`` opens, what counts more than what is here.

    Return how many entries were taken, and how many could not be read there.

    Raises:
        NotKeptError: if they could not be written. Nothing was changed then.
    """
    rows, unreadable = other.rows(codec)
    return vault.take(rows), unreadable
