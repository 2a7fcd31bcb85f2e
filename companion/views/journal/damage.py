"""The notice that is added to every view of entries if some entries cannot be read."""

from __future__ import annotations

from companion.dates import moment
from companion.journal.repair import fuller_copy
from companion.journal.vault import Vault
from companion.views.block import Block, View, block


def missing(vault: Vault) -> str:
    """Return a notice about unreadable entries and a backup that still has them; empty if all can be read."""
    if not vault.unreadable:
        return ""
    if vault.unreadable == {b""}:
        said = "The file of your journal is damaged, so something may be missing here."
    else:
        said = "Something in your journal could not be read, so it is left out here."
    said += " The file was left as it is."
    if made := fuller_copy(vault):
        said += f" A whole copy, made on {moment(made)}, still has it. companion restore puts it back."
    return said


def missing_note(vault: Vault) -> list[Block]:
    """Return the notice as a block for the end of a view; none if there is no damage."""
    return [block("quiet", said)] if (said := missing(vault)) else []


def with_missing(view: View, vault: Vault) -> View:
    """Return a view of entries with the notice at its end."""
    return view._replace(blocks=(*view.blocks, *missing_note(vault)))
