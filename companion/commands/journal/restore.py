"""``companion restore``: replaces the journal with a backup."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from companion.commands import ShellCommand, argument
from companion.messages import N_
from companion.messages import gettext as _

COMMAND = ShellCommand(
    N_("replace your journal with a backup"),
    argument(
        "file",
        N_("the backup to restore, instead of the daily backup"),
        type=Path,
        metavar="FILE",
        nargs="?",
    ),
    reads_journal=True,
)


def run(args: argparse.Namespace) -> int:
    """Restore the given backup, or the daily one beside the journal."""
    from companion.commands.journal.confirmed_restore import from_daily_copy, from_file
    from companion.commands.printing import print_error, print_lines
    from companion.journal.storage import sidecar_files
    from companion.journal.storage.file import real_path
    from companion.journals import journal_file

    journal = journal_file(args.journal)
    journal = real_path(journal) if os.path.lexists(journal) else journal
    before = set(sidecar_files.belonging(journal))
    done = from_file(args.file, journal) if args.file else from_daily_copy(journal)
    if not done:
        return print_error(_("Nothing has been changed."))
    print(_("Your journal has been replaced with the backup."))
    for file in sorted(set(sidecar_files.belonging(journal)) - before):
        if ".kept-" in file.name and not file.name.endswith("-journal"):
            print_lines(_("Your previous journal file is kept: {path}").format(path=file))
    return 0
