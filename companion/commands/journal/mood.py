"""``companion mood``: checks in once, at the prompt."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from companion import process
from companion.commands import ShellCommand
from companion.messages import N_
from companion.messages import gettext as _

if TYPE_CHECKING:
    from companion.flows.ui import UI

COMMAND = ShellCommand(N_("check in once, without opening the guide"), reads_journal=True)


def run(args: argparse.Namespace) -> int:
    """Ask for a check-in and keep it."""
    from companion.commands.journal.output import report_missing
    from companion.commands.printing import print_error
    from companion.commands.prompting import Passphrases
    from companion.guide.load import open_guide
    from companion.journals import vault_to_write
    from companion.plain.ui import PlainUI
    from companion.session import Session

    process.let_collector_go()
    guide_files = open_guide(args.guide)
    guide_files.require("feelings")  # a broken guide is reported before the journal is touched
    session = Session(guide_files, vault_to_write(args.journal, Passphrases().unlock))
    ui = PlainUI(session, quotes=False)
    if session.caution:
        print_error(session.caution)
    try:
        ui.only(_check_in(ui))
    except EOFError:
        print()
        begun, none = _("What you began is kept as a draft."), _("Nothing was kept.")
        ended = " ".join(
            (
                _("The check-in ended before the last question."),
                begun if session.draft.check_in else none,
            )
        )
        return print_error(ui.failed or ended)
    finally:
        session.close()
    report_missing(session.vault)
    return 0


async def _check_in(ui: UI) -> None:
    """Ask for a check-in. After a heavier one, print who to call."""
    from companion.commands.printing import show
    from companion.flows.keeping.check_in import new_check_in
    from companion.flows.ui import kept_message
    from companion.views.block import View
    from companion.views.support import whom_to_call

    session = ui.session
    if (said := await ui.check_in(new_check_in(session))) and said != "without":
        ui.notify(kept_message(session))
    if said == "rest":
        print(_("That sounds heavy. You could stop here for now. Here is who you can call."), end="\n\n")
        lines = whom_to_call(session.guide_files, session.location(), dt.date.today())
        show(View("", tuple(lines)))
