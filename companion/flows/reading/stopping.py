"""Flows for stopping for now, resting, skipping a step and leaving."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from companion.flows.dialogs import Choice, Menu
from companion.flows.reading import views
from companion.flows.reading.steady import are_there, steady
from companion.flows.ui import KEPT, NOT_KEPT, UI, Leave
from companion.messages import gettext as _
from companion.views.block import block


async def rest(ui: UI, to_undo: str = "") -> None:
    """Offer a rest after a heavier check-in, before going on. ``to_undo`` is a sentence on how to undo it."""
    rows = [
        Choice("stop", _("Stop here and quit")),
        *_exercises(ui),
        Choice("resources", _("See who can help")),
        Choice("help", _("Help now")),
        Choice("on", _("Read on")),
    ]
    heavy = _("Things sound heavy right now. You do not have to read on.")
    title = f"{_(KEPT)} {to_undo}".strip() if ui.session.vault.is_on_disk else ""
    blocks = [block("text", f"{heavy} {_place_is_kept(ui)}")]
    await _offer(ui, Menu("rest", title, rows, blocks, may_end=True))


async def stop(ui: UI) -> None:
    """Offer to stop here."""
    rows = [
        Choice("stop", _("Stop here and quit")),
        *_exercises(ui),
        Choice("help", _("Help now")),
        Choice("resources", _("See who can help")),
        Choice("skip", _("Skip this step")),
        Choice("back", _("Back to the page")),
    ]
    fine = _("It is fine to stop at any point.")
    await _offer(
        ui, Menu("stop", _("Too much"), rows, [block("text", f"{fine} {_place_is_kept(ui)}")], may_end=True)
    )


def _exercises(ui: UI) -> list[Choice]:
    there = are_there(ui.session)
    return [Choice("steady", _("A calming exercise, a minute or two"))] if there else []


async def _offer(ui: UI, menu: Menu) -> None:
    """Show a menu and carry out the choice. When a view or an exercise closes, show the menu again."""
    opened: dict[str | None, Callable[[UI], Awaitable[object]]] = {
        "steady": steady,
        "help": views.help_now,
        "resources": views.resources,
    }
    while (chosen := await ui.choose(menu)) in opened:
        if await opened[chosen](ui):
            return
        menu = replace(menu, at=chosen)
    if chosen == "stop":
        raise Leave
    if chosen == "skip":
        await skip(ui)


async def skip(ui: UI) -> None:
    """Go to the next step."""
    ui.move(lambda: ui.session.go(ui.session.journey.skip()))


async def leave(ui: UI) -> None:
    """Ask whether to quit. Where that is asked already, the same key answers it."""
    if ui.on_top == _LEAVE:
        raise Leave
    rows = [Choice("leave", _("Quit")), Choice("stay", _("Stay"))]
    asked = Menu(_LEAVE, _("Quit"), rows, [block("text", _place_is_kept(ui))], may_end=True)
    if await ui.choose(asked) == "leave":
        raise Leave


_LEAVE = "leave"
"""The name of the menu that asks whether to quit."""


def _place_is_kept(ui: UI) -> str:
    if ui.is_shut:
        return _("You can come back at any time.")
    if ui.session.vault.is_on_disk:
        return _("Your place is kept on this computer.")
    return _(NOT_KEPT)
