"""``companion sources``: prints the sources of the guide's claims."""

from __future__ import annotations

import argparse

from companion.commands import ShellCommand
from companion.messages import N_

COMMAND = ShellCommand(N_("print the sources of the guide's claims"))


def run(args: argparse.Namespace) -> int:
    """Print the sources."""
    from companion.commands.printing import show
    from companion.guide.load import open_guide
    from companion.views.evidence import sources

    show(sources(open_guide(args.guide)))
    return 0
