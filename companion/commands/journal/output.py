"""Writes entries for other programs, and reports entries that cannot be read."""

from __future__ import annotations

import sys

from companion.commands.printing import print_error
from companion.journal.export import in_order, json_lines, table
from companion.journal.vault import Vault
from companion.views.journal.damage import missing

_FORMATS = {"csv": table, "jsonl": json_lines}


def report_missing(vault: Vault) -> int:
    """Print a notice if entries could not be read; return the exit status."""
    return print_error(said) if (said := missing(vault)) else 0


def is_damaged(vault: Vault) -> bool:
    """Read an unlocked journal; return whether something in it cannot be read."""
    vault.rows()
    return bool(vault.unreadable)


def for_programs(vault: Vault, format: str, kind: str = "", since: float | None = None) -> str:
    """Return entries as ``csv`` or ``jsonl``.

    ``kind`` selects one kind of entry, and empty means all. ``since`` is a Unix time in seconds; None means
    no limit.
    """
    rows = in_order(vault.rows(), kind)
    rows = [(id, row) for id, row in rows if since is None or row.when >= since]
    return _FORMATS[format](rows)


def write_output(text: str) -> None:
    """Print text unchanged. Unless standard output is a terminal, the encoding is UTF-8."""
    if sys.stdout is None or sys.stdout.isatty():
        print(text, end="")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
