"""Setting, changing, removing and giving a passphrase. PyNaCl is imported when it is needed, not before."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from companion.journal import backups
from companion.journal.errors import DamagedError, JournalError, NotKeptError, WrongPassphraseError
from companion.journal.opening import damaged
from companion.journal.seal.codec import Codec, PlainCodec
from companion.journal.seal.lock import Lock
from companion.journal.storage import sidecar_files
from companion.journal.vault import Vault

SHORTEST = 8
"""Letters below which a passphrase is found by trying, whatever protects it."""


def normalized(passphrase: str) -> str:
    """Return a passphrase as it counts: the same, however it was typed, pasted or handed over.

    Every space is the same space, as it cannot be seen which one it is; what cannot be seen at all is left
    out; and of the ways to write a letter one is taken (Unicode's NFC). FORMAT.md tells the same.
    """
    spaced = (" " if letter.isspace() else letter for letter in passphrase)
    return unicodedata.normalize("NFC", "".join(letter for letter in spaced if not _is_unseen(letter)))


def are_same(one: str, other: str) -> bool:
    """Whether two passphrases count as one."""
    return normalized(one) == normalized(other)


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf") or "\ufe00" <= letter <= "\ufe0f"


def _earlier(passphrase: str) -> Iterator[str]:
    """Yield what earlier versions of this program made of what is typed, where that was something else."""
    yield passphrase
    yield _printable(passphrase)  # the full screen took in no other letters that were typed
    data = passphrase.encode("utf-8", "surrogatepass")
    # Where the settings named no encoding, each byte of a letter was one that is unknown, or one of latin-1.
    yield data.decode("ascii", "replace")
    yield _printable(data.decode("latin-1"))


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())


def codec_behind(lock: Lock, passphrase: str) -> Codec:
    """Return the codec behind a lock. It works for a good part of a second, so it may run in a thread.

    Raises:
        WrongPassphraseError: if it is another passphrase.
        JournalError: if no passphrase would open the lock.
    """
    from companion.journal.seal import sealed

    forms = [normalized(passphrase), *(unicodedata.normalize("NFC", form) for form in _earlier(passphrase))]
    for form in dict.fromkeys(forms):
        with suppress(WrongPassphraseError):
            return sealed.unlock(lock, form)
    raise WrongPassphraseError


def codec_for(vault: Vault, passphrase: str) -> Codec:
    """Return what ``go_on`` takes. It works for a good part of a second, so it may run in a thread.

    Raises:
        WrongPassphraseError: if it is another passphrase.
        JournalError: if no passphrase would open the journal.
    """
    assert vault.key, "there is no passphrase"
    try:
        return codec_behind(vault.key, passphrase)
    except DamagedError as error:
        raise (damaged(str(error), vault.path) if vault.path else error) from None


def go_on(vault: Vault, codec: Codec) -> None:
    """Unlock a journal, and end what a change of its passphrase that was cut short has left to do."""
    vault.unlock(codec)
    if vault.path:
        copy = sidecar_files.copy_of(vault.path)
        with suppress(OSError, sqlite3.Error, JournalError):
            is_as_left = copy.exists() and backups.lock_of(copy) == vault.key
            if not is_as_left and _is_whole(vault):
                _leave_nothing_older(vault)


def _is_whole(vault: Vault) -> bool:
    """Whether all can be read. Where it cannot, the older copy may be all there is of it."""
    known = set(vault.unreadable)
    vault.rows()
    found, vault.unreadable = vault.unreadable, known  # it is told of where it is missed
    return not found


def unlock(vault: Vault, passphrase: str) -> None:
    """Unlock a journal.

    Raises:
        WrongPassphraseError: if it is another passphrase. The journal stays locked.
        JournalError: if no passphrase would open the journal.
    """
    go_on(vault, codec_for(vault, passphrase))


def refuse_short(passphrase: str) -> None:
    """Raise ``NotKeptError`` if a new passphrase would be found by trying."""
    if len(normalized(passphrase).strip()) < SHORTEST:
        raise NotKeptError(f"That is too short to protect anything. Use {SHORTEST} letters or more.")


def new_lock(passphrase: str) -> tuple[Lock, Codec]:
    """Return what ``set_lock`` takes. It works for a good part of a second, so it may run in a thread.

    Raises:
        NotKeptError: if the passphrase is too short.
    """
    from companion.journal.seal import sealed

    refuse_short(passphrase)
    return sealed.new_lock(normalized(passphrase))


def set_passphrase(vault: Vault, passphrase: str) -> bool:
    """Give an open journal a new passphrase, instead of the one it has or of none; see ``set_lock``.

    Raises:
        NotKeptError: if it is too short, or the journal could not be written. Nothing was changed then.
    """
    return set_lock(vault, *new_lock(passphrase))


def set_lock(vault: Vault, lock: Lock, codec: Codec) -> bool:
    """Put an open journal under a new lock.

    Return whether nothing older is left beside it. While another window is open something may be; that is
    removed the next time the journal is opened or closed. A damaged file that was kept aside stays as it is.

    Raises:
        NotKeptError: if the journal could not be written. Nothing was changed then.
    """
    vault.reseal(lock, codec)
    return _leave_nothing_older(vault)


def remove_passphrase(vault: Vault) -> bool:
    """Take the passphrase away from an open journal; return as ``set_passphrase`` does.

    Raises:
        NotKeptError: if the journal could not be written. Nothing was changed then.
    """
    vault.reseal(None, PlainCodec())
    return _leave_nothing_older(vault)


def _leave_nothing_older(vault: Vault) -> bool:
    """Clear the file and its copies of rows as they were before a change. The copy beside it comes last, so
    that one with another passphrase tells that this was not done to its end.
    """
    journal = vault.path
    if journal is None:
        return True
    try:
        for path in sidecar_files.belonging(journal):
            if sidecar_files.is_older_schema(path) and backups.lock_of(path) != vault.key:
                sidecar_files.wipe(path, journal)
        if not vault.database.vacuum():
            return False
        backups.renew(vault.database, vault.now())
    except (OSError, sqlite3.Error, JournalError):
        return False
    return True
