"""Whole copies of a journal: the one beside it that is renewed as something is kept, and backups elsewhere.

A copy is a journal like any other, with the same passphrase, and making one needs no passphrase.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from companion import dates
from companion.journal.errors import DamagedError, JournalError, why
from companion.journal.model import SINGLE
from companion.journal.seal.lock import Lock
from companion.journal.storage.database import Body, Database, tells_of_damage
from companion.journal.storage.sidecar_files import (
    belonging,
    copy_of,
    free_name,
    is_copy,
    is_ours,
    put_in_place,
    sync_folder,
    unfinished,
    wipe,
)
from companion.journal.storage.sqlite_copy import copy_to, fill_from, has_our_tables_alone


def is_current(journal: Path, now: dt.datetime, lock: Lock | None) -> bool:
    """Whether the copy beside a journal was made on this day, and has its passphrase."""
    copy = copy_of(journal)
    try:
        made = made_at(copy).astimezone(now.tzinfo)
        return made.date() == now.date() and lock_of(copy) == lock
    except (OSError, sqlite3.Error, JournalError):
        return False


def made_at(copy: Path) -> dt.datetime:
    """Return when a copy was made, by the person's clock.

    Raises:
        OSError: if there is none.
    """
    seconds = copy.stat().st_mtime
    with suppress(OverflowError, ValueError):
        return dates.local(seconds)
    return dates.local(0)  # some disks hold dates that no calendar of this program has


def lock_of(path: Path) -> Lock | None:
    """Return the lock of a journal's file; None if it has no passphrase.

    Raises:
        sqlite3.Error: if it cannot be read.
        JournalError: if the lock is damaged.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    with closing(Database(path)) as database:
        return database.lock()


def renew(database: Database, now: dt.datetime) -> None:
    """Let the copy beside a journal be as the journal is now; the old copy is overwritten with zeros.

    Raises:
        OSError: if it cannot be written. The old copy is as it was then.
        sqlite3.Error: if the journal cannot be read.
    """
    journal = database.path
    assert journal
    replace_by_copy(database, journal, copy_of(journal))
    with suppress(OSError):  # the disk may not let us; then it is of this moment by the disk's own clock
        os.utime(copy_of(journal), (now.timestamp(), now.timestamp()))


def replace_by_copy(database: Database, journal: Path, target: Path) -> None:
    """Write a copy of an open journal over another copy, of which nothing stays.

    Raises:
        OSError, sqlite3.Error: if that cannot be done. The target is as it was then.
    """
    new, gone = unfinished(journal), free_name(journal, "gone")
    if new.exists():
        wipe(new, journal)
    copy_to(database, new)
    put_in_place(new, target, gone)
    if gone.exists():
        wipe(gone, journal)


def propagate_tombstone(journal: Path, lock: Lock | None, id: bytes, mark: Body) -> None:
    """Let the copies beside a journal forget what it forgot. Those with another passphrase cannot be read by
    whoever has only this one; they stay as they are.
    """
    for path in belonging(journal):
        if path == journal or not is_copy(path):
            continue
        with suppress(OSError, sqlite3.Error, JournalError), closing(Database(None)) as copy:
            copy.configure()
            fill_from(copy, path)
            if copy.lock() == lock and copy.row(id) not in (None, mark):
                _replace_by_marked(copy, journal, path, id, mark)


def _replace_by_marked(copy: Database, journal: Path, path: Path, id: bytes, mark: Body) -> None:
    """Put a copy in its own place with a mark in it. It is not written to where it lies: it must be whole
    whenever the journal is lost.
    """
    made = os.stat(path).st_mtime
    with copy.writing():
        copy.put_row(id, mark)
    copy.vacuum()
    replace_by_copy(copy, journal, path)
    os.utime(path, (made, made))


def back_up(database: Database, target: Path) -> None:
    """Write a whole copy elsewhere; an older backup there is replaced in one moment.

    Raises:
        JournalError: if there is something else, or it cannot be written, or it would lie among the program's
            own files.
    """
    if database.path and is_ours(target) and is_same_file(target.parent, database.path.parent):
        raise JournalError("That is where the program keeps its own files. Choose another place.")
    new = target.with_name(f".{target.name}.new")
    try:
        if os.path.lexists(target):
            with closing(open_other(target)) as older:  # anything but a journal is refused
                _refuse_anothers(database, older, target)
        new.unlink(missing_ok=True)
        copy_to(database, new)
        os.replace(new, target)
        sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        with database.reading():  # which tells of damage itself
            if not database.is_whole():
                raise DamagedError("Your journal is damaged. companion restore may mend it.") from None
        raise JournalError(
            f"The copy could not be written to {target}: {why(error)}. Choose another place."
        ) from None


