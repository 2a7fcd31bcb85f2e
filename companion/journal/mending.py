"""Putting the copy beside a damaged journal in its place, with all that can still be read of it."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

from companion.journal import beside, copies
from companion.journal.codec import Row, RowDamagedError, read_row
from companion.journal.database import Database
from companion.journal.errors import DamagedError, JournalError
from companion.journal.file import real_path
from companion.journal.opening import damaged, open_vault
from companion.journal.rows import may_be
from companion.journal.vault import Vault


def refuse_damaged(vault: Vault) -> None:
    """Raise if one of the rows there is one of is damaged: the next that is written would hide that.

    Raises:
        DamagedError: saying so, with the copy that would mend it.
    """
    try:
        vault.start()
    except DamagedError:
        if vault.path:
            raise damaged("Your journal is damaged.", vault.path) from None
        raise
    if vault.unreadable and vault.path:
        raise damaged("Part of your journal is damaged, so nothing is written to it.", vault.path)


def mended(path: Path, vault: Vault | None = None) -> Vault:
    """Put the copy beside it in the place of a damaged journal, and open it.

    The damaged file is kept beside it. What can still be read of it is put into the copy, where it is newer;
    for a journal with a passphrase that takes ``vault``, which is unlocked, and of no use after this.

    Raises:
        JournalError: if there is no whole copy, or it has another passphrase than the vault, or nothing could
            be written. The journal is as it was then.
    """
    path = real_path(path)
    vault = vault or still_open(path)
    try:
        with closing(copies.open_other(beside.copy_of(path))) as copy:
            if vault and not vault.is_locked:
                _add_what_is_newer(copy, vault)
            copies.put_back(copy, path)
    finally:
        if vault:
            vault.database.close()
    return open_vault(path)


def still_open(path: Path) -> Vault | None:
    """Open a journal that may be damaged; None if it is too damaged for that.

    Raises:
        JournalError: if it cannot be used for another reason.
    """
    try:
        return open_vault(path)
    except DamagedError:
        return None


def _add_what_is_newer(copy: Database, vault: Vault) -> None:
    rows = _readable(vault)
    if not rows:  # such as where the lock is lost, so that what is sealed looks like damage
        return
    codec = vault.codec_for(copy.lock())
    if codec is None:
        raise JournalError("The copy has another passphrase, so nothing was changed.")
    whole = Vault(copy, vault.now)
    whole.unlock(codec)
    whole.take(rows)


def _readable(vault: Vault) -> list[tuple[bytes, Row]]:
    codec = vault.codec_for(vault.key)
    assert codec, "the vault is unlocked"
    rows = []
    for id, body in vault.database.readable_rows():
        with suppress(RowDamagedError):
            if isinstance(id, bytes) and may_be(id, (row := read_row(codec.open(id, body))).kind):
                rows.append((id, row))
    return rows
