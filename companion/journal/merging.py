"""Putting two journals together: of each entry the newest version counts, wherever it was written.

Doing it twice changes nothing, and in which order does not matter.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from companion.journal import backups
from companion.journal.errors import JournalError
from companion.journal.model import KINDS
from companion.journal.seal.codec import FARTHEST, Codec, Row, RowDamagedError, read_row
from companion.journal.seal.lock import Lock
from companion.journal.storage.database import Body
from companion.journal.storage.row_store import may_be
from companion.journal.vault import Vault

_ID = 16


class OtherJournal:
    """Another journal, or a copy of one, in memory."""

    def __init__(self, path: Path) -> None:
        """Read it.

        Raises:
            JournalError: if it is none, or damaged.
        """
        with closing(backups.open_other(path)) as database:
            self.key: Lock | None = database.lock()
            try:
                self._rows = database.rows()
            except sqlite3.Error:  # its tables have our names, and other columns
                raise JournalError(f"{path} holds things that no journal of this program has.") from None

    def rows(self, codec: Codec) -> tuple[list[tuple[bytes, Row]], int]:
        """Return the rows that can be opened, and how many cannot."""
        found = []
        for id, body in self._rows:
            try:
                found.append((id, _read(id, body, codec)))
            except RowDamagedError:
                continue
        return found, len(self._rows) - len(found)


def _read(id: bytes, body: Body, codec: Codec) -> Row:
    """Return a row of another journal, if it is what this program or a newer one keeps.

    What is only odd in one's own file could never be corrected once it was taken from another.
    """
    if not isinstance(id, bytes) or len(id) != _ID:
        raise RowDamagedError
    row = read_row(codec.open(id, body))
    if not may_be(id, row.kind) or abs(row.version) > FARTHEST * 1000:
        raise RowDamagedError
    if not row.forgotten:
        try:
            msgspec.json.decode(row.data, type=KINDS.get(row.kind, dict))
        except (msgspec.MsgspecError, RecursionError):
            raise RowDamagedError from None
    return row


def merge(vault: Vault, other: OtherJournal, codec: Codec) -> tuple[int, int]:
    """Take from another journal, which ``codec`` opens, what counts more than what is here.

    Return how many entries were taken, and how many could not be read there.

    Raises:
        NotKeptError: if they could not be written. Nothing was changed then.
    """
    rows, unreadable = other.rows(codec)
    return vault.merge_rows(rows), unreadable
