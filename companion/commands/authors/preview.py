"""``companion preview``: opens a guide for its author."""

from __future__ import annotations

import argparse
from pathlib import Path

from companion import process
from companion.commands import ShellCommand, argument
from companion.messages import N_
from companion.messages import gettext as _

COMMAND = ShellCommand(
    N_("open a guide while you write it, and reload it when a file changes"),
    argument(
        "path",
        N_("the guide's folder, a .zip file of it, or the file of one step"),
        type=Path,
        metavar="PATH",
        nargs="?",
    ),
    argument("step", N_("the id of the step to open"), nargs="?", default="", metavar="STEP"),
    opens=True,
)


def run(args: argparse.Namespace) -> int:
    """Show the guide until its author leaves."""
    if not process.has_screen():
        from companion.commands.printing import print_error

        print_error(
            _(
                "A preview needs a terminal window. To read the guide without one, run: companion --guide"
                " PATH."
            )
        )
        return 2
    from companion.journals import guide_and_step
    from companion.tui.start import preview

    return preview(*guide_and_step(args.path or args.guide, args.step))
