"""``companion preview``: opens a guide for its author."""

from __future__ import annotations

import argparse
from pathlib import Path

from companion import process
from companion.commands import ShellCommand, argument
from companion.messages import N_
from companion.messages import gettext as _

COMMAND = ShellCommand(
    N_("open a guide while you write it; it reloads when its files change"),
    argument(
        "path", N_("its folder, a .zip file of it, or a step's file"), type=Path, metavar="PATH", nargs="?"
    ),
    argument("step", N_("the step to open, by its id"), nargs="?", default="", metavar="STEP"),
    opens=True,
)


def run(args: argparse.Namespace) -> int:
    """Show the guide until its author leaves."""
    if not process.has_screen():
        from companion.commands.printing import print_error

        print_error(_("A preview needs a terminal window. companion --guide PATH reads the guide here."))
        return 2
    from companion.journals import guide_and_step
    from companion.tui.start import preview

    return preview(*guide_and_step(args.path or args.guide, args.step))
