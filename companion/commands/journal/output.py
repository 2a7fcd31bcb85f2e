"""Puts out what is kept for other programs, and tells what of a journal cannot be read."""

from __future__ import annotations

import sys

from companion.commands.printing import print_error
from companion.journal.export import in_order, json_lines, table
from companion.journal.vault import Vault
from companion.views.journal.damage import missing


def report_missing(vault: Vault) -> int:
    """Say what of a journal could not be read, if that is known of something; return the status for that."""
    return print_error(said) if (said := missing(vault)) else 0


def is_damaged(vault: Vault) -> bool:
    """Return whether something in an open journal cannot be read."""
    vault.rows()
    return bool(vault.unreadable)


def for_programs(vault: Vault, format: str, kind: str = "", since: float | None = None) -> str:
    """Return what was kept as ``csv`` or ``jsonl``; of one kind, and since a moment, if they are named."""
    rows = in_order(vault.rows(), kind)
    rows = [(id, row) for id, row in rows if since is None or row.when >= since]
    return table(rows) if format == "csv" else json_lines(rows)


def write_output(text: str) -> None:
    """Print a text as it is, in UTF-8 unless it is a terminal that reads it."""
    if sys.stdout is None or sys.stdout.isatty():
        print(text, end="")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
