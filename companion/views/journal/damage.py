"""The notice that is added to every view of entries if some entries cannot be read."""

from __future__ import annotations

from companion.dates import moment
from companion.journal.repair import fuller_copy
from companion.journal.vault import Vault
from companion.messages import gettext as _
from companion.views.block import Block, View, block


def missing(vault: Vault) -> str:
    """Return a notice about unreadable entries and a backup that still has them; empty if all can be read."""
    if not vault.unreadable:
        return ""
    if vault.unreadable == {b""}:
        said = [_("Your journal file is damaged, so something may be missing here.")]
    else:
        said = [_("Something in your journal cannot be read, so it is left out here.")]
    said.append(_("The file has not been changed."))
    if made := fuller_copy(vault):
        # Translators: "companion restore" is typed as it is.
        whole = _("A backup from {moment} has more of what you kept. To restore it, run: companion restore.")
        said.append(whole.format(moment=moment(made)))
    return " ".join(said)


def missing_note(vault: Vault) -> list[Block]:
    """Return the notice as a block for the end of a view; none if there is no damage."""
    return [block("quiet", said)] if (said := missing(vault)) else []


def with_missing(view: View, vault: Vault) -> View:
    """Return a view of entries with the notice at its end."""
    return view._replace(blocks=(*view.blocks, *missing_note(vault)))
