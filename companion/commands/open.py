"""``companion open``, or ``companion`` alone: opens the program on the full screen, or line by line."""

from __future__ import annotations

import os
import sys

from companion import process
from companion.commands import ShellCommand
from companion.messages import N_
from companion.messages import gettext as _

TYPE_CHECKING = False  # as in typing, which takes longer to import than this
if TYPE_CHECKING:
    import argparse

    from companion.session import Session

COMMAND = ShellCommand(N_("open the companion where you left off"), holds_words=True, opens=True)


def run(args: argparse.Namespace) -> int:
    """Run the program until the person leaves; return the exit status."""
    if sys.stdout is None:
        from companion.commands.printing import print_error

        print_error(_("The guide cannot be shown without a terminal. Open companion in a terminal window."))
        return 2
    from companion.journals import session_to_open

    session = session_to_open(args.guide, args.journal, no_trace=args.no_trace)
    try:
        if "COMPANION_PASSPHRASE_FD" in os.environ:
            _unlock(session)
        plainly = args.plain or not process.has_screen() or session.journey.choices.face == "plain"
        status = None
        while status is None:  # the person switches to the other interface
            status = _show(session, plainly=plainly)
            plainly = not plainly
        return status
    finally:
        session.close()


def _show(session: Session, *, plainly: bool) -> int | None:
    """Run one interface; return the exit status, or None to switch to the other."""
    if plainly:
        from companion.plain.ui import PlainUI

        process.let_collector_go()
        return PlainUI(session, has_screen=process.has_screen()).sit()
    from companion.tui import start as full_screen

    return full_screen.run(session)


def _unlock(session: Session) -> None:
    """Unlock the journal with the passphrase from a script. Without a script, each interface asks for it."""
    from companion import journals
    from companion.commands.prompting import Passphrases
    from companion.journal.seal import passphrase

    given = Passphrases()
    if session.vault.is_locked:
        journals.unlock(session, passphrase.codec_for(session.vault, given.ask("")))
