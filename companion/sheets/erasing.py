"""What is said when a journal was erased: what was removed, and what no program can reach."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

BEYOND_REACH = (
    "On most hard disks that is the end of it. On an SSD, in snapshots and in cloud copies older versions may"
    " be left. No program can reach those.",
    "Copies and backups you made yourself are still where you put them.",
    "If the disk is encrypted, or the journal always had a passphrase, what is left there cannot be read"
    " without it.",
)
"""What erasing does not do, as sentences."""


def removed(files: Sequence[Path]) -> str:
    """Return what was removed, as a sentence."""
    if not files:
        return "There was nothing to remove."
    many = "1 file was" if len(files) == 1 else f"{len(files)} files were"
    return f"{many} overwritten and removed. Nothing you kept is left in this program."
