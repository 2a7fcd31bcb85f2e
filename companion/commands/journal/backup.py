"""``companion backup``: copies the journal to another place."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from companion.commands import ShellCommand, argument
from companion.messages import N_
from companion.messages import gettext as _

COMMAND = ShellCommand(
    N_("back up your journal to a file"),
    argument("file", N_("where to write the backup"), type=Path, metavar="FILE"),
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
        return print_error(_("There is no journal yet, so there is nothing to back up."))
    if os.path.isdir(args.file):
        return print_error(_("{path} is a folder. Add the name of a new file.").format(path=args.file))
    vault = vault_to_read(args.journal)
    try:
        if not vault.is_locked and is_damaged(vault) and os.path.lexists(args.file):
            return print_error(
                _(
                    "Part of your journal is damaged, so the older backup was not replaced."
                    " Choose another name."
                )
            )
        backups.back_up(vault.database, args.file)
    finally:
        vault.database.close()
    print_lines(_("Backed up to {path}.").format(path=args.file))
    sealed, plain = (
        _("The backup has the same passphrase as your journal."),
        _("Anyone who can open the backup can read it."),
    )
    say(sealed if vault.has_passphrase else plain)
    return report_missing(vault)
