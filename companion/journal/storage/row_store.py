"""The rows of an open journal: opened and sealed under the lock it has, which another window may change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from companion.journal.errors import LockedError, NotKeptError
from companion.journal.model import FIXED, SINGLE
from companion.journal.seal.codec import Codec, PlainCodec, Row, RowDamagedError, read_row
from companion.journal.seal.lock import Lock
from companion.journal.storage.database import Database, tells_of_damage

LOCKED = "Your journal is locked."


def may_be(id: bytes, kind: str) -> bool:
    """Whether a row of a kind may have an id: what there is one of has its own, and nothing else has that."""
    return FIXED.get(kind) == id if kind in FIXED else id not in SINGLE


class RowStore:
    """The rows of an open file. Under a lock none of them can be read or written until ``unlock``."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._lock = database.lock()
        self._codec: Codec | None = None if self._lock else PlainCodec()
        self.unreadable: set[bytes] = set()
        """Ids of rows that were found damaged, and an empty one where rows may be missing without a trace.
        They are left as they are.
        """

    # --- reading and writing --------------------------------------------------------------------------

    def rows(self) -> list[tuple[bytes, Row]]:
        """Return all rows that can be read, those of forgotten entries and of unknown kinds among them.

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
                self.unreadable.add(b"")  # rows may be missing without a trace
        return [(id, row) for id, body in bodies if (row := self._open(id, body))]

    def row(self, id: bytes) -> Row | None:
        """Return a row, within ``reading`` or ``writing``; None if there is none, or it is damaged."""
        body = self.database.row(id)
        return None if body is None else self._open(id, body)

    def _open(self, id: bytes, body: str | bytes) -> Row | None:
        if not isinstance(id, bytes):  # a flipped bit made a number of it
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
        """See the rows as they are at one moment.

        Raises:
            LockedError: if the passphrase is needed, or another window has changed it.
            JournalError: if the file cannot be read.
        """
        with self.database.reading():
            self._mind_the_lock()
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Change rows: either all of it is on the disk after, or nothing of it.

        Raises:
            LockedError: if the passphrase is needed, or another window has changed it.
            NotKeptError: if it could not be written.
        """
        with self.database.writing():
            self._mind_the_lock()
            yield

    # --- the lock -------------------------------------------------------------------------------------

    @property
    def has_passphrase(self) -> bool:
        """Whether there is one, as far as this window knows."""
        return self._lock is not None

    @property
    def is_locked(self) -> bool:
        """Whether the passphrase is needed before anything can be read or kept."""
        return self._codec is None

    @property
    def key(self) -> Lock | None:
        """The lock a passphrase has to fit; None if there is none."""
        return self._lock

    def codec_for(self, key: Lock | None) -> Codec | None:
        """Return what opens a journal under a lock, if that needs no other passphrase than ours."""
        if key is None:
            return PlainCodec()
        return self._codec if key == self._lock else None

    def unlock(self, codec: Codec) -> None:
        """Go on with the codec that ``sealed.unlock`` gave for ``key``."""
        self._codec = codec

    def look_again(self) -> None:
        """See whether another window has set, changed or removed the passphrase.

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
        """Seal every row anew, in one transaction, under another lock or under none.

        Raises:
            NotKeptError: if something is damaged, which could not be opened any more, or nothing could be
                written. Nothing was changed then.
        """
        damage = NotKeptError(
            "Part of your journal is damaged, so its passphrase stays as it is."
            " companion restore may mend it."
        )
        with self.writing():
            if not self.database.is_whole():
                raise damage  # the copy, which is renewed after this, may still hold what is missing
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
            raise LockedError(LOCKED)
        return self._codec

    def _mind_the_lock(self) -> None:
        """Another window may have set, changed or removed the passphrase since."""
        if (lock := self.database.lock()) != self._lock:
            self._lock, self._codec = lock, None if lock else PlainCodec()
        self._opened()
