"""``companion export``: all that was kept, to read, or for other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from companion.commands.printing import complain, prints
from companion.commands.prompting import Passphrases
from companion.guide.load import Library, guide_folder
from companion.journal.export import in_order, json_lines, refuse_taken, table, write_new
from companion.journal.vault import Vault
from companion.journals import is_begun, journal_file, vault_to_read
from companion.journals import readable as markdown_of
from companion.session import Session
from companion.sheets.damage import missing
from companion.text import shown

_TERMINAL = Path("-")
"""The name that means standard output, as elsewhere."""


@prints
def export(args: argparse.Namespace) -> int:
    """Print what was kept, or write it to a new file."""
    to = None if args.to == _TERMINAL else args.to
    if to:
        refuse_taken(to)
        if not is_begun(journal_file(args.journal)):
            return complain("There is no journal yet, so nothing was written.")
    vault = vault_to_read(args.journal, Passphrases().unlock)
    text = readable(vault, args.guide) if args.format == "md" else for_programs(vault, args.format)
    if to:
        write_new(to, text)
        print(shown(f"Written to {to}. Whoever can open that file can read it."), file=sys.stderr)
    else:
        put_out(text)
    return tell_missing(vault)


def tell_missing(vault: Vault) -> int:
    """Say what of a journal could not be read, if that is known of something; return the status for that."""
    return complain(said) if (said := missing(vault)) else 0


def readable(vault: Vault, guide: Path | None) -> str:
    """Return all that was kept as Markdown, in the words of the guide."""
    return markdown_of(Session(Library(guide_folder(guide)), vault))


def for_programs(vault: Vault, format: str, kind: str = "", since: float | None = None) -> str:
    """Return what was kept as ``csv`` or ``jsonl``; of one kind, and since a moment, if they are named."""
    rows = in_order(vault.rows(), kind)
    rows = [(id, row) for id, row in rows if since is None or row.when >= since]
    return table(rows) if format == "csv" else json_lines(rows)


def put_out(text: str) -> None:
    """Print a text as it is, in UTF-8 unless it is a terminal that reads it."""
    if sys.stdout is None or sys.stdout.isatty():
        print(text, end="")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
