"""``companion export``: prints the journal, as text or for other programs, or writes it to a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from companion.commands import ShellCommand, argument
from companion.messages import N_
from companion.messages import gettext as _

COMMAND = ShellCommand(
    N_("print everything you kept, or export it to a file"),
    argument(
        "--format",
        N_('"md" to read, or "csv" or "jsonl" for another program'),
        choices=("md", "csv", "jsonl"),
        default="md",
    ),
    argument("--to", N_("a new file that only you can open"), type=Path, metavar="FILE"),
    reads_journal=True,
)

_TERMINAL = Path("-")
"""The file name that means standard output, by convention."""


def run(args: argparse.Namespace) -> int:
    """Print what was kept, or write it to a new file."""
    from companion.commands.journal.output import for_programs, report_missing, write_output
    from companion.commands.printing import print_error
    from companion.commands.prompting import Passphrases
    from companion.guide.load import open_guide
    from companion.journal.export import refuse_taken, write_new
    from companion.journals import journal_exists, journal_file, readable, vault_to_read
    from companion.session import Session
    from companion.text import shown

    to = None if args.to == _TERMINAL else args.to
    if to:
        refuse_taken(to)
        if not journal_exists(journal_file(args.journal)):
            return print_error(_("There is no journal yet, so there is nothing to export."))
    vault = vault_to_read(args.journal, Passphrases().unlock)
    if args.format == "md":
        text = readable(Session(open_guide(args.guide), vault))
    else:
        text = for_programs(vault, args.format)
    if to:
        write_new(to, text)
        said = _("Exported to {path}. Anyone who can open that file can read it.").format(path=to)
        print(shown(said), file=sys.stderr)
    else:
        write_output(text)
    return report_missing(vault)
