"""Restores a backup over the journal after the person has confirmed it."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from companion.commands.journal.output import is_damaged
from companion.commands.printing import say
from companion.commands.prompting import Passphrases, confirmed
from companion.dates import moment
from companion.journal import backups
from companion.journal.errors import DamagedError, JournalError, LockedError
from companion.journal.opening import intact_copy
from companion.journal.repair import repaired, still_open
from companion.journal.storage.file import prepare_folder, refuse_foreign
from companion.journal.vault import Vault

_ASK = "Type yes to go on: "


def from_file(file: Path, journal: Path) -> bool:
    """Replace the journal with a backup; return whether the person confirmed it.

    Raises:
        JournalError: if ``file`` is the journal itself, or not a copy of a journal.
    """
    if backups.is_same_file(file, journal):
        raise JournalError("That is the journal itself. Name a copy of it.")
    with closing(backups.open_other(file)) as copy:
        if os.path.exists(journal):
            with suppress(DamagedError):  # a damaged journal is the reason to restore one
                refuse_foreign(journal)
            say("This puts the copy in the place of your journal. The present file is kept beside it.")
        if copy.lock():
            say("The copy has a passphrase. Your journal opens with that one after this.")
        if not confirmed("yes", _ASK):
            return False
        prepare_folder(journal.parent)
        backups.restore_backup(copy, journal)
    return True


def from_daily_copy(journal: Path) -> bool:
    """Replace the journal with its daily backup, and add the newer entries that can still be read.

    Returns whether the person confirmed it.

    Raises:
        JournalError: if there is no intact backup.
    """
    copy = intact_copy(journal)
    if copy is None:
        raise JournalError(
            "There is no whole copy beside your journal. companion restore FILE puts a backup back."
        )
    vault = still_open(journal)
    try:
        if vault and vault.is_locked and not _is_unlocked(vault):
            vault.database.close()
            vault = None
            rest = "What was kept after that cannot be added to it without the passphrase."
        elif vault:
            if not is_damaged(vault):
                print("Nothing in your journal is damaged.")
            rest = "What was kept after that is added to it, as far as it can still be read."
        else:
            rest = "What was kept after that can no longer be read, so it is not added."
        _tell_of(copy, journal, rest)
        if not confirmed("yes", _ASK):
            return False
        repaired(journal, vault).close()
    finally:
        if vault:
            vault.database.close()
    return True


def _tell_of(copy: Path, journal: Path, rest: str) -> None:
    print(f"There is a whole copy, made on {moment(backups.made_at(copy))}.")
    say(f"This puts it in the place of your journal. {rest}")
    if os.path.exists(journal):
        say("The present file is kept beside it.")


def _is_unlocked(vault: Vault) -> bool:
    """Ask for the passphrase; return whether the journal was unlocked. It may be too damaged for any
    passphrase.
    """
    try:
        Passphrases().unlock(vault)
    except (LockedError, DamagedError):
        return False
    except BaseException:
        vault.database.close()
        raise
    return True
