"""The flow for the table of contents."""

from __future__ import annotations

from functools import partial

from companion.flows.dialogs import Choice, Menu
from companion.flows.reading import views
from companion.flows.ui import UI
from companion.messages import gettext as _
from companion.session import Session
from companion.views import contents as view


async def contents(ui: UI) -> None:
    """Show the contents, go to the chosen entry, and close a part that is to be closed."""
    session = ui.session
    at: str | None = session.journey.stop().id
    while at is not None:
        found = view.contents(session.journey)
        rows = [Choice(row.id, row.label, row.note, choosable=not row.heading) for row in found]
        at = await ui.choose(Menu("contents", _("Contents"), rows, at=at, has_values=True))
        if at == view.ABOUT:
            await views.about(ui)
        elif at and at.endswith(view.SHUT):
            at = at.removesuffix(view.SHUT)
            ui.move(partial(session.close_door, at))
        elif at:
            await ui.visit(partial(_go, session, at))


async def go(ui: UI, id: str) -> None:
    """Go to a stop."""
    await ui.visit(partial(_go, ui.session, id))


async def beside(ui: UI) -> None:
    """Show the steps of this part beside the page, then the sources of its claims, then neither."""
    now = ui.session.journey.choices.beside
    after = {"": BESIDE_SOURCES, BESIDE_SOURCES: BESIDE_NOTHING}.get(now, "")
    if ui.attempt(partial(ui.session.choose, beside=after)):
        ui.apply_choices()


BESIDE_SOURCES, BESIDE_NOTHING = "sources", "nothing"
"""What is shown beside the page, as the journal stores it. Without either, it is the steps."""


def _go(session: Session, id: str) -> None:
    session.go(session.journey.go_to(id))
