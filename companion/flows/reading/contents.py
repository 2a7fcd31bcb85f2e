"""The flow for the table of contents."""

from __future__ import annotations

from functools import partial

from companion.flows.dialogs import Choice, Menu
from companion.flows.reading import views
from companion.flows.ui import UI, Elsewhere
from companion.messages import gettext as _
from companion.session import Session
from companion.views import contents as view


async def contents(ui: UI) -> None:
    """Show the contents and go to the chosen entry."""
    journey = ui.session.journey
    rows = [Choice(row.id, row.label, row.note, choosable=not row.heading) for row in view.contents(journey)]
    wanted = await ui.choose(Menu("contents", _("Contents"), rows, at=journey.stop().id, has_values=True))
    if wanted == view.ABOUT:
        await views.about(ui)
    elif wanted is not None:
        raise Elsewhere(lambda: _go(ui.session, wanted))


async def go(ui: UI, id: str) -> None:
    """Go to a stop."""
    raise Elsewhere(lambda: _go(ui.session, id))


async def beside(ui: UI) -> None:
    """Show the steps of this part beside the page, then the sources of its claims, then neither."""
    now = ui.session.journey.choices.beside
    after = {"": BESIDE_SOURCES, BESIDE_SOURCES: BESIDE_NOTHING}.get(now, "")
    if ui.attempt(partial(ui.session.choose, beside=after)):
        ui.apply_choices()


BESIDE_SOURCES, BESIDE_NOTHING = "sources", "nothing"
"""What is shown beside the page, as the journal stores it. Without either, it is the steps."""


def _go(session: Session, id: str) -> None:
    if id.endswith(view.SHUT):
        session.close_door(id.removesuffix(view.SHUT))
    else:
        session.go(session.journey.go_to(id))
