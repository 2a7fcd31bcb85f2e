"""The flow for a check-in, and for going on from it."""

from __future__ import annotations

from companion.flows.dialogs import CheckInForm
from companion.flows.reading import stopping
from companion.flows.ui import UI, kept_message
from companion.guide.model import CheckInPage
from companion.journal.model import CheckIn
from companion.session import Session


async def check_in(ui: UI) -> None:
    """Ask for a check-in. If the current page asks for one, too, go on to the next page."""
    session, is_asked = ui.session, isinstance(ui.page, CheckInPage)
    said = await ui.check_in(new_check_in(session))
    if is_asked and said:
        ui.move(lambda: session.go(session.journey.on()))
        if said != "without":
            ui.notify(kept_message(session))
    if said == "rest":
        await stopping.rest(ui)


def new_check_in(session: Session) -> CheckInForm:
    """Return the form for a new check-in."""
    return CheckInForm(
        session.guide_files.feelings,
        session.keep_check_in,
        initial=session.draft.check_in or CheckIn(),
        draft=lambda check_in: session.set_draft(check_in=check_in),
        leave=session.leave_check_in,
    )
