"""``companion summary``: prints the guide at a glance, and what was kept."""

from __future__ import annotations

import argparse

from companion.commands import ShellCommand, argument
from companion.messages import N_
from companion.messages import gettext as _

COMMAND = ShellCommand(
    N_("print an overview of the guide, and what you kept"),
    argument("--all", N_("also print the parts you have not opened"), action="store_true"),
    holds_words=True,
)


def run(args: argparse.Namespace) -> int:
    """Print the summary. If the journal cannot be read, the person's entries are left out."""
    from companion.commands.printing import print_error, show
    from companion.commands.prompting import Passphrases
    from companion.journals import session_to_read
    from companion.views.journal.kept import kept
    from companion.views.summary import summary

    def leave_out(why: str) -> None:
        print_error(" ".join((why, _("What you kept is not shown here."))))

    unlock = None if args.no_trace else Passphrases().unlock
    session = session_to_read(args.guide, args.journal, leave_out, unlock, no_trace=args.no_trace)
    to_read = _("To see everything you kept, run: companion export.")
    own = kept(session.vault, session.guide_files, session.wording(), to_read)
    to_open = _("To see the closed parts too, run: companion summary --all.")
    claims = session.guide_files.claims
    show(summary(session.journey, claims, own, behind_doors=args.all, to_open=to_open))
    return 0
