"""The lock line by line: a journal waits for its passphrase."""

from __future__ import annotations

from companion import journals
from companion.flows.commands import HELP, RESOURCES, Command
from companion.flows.settings import locked
from companion.flows.ui import UI, Leave, StartOver
from companion.journal.errors import DamagedError, JournalError
from companion.journal.seal import passphrase
from companion.journal.seal.codec import PlainCodec
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.prompt_parts import choose

_OVER_IT = {locked.HELP.id: HELP, locked.RESOURCES.id: RESOURCES}
"""What can be chosen that opens over the lock."""


def ask_passphrase(ui: UI, ask: Ask, *, first: bool) -> Command | None:
    """Ask for it until the journal is open. Return a command that is to be done before it is asked for again.

    Raises:
        StartOver: if the sitting begins after it.
        Leave: if the person leaves.
    """
    while True:
        text = ask(Prompt("Passphrase, or Enter alone for what else there is: ", is_hidden=True))
        if text not in ("", BACK):
            if _opened(ui, text):
                return None
            continue
        answer = choose(
            ask, locked.choices(first=first), "A number, or Enter to open it: ", enter=locked.OPEN.id
        )
        if answer == locked.WITHOUT.id:
            journals.leave_locked(ui.session)
            raise StartOver
        if answer == locked.LEAVE.id:
            raise Leave
        if answer in _OVER_IT:
            return _OVER_IT[answer]


def _opened(ui: UI, text: str) -> bool:
    """Return whether the journal is open now, with a passphrase.

    Raises:
        StartOver: if the sitting begins now.
    """
    session = ui.session
    try:
        session.vault.look_again()  # another window may have changed it, or taken it away
        needed = session.vault.has_passphrase
        codec = passphrase.codec_for(session.vault, text) if needed else PlainCodec()
        begins = journals.unlock(session, codec)
    except DamagedError as error:
        journals.continue_without_journal(session, error)
        begins = True
    except JournalError as error:
        ui.say(str(error))
        return False
    if begins:
        raise StartOver
    return True
