"""``companion erase``: removes a journal from this computer, and prints what no program can reach."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from companion.commands import ShellCommand

COMMAND = ShellCommand("remove your journal from this computer", reads_journal=True)


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
        return print_error(f"There is nothing to erase: {journal}")
    if is_anothers(journal):
        return print_error(f"{journal} belongs to another program. It was left as it is.")
    print("This overwrites and removes:")
    print_lines(*(f"  {file}" for file in [*files, *([journal] if journal.is_symlink() else [])]))
    print()
    if others:
        say("This is left:\n\n" + "\n".join(f"- {left(other)}" for other in others))
        print()
    say("\nOut of reach of this or any program:\n\n" + "\n".join(f"- {one}" for one in BEYOND_REACH))
    print()
    if not confirmed("erase", "There is no way back. Type erase to go on: "):
        return print_error("Nothing was removed.")
    for file in erase(journal):
        print_lines(f"Removed  {file}")
    if folder := _without_folder():
        print_lines(f"Removed  {folder}")
    say("What is out of reach, as said above, is as it was.")
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
