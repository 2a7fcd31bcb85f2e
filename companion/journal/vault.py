"""The journal while it is open: put, forget, read, lock, close. What ``put`` returned from is on the disk."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from companion.journal import copies, model
from companion.journal.codec import Codec, Plain, Row, RowDamagedError, read_row
from companion.journal.database import Database
from companion.journal.errors import JournalError, LockedError, NotKeptError
from companion.journal.lock import Lock
from companion.journal.model import KINDS, rebase

K = TypeVar("K", bound=model.Keepable)

_NAMES = {record: kind for kind, record in KINDS.items()}
FIXED = {kind: kind.encode().ljust(16, b"\0") for kind in ("place", "read", "choices", "draft")}
"""Ids of the rows there is one of. All others are random, so that an id tells nothing."""
_SINGLE = frozenset(FIXED.values())
LOCKED = "Your journal is locked."


def may_be(id: bytes, kind: str) -> bool:
    """Whether a row of a kind may have an id: what there is one of has its own, and nothing else has that."""
    return FIXED.get(kind) == id if kind in FIXED else id not in _SINGLE


def local_now() -> dt.datetime:
    """Return this moment in the person's own zone."""
    return dt.datetime.now().astimezone()


class Vault:
    """An open journal. ``companion.journal.opening`` gives one.

    One with a passphrase is locked at first: until ``unlock`` nothing can be read or
    kept, and what tries raises ``LockedError``.
    """

    def __init__(self, database: Database, now: Callable[[], dt.datetime]) -> None:
        self.database = database
        self.now = now
        self._lock = database.lock()
        self._codec: Codec | None = None if self._lock else Plain()
        self.unreadable: set[bytes] = set()
        """Ids of rows that were found damaged. They are left as they are."""
        self.corrected = False
        """Whether words were replaced by others, which the daily copy may still hold."""

    @property
    def path(self) -> Path | None:
        """The file, or None if nothing is kept beyond this run."""
        return self.database.path

    @property
    def keeps(self) -> bool:
        """Whether what is put here is still there after the program ends."""
        return self.path is not None

    # --- keeping --------------------------------------------------------------------------------------

    def put(self, what: model.Keepable, *, id: bytes | None = None, when: dt.datetime | None = None) -> bytes:
        """Keep something and return its id, once it is on the disk.

        Of places, steps read, choices and drafts there is one each; the newest counts. ``when`` is the moment
        it is about, now if left out.

        Raises:
            NotKeptError: if it could not be written. Nothing was changed then.
        """
        kind = _NAMES[type(what)]
        row = id or FIXED.get(kind) or os.urandom(16)
        with self._writing():
            self._write(row, kind, when or self.now(), what)
        return row

    def put_change(self, before: K, after: K) -> K:
        """Keep the change from ``before`` to ``after`` of something there is one of, and return what is there
        now.

        What another window changed meanwhile stays changed.

        Raises:
            NotKeptError: if it could not be written. Nothing was changed then.
        """
        kind = _NAMES[type(after)]
        with self._writing():
            held = self._row(FIXED[kind])
            theirs = self._decode(FIXED[kind], held) if held else None
            merged = rebase(theirs, before, after) if theirs else after
            self._write(FIXED[kind], kind, self.now(), merged)
        return merged

    def forget(self, kind_or_id: str | bytes) -> None:
        """Forget an entry: of its words nothing stays in the file, only a mark that it was forgotten.

        Raises:
            NotKeptError: if the file could not be written. Nothing was forgotten then.
        """
        id = FIXED[kind_or_id] if isinstance(kind_or_id, str) else kind_or_id
        with self._reading():
            held = self._row(id)
        if held and not held.forgotten:
            with self._writing():
                self._write(id, held.kind, self.now(), None)
            self._leave_only_marks([id])

    def take(self, rows: Iterable[tuple[bytes, Row]]) -> int:
        """Keep those of another journal's rows that count more than ours; return how many.

        Of the words that were forgotten there, nothing stays here either.

        Raises:
            NotKeptError: if they could not be written. Nothing was changed then.
        """
        taken = 0
        forgotten: list[bytes] = []
        with self._writing():
            for id, row in rows:
                held = self._row(id)
                if held is None or row.rank > held.rank:
                    text = msgspec.json.encode(row).decode()
                    self.database.put_row(id, self._opened().seal(id, text))
                    self.unreadable.discard(id)
                    taken += 1
                    self.corrected = self.corrected or held is not None
                    if held and row.forgotten and not held.forgotten:
                        forgotten.append(id)
        if forgotten:
            self._leave_only_marks(forgotten)
        return taken

    # --- reading --------------------------------------------------------------------------------------

    def start(self) -> model.Start:
        """Read what is needed to start: the rows there is one of.

        Raises:
            JournalError: if the file cannot be read.
        """
        with self._reading():
            rows = {kind: self._row(id) for kind, id in FIXED.items()}
        found = {kind: what for kind, row in rows.items() if row and (what := self._decode(FIXED[kind], row))}
        return msgspec.structs.replace(model.Start(), **found)

    def entries(self, kind: type[K]) -> list[model.Entry[K]]:
        """Return all entries of a kind, oldest first.

        Raises:
            JournalError: if the file cannot be read.
        """
        found = [
            model.Entry(id, row.moment, what)
            for id, row in self.rows()
            if KINDS.get(row.kind) is kind and (what := self._decode(id, row))
        ]
        return sorted(found, key=lambda entry: (entry.when, entry.id))

    def rows(self) -> list[tuple[bytes, Row]]:
        """Return all rows that can be read, those of forgotten entries and of unknown kinds among them.

        Raises:
            JournalError: if the file cannot be read.
        """
        with self._reading():
            bodies = self.database.rows()
            if not self.database.is_whole():
                self.unreadable.add(b"")  # rows may be missing without a trace
        return [(id, row) for id, body in bodies if (row := self._open(id, body))]

    # --- the passphrase -------------------------------------------------------------------------------

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
            return Plain()
        return self._codec if key == self._lock else None

    def unlock(self, codec: Codec) -> None:
        """Go on with the codec that ``sealed.unlock`` gave for ``key``."""
        self._codec = codec

    def look_again(self) -> None:
        """See whether another window has set, changed or removed the passphrase.

        Raises:
            JournalError: if the file cannot be read.
        """
        with suppress(LockedError), self._reading():
            pass

    def lock(self) -> None:
        """Forget the key, if there is a passphrase."""
        self.keep_copy()
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
        with self._writing():
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

    def keep_copy(self) -> None:
        """Renew the copy beside the file, if there is none of today and nothing is damaged.

        Called where somebody stops: it reads the whole journal, so as not to put a damaged one in its place.
        """
        if self.path is None or self.is_locked:
            return
        with suppress(JournalError, OSError, sqlite3.Error):  # it is tried again the next time
            today = self.now().date()
            if not self.corrected and copies.is_of(self.path, today, self._lock):
                return
            self.rows()
            if not self.unreadable:
                copies.renew(self.database, today)
                self.corrected = False

    def close(self) -> None:
        """Close the file, and zero what SQLite's own journal still holds of old pages."""
        self.keep_copy()
        with suppress(NotKeptError):  # another window is writing; it will do the same when it closes
            self.database.scrub()
        self.database.close()

    # --- rows -----------------------------------------------------------------------------------------

    def _write(self, id: bytes, kind: str, when: dt.datetime, what: model.Keepable | None) -> None:
        """Write a row, within a transaction."""
        offset = when.utcoffset() or dt.timedelta()
        held = self._row(id)
        # A clock that was set back must not make the newer row look older.
        version = max(int(self.now().timestamp() * 1000), held.version + 1 if held else 0)
        data = None if what is None else self._with_unknown_keys(what, held)
        row = [kind, int(when.timestamp()), int(offset.total_seconds() // 60), version, data]
        self.database.put_row(id, self._opened().seal(id, msgspec.json.encode(row).decode()))
        self.corrected = self.corrected or (held is not None and id not in _SINGLE)

    @staticmethod
    def _with_unknown_keys(what: model.Keepable, held: Row | None) -> dict[str, Any]:
        """Keys that a newer version of the program wrote are kept as they are."""
        data: dict[str, Any] = msgspec.to_builtins(what)
        if held and not held.forgotten:
            known = set(what.__struct_fields__)
            data |= {key: value for key, value in msgspec.json.decode(held.data).items() if key not in known}
        return data

    def _leave_only_marks(self, ids: Iterable[bytes]) -> None:
        """Clear what was forgotten from the file, and from the copies beside it."""
        self.database.tidy()  # if another window is writing, closing tries again
        for id in ids:
            if self.path and (mark := self.database.row(id)):
                copies.carry_mark(self.path, self._lock, id, mark)

    def _row(self, id: bytes) -> Row | None:
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

    def _decode(self, id: bytes, row: Row) -> Any:
        if row.forgotten or row.kind not in KINDS:
            return None
        try:
            return msgspec.json.decode(row.data, type=KINDS[row.kind])
        except (msgspec.MsgspecError, RecursionError):
            self.unreadable.add(id)
            return None

    # --- the lock -------------------------------------------------------------------------------------

    def _opened(self) -> Codec:
        if self._codec is None:
            raise LockedError(LOCKED)
        return self._codec

    def _mind_the_lock(self) -> None:
        """Another window may have set, changed or removed the passphrase since."""
        if (lock := self.database.lock()) != self._lock:
            self._lock, self._codec = lock, None if lock else Plain()
        self._opened()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self.database.reading():
            self._mind_the_lock()
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self.database.writing():
            self._mind_the_lock()
            yield
