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

PUT_BACK = Choice("mend", "Put back the copy", "the present file is kept beside it")


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
        ui.notify(f"Something in your journal cannot be read. {key} tells more.")
    return session.read_through.is_done


def choices(ui: UI) -> list[Choice]:
    """Return the option to restore the backup, if the backup has entries that the journal has lost."""
    vault = ui.session.vault
    return [PUT_BACK] if vault.path and fuller_copy(vault) else []


def restore_backup(ui: UI) -> None:
    """Replace the damaged journal with its backup and start again. If that fails, show the error.

    Raises:
        StartOver: if the backup was restored.
    """
    if ui.attempt(partial(journals.restore_backup, ui.session)):
        raise StartOver
