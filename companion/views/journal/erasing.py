"""The messages about erasing a journal: what was removed, and what no program can reach."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from companion.messages import N_, ngettext
from companion.messages import gettext as _
from companion.text import shown

BEYOND_REACH = (
    N_(
        "Older versions that may still be on an SSD, in a disk snapshot or in cloud storage. No one can"
        " read them if the journal always had a passphrase."
    ),
    N_("Exports and backups you made yourself."),
    N_("The commands you typed, in your shell's history."),
    N_("Other journals, which have their own names."),
)
"""The things that erasing cannot remove, one message each. Translate each where it is shown."""


def left(journal: Path) -> str:
    """Return a sentence that says why another journal with entries of the erased one is not removed."""
    text = _(
        "{file} has a different name, but it has entries from this journal. You or a sync program may"
        " have made it. To erase it, run: companion --journal {name} erase."
    )
    return shown(text.format(file=journal, name=journal.stem))


def removed(files: Sequence[Path]) -> str:
    """Return a sentence that says how many files were removed."""
    if not files:
        return _("There was nothing to erase.")
    count = len(files)
    text = ngettext(
        "{count} file was overwritten and erased.", "{count} files were overwritten and erased.", count
    )
    return text.format(count=count)
