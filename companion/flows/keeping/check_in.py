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
        ui.move(session.go_on_from_check_in)
    to_undo = ui.how_to_undo if session.can_undo else ""
    if said == "rest":
        await stopping.rest(ui, to_undo)
    elif said == "on":
        ui.notify(f"{kept_message(session)} {to_undo}".strip())


async def undo(ui: UI) -> None:
    """Take back the check-in that was just kept, and open the form with it again."""
    if ui.session.can_undo:
        ui.move(ui.session.undo_check_in)
        await check_in(ui)


def new_check_in(session: Session) -> CheckInForm:
    """Return the form for a new check-in."""
    return CheckInForm(
        session.guide_files.feelings,
        session.keep_check_in,
        initial=session.draft.check_in or CheckIn(),
        draft=lambda check_in: session.set_draft(check_in=check_in),
        leave=session.leave_check_in,
    )
