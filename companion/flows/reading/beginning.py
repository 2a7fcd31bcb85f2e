"""The flow for the beginning of a session: where to start reading, and why nothing can be kept."""

from __future__ import annotations

from functools import partial

from companion.flows.dialogs import Choice, Menu
from companion.flows.keeping import hard_days
from companion.flows.reading.contents import contents
from companion.flows.settings import damage
from companion.flows.ui import NOT_KEPT, UI, Leave
from companion.messages import gettext as _
from companion.session import Session
from companion.views import reading
from companion.views.block import block


async def begin(ui: UI) -> None:
    """Say why nothing can be kept, or start where the person chose to start."""
    session = ui.session
    has_begun, session.has_begun = session.has_begun, True
    if session.problem:
        await _problem(ui)
    elif not session.vault.is_on_disk:
        ui.notify(_(NOT_KEPT))
    elif not has_begun:
        returning = "" if session.is_new else session.journey.choices.returning
        if returning == "start":
            ui.move(partial(_go_to_start, session))
        if session.caution:
            ui.notify(session.caution)
        hard_days.notify_of_day(ui)
        if returning == "ask" and session.journey.stop().kind != "welcome":
            await _ask_where(ui)


def begins_on_page(session: Session) -> bool:
    """Return whether ``begin`` would show the page where the person stopped, with no message or dialog."""
    if session.problem or session.is_locked or not session.vault.is_on_disk or session.caution:
        return False
    stays = session.is_new or session.journey.choices.returning not in ("start", "ask")
    return session.has_begun or (stays and hard_days.nearest_day(session) is None)


async def _ask_where(ui: UI) -> None:
    journey = ui.session.journey
    rows = [
        Choice("place", _("Where you stopped"), reading.place_line(journey.guide, journey.here())),
        Choice("contents", _("Choose from the contents")),
        Choice("start", _("The beginning")),
    ]
    at: str | None = ""
    while at not in (None, "place"):
        at = await ui.choose(Menu("come_back", _("Where would you like to begin?"), rows, at=at or ""))
        if at == "contents":
            await contents(ui)
        elif at == "start":
            await ui.visit(partial(_go_to_start, ui.session))


def _go_to_start(session: Session) -> None:
    session.go(session.journey.go_to("welcome"))


async def _problem(ui: UI) -> None:
    """Say why nothing can be kept, and offer to read anyway."""
    rows = [Choice("read", _("Read without keeping anything")), Choice("leave", _("Quit"))]
    if ui.session.mend:
        rows.insert(0, damage.put_back())
    text = [
        block("text", ui.session.problem),
        block("text", _("You can read everything, but nothing you do will be kept.")),
    ]
    wanted = await ui.choose(Menu("problem", _("Your journal could not be opened"), rows, text, may_end=True))
    if wanted == "leave":
        raise Leave
    if wanted == damage.PUT_BACK.id:
        damage.restore_backup(ui)
        await _problem(ui)
