"""The open SQLite file: its settings, its transactions, and its rows as they are stored.

SQLite guarantees that a crash loses no committed row. The rollback journal is synced before and after each
transaction (``synchronous=EXTRA``), because the default lost committed rows in simulated power cuts. The
blocks of the rollback journal are reused (``journal_mode=PERSIST``), so that they can be overwritten with
zeros.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from companion.journal.errors import (
    LOCK_DAMAGED,
    DamagedError,
    JournalError,
    NotKeptError,
    is_damage,
    not_kept,
    why_and_remedy,
)
from companion.journal.seal.lock import Lock
from companion.journal.storage import tables
from companion.journal.storage.file_lock import connect
from companion.messages import gettext as _

_SETTINGS = (
    "journal_mode=PERSIST",
    "synchronous=EXTRA",
    "fullfsync=1",
    "secure_delete=1",
    "temp_store=MEMORY",
    "mmap_size=0",
    "cell_size_check=1",
    "trusted_schema=0",
)
Body = str | bytes


class Database:
    """An open journal file, or a database in memory if ``path`` is None.

    Call ``migrate`` before any other method, or ``configure`` if the tables must stay as they are. With
    ``only_read``, nothing can be written. ``is_held`` is for a second connection to a file to which the first
    one is writing.
    """

    def __init__(self, path: Path | None, *, only_read: bool = False, is_held: bool = False) -> None:
        self.path = path
        if path:
            self.connection = connect(path, only_read=only_read, is_held=is_held)
        else:
            self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.text_factory = _text
        self._file = identity(path) if path else None

    def migrate(self, keep_older: Callable[[Database, int], None]) -> None:
        """Create the tables in an empty file, or bring an older file to the newest schema.

        ``keep_older`` is called with the older database and its version before anything in it changes.

        Raises:
            DamagedError: if the tables or the end of the file are missing.
            sqlite3.Error: if SQLite cannot open the file or write to it.
        """
        self.configure()
        # Two windows that start at once take turns here, and a read-only file fails early.
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            version = self.number("user_version")
            if self.is_cut_short():
                raise DamagedError(_("Your journal is damaged: the end of the file is missing."))
            if not self.connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                if self.number("application_id"):
                    raise DamagedError(_("Your journal is damaged: nothing can be found in it."))
                version = 0
            if 0 < version < tables.newest():
                keep_older(self, version)
            for step in tables.STEPS[version:]:
                for statement in step:
                    self.connection.execute(statement)
            if version < tables.newest():
                self.connection.execute(f"PRAGMA user_version = {tables.newest()}")
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def configure(self) -> None:
        """Apply the SQLite settings. The first of them reads the file.

        Raises:
            sqlite3.Error: if the file is not a database.
        """
        for setting in _SETTINGS:
            self.connection.execute(f"PRAGMA {setting}")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    # --- rows -----------------------------------------------------------------------------------------

    def row(self, id: bytes) -> Body | None:
        """Return the body of a row, or None if there is no such row."""
        found = self.connection.execute("SELECT body FROM entry WHERE id = ?", (id,)).fetchone()
        return found[0] if found else None

    def rows(self) -> list[tuple[bytes, Body]]:
        """Return the ids and bodies of all rows."""
        return self.connection.execute("SELECT id, body FROM entry").fetchall()

    def rows_after(self, id: bytes | None, count: int) -> list[tuple[bytes, Body]]:
        """Return up to ``count`` rows in the order of their ids, after ``id`` or from the first one."""
        where = "" if id is None else "WHERE id > ?"
        select = f"SELECT id, body FROM entry {where} ORDER BY id LIMIT {count}"
        return self.connection.execute(select, () if id is None else (id,)).fetchall()

    def readable_rows(self) -> list[tuple[bytes, Body]]:
        """Return the readable rows of a damaged file: those before the damage and those after it."""
        found = {}
        for order in ("ASC", "DESC"):
            with suppress(sqlite3.Error, UnicodeError):
                for id, body in self.connection.execute(f"SELECT id, body FROM entry ORDER BY id {order}"):
                    found[id] = body
        return list(found.items())

    def put_row(self, id: bytes, body: Body) -> None:
        """Write a row, within a transaction."""
        self.connection.execute("INSERT OR REPLACE INTO entry(id, body) VALUES(?, ?)", (id, body))

    def is_whole(self) -> bool:
        """Whether the file is intact, so that no row can be missing unnoticed."""
        is_sound = self.connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        return is_sound and not self.is_cut_short()

    def is_cut_short(self) -> bool:
        """Whether the end of the file is missing.

        SQLite reads the missing part of a last page as zeros, so that its rows seem never to have existed.
        """
        if self.path is None or self.why_lost:
            return False
        size = os.stat(self.path).st_size  # 0 for a new file, whose first page is not written yet
        return 0 < size < self.number("page_count") * self.number("page_size")

    def lock(self) -> Lock | None:
        """Return the lock, or None if there is no passphrase.

        Raises:
            DamagedError: if the lock is malformed, or is missing although the rows are sealed.
        """
        lock = self.stored_lock()
        if (lock and not lock.is_well_formed) or (lock is None and self._is_sealed()):
            raise DamagedError(_(LOCK_DAMAGED))
        return lock

    def stored_lock(self) -> Lock | None:
        """Return the lock as it is stored, without checking it."""
        found = self.connection.execute("SELECT salt, ops, mem, proof FROM lock").fetchone()
        return Lock(*found) if found else None

    def _is_sealed(self) -> bool:
        """Whether the first and the last row are sealed.

        If the lock is lost, sealed rows show that the next row must not be written as plain text.
        """
        ends = "SELECT typeof(body) FROM entry ORDER BY id {} LIMIT 1"
        found = [self.connection.execute(ends.format(order)).fetchone() for order in ("ASC", "DESC")]
        return found == [("blob",), ("blob",)]

    def put_lock(self, lock: Lock | None) -> None:
        """Write the lock, or delete the stored one if ``lock`` is None, within a transaction."""
        self.connection.execute("DELETE FROM lock")
        if lock:
            self.connection.execute("INSERT INTO lock VALUES(1, ?, ?, ?, ?)", lock)

    # --- transactions ---------------------------------------------------------------------------------

    @property
    def why_lost(self) -> str:
        """The reason why the open file is gone, as a sentence; empty if it is in place."""
        if self.path is None or (there := identity(self.path)) == self._file:
            return ""
        if there is None:
            return _("Your journal was erased or moved while this window was open.")
        return _("Another file took your journal's place while this window was open.")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read from one snapshot of the file, regardless of writes by other windows.

        Raises:
            DamagedError: if SQLite finds the file damaged.
            JournalError: if the file cannot be read or is gone.
        """
        try:
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                if self.connection.in_transaction:  # an error may have ended the transaction
                    self.connection.execute("ROLLBACK")  # COMMIT fails after a damaged page was found
        except (sqlite3.Error, UnicodeDecodeError) as error:  # whose own message may quote the row
            if displaced := self.why_lost:
                raise JournalError(displaced) from None
            if tells_of_damage(error):
                raise DamagedError(
                    _("Your journal is damaged. To try to repair it, run: companion restore.")
                ) from None
            said = _("Your journal cannot be read right now.")
            raise JournalError(f"{said} {why_and_remedy(error)}") from None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Run a write transaction: all of its changes reach the disk, or none of them.

        Raises:
            NotKeptError: if the file could not be written.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                if displaced := self.why_lost:
                    raise NotKeptError(" ".join((_("This was not kept."), displaced)))
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        except (sqlite3.Error, UnicodeDecodeError, OSError, JournalError) as error:
            if not isinstance(error, NotKeptError) and (displaced := self.why_lost):
                raise NotKeptError(" ".join((_("This was not kept."), displaced))) from None
            raise not_kept(error) from None

    def vacuum(self) -> bool:
        """Erase the remains of deleted rows; return whether that was possible.

        SQLite leaves old bytes between the rows of a page when it rearranges them. Vacuuming is not possible
        while another window is reading or writing.
        """
        with suppress(NotKeptError, sqlite3.Error):
            self.connection.execute("VACUUM")
            self.zero_rollback()
            return True
        return False

    def zero_rollback(self) -> None:
        """Overwrite SQLite's rollback journal with zeros.

        The write lock is held, so that no other window uses the rollback journal.

        Raises:
            NotKeptError: if another window is writing.
        """
        if self.path is None:
            return
        with self.writing(), suppress(FileNotFoundError), open(f"{self.path}-journal", "r+b") as journal:
            journal.write(bytes(os.fstat(journal.fileno()).st_size))
            journal.flush()
            os.fsync(journal.fileno())

    def number(self, setting: str) -> int:
        """Return the value of a numeric SQLite setting (``PRAGMA``)."""
        return int(self.connection.execute(f"PRAGMA {setting}").fetchone()[0])


def identity(path: Path) -> tuple[int, int] | None:
    """Return the device and inode of a file, which tell it from another file of the same name.

    Return None if there is no such file.
    """
    try:
        info = os.stat(path)
    except OSError:
        return None
    return info.st_dev, info.st_ino


def tells_of_damage(error: Exception) -> bool:
    """Whether an error means that the file is damaged.

    Missing tables and oversized rows count as damage, because this program's own queries never cause them.
    """
    return is_damage(error) or getattr(error, "sqlite_errorname", "") in ("SQLITE_ERROR", "SQLITE_TOOBIG")


def _text(raw: bytes) -> str:
    """Decode a text even if its bytes are damaged; the codec detects the damage later."""
    return raw.decode("utf-8", "surrogateescape")
