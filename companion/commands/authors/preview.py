"""``companion preview``: opens a guide for its author."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from companion import process
from companion.commands import ShellCommand, argument

COMMAND = ShellCommand(
    "open a guide while you write it; it is read again as its files change",
    argument("path", "its folder, a .zip file of it, or a step's file", type=Path, metavar="PATH", nargs="?"),
    argument("step", "the step to open, by its id", nargs="?", default="", metavar="STEP"),
    opens=True,
)


def run(args: argparse.Namespace) -> int:
    """Show the guide until its author leaves."""
    if not process.has_screen():
        print(
            "companion: This opens in a terminal window. companion --guide PATH reads it here.",
            file=sys.stderr,
        )
        return 2
    from companion.journals import guide_and_step
    from companion.tui.start import preview

    return preview(*guide_and_step(args.path or args.guide, args.step))
