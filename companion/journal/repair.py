"""Replaces a damaged journal with its automatic backup, and adds the newer rows that can still be read."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from companion.journal import backups, other_journals
from companion.journal.errors import DAMAGED, DamagedError, JournalError
from companion.journal.opening import damaged as told_damaged
from companion.journal.opening import open_vault, still_readable
from companion.journal.seal.codec import Codec, Row, RowDamagedError, read_row
from companion.journal.storage import sidecar_files
from companion.journal.storage.database import Body, Database
from companion.journal.storage.file import real_path
from companion.journal.storage.row_store import may_be
from companion.journal.vault import Vault
from companion.messages import gettext as _


def refuse_damaged(vault: Vault) -> None:
    """Raise an error if a singleton row is damaged, because writing that row again would hide the damage.

    Raises:
        DamagedError: with the backup that would repair the journal, if there is one.
    """
    try:
        start = vault.start()
        with vault.reading():  # a journal without a place is new, and must be intact
            if start.place is None and not vault.database.is_whole():
                raise DamagedError(_(DAMAGED))
    except DamagedError:
        if vault.path:
            raise told_damaged(_(DAMAGED), vault.path) from None
        raise
    if vault.unreadable and vault.path:
        raise told_damaged(_("Part of your journal is damaged, so nothing new is kept in it."), vault.path)


def repaired(path: Path, vault: Vault | None = None) -> Vault:
    """Replace a damaged journal with its automatic backup and open it.

    The damaged file is kept beside it. Its readable rows are added to the backup where they are newer. For a
    journal with a passphrase, this needs ``vault``, which must be unlocked and cannot be used afterwards.

    Raises:
        JournalError: if there is no intact backup, if its passphrase is not the vault's, or if nothing could
            be written. The journal and the vault are then unchanged.
    """
    path = real_path(path)
    damaged = vault or still_open(path)
    try:
        with closing(other_journals.open_other(sidecar_files.copy_of(path))) as copy:
            if damaged and not damaged.is_locked:
                _add_what_is_newer(copy, damaged)
            backups.restore_backup(copy, path)
    except JournalError:
        if damaged and damaged is not vault:  # a vault that the caller gave stays open
            damaged.database.close()
        raise
    if damaged:
        damaged.database.close()
    return open_vault(path)


def still_open(path: Path) -> Vault | None:
    """Open a journal that may be damaged, as far as it can be read; return None if nothing can be read.

    Raises:
        JournalError: if it cannot be used for another reason.
    """
    try:
        return open_vault(path)
    except DamagedError as error:
        return still_readable(path, error)


def fuller_copy(vault: Vault) -> dt.datetime | None:
    """Return when the automatic backup was made, if it holds entries that are unreadable in the journal.

    Return None if it holds none of them or is not intact.
    """
    unreadable = frozenset(vault.unreadable)
    if vault.fuller_copy is None or vault.fuller_copy[0] != unreadable:
        vault.fuller_copy = unreadable, _fuller_copy(vault)
    return vault.fuller_copy[1]


def _fuller_copy(vault: Vault) -> dt.datetime | None:
    if not vault.unreadable or vault.source is None:
        return None
    path = sidecar_files.copy_of(vault.source)
    with suppress(JournalError, OSError, sqlite3.Error), closing(other_journals.open_other(path)) as copy:
        codec, here = vault.codec_for(copy.lock()), {id for id, _ in vault.rows()}
        # A row is never removed from a journal, so a row that only the copy has was lost.
        if codec and any(_holds(codec, id, body) for id, body in copy.rows() if id not in here):
            return backups.made_at(path)
    return None


def _holds(codec: Codec, id: bytes, body: Body) -> bool:
    """Whether a row can be read and was not forgotten."""
    with suppress(RowDamagedError):
        return not read_row(codec.open(id, body)).forgotten
    return False


def _add_what_is_newer(copy: Database, vault: Vault) -> None:
    rows = _readable(vault)
    if not rows:  # for example if the lock is lost, so that sealed rows look damaged
        return
    codec = vault.codec_for(copy.lock())
    if codec is None:
        raise JournalError(_("The backup has a different passphrase, so nothing was changed."))
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
