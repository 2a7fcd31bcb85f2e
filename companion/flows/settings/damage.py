"""Says that something in the journal cannot be read, and offers the copy that still has it."""

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
    """Go on reading the journal through for a while, and say so once something in it cannot be read; return
    whether there is nothing left to read for now: a locked journal is read through once it is unlocked.
    """
    session = ui.session
    try:
        is_damaged = session.read_through.finds_damage(seconds)
    except JournalError:  # it is locked, or another window is writing
        return True
    if is_damaged and not session.problem:
        key = current_key(KEPT, session.journey.choices.keys).letter
        ui.say(f"Something in your journal cannot be read. {key} tells more.")
    return session.read_through.is_done


def choices(ui: UI) -> list[Choice]:
    """Return what can be done about it: put back the copy, where that still has what cannot be read."""
    vault = ui.session.vault
    return [PUT_BACK] if vault.path and fuller_copy(vault) else []


def restore_backup(ui: UI) -> None:
    """Put the copy in the place of the damaged journal, and begin with it; say so if that cannot be done."""
    if ui.attempt(partial(journals.restore_backup, ui.session)):
        raise StartOver
