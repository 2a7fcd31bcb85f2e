"""Deletes something from the journal and offers to undo that."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from companion.flows.dialogs import Choice, Menu
from companion.flows.ui import UI
from companion.journal.model import Entry, JournalRecord
from companion.messages import gettext as _
from companion.views.block import block

K = TypeVar("K", bound=JournalRecord)


async def forget(ui: UI, entry: Entry[K]) -> None:
    """Delete an entry at once, and offer to undo that."""
    await remove(ui, partial(ui.session.forget, entry), partial(ui.session.bring_back, entry))


async def remove(ui: UI, forget: Callable[[], object], bring_back: Callable[[], object]) -> None:
    """Delete something at once by calling ``forget``, and offer to undo that with ``bring_back``.

    The undo option is highlighted first, so that pressing a key twice by mistake loses nothing.
    """
    if not ui.attempt(forget):
        return
    rows = [Choice("done", _("Continue")), Choice("undo", _("Undo"))]
    text = [block("text", _("You can undo the deletion only before you continue."))]
    wanted = await ui.choose(Menu("forgotten", _("Deleted"), rows, text, at="undo"))
    if wanted == "undo" and ui.attempt(bring_back):
        ui.notify(_("Undone."))
