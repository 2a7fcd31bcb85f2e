"""Opens a journal. The file is checked before anything in it changes, and problems are reported."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from companion.dates import moment
from companion.journal import backups, other_journals
from companion.journal.errors import DAMAGED, DamagedError, JournalError, not_opened
from companion.journal.storage import sidecar_files
from companion.journal.storage.database import Database, tells_of_damage
from companion.journal.storage.file import claim_file, prepare_folder, real_path
from companion.journal.vault import Vault, local_now
from companion.messages import gettext as _


def memory_vault(now: Callable[[], dt.datetime] = local_now) -> Vault:
    """Return a journal in memory, of which nothing is saved."""
    database = Database(None)
    database.migrate(lambda _database, _version: None)
    return Vault(database, now)


def open_vault(path: Path, now: Callable[[], dt.datetime] = local_now) -> Vault:
    """Open the journal at ``path``, or create it. A journal with a passphrase is locked at first.

    Raises:
        JournalError: if the file is damaged, was written by a newer version or by another program, or is in a
            place that cannot be read or written. Nothing is then changed.
    """
    path = real_path(path)
    prepare_folder(path.parent)
    try:
        claim_file(path)
        clear_leftovers(path)
        return _opened(path, now)
    except DamagedError as error:
        raise damaged(str(error), path) from None
    except (sqlite3.Error, UnicodeError, OSError) as error:
        if tells_of_damage(error):
            raise damaged(_(DAMAGED), path) from None
        raise not_opened(path, error) from None


def open_to_read(path: Path, now: Callable[[], dt.datetime] = local_now) -> Vault:
    """Open a journal to read as much of it as possible; see ``still_readable``.

    Raises:
        JournalError: if nothing of it can be read.
    """
    try:
        return open_vault(path, now)
    except JournalError as error:
        if vault := still_readable(path, error, now):
            return vault
        raise


def still_readable(
    path: Path, error: JournalError, now: Callable[[], dt.datetime] = local_now
) -> Vault | None:
    """Return the readable rows of a journal that could not be opened, as a vault in memory.

    ``error`` is the reason why it could not be opened. Return None if no row can be read.
    """
    database: Database | None = None
    with suppress(JournalError, OSError, sqlite3.Error, UnicodeError):
        path = real_path(path)
        database = other_journals.open_other(path)
    is_whole = database is not None
    if not is_whole and isinstance(error, DamagedError):
        with suppress(JournalError, OSError, sqlite3.Error, UnicodeError):
            database = other_journals.salvaged(path)
    if database is None:
        return None
    vault = Vault(database, now)
    vault.source = path
    vault.unreadable |= set() if is_whole else {b""}
    return vault


def intact_copy(path: Path) -> Path | None:
    """Return the path of the automatic backup if it exists and is intact."""
    copy = sidecar_files.copy_of(path)
    with suppress(JournalError), closing(other_journals.open_other(copy)):
        return copy
    return None


def _opened(path: Path, now: Callable[[], dt.datetime]) -> Vault:
    def keep_older(_database: Database, version: int) -> None:
        # This needs a second connection: SQLite cannot copy from one with an open write transaction.
        with closing(Database(path, is_held=True)) as older:
            backups.replace_by_copy(older, path, sidecar_files.before_step(path, version))

    database = Database(path)
    try:
        database.migrate(keep_older)
        return Vault(database, now)
    except BaseException:
        database.close()
        raise


def damaged(sentence: str, path: Path) -> DamagedError:
    """Return the error for a damaged journal; it names the automatic backup if that is intact.

    ``sentence`` says what is damaged.
    """
    copy = intact_copy(path)
    if copy is None:
        move = _("To begin a new journal, move this file somewhere else: {path}").format(path=path)
        return DamagedError(f"{sentence} {move}")
    there_is = _(
        "There is a backup from {moment}. It may not have what you kept after that. To restore it, run:"
        " companion restore."
    )
    return DamagedError(f"{sentence} {there_is.format(moment=moment(backups.made_at(copy)))}", copy)


def clear_leftovers(path: Path) -> None:
    """Remove temporary files that a killed program left behind."""
    for left in sidecar_files.belonging(path):
        if ".gone-" in left.name or left.name == sidecar_files.unfinished(path).name:
            with suppress(OSError):  # another window is using it
                sidecar_files.wipe(left, path)
