"""The open journal: keep, correct, forget, read, lock and close its entries.

Once ``Vault.put`` returns, the record is on disk.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from companion import dates
from companion.journal import backups, model
from companion.journal.errors import DamagedError, JournalError, NotKeptError
from companion.journal.model import FIXED, KINDS, SINGLE, clash, rebase
from companion.journal.seal.codec import Row
from companion.journal.storage.database import Database
from companion.journal.storage.row_store import RowStore
from companion.messages import gettext as _

K = TypeVar("K", bound=model.JournalRecord)

_NAMES = {record: kind for kind, record in KINDS.items()}
_PIECE = 250
"""The number of rows in a piece; reading them takes a few milliseconds."""


def local_now() -> dt.datetime:
    """Return the present moment in the person's time zone."""
    return dates.local()


class Vault(RowStore):
    """An open journal, as ``companion.journal.opening`` returns it.

    A journal with a passphrase is locked at first. Until ``unlock`` is called, reading or keeping raises
    ``LockedError``.
    """

    def __init__(self, database: Database, now: Callable[[], dt.datetime]) -> None:
        super().__init__(database)
        self.now = now
        self.changes = 0
        """The number of rows written in this window, which shows whether cached entries are outdated."""
        self.source = database.path
        """The file that was read, even if the file is unusable and the vault is in memory."""
        self.fuller_copy: tuple[frozenset[bytes], dt.datetime | None] | None = None
        """The set of ``unreadable`` ids and the result of ``repair.fuller_copy`` for it, as a cache."""
        self._has_kept = False
        """Whether an entry was kept, corrected or forgotten since the automatic backup was made."""

    @property
    def path(self) -> Path | None:
        """The journal's file, or None if the journal is in memory only."""
        return self.database.path

    @property
    def is_on_disk(self) -> bool:
        """Whether records are still there after the program ends."""
        return self.path is not None

    # --- keeping --------------------------------------------------------------------------------------

    def put(
        self, what: model.JournalRecord, *, id: bytes | None = None, when: dt.datetime | None = None
    ) -> bytes:
        """Keep a record and return its id once it is on disk.

        A singleton record, such as the place, replaces the stored one. ``when`` is the moment that the record
        is about; the default is now.

        Raises:
            NotKeptError: if the record could not be written. Nothing is then changed.
        """
        kind = _NAMES[type(what)]
        row = id or FIXED.get(kind) or os.urandom(16)
        with self.writing():
            self._write(row, kind, when or self.now(), what)
        return row

    def put_change(self, before: K, after: K) -> K:
        """Keep the change from ``before`` to ``after`` of a singleton record, and return the merged record.

        Fields that another window changed in the meantime keep that change.

        Raises:
            NotKeptError: if the record could not be written. Nothing is then changed.
        """
        kind = _NAMES[type(after)]
        with self.writing():
            held = self.row(FIXED[kind])
            theirs = self._decode(FIXED[kind], held) if held else None
            merged = rebase(theirs, before, after) if theirs else after
            self._write(FIXED[kind], kind, self.now(), merged)
        return merged

    def correct(self, entry: model.Entry[K], what: K, when: dt.datetime) -> bool:
        """Replace the record of an entry with ``what``; return whether the entry was replaced.

        Fields that another window changed in the meantime keep that change. If both windows changed the same
        text, both versions are kept, and ``what`` becomes a new entry.

        Raises:
            NotKeptError: if another window has deleted the entry, or it could not be written. Nothing is then
                changed.
        """
        id, kind = entry.id, _NAMES[type(what)]
        with self.writing():
            held = self.row(id)
            if held and held.forgotten:
                raise NotKeptError(_("This was deleted in another window, so your change was not kept."))
            theirs: K | None = self._decode(id, held) if held else None
            takes_place = id not in self.unreadable  # a damaged row is left as it is
            if held and theirs is not None:
                takes_place = not clash(theirs, entry.record, what)
                if takes_place:
                    what = rebase(theirs, entry.record, what)
                    when = held.moment if when == entry.when else when
            self._write(id if takes_place else os.urandom(16), kind, when, what)
        return takes_place

    def forget(self, kind_or_id: str | bytes) -> None:
        """Forget an entry. None of its text stays in the file, only a tombstone.

        Raises:
            NotKeptError: if the file could not be written. Nothing is then forgotten.
        """
        id = FIXED[kind_or_id] if isinstance(kind_or_id, str) else kind_or_id
        with self.reading():
            held = self.row(id)
        if held and not held.forgotten:
            with self.writing():
                self._write(id, held.kind, self.now(), None)
            self._leave_only_tombstones([id])

    def clear_before(self, kind: str) -> None:
        """Erase the earlier versions of a singleton record from the file and its copies."""
        self._leave_only_tombstones([FIXED[kind]])

    def merge_rows(self, rows: Iterable[tuple[bytes, Row]]) -> int:
        """Take over the rows of another journal that are newer than ours; return their number.

        If an entry was forgotten there, its text is also erased here.

        Raises:
            NotKeptError: if the rows could not be written. Nothing is then changed.
        """
        taken = 0
        forgotten: list[bytes] = []
        with self.writing():
            for id, row in rows:
                held = self.row(id)
                if held is None or row.rank > held.rank:
                    text = msgspec.json.encode(row).decode()
                    self.put_row(id, text)
                    self.unreadable.discard(id)
                    taken += 1
                    self._has_kept = True
                    if held and row.forgotten and not held.forgotten:
                        forgotten.append(id)
        if forgotten:
            self._leave_only_tombstones(forgotten)
        return taken

    # --- reading --------------------------------------------------------------------------------------

    def start(self) -> model.Start:
        """Read the singleton records, which are needed at startup.

        Raises:
            JournalError: if the file cannot be read.
        """
        try:
            with self.reading():
                rows = {kind: self.row(id) for kind, id in FIXED.items()}
        except DamagedError:
            held = dict(self.rows())
            rows = {kind: held.get(id) for kind, id in FIXED.items()}
            self.unreadable.add(b"")
        found = {kind: what for kind, row in rows.items() if row and (what := self._decode(FIXED[kind], row))}
        return msgspec.structs.replace(model.Start(), **found)

    def entries(self, *kinds: type[K]) -> list[model.Entry[K]]:
        """Return all entries of the given kinds, oldest first.

        Raises:
            JournalError: if the file cannot be read.
        """
        found = [
            model.Entry(id, row.moment, what)
            for id, row in self.rows()
            if KINDS.get(row.kind) in kinds and (what := self._decode(id, row))
        ]
        return sorted(found, key=lambda entry: (entry.when, entry.id))

    def entries_in_pieces(self, *kinds: type[K]) -> Iterator[model.Entry[K]]:
        """Yield all entries of the given kinds in no order, so that a large journal need not be read at once.

        Raises:
            JournalError: if the file cannot be read.
        """
        last: bytes | None = None
        read: set[bytes] = set()
        try:
            while True:
                with self.reading():
                    bodies = self.database.rows_after(last, _PIECE)
                    if not bodies and not self.database.is_whole():
                        self.unreadable.add(b"")  # rows may be missing
                if not bodies:
                    return
                last = bodies[-1][0]
                for id, body in bodies:
                    row = self._open(id, body)
                    if row and KINDS.get(row.kind) in kinds and (what := self._decode(id, row)):
                        read.add(id)
                        yield model.Entry(id, row.moment, what)
        except DamagedError:
            yield from (entry for entry in self.entries(*kinds) if entry.id not in read)

    def read_through(self) -> Iterator[None]:
        """Read the whole journal, one piece per iteration, and add the ids of damaged rows to ``unreadable``.

        Raises:
            JournalError: if it cannot be read at the moment, because it is locked or another window is
                writing.
        """
        last: bytes | None = None
        while True:
            try:
                with self.reading():
                    bodies = self.database.rows_after(last, _PIECE)
                    if not bodies and not self.database.is_whole():
                        self.unreadable.add(b"")
            except DamagedError:
                self.unreadable.add(b"")
                return
            for id, body in bodies:
                if row := self._open(id, body):
                    self._decode(id, row)
            if not bodies:
                return
            last = bodies[-1][0]
            yield

    def lock(self) -> None:
        """Renew the automatic backup and forget the key, if there is a passphrase."""
        self.keep_copy()
        super().lock()

    def keep_copy(self) -> None:
        """Renew the automatic backup if something was kept or the backup is from another day.

        This is called when the person stops writing, because it reads the whole journal. A damaged journal
        never replaces its backup.
        """
        if self.path is None or self.is_locked:
            return
        with suppress(JournalError, OSError, sqlite3.Error):  # the next call tries again
            if self.database.why_lost:  # a backup of a removed journal would bring back erased entries
                return
            now = self.now()
            if not self._has_kept and backups.is_current(self.path, now, self.key):
                return
            self.rows()
            if not self.unreadable:
                backups.renew(self.database, now)
                self._has_kept = False

    def close(self) -> None:
        """Renew the automatic backup, overwrite SQLite's rollback journal with zeros, and close the file."""
        self.keep_copy()
        with suppress(NotKeptError):  # another window is writing; it does the same when it closes
            self.database.zero_rollback()
        self.database.close()

    # --- rows -----------------------------------------------------------------------------------------

    def _write(self, id: bytes, kind: str, when: dt.datetime, what: model.JournalRecord | None) -> None:
        """Write a row within a transaction; None for ``what`` writes a tombstone."""
        offset = when.utcoffset() or dt.timedelta()
        held = self.row(id)
        # A clock that was set back must not make the newer row look older.
        version = max(int(self.now().timestamp() * 1000), held.version + 1 if held else 0)
        data = None if what is None else self._with_unknown_keys(what, held)
        row = [kind, int(when.timestamp()), int(offset.total_seconds() // 60), version, data]
        self.put_row(id, msgspec.json.encode(row).decode())
        self.changes += 1
        self._has_kept = self._has_kept or id not in SINGLE

    @staticmethod
    def _with_unknown_keys(what: model.JournalRecord, held: Row | None) -> dict[str, Any]:
        """Return the fields of a record, plus the keys that a newer version of the program wrote."""
        data: dict[str, Any] = msgspec.to_builtins(what)
        if held and not held.forgotten:
            known = set(what.__struct_fields__)
            data |= {key: value for key, value in msgspec.json.decode(held.data).items() if key not in known}
        return data

    def _leave_only_tombstones(self, ids: Iterable[bytes]) -> None:
        """Erase forgotten text from the file and from the copies beside it."""
        self.database.vacuum()  # if another window is writing, close() tries again
        for id in ids:
            mark = None
            with suppress(JournalError), self.reading():  # the entry itself is already forgotten
                mark = self.database.row(id)
            if self.path and mark:
                backups.propagate_tombstone(self.path, self.key, id, mark)

    def _decode(self, id: bytes, row: Row) -> Any:
        if row.forgotten or row.kind not in KINDS:
            return None
        try:
            return msgspec.json.decode(row.data, type=KINDS[row.kind])
        except (msgspec.MsgspecError, RecursionError):
            self.unreadable.add(id)
            return None
