"""The one file: open, put, forget, read, close. What ``put`` returned from is on the disk.

SQLite keeps the promise about crashes: a rollback journal that is synced before and after (``EXTRA``, because
the default lost acknowledged rows in simulated power cuts), its blocks reused (``PERSIST``) so that they can
be zeroed.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from companion.journal import model
from companion.journal.codec import Codec, Plain, Row, RowDamagedError
from companion.journal.database import connect, create, settle
from companion.journal.errors import JournalError, NotKeptError, is_damage, not_kept
from companion.journal.file import claim_file, prepare_folder, real_path
from companion.journal.model import KINDS, rebase

K = TypeVar("K", bound=model.Keepable)

_NAMES = {record: kind for kind, record in KINDS.items()}
FIXED = {kind: kind.encode().ljust(16, b"\0") for kind in ("place", "read", "choices", "draft")}
"""Ids of the rows there is one of. All others are random, so that an id tells nothing."""


def local_now() -> dt.datetime:
    """Return this moment in the person's own zone."""
    return dt.datetime.now().astimezone()


class Vault:
    """An open journal. Use ``open_vault`` or ``memory_vault`` to get one."""

    def __init__(
        self, database: sqlite3.Connection, path: Path | None, codec: Codec, now: Callable[[], dt.datetime]
    ) -> None:
        self._database = database
        self.path = path
        """The file, or None if nothing is kept beyond this run."""
        self._codec = codec
        self._now = now
        self._file = _identity(path) if path else None
        self.unreadable: set[bytes] = set()
        """Ids of rows that were found damaged. They are left as they are."""

    @property
    def keeps(self) -> bool:
        """Whether what is put here is still there after the program ends."""
        return self.path is not None

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
            self._write(row, kind, when or self._now(), what)
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
            self._write(FIXED[kind], kind, self._now(), merged)
        return merged

    def forget(self, kind_or_id: str | bytes) -> None:
        """Forget an entry: of its words nothing stays in the file, only a mark that it was forgotten.

        Raises:
            NotKeptError: if the file could not be written. Nothing was forgotten then.
        """
        id = FIXED[kind_or_id] if isinstance(kind_or_id, str) else kind_or_id
        held = self._row(id)
        if held and not held.forgotten:
            with self._writing():
                self._write(id, held.kind, self._now(), None)
            self._tidy()

    def start(self) -> model.Start:
        """Read what is needed to start: the rows there is one of."""
        rows = {kind: self._row(id) for kind, id in FIXED.items()}
        found = {kind: what for kind, row in rows.items() if row and (what := self._decode(FIXED[kind], row))}
        return msgspec.structs.replace(model.Start(), **found)

    def entries(self, kind: type[K]) -> list[model.Entry[K]]:
        """Return all entries of a kind, oldest first."""
        found = []
        with self._reading():
            rows = self._database.execute("SELECT id, body FROM entry").fetchall()
            if self._database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                self.unreadable.add(b"")  # rows may be missing without a trace
        for id, body in rows:
            row = self._open(id, body)
            if row and KINDS.get(row.kind) is kind and (what := self._decode(id, row)):
                found.append(model.Entry(id, _moment(row), what))
        return sorted(found, key=lambda entry: (entry.when, entry.id))

    def close(self) -> None:
        """Close the file, and zero what SQLite's own journal still holds of old pages."""
        with suppress(NotKeptError):  # another window is writing; it will do the same when it closes
            self._scrub()
        self._database.close()

    # --- rows -----------------------------------------------------------------------------------------

    def _write(self, id: bytes, kind: str, when: dt.datetime, what: model.Keepable | None) -> None:
        """Write a row, within a transaction."""
        offset = when.utcoffset() or dt.timedelta()
        held = self._row(id)
        # A clock that was set back must not make the newer row look older.
        version = max(int(self._now().timestamp() * 1000), held.version + 1 if held else 0)
        data = None if what is None else self._with_unknown_keys(what, held)
        row = [kind, int(when.timestamp()), int(offset.total_seconds() // 60), version, data]
        body = self._codec.seal(id, msgspec.json.encode(row).decode())
        self._database.execute("INSERT OR REPLACE INTO entry(id, body) VALUES(?, ?)", (id, body))

    @staticmethod
    def _with_unknown_keys(what: model.Keepable, held: Row | None) -> dict[str, Any]:
        """Keys that a newer version of the program wrote are kept as they are."""
        data: dict[str, Any] = msgspec.to_builtins(what)
        if held and not held.forgotten:
            known = set(what.__struct_fields__)
            data |= {key: value for key, value in msgspec.json.decode(held.data).items() if key not in known}
        return data

    def _row(self, id: bytes) -> Row | None:
        with self._reading():
            found = self._database.execute("SELECT body FROM entry WHERE id = ?", (id,)).fetchone()
        return self._open(id, found[0]) if found else None

    def _open(self, id: bytes, body: str | bytes) -> Row | None:
        if not isinstance(id, bytes):  # a flipped bit made a number of it
            self.unreadable.add(b"")
            return None
        try:
            return msgspec.json.decode(self._codec.open(id, body), type=Row)
        except (RowDamagedError, msgspec.MsgspecError, UnicodeError):
            self.unreadable.add(id)
            return None

    def _decode(self, id: bytes, row: Row) -> Any:
        if row.forgotten or row.kind not in KINDS:
            return None
        try:
            return msgspec.json.decode(row.data, type=KINDS[row.kind])
        except msgspec.MsgspecError:
            self.unreadable.add(id)
            return None

    # --- the database ---------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error:  # whose own sentence may quote the row
            raise JournalError("Your journal cannot be read just now.") from None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                if self.path and _identity(self.path) != self._file:
                    raise NotKeptError("This could not be kept: the journal's file was moved or removed.")
                yield
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise
        except (sqlite3.Error, OSError, JournalError) as error:
            raise not_kept(error) from None

    def _tidy(self) -> None:
        """Leave nothing of a forgotten row behind: pages that SQLite rearranged keep old bytes between their
        rows.
        """
        with suppress(NotKeptError, sqlite3.Error):  # another window is writing; closing tries again
            self._database.execute("VACUUM")
            self._scrub()

    def _scrub(self) -> None:
        """Overwrite SQLite's journal with zeros, holding the write lock so that no other window uses it."""
        if self.path is None:
            return
        with self._writing(), suppress(FileNotFoundError), open(f"{self.path}-journal", "r+b") as journal:
            journal.write(bytes(os.fstat(journal.fileno()).st_size))
            journal.flush()
            os.fsync(journal.fileno())


def memory_vault(now: Callable[[], dt.datetime] = local_now) -> Vault:
    """Return a journal that keeps nothing beyond this run."""
    database = connect(None)
    create(database)
    return Vault(database, None, Plain(), now)


def open_vault(path: Path, now: Callable[[], dt.datetime] = local_now) -> Vault:
    """Open the journal at ``path``, making it if there is none.

    Raises:
        JournalError: if it cannot be used: a newer version's, another program's, damaged, locked with a
            passphrase, or in a place that cannot be read or written. Nothing was changed then.
    """
    path = real_path(path)
    prepare_folder(path.parent)
    claim_file(path)
    database = connect(path)
    try:
        settle(database)
    except (sqlite3.Error, UnicodeError, JournalError) as error:
        database.close()
        raise _unopened(error, path) from None
    return Vault(database, path, Plain(), now)


def _unopened(error: Exception, path: Path) -> JournalError:
    if isinstance(error, JournalError):
        return error
    if is_damage(error):
        return JournalError(f"Your journal is damaged. It was left as it is: {path}")
    return JournalError(f"Your journal cannot be opened just now. Close other windows and try again: {path}")


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell one file from another of the same name; None if there is none."""
    try:
        info = os.stat(path)
    except OSError:
        return None
    return info.st_dev, info.st_ino


def _moment(row: Row) -> dt.datetime:
    return dt.datetime.fromtimestamp(row.when, dt.timezone(dt.timedelta(minutes=row.zone)))
