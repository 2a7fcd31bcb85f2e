"""``companion where``: prints where the journal is, and what is kept."""

from __future__ import annotations

import argparse

from companion.commands import ShellCommand
from companion.messages import N_

COMMAND = ShellCommand(N_("print what is kept, and where"))


def run(args: argparse.Namespace) -> int:
    """Print the locations of the journal and the guide."""
    from companion.commands.journal.file_listing import listing
    from companion.commands.printing import print_lines
    from companion.guide.load import guide_folder
    from companion.journal.storage.file import data_folder
    from companion.journals import journal_file

    print_lines(*listing(data_folder(), journal_file(args.journal), guide_folder(args.guide)))
    return 0
