"""The rows of an open journal, sealed and opened with its current lock, which another window may change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from companion.journal.errors import LockedError, NotKeptError
from companion.journal.model import FIXED, SINGLE
from companion.journal.seal.codec import Codec, PlainCodec, Row, RowDamagedError, read_row
from companion.journal.seal.lock import Lock
from companion.journal.storage.database import Database, tells_of_damage
from companion.messages import N_
from companion.messages import gettext as _

LOCKED = N_("Your journal is locked.")


def may_be(id: bytes, kind: str) -> bool:
    """Whether a row of this kind may have this id.

    Each singleton kind has a fixed id, which no other kind may use.
    """
    return FIXED.get(kind) == id if kind in FIXED else id not in SINGLE


class RowStore:
    """The rows of an open file. If the file has a lock, no row can be read or written until ``unlock``."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._lock = database.lock()
        self._codec: Codec | None = None if self._lock else PlainCodec()
        self.unreadable: set[bytes] = set()
        """The ids of damaged rows, which are left as they are. An empty id means that rows may be missing."""

    # --- reading and writing --------------------------------------------------------------------------

    def rows(self) -> list[tuple[bytes, Row]]:
        """Return all readable rows, including tombstones and rows of unknown kinds.

        Raises:
            JournalError: if the file cannot be read.
        """
        with self.reading():
            try:
                bodies, is_whole = self.database.rows(), self.database.is_whole()
            except (sqlite3.Error, UnicodeError) as error:
                if self.database.why_lost or not tells_of_damage(error):
                    raise
                bodies, is_whole = self.database.readable_rows(), False
            if not is_whole:
                self.unreadable.add(b"")  # rows may be missing
        return [(id, row) for id, body in bodies if (row := self._open(id, body))]

    def row(self, id: bytes) -> Row | None:
        """Return a row, within ``reading`` or ``writing``; None if it does not exist or is damaged."""
        body = self.database.row(id)
        return None if body is None else self._open(id, body)

    def _open(self, id: bytes, body: str | bytes) -> Row | None:
        if not isinstance(id, bytes):  # a flipped bit has changed its type to a number
            self.unreadable.add(b"")
            return None
        try:
            row = read_row(self._opened().open(id, body))
        except RowDamagedError:
            row = None
        if row is None or not may_be(id, row.kind):
            self.unreadable.add(id)
            return None
        return row

    def put_row(self, id: bytes, text: str) -> None:
        """Write a row's text, within ``writing``."""
        self.database.put_row(id, self._opened().seal(id, text))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read the rows from one snapshot of the file.

        Raises:
            LockedError: if the passphrase is needed, for example because another window has changed it.
            JournalError: if the file cannot be read.
        """
        with self.database.reading():
            self._mind_the_lock()
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Run a write transaction: all of its changes reach the disk, or none of them.

        Raises:
            LockedError: if the passphrase is needed, for example because another window has changed it.
            NotKeptError: if the file could not be written.
        """
        with self.database.writing():
            self._mind_the_lock()
            yield

    # --- the lock -------------------------------------------------------------------------------------

    @property
    def has_passphrase(self) -> bool:
        """Whether the journal has a passphrase, as far as this window knows."""
        return self._lock is not None

    @property
    def is_locked(self) -> bool:
        """Whether the passphrase is needed before anything can be read or kept."""
        return self._codec is None

    @property
    def key(self) -> Lock | None:
        """The lock that a passphrase must open; None if there is no passphrase."""
        return self._lock

    def codec_for(self, key: Lock | None) -> Codec | None:
        """Return the codec for another lock, or None if that lock needs another passphrase than ours."""
        if key is None:
            return PlainCodec()
        return self._codec if key == self._lock else None

    def unlock(self, codec: Codec) -> None:
        """Unlock the rows with the codec that ``sealed.unlock`` returned for ``key``."""
        self._codec = codec

    def look_again(self) -> None:
        """Check whether another window has set, changed or removed the passphrase.

        Raises:
            JournalError: if the file cannot be read.
        """
        with suppress(LockedError), self.reading():
            pass

    def lock(self) -> None:
        """Forget the key, if there is a passphrase."""
        if self._lock:
            self._codec = None

    def reseal(self, lock: Lock | None, codec: Codec) -> None:
        """Seal all rows in one transaction for a new lock, or store them as plain text if ``lock`` is None.

        Raises:
            NotKeptError: if a row is damaged or the file could not be written. Nothing is then changed.
        """
        damage = NotKeptError(
            _(
                "Part of your journal is damaged, so its passphrase was not changed. To try to repair it,"
                " run: companion restore."
            )
        )
        with self.writing():
            if not self.database.is_whole():
                raise damage  # the backup is renewed after this, and may still hold the missing rows
            for id, body in self.database.rows():
                try:
                    if not isinstance(id, bytes):
                        raise RowDamagedError
                    text = self._opened().open(id, body)
                except RowDamagedError:
                    raise damage from None
                self.database.put_row(id, codec.seal(id, text))
            self.database.put_lock(lock)
        self._lock, self._codec = lock, codec

    def _opened(self) -> Codec:
        if self._codec is None:
            raise LockedError(_(LOCKED))
        return self._codec

    def _mind_the_lock(self) -> None:
        """Check that the rows are unlocked with the current lock, which another window may have changed."""
        if (lock := self.database.lock()) != self._lock:
            self._lock, self._codec = lock, None if lock else PlainCodec()
        self._opened()
