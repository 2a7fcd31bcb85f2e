"""Setting, changing, removing and giving a passphrase. PyNaCl is imported when it is needed, not before."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from companion.journal import beside, copies
from companion.journal.codec import Codec, Plain
from companion.journal.errors import JournalError, NotKeptError
from companion.journal.vault import Vault

SHORTEST = 8
"""Letters below which a passphrase is found by trying, whatever protects it."""


def codec_for(vault: Vault, passphrase: str) -> Codec:
    """Return what ``go_on`` takes. It works for a good part of a second, so it may run in a thread.

    Raises:
        WrongPassphraseError: if it is another passphrase.
        JournalError: if no passphrase would open the journal.
    """
    from companion.journal import sealed

    assert vault.key, "there is no passphrase"
    return sealed.unlock(vault.key, passphrase)


def go_on(vault: Vault, codec: Codec) -> None:
    """Unlock a journal, and end what a change of its passphrase that was cut short has left to do."""
    vault.unlock(codec)
    if vault.path:
        with suppress(OSError, sqlite3.Error, JournalError):
            if (
                beside.copy_of(vault.path).exists()
                and copies.lock_of(beside.copy_of(vault.path)) != vault.key
            ):
                _leave_nothing_older(vault)


def unlock(vault: Vault, passphrase: str) -> None:
    """Unlock a journal.

    Raises:
        WrongPassphraseError: if it is another passphrase. The journal stays locked.
        JournalError: if no passphrase would open the journal.
    """
    go_on(vault, codec_for(vault, passphrase))


def refuse_short(passphrase: str) -> None:
    """Raise ``NotKeptError`` if a new passphrase would be found by trying."""
    if len(passphrase.strip()) < SHORTEST:
        raise NotKeptError(f"That is too short to protect anything. Use {SHORTEST} letters or more.")


def set_passphrase(vault: Vault, passphrase: str) -> bool:
    """Give an open journal a new passphrase, instead of the one it has or of none.

    Return whether nothing older is left beside it. While another window is open something may be; that is
    removed the next time the journal is opened or closed.

    Raises:
        NotKeptError: if it is too short, or the journal could not be written. Nothing was changed then.
    """
    from companion.journal import sealed

    refuse_short(passphrase)
    vault.reseal(*sealed.new_lock(passphrase))
    return _leave_nothing_older(vault)


def remove_passphrase(vault: Vault) -> bool:
    """Take the passphrase away from an open journal; return as ``set_passphrase`` does.

    Raises:
        NotKeptError: if the journal could not be written. Nothing was changed then.
    """
    vault.reseal(None, Plain())
    return _leave_nothing_older(vault)


def _leave_nothing_older(vault: Vault) -> bool:
    """Clear the file and its copies of rows as they were before a change. The daily copy comes last, so that
    one with another passphrase tells that this was not done to its end.
    """
    journal = vault.path
    if journal is None:
        return True
    try:
        for path in beside.belonging(journal):
            if beside.is_older_schema(path):
                beside.wipe(path, journal)
        if not vault.database.tidy():
            return False
        copies.renew(vault.database, vault.now().date())
    except (OSError, sqlite3.Error):
        return False
    return True
