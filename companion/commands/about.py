"""``companion about``: prints who made the guide and how, and how the program handles a person's words."""

from __future__ import annotations

import argparse

from companion.commands import ShellCommand
from companion.messages import N_

COMMAND = ShellCommand(N_("print who made the guide and how, and what happens to your words"))


def run(args: argparse.Namespace) -> int:
    """Print the view about the guide."""
    from companion.commands.printing import show
    from companion.guide.load import open_guide
    from companion.views.about import about

    show(about(open_guide(args.guide)))
    return 0
