"""Copies of a journal: the automatic backup beside it, and backups that the person saves elsewhere.

The automatic backup is renewed when something is kept, and once a day. Every copy is a journal itself, with
the same passphrase. Making a copy needs no passphrase.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from companion import dates
from companion.journal import other_journals
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
from companion.journal.storage.sqlite_copy import copy_to, fill_from
from companion.messages import gettext as _


def is_current(journal: Path, now: dt.datetime, lock: Lock | None) -> bool:
    """Whether the automatic backup was made on the day of ``now`` and has the journal's passphrase."""
    copy = copy_of(journal)
    try:
        made = made_at(copy).astimezone(now.tzinfo)
        return made.date() == now.date() and lock_of(copy) == lock
    except (OSError, sqlite3.Error, JournalError):
        return False


def made_at(copy: Path) -> dt.datetime:
    """Return when a copy was made, in the person's time zone.

    Raises:
        OSError: if there is no such file.
    """
    seconds = copy.stat().st_mtime
    with suppress(OverflowError, ValueError):
        return dates.local(seconds)
    return dates.local(0)  # a disk may hold a date outside the range of datetime


def lock_of(path: Path) -> Lock | None:
    """Return the lock of a journal's file, or None if the journal has no passphrase.

    Raises:
        FileNotFoundError: if there is no such file.
        sqlite3.Error: if the file cannot be read.
        JournalError: if the lock is damaged.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    with closing(Database(path)) as database:
        return database.lock()


def renew(database: Database, now: dt.datetime) -> None:
    """Write a new automatic backup of a journal and overwrite the old one with zeros.

    Raises:
        OSError: if the backup cannot be written. The old backup is then unchanged.
        sqlite3.Error: if the journal cannot be read.
    """
    journal = database.path
    assert journal
    replace_by_copy(database, journal, copy_of(journal))
    with suppress(OSError):  # the disk may refuse; the time is then the one by its own clock
        os.utime(copy_of(journal), (now.timestamp(), now.timestamp()))


def replace_by_copy(database: Database, journal: Path, target: Path) -> None:
    """Replace ``target`` with a copy of an open journal, and overwrite the old target with zeros.

    Raises:
        OSError, sqlite3.Error: if the copy cannot be written. The target is then unchanged.
    """
    new, gone = unfinished(journal), free_name(journal, "gone")
    if new.exists():
        wipe(new, journal)
    copy_to(database, new)
    put_in_place(new, target, gone)
    if gone.exists():
        wipe(gone, journal)


def propagate_tombstone(journal: Path, lock: Lock | None, id: bytes, mark: Body) -> None:
    """Replace a forgotten entry with its tombstone in every copy beside the journal.

    A copy with another passphrase stays as it is, because the current passphrase cannot read it.
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
    """Replace a copy of a journal with one that holds a tombstone.

    The copy is not edited in place: it must be intact at all times, because the journal may be lost at any
    time.
    """
    made = os.stat(path).st_mtime
    with copy.writing():
        copy.put_row(id, mark)
    copy.vacuum()
    replace_by_copy(copy, journal, path)
    os.utime(path, (made, made))


def back_up(database: Database, target: Path) -> None:
    """Write a copy of a journal to ``target``; an older backup there is replaced atomically.

    Raises:
        JournalError: if ``target`` is anything other than a backup of this journal, cannot be written, or
            lies among the program's own files.
        DamagedError: if the journal itself is damaged.
    """
    if database.path and is_ours(target) and is_same_file(target.parent, database.path.parent):
        raise JournalError(_("That place is for the program's own files. Choose another place."))
    new = target.with_name(f".{target.name}.new")
    try:
        if os.path.lexists(target):
            with closing(other_journals.open_other(target)) as older:  # which refuses anything but a journal
                _refuse_anothers(database, older, target)
        new.unlink(missing_ok=True)
        copy_to(database, new)
        os.replace(new, target)
        sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        with database.reading():  # which raises DamagedError itself
            if not database.is_whole():
                raise DamagedError(
                    _(
                        "Your journal is damaged, so no backup was made. To try to repair it, run:"
                        " companion restore."
                    )
                ) from None
        said = _("The backup could not be written to {path}.").format(path=target)
        raise JournalError(" ".join((said, why(error), _("Choose another place.")))) from None


def _refuse_anothers(database: Database, older: Database, target: Path) -> None:
    """Raise ``JournalError`` if the backup to be replaced holds the entries of another journal."""
    kept, ours = ({id for id, _ in one.rows()} - SINGLE for one in (older, database))
    if kept and not kept & ours:
        said = _("{path} is a backup of another journal, so it was not replaced. Choose another name.")
        raise JournalError(said.format(path=target))


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same existing file or folder."""
    with suppress(OSError):
        return one.samefile(other)
    return False


def restore_backup(copy: Database, journal: Path) -> Path | None:
    """Replace a journal with a copy; return the new path of the old journal, or None if there was none.

    Raises:
        JournalError: if the copy cannot be put in place, or another window is writing. The journal is then
            unchanged.
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
                # The write lock keeps other windows from writing while the file is replaced.
                with there.writing():
                    put_in_place(new, journal, kept)
                return kept
        _clear_rollback(journal, kept)
        put_in_place(new, journal, kept)
        return kept
    except (OSError, sqlite3.Error) as error:
        said = _("The backup was not restored."), why(error), _("Your journal has not been changed: {path}")
        raise JournalError(" ".join(said).format(path=journal)) from None


def _is_usable(database: Database) -> bool:
    """Whether SQLite can use a file. Opening it also rolls back a transaction that a crash cut short."""
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
    """Remove a damaged file's rollback journal, so that SQLite does not apply it to the new file.

    If ``kept`` is given, the rollback journal is first copied to a file beside it.
    """
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
