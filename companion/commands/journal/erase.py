"""``companion erase``: removes a journal from this computer, and prints what no program can reach."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from companion.commands import ShellCommand
from companion.messages import N_
from companion.messages import gettext as _

COMMAND = ShellCommand(N_("erase your journal from this computer"), reads_journal=True)
_ERASE = "erase"


def run(args: argparse.Namespace) -> int:
    """Overwrite and remove all files of a journal, after the person has confirmed it."""
    from companion.commands.printing import print_error, print_lines, say
    from companion.commands.prompting import confirmed
    from companion.journal.erasing import erase
    from companion.journal.storage.file import real_path
    from companion.journal.storage.strays import everything, is_anothers, namesakes
    from companion.journals import journal_file
    from companion.views.journal.erasing import BEYOND_REACH, left

    journal = journal_file(args.journal)
    files = everything(real_path(journal))
    others = namesakes(real_path(journal))
    if not files:
        return print_error(_("There is no journal to erase: {path}").format(path=journal))
    if is_anothers(journal):
        return print_error(
            _("{path} belongs to another program, so it was left as it is.").format(path=journal)
        )
    print(_("These files will be overwritten and erased:"))
    print_lines(*(f"  {file}" for file in [*files, *([journal] if journal.is_symlink() else [])]))
    print()
    if others:
        say(_("These will not be erased:") + "\n\n" + "\n".join(f"- {left(other)}" for other in others))
        print()
    say(_("This program does not erase these:") + "\n\n" + "\n".join(f"- {_(one)}" for one in BEYOND_REACH))
    print()
    if not confirmed(_ERASE, _("This cannot be undone. Type {erase} to continue: ").format(erase=_ERASE)):
        return print_error(_("Nothing was erased."))
    for file in erase(journal):
        print_lines(_("Erased: {path}").format(path=file))
    if folder := _without_folder():
        print_lines(_("Erased: {path}").format(path=folder))
    say(_("What this program does not erase may still be there."))
    return 0


def _without_folder() -> Path | None:
    """Remove the program's own folder if it is empty; return its path if so.

    A folder the person set stays.
    """
    from companion.journal.storage.file import data_folder

    folder = data_folder()
    if os.environ.get("COMPANION_HOME"):
        return None
    try:
        folder.rmdir()
    except OSError:
        return None
    return folder
