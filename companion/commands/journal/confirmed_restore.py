"""Restores a backup over the journal after the person has confirmed it."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from companion.commands.journal.output import is_damaged
from companion.commands.printing import say
from companion.commands.prompting import Passphrases, confirmed
from companion.dates import moment
from companion.journal import backups, other_journals
from companion.journal.errors import DamagedError, JournalError, LockedError
from companion.journal.opening import intact_copy
from companion.journal.repair import repaired, still_open
from companion.journal.storage.file import prepare_folder, refuse_foreign
from companion.journal.vault import Vault
from companion.messages import N_
from companion.messages import gettext as _

_YES = "yes"
_KEPT = N_("Your current journal file will be kept under another name.")
_ASK = N_("Type {yes} to continue: ")


def from_file(file: Path, journal: Path) -> bool:
    """Replace the journal with a backup; return whether the person confirmed it.

    Raises:
        JournalError: if ``file`` is the journal itself, or not a copy of a journal.
    """
    if backups.is_same_file(file, journal):
        raise JournalError(_("That is your journal itself. Choose a backup of it."))
    with closing(other_journals.open_other(file)) as copy:
        if os.path.exists(journal):
            with suppress(DamagedError):  # a damaged journal is the reason to restore one
                refuse_foreign(journal)
            say(" ".join((_("This replaces your journal with the backup."), _(_KEPT))))
        if copy.lock():
            say(
                _(
                    "The backup has a passphrase. Once you restore the backup, that passphrase will unlock"
                    " your journal."
                )
            )
        if not confirmed(_YES, _(_ASK).format(yes=_YES)):
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
            _("There is no intact daily backup. To restore a backup you made, run: companion restore FILE.")
        )
    vault = still_open(journal)
    try:
        if vault and vault.is_locked and not _is_unlocked(vault):
            vault.database.close()
            vault = None
            rest = _("Without the passphrase, what you have kept since the backup cannot be added.")
        elif vault:
            if not is_damaged(vault):
                print(_("Nothing in your journal is damaged."))
            rest = _("What you have kept since the backup will be added, if it can still be read.")
        else:
            rest = _("What you have kept since the backup can no longer be read, so it will not be added.")
        _tell_of(copy, journal, rest)
        if not confirmed(_YES, _(_ASK).format(yes=_YES)):
            return False
        repaired(journal, vault).close()
    finally:
        if vault:
            vault.database.close()
    return True


def _tell_of(copy: Path, journal: Path, rest: str) -> None:
    print(_("There is a backup from {moment}.").format(moment=moment(backups.made_at(copy))))
    say(" ".join((_("This replaces your journal with the backup."), rest)))
    if os.path.exists(journal):
        say(_(_KEPT))


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
