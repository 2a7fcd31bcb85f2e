"""Merges two journals: for each entry, the newest version wins, wherever it was written.

Merging is idempotent, and its order does not matter.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from companion.journal import other_journals
from companion.journal.errors import JournalError
from companion.journal.model import KINDS
from companion.journal.seal.codec import FARTHEST, Codec, Row, RowDamagedError, read_row
from companion.journal.seal.lock import Lock
from companion.journal.storage.database import Body
from companion.journal.storage.row_store import may_be
from companion.journal.vault import Vault
from companion.messages import gettext as _

_ID = 16


class OtherJournal:
    """Another journal, or a copy of one, read into memory."""

    def __init__(self, path: Path) -> None:
        """Read the journal at ``path``.

        Raises:
            JournalError: if the file is not a journal or is damaged.
        """
        with closing(other_journals.open_other(path)) as database:
            self.key: Lock | None = database.lock()
            try:
                self._rows = database.rows()
            except sqlite3.Error:  # its tables have our names but other columns
                raise JournalError(_(other_journals.NOT_OURS).format(path=path)) from None

    def rows(self, codec: Codec) -> tuple[list[tuple[bytes, Row]], int]:
        """Return the rows that the codec can open, and the number of those that it cannot."""
        found = []
        for id, body in self._rows:
            try:
                found.append((id, _read(id, body, codec)))
            except RowDamagedError:
                continue
        return found, len(self._rows) - len(found)


def _read(id: bytes, body: Body, codec: Codec) -> Row:
    """Return a row of another journal if this version, or a newer one, could have written it.

    The check is stricter than for the person's own file, because an odd row could not be corrected after it
    was merged.
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
    """Merge the rows of ``other`` into a vault; ``codec`` opens them.

    Return the number of entries that were taken over, and the number of those that could not be read.

    Raises:
        NotKeptError: if they could not be written. Nothing is then changed.
    """
    rows, unreadable = other.rows(codec)
    return vault.merge_rows(rows), unreadable
