"""The lock in the line-by-line interface, which asks for the passphrase of the journal."""

from __future__ import annotations

from companion import journals
from companion.flows.commands import HELP, RESOURCES, Command
from companion.flows.settings import locked
from companion.flows.ui import UI, Leave, StartOver
from companion.journal.errors import DamagedError, JournalError
from companion.journal.seal import passphrase
from companion.journal.seal.codec import PlainCodec
from companion.messages import gettext as _
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.prompt_parts import choose

_OVER_IT = {locked.HELP.id: HELP, locked.RESOURCES.id: RESOURCES}
"""The options that open a view on top of the lock."""


def ask_passphrase(ui: UI, ask: Ask, *, first: bool) -> Command | None:
    """Ask for the passphrase until the journal is unlocked.

    Returns a command that has to be run before the passphrase is asked for again; None once the journal is
    unlocked. ``first`` says whether the session begins with the lock.

    Raises:
        StartOver: if the session begins, or begins anew, after unlocking.
        Leave: if the person leaves.
    """
    while True:
        text = ask(Prompt(_("Passphrase, or Enter to see what else you can do:"), is_hidden=True))
        if text not in ("", BACK):
            if _opened(ui, text):
                return None
            continue
        asks = _("A number, or Enter to unlock the journal:")
        answer = choose(ask, locked.choices(first=first), asks, enter=locked.OPEN.id)
        if answer == locked.WITHOUT.id:
            journals.leave_locked(ui.session)
            raise StartOver
        if answer == locked.LEAVE.id:
            raise Leave
        if answer in _OVER_IT:
            return _OVER_IT[answer]


def _opened(ui: UI, text: str) -> bool:
    """Try to unlock the journal with a passphrase; return whether it is unlocked.

    Raises:
        StartOver: if the session begins, or begins anew, after unlocking.
    """
    session = ui.session
    try:
        session.vault.look_again()  # another window may have changed or removed the passphrase
        needed = session.vault.has_passphrase
        codec = passphrase.codec_for(session.vault, text) if needed else PlainCodec()
        begins = journals.unlock(session, codec)
    except DamagedError as error:
        journals.continue_without_journal(session, error)
        begins = True
    except JournalError as error:
        ui.notify(str(error))
        return False
    if begins:
        raise StartOver
    return True
