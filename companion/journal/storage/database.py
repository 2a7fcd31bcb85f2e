"""The SQLite file while it is open: its settings, its transactions, its rows as they are stored.

SQLite keeps the promise about crashes: a rollback journal that is synced before and after (``EXTRA``, because
the default lost acknowledged rows in simulated power cuts), its blocks reused (``PERSIST``) so that they can
be zeroed.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from companion.journal.errors import DamagedError, JournalError, NotKeptError, is_damage, not_kept
from companion.journal.seal.lock import Lock
from companion.journal.storage import tables
from companion.journal.storage.file_lock import connect

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
    """An open file, or one in memory where ``path`` is None. Call ``settle`` before anything else, or
    ``configure`` where its tables are to stay as they are. With ``only_read`` nothing is written, whatever
    is asked for. ``is_held`` is for a second one of a file to which the first is writing.
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
        """Make an empty file a journal, and bring an older one to the newest schema.

        ``keep_older`` is called with the older one, and its version, before anything in it changes.

        Raises:
            JournalError: if its tables or its end are gone.
            sqlite3.Error: if SQLite cannot open it, or it cannot be written to.
        """
        self.configure()
        # Two first starts at once take turns here, and a file that cannot be written fails.
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            version = self.number("user_version")
            if self.is_cut_short():
                raise DamagedError("Your journal is damaged: its end is missing.")
            if not self.connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                if self.number("application_id"):
                    raise DamagedError("Your journal is damaged: what is in it cannot be found.")
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
        """Set how SQLite treats the file; the first of these reads it.

        Raises:
            sqlite3.Error: if it is no database.
        """
        for setting in _SETTINGS:
            self.connection.execute(f"PRAGMA {setting}")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    # --- rows -----------------------------------------------------------------------------------------

    def row(self, id: bytes) -> Body | None:
        """Return the body of a row, if there is one."""
        found = self.connection.execute("SELECT body FROM entry WHERE id = ?", (id,)).fetchone()
        return found[0] if found else None

    def rows(self) -> list[tuple[bytes, Body]]:
        """Return all rows."""
        return self.connection.execute("SELECT id, body FROM entry").fetchall()

    def rows_after(self, id: bytes | None, count: int) -> list[tuple[bytes, Body]]:
        """Return so many rows that follow on the one with an id, or the first ones."""
        where = "" if id is None else "WHERE id > ?"
        select = f"SELECT id, body FROM entry {where} ORDER BY id LIMIT {count}"
        return self.connection.execute(select, () if id is None else (id,)).fetchall()

    def readable_rows(self) -> list[tuple[bytes, Body]]:
        """Return the rows that can be read of a damaged file: those before the damage, and those after it."""
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
        """Whether no row can be missing without a trace."""
        is_sound = self.connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        return is_sound and not self.is_cut_short()

    def is_cut_short(self) -> bool:
        """Whether the end of the file is missing. SQLite takes what is missing of a last page for zeros, and
        so for rows that were never there.
        """
        if self.path is None or self.why_lost:
            return False
        size = os.stat(self.path).st_size  # of a file that is only begun, the first page is not written yet
        return 0 < size < self.number("page_count") * self.number("page_size")

    def lock(self) -> Lock | None:
        """Return the lock, if there is a passphrase.

        Raises:
            DamagedError: if it is no lock as this program writes them.
        """
        lock = self.stored_lock()
        if (lock and not lock.is_well_formed) or (lock is None and self._is_sealed()):
            raise DamagedError("The part of your journal that knows its passphrase is damaged.")
        return lock

    def stored_lock(self) -> Lock | None:
        """Return the lock as it is stored, damaged or not."""
        found = self.connection.execute("SELECT salt, ops, mem, proof FROM lock").fetchone()
        return Lock(*found) if found else None

    def _is_sealed(self) -> bool:
        """Whether rows are sealed: where the lock is lost, what is written next must not be plain."""
        ends = "SELECT typeof(body) FROM entry ORDER BY id {} LIMIT 1"
        found = [self.connection.execute(ends.format(order)).fetchone() for order in ("ASC", "DESC")]
        return found == [("blob",), ("blob",)]

    def put_lock(self, lock: Lock | None) -> None:
        """Write the lock, or take it away, within a transaction."""
        self.connection.execute("DELETE FROM lock")
        if lock:
            self.connection.execute("INSERT INTO lock VALUES(1, ?, ?, ?, ?)", lock)

    # --- transactions ---------------------------------------------------------------------------------

    @property
    def why_lost(self) -> str:
        """How the file was lost while it was open, as the end of a sentence; empty if it is in its place."""
        if self.path is None or (there := identity(self.path)) == self._file:
            return ""
        if there is None:
            return "your journal was erased, or moved away, while this window was open"
        return "another file has taken your journal's place while this window was open"

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See the file as it is at one moment, whatever another window writes meanwhile.

        Raises:
            DamagedError: if SQLite finds it damaged.
            JournalError: if it cannot be read, or is not there any more.
        """
        try:
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                if self.connection.in_transaction:  # an error may have ended it
                    self.connection.execute("ROLLBACK")  # COMMIT fails once a page was found damaged
        except (sqlite3.Error, UnicodeDecodeError) as error:  # whose own sentence may quote the row
            if displaced := self.why_lost:
                raise JournalError(f"{displaced[0].upper()}{displaced[1:]}.") from None
            if tells_of_damage(error):
                raise DamagedError("Your journal is damaged. companion restore may mend it.") from None
            raise JournalError("Your journal cannot be read just now.") from None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Change the file: either all of it is on the disk after, or nothing of it.

        Raises:
            NotKeptError: if it could not be written.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                if displaced := self.why_lost:
                    raise NotKeptError(f"This could not be kept: {displaced}.")
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        except (sqlite3.Error, UnicodeDecodeError, OSError, JournalError) as error:
            if not isinstance(error, NotKeptError) and (displaced := self.why_lost):
                raise NotKeptError(f"This could not be kept: {displaced}.") from None
            raise not_kept(error) from None

    def vacuum(self) -> bool:
        """Leave nothing of what was removed behind: pages that SQLite rearranged keep old bytes between their
        rows. Say whether that was possible; while another window is writing or reading it is not.
        """
        with suppress(NotKeptError, sqlite3.Error):
            self.connection.execute("VACUUM")
            self.zero_rollback()
            return True
        return False

    def zero_rollback(self) -> None:
        """Overwrite SQLite's journal with zeros, holding the write lock so that no other window uses it.

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
        """Return what SQLite says of a setting that is a number."""
        return int(self.connection.execute(f"PRAGMA {setting}").fetchone()[0])


def identity(path: Path) -> tuple[int, int] | None:
    """Tell one file from another of the same name; None if there is none."""
    try:
        info = os.stat(path)
    except OSError:
        return None
    return info.st_dev, info.st_ino


def tells_of_damage(error: Exception) -> bool:
    """Whether SQLite finds the file damaged, or finds in it what this program never writes: tables that are
    not there though it is asked for nothing else, rows too big for any file.
    """
    return is_damage(error) or getattr(error, "sqlite_errorname", "") in ("SQLITE_ERROR", "SQLITE_TOOBIG")


def _text(raw: bytes) -> str:
    """Read a text even if its bytes are damaged: the codec will notice."""
    return raw.decode("utf-8", "surrogateescape")
