"""What is said wherever entries are shown or counted, if some of them cannot be read."""

from __future__ import annotations

from companion.dates import moment
from companion.journal.repair import fuller_copy
from companion.journal.vault import Vault
from companion.views.block import Block, View, block


def missing(vault: Vault) -> str:
    """Return that entries cannot be read, as far as that is known by now, and where they still are; empty if
    all can be read.
    """
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
    """Return the same as what stands with the entries that can be read."""
    return [block("quiet", said)] if (said := missing(vault)) else []


def with_missing(view: View, vault: Vault) -> View:
    """Return a view that shows entries, and after them the same."""
    return view._replace(blocks=(*view.blocks, *missing_note(vault)))
