"""Sets, changes, removes and checks a journal's passphrase. PyNaCl is imported only when it is needed."""

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
from companion.messages import ngettext

SHORTEST = 8
"""The least number of letters in a passphrase. A shorter one can be guessed, however well it is protected."""


def normalized(passphrase: str) -> str:
    """Return the normalized form of a passphrase, which is the same however it was typed or pasted.

    All kinds of spaces become a plain space, because they look alike. Invisible characters are left out.
    Letters are in Unicode's normal form NFC. FORMAT.md documents the same rules.
    """
    spaced = (" " if letter.isspace() else letter for letter in passphrase)
    return unicodedata.normalize("NFC", "".join(letter for letter in spaced if not _is_unseen(letter)))


def are_same(one: str, other: str) -> bool:
    """Whether two passphrases count as the same."""
    return normalized(one) == normalized(other)


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf") or "\ufe00" <= letter <= "\ufe0f"


def _earlier(passphrase: str) -> Iterator[str]:
    """Yield the forms that earlier versions of this program gave to a typed passphrase."""
    yield passphrase
    yield _printable(passphrase)  # the full screen ignored all other characters
    data = passphrase.encode("utf-8", "surrogatepass")
    # Without an encoding in the locale, each byte was read as U+FFFD or as latin-1.
    yield data.decode("ascii", "replace")
    yield _printable(data.decode("latin-1"))


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())


def codec_behind(lock: Lock, passphrase: str) -> Codec:
    """Return the codec that a passphrase unlocks. This takes most of a second, so it may run in a thread.

    Raises:
        WrongPassphraseError: if the passphrase is wrong.
        JournalError: if the lock is damaged, or there is too little memory.
    """
    from companion.journal.seal import sealed

    forms = [normalized(passphrase), *(unicodedata.normalize("NFC", form) for form in _earlier(passphrase))]
    for form in dict.fromkeys(forms):
        with suppress(WrongPassphraseError):
            return sealed.unlock(lock, form)
    raise WrongPassphraseError


def codec_for(vault: Vault, passphrase: str) -> Codec:
    """Return the codec for ``go_on``. This takes most of a second, so it may run in a thread.

    Raises:
        WrongPassphraseError: if the passphrase is wrong.
        JournalError: if the lock is damaged, or there is too little memory.
    """
    assert vault.key, "there is no passphrase"
    try:
        return codec_behind(vault.key, passphrase)
    except DamagedError as error:
        raise (damaged(str(error), vault.path) if vault.path else error) from None


def go_on(vault: Vault, codec: Codec) -> None:
    """Unlock a journal with a codec, and finish a change of its passphrase that was interrupted."""
    vault.unlock(codec)
    if vault.path:
        copy = sidecar_files.copy_of(vault.path)
        with suppress(OSError, sqlite3.Error, JournalError):
            is_as_left = copy.exists() and backups.lock_of(copy) == vault.key
            if not is_as_left and _is_whole(vault):
                _leave_nothing_older(vault)


def _is_whole(vault: Vault) -> bool:
    """Whether all rows can be read. If not, the older backup may hold the only copy of a damaged row."""
    known = set(vault.unreadable)
    vault.rows()
    found, vault.unreadable = vault.unreadable, known  # damage is reported where the row is needed
    return not found


def unlock(vault: Vault, passphrase: str) -> None:
    """Unlock a journal with a passphrase.

    Raises:
        WrongPassphraseError: if the passphrase is wrong. The journal stays locked.
        JournalError: if the lock is damaged, or there is too little memory.
    """
    go_on(vault, codec_for(vault, passphrase))


def refuse_short(passphrase: str) -> None:
    """Raise ``NotKeptError`` if a new passphrase is so short that it can be guessed."""
    if len(normalized(passphrase).strip()) < SHORTEST:
        said = ngettext(
            "That passphrase is too short to protect anything. Use {count} letter or more.",
            "That passphrase is too short to protect anything. Use {count} letters or more.",
            SHORTEST,
        )
        raise NotKeptError(said.format(count=SHORTEST))


def new_lock(passphrase: str) -> tuple[Lock, Codec]:
    """Return the lock and codec for ``set_lock``. This takes most of a second, so it may run in a thread.

    Raises:
        NotKeptError: if the passphrase is too short.
    """
    from companion.journal.seal import sealed

    refuse_short(passphrase)
    return sealed.new_lock(normalized(passphrase))


def set_passphrase(vault: Vault, passphrase: str) -> bool:
    """Set or change the passphrase of an open journal; return the same as ``set_lock``.

    Raises:
        NotKeptError: if the passphrase is too short or the journal could not be written. Nothing is then
            changed.
    """
    return set_lock(vault, *new_lock(passphrase))


def set_lock(vault: Vault, lock: Lock, codec: Codec) -> bool:
    """Seal an open journal with a new lock; return whether no file with the old lock is left beside it.

    Such a file may be left while another window is open. It is removed when the journal is next opened or
    closed. A damaged file that was kept aside stays as it is.

    Raises:
        NotKeptError: if the journal could not be written. Nothing is then changed.
    """
    vault.reseal(lock, codec)
    return _leave_nothing_older(vault)


def remove_passphrase(vault: Vault) -> bool:
    """Remove the passphrase of an open journal; return the same as ``set_lock``.

    Raises:
        NotKeptError: if the journal could not be written. Nothing is then changed.
    """
    vault.reseal(None, PlainCodec())
    return _leave_nothing_older(vault)


def _leave_nothing_older(vault: Vault) -> bool:
    """Erase older rows from the file and its copies; return whether that was possible.

    The automatic backup is replaced last. A backup with another passphrase therefore shows that this function
    was interrupted.
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