def _refuse_anothers(database: Database, older: Database, target: Path) -> None:
    """Raise if what a backup would replace is no older backup of the same journal."""
    kept, ours = ({id for id, _ in one.rows()} - SINGLE for one in (older, database))
    if kept and not kept & ours:
        raise JournalError(f"{target} is a copy of another journal. It stays as it is. Choose another name.")


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file or folder, which is there."""
    with suppress(OSError):
        return one.samefile(other)
    return False


def open_other(path: Path) -> Database:
    """Read another journal, or a copy of one, into memory. The file itself is not changed.

    It may come from anywhere, so it is refused unless it is what this program writes.

    Raises:
        JournalError: saying what it is instead, or that it is damaged.
    """
    from companion.journal.storage.file import refuse_foreign

    refuse_foreign(path)
    if _keeps_a_log(path):
        raise JournalError(f"{path} is set up as this program never does. It was not used.")
    other = Database(None)
    try:
        fill_from(other, path)
        if not has_our_tables_alone(other):
            raise JournalError(f"{path} holds things that no journal of this program has. It was not used.")
        other.migrate(lambda _database, _version: None)
        other.lock()
    except (sqlite3.Error, UnicodeError, OSError):
        other.close()
        raise JournalError(
            f"{path} cannot be read. It may be damaged, or another window may be writing to it."
        ) from None
    except JournalError:
        other.close()
        raise
    return other


def salvaged(path: Path) -> Database:
    """Read into memory what can still be read of a damaged journal. The file itself is not changed.

    Raises:
        sqlite3.Error, OSError: if it cannot be opened at all.
        JournalError: if it is none, or its passphrase cannot be found in it.
    """
    from companion.journal.storage.file import refuse_foreign

    refuse_foreign(path)
    with closing(Database(path, only_read=True)) as damaged:
        # Otherwise SQLite refuses a file that is shorter than it says.
        damaged.connection.execute("PRAGMA writable_schema=1")
        lock, rows = damaged.stored_lock(), damaged.readable_rows()
    rest = Database(None)
    rest.migrate(lambda _database, _version: None)
    with rest.writing():
        rest.put_lock(lock)
        for id, body in rows:
            if isinstance(id, bytes) and isinstance(body, (str, bytes)):  # what is missing is zeros
                rest.put_row(id, body)
    rest.lock()
    return rest


def _keeps_a_log(path: Path) -> bool:
    """Whether another program set the file up so that even reading it makes files beside it."""
    with open(path, "rb") as file:
        return file.read(20)[18:] != b"\x01\x01"


def restore_backup(copy: Database, journal: Path) -> Path | None:
    """Let a copy take the place of a journal. What was there is kept beside it; return where.

    Raises:
        JournalError: if it cannot be done, or another window is writing. The journal is as it was then.
    """
    new = unfinished(journal)
    try:
        if new.exists():
            wipe(new, journal)
        copy_to(copy, new)
        if not journal.exists():
            _clear_rollback(journal, None)
            os.replace(new, journal)
            sync_folder(journal.parent)
            return None
        kept = free_name(journal, "kept")
        with closing(Database(journal)) as there:
            if _is_usable(there):
                # No other window may be in the middle of writing while the file changes under it.
                with there.writing():
                    put_in_place(new, journal, kept)
                return kept
        _clear_rollback(journal, kept)
        put_in_place(new, journal, kept)
        return kept
    except (OSError, sqlite3.Error) as error:
        raise JournalError(
            f"The copy could not be put back: {why(error)}. The journal is as it was: {journal}"
        ) from None


def _is_usable(database: Database) -> bool:
    """Whether SQLite can use a file; what a crash left half written is taken back by that."""
    try:
        database.configure()
        database.is_whole()
    except (sqlite3.Error, UnicodeError) as error:
        if tells_of_damage(error):
            return False
        raise
    database.zero_rollback()
    return True


def _clear_rollback(journal: Path, kept: Path | None) -> None:
    """Keep what SQLite would take back in a damaged file with that file, and away from the new one."""
    rollback = journal.with_name(f"{journal.name}-journal")
    if not rollback.exists():
        return
    if kept:
        aside = kept.with_name(f"{kept.name}-journal")
        with open(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(rollback.read_bytes())
            file.flush()
            os.fsync(file.fileno())
    wipe(rollback, journal)
