"""``companion backup``: copies the journal to another place."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from companion.commands import ShellCommand, argument

COMMAND = ShellCommand(
    "copy your journal to another place, as it is",
    argument("file", "where the copy is to be", type=Path, metavar="FILE"),
    reads_journal=True,
)


def run(args: argparse.Namespace) -> int:
    """Write a complete copy, which needs no passphrase."""
    from companion.commands.journal.output import is_damaged, report_missing
    from companion.commands.printing import print_error, print_lines, say
    from companion.journal import backups
    from companion.journals import journal_exists, journal_file, vault_to_read

    journal = journal_file(args.journal)
    if not journal_exists(journal):
        return print_error("There is no journal yet, so there is nothing to copy.")
    if os.path.isdir(args.file):
        return print_error(f"{args.file} is a folder. Name a file in it.")
    vault = vault_to_read(args.journal)
    try:
        if not vault.is_locked and is_damaged(vault) and os.path.lexists(args.file):
            return print_error(
                "Part of your journal is damaged, so the older copy there stays. Choose another name."
            )
        backups.back_up(vault.database, args.file)
    finally:
        vault.database.close()
    print_lines(f"Copied to {args.file}.")
    say("It opens with the same passphrase." if vault.has_passphrase else "Whoever can open it can read it.")
    return report_missing(vault)
