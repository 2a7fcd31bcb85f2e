"""Flows for stopping for now, resting, skipping a step and leaving."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from companion.flows.dialogs import Choice, Menu
from companion.flows.reading import views
from companion.flows.reading.steady import are_there, steady
from companion.flows.ui import KEPT, NOT_KEPT, UI, Leave
from companion.views.block import block

_STEADY = Choice("steady", "Something steady, a minute or two")


async def rest(ui: UI) -> None:
    """Offer a rest after a heavier check-in, before going on."""
    rows = [
        Choice("stop", "Stop here for now"),
        *([_STEADY] if are_there(ui.session) else []),
        Choice("resources", "See whom you can turn to"),
        Choice("help", "Help now"),
        Choice("on", "Read on"),
    ]
    text = f"It sounds heavy right now. You do not have to read on. {_place_is_kept(ui)}"
    said = KEPT if ui.session.vault.is_on_disk else ""
    await _offer(ui, Menu("rest", said, rows, [block("text", text)]))


async def stop(ui: UI) -> None:
    """Offer to stop here."""
    rows = [
        Choice("stop", "Stop for now"),
        *([_STEADY] if are_there(ui.session) else []),
        Choice("help", "Help now"),
        Choice("resources", "See whom you can turn to"),
        Choice("skip", "Skip this step"),
        Choice("back", "Back to the page"),
    ]
    text = f"Stopping is fine, at any point. {_place_is_kept(ui)}"
    await _offer(ui, Menu("stop", "Too much", rows, [block("text", text)]))


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
    """Ask whether to leave."""
    rows = [Choice("leave", "Leave"), Choice("stay", "Stay")]
    if await ui.choose(Menu("leave", "Leave", rows, [block("text", _place_is_kept(ui))])) == "leave":
        raise Leave


def _place_is_kept(ui: UI) -> str:
    if ui.is_shut:
        return "You can come back at any time."
    if ui.session.vault.is_on_disk:
        return "Your place is kept on this computer. You can come back to this line."
    return NOT_KEPT
