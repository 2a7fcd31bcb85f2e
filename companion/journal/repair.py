"""Putting the copy beside a damaged journal in its place, with all that can still be read of it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from companion.journal import backups
from companion.journal.errors import DamagedError, JournalError
from companion.journal.opening import damaged as told_damaged
from companion.journal.opening import open_vault, still_readable
from companion.journal.seal.codec import Codec, Row, RowDamagedError, read_row
from companion.journal.storage import sidecar_files
from companion.journal.storage.database import Body, Database
from companion.journal.storage.file import real_path
from companion.journal.storage.row_store import may_be
from companion.journal.vault import Vault


def refuse_damaged(vault: Vault) -> None:
    """Raise if one of the rows there is one of is damaged: the next that is written would hide that.

    Raises:
        DamagedError: saying so, with the copy that would mend it.
    """
    try:
        start = vault.start()
        with vault.reading():  # whoever is new here has a journal in which nothing can be missing
            if start.place is None and not vault.database.is_whole():
                raise DamagedError("Your journal is damaged.")
    except DamagedError:
        if vault.path:
            raise told_damaged("Your journal is damaged.", vault.path) from None
        raise
    if vault.unreadable and vault.path:
        raise told_damaged("Part of your journal is damaged, so nothing is written to it.", vault.path)


def repaired(path: Path, vault: Vault | None = None) -> Vault:
    """Put the copy beside it in the place of a damaged journal, and open it.

    The damaged file is kept beside it. What can still be read of it is put into the copy, where it is newer;
    for a journal with a passphrase that takes ``vault``, which is unlocked, and of no use after this.

    Raises:
        JournalError: if there is no whole copy, or it has another passphrase than the vault, or nothing could
            be written. The journal, and the vault, are as they were then.
    """
    path = real_path(path)
    damaged = vault or still_open(path)
    try:
        with closing(backups.open_other(sidecar_files.copy_of(path))) as copy:
            if damaged and not damaged.is_locked:
                _add_what_is_newer(copy, damaged)
            backups.restore_backup(copy, path)
    except JournalError:
        if damaged and damaged is not vault:  # one that was given goes on as it was
            damaged.database.close()
        raise
    if damaged:
        damaged.database.close()
    return open_vault(path)


def still_open(path: Path) -> Vault | None:
    """Open a journal that may be damaged, as far as it can be read; None if it is too damaged for that.

    Raises:
        JournalError: if it cannot be used for another reason.
    """
    try:
        return open_vault(path)
    except DamagedError as error:
        return still_readable(path, error)


def fuller_copy(vault: Vault) -> dt.datetime | None:
    """Return when the copy beside a journal was made, if it is whole and still holds what cannot be read
    here.
    """
    unreadable = frozenset(vault.unreadable)
    if vault.fuller_copy is None or vault.fuller_copy[0] != unreadable:
        vault.fuller_copy = unreadable, _fuller_copy(vault)
    return vault.fuller_copy[1]


def _fuller_copy(vault: Vault) -> dt.datetime | None:
    if not vault.unreadable or vault.source is None:
        return None
    path = sidecar_files.copy_of(vault.source)
    with suppress(JournalError, OSError, sqlite3.Error), closing(backups.open_other(path)) as copy:
        codec, here = vault.codec_for(copy.lock()), {id for id, _ in vault.rows()}
        # A row is never taken out of a journal, so what is in the copy alone was lost.
        if codec and any(_holds(codec, id, body) for id, body in copy.rows() if id not in here):
            return backups.made_at(path)
    return None


def _holds(codec: Codec, id: bytes, body: Body) -> bool:
    """Whether a row holds something, and can be read."""
    with suppress(RowDamagedError):
        return not read_row(codec.open(id, body)).forgotten
    return False


def _add_what_is_newer(copy: Database, vault: Vault) -> None:
    rows = _readable(vault)
    if not rows:  # such as where the lock is lost, so that what is sealed looks like damage
        return
    codec = vault.codec_for(copy.lock())
    if codec is None:
        raise JournalError("The copy has another passphrase, so nothing was changed.")
    whole = Vault(copy, vault.now)
    whole.unlock(codec)
    whole.merge_rows(rows)


def _readable(vault: Vault) -> list[tuple[bytes, Row]]:
    codec = vault.codec_for(vault.key)
    assert codec, "the vault is unlocked"
    rows = []
    for id, body in vault.database.readable_rows():
        with suppress(RowDamagedError):
            if isinstance(id, bytes) and may_be(id, (row := read_row(codec.open(id, body))).kind):
                rows.append((id, row))
    return rows
