"""The messages about erasing a journal: what was removed, and what no program can reach."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from companion.text import shown

BEYOND_REACH = (
    "what an SSD, a snapshot of the disk or a cloud may hold of older versions; it cannot be read if the disk"
    " is encrypted, or the journal always had a passphrase",
    "exports and backups you made yourself",
    "commands such as companion in your shell's history",
    "other journals, which have names of their own",
)
"""The things that erasing cannot remove, worded for a list."""


def left(journal: Path) -> str:
    """Return a sentence that says why another journal with entries of the erased one is not removed."""
    return shown(
        f"{journal} holds entries of this journal and has a name of its own. A sync program may have made it,"
        f" or you. companion --journal {journal.stem} erase removes it."
    )


def removed(files: Sequence[Path]) -> str:
    """Return a sentence that says how many files were removed."""
    if not files:
        return "There was nothing to remove."
    many = "1 file was" if len(files) == 1 else f"{len(files)} files were"
    return f"{many} overwritten and removed."
