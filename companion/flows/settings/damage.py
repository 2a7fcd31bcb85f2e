"""Reports damage in the journal, and offers to restore a backup that still has the lost entries."""

from __future__ import annotations

from functools import partial

from companion import journals
from companion.flows.commands import KEPT
from companion.flows.dialogs import Choice
from companion.flows.key_bindings import current_key
from companion.flows.ui import UI, StartOver
from companion.journal.errors import JournalError
from companion.journal.repair import fuller_copy
from companion.messages import N_
from companion.messages import gettext as _

PUT_BACK = Choice("mend", N_("Restore the backup"), N_("the damaged file is kept too"))
"""The option to restore the backup, in English."""


def read_through(ui: UI, seconds: float) -> bool:
    """Continue to check the journal for damage, and report the first damage found.

    The check stops after about ``seconds`` and continues with the next call. Returns whether there is nothing
    left to check for now. A locked journal is checked after it is unlocked.
    """
    session = ui.session
    try:
        is_damaged = session.read_through.finds_damage(seconds)
    except JournalError:  # the journal is locked, or another window is writing to it
        return True
    if is_damaged and not session.problem:
        key = current_key(KEPT, session.journey.choices.keys).letter
        ui.notify(_("Part of your journal cannot be read. Press {key} to find out more.").format(key=key))
    return session.read_through.is_done


def put_back() -> Choice:
    """Return the option to restore the backup."""
    return PUT_BACK._replace(label=_(PUT_BACK.label), note=_(PUT_BACK.note))


def choices(ui: UI) -> list[Choice]:
    """Return the option to restore the backup, if the backup has entries that the journal has lost."""
    vault = ui.session.vault
    return [put_back()] if vault.path and fuller_copy(vault) else []


def restore_backup(ui: UI) -> None:
    """Replace the damaged journal with its backup and start again. If that fails, show the error.

    Raises:
        StartOver: if the backup was restored.
    """
    if ui.attempt(partial(journals.restore_backup, ui.session)):
        raise StartOver
