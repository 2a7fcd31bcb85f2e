"""The flow for the menu of everything the person kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from companion.flows.dialogs import Choice, Menu
from companion.flows.keeping.diary import diary
from companion.flows.keeping.handout import handout
from companion.flows.keeping.hard_days import hard_days
from companion.flows.keeping.notes import notes
from companion.flows.keeping.questions import questions
from companion.flows.keeping.support_note import support_note
from companion.flows.settings import damage
from companion.flows.ui import UI
from companion.guide.diagnostics import GuideError
from companion.messages import gettext as _
from companion.session import Session
from companion.views.journal.damage import missing_note


async def kept_menu(ui: UI) -> None:
    """Show the menu and open what is chosen."""
    opened: dict[str, Callable[[UI], Awaitable[object]]] = {
        "diary": diary,
        "notes": notes,
        "questions": questions,
        "taking": handout,
        "close one": support_note,
        "days": hard_days,
    }
    at: str | None = ""
    while at is not None:
        rows = [
            Choice("diary", _("Diary"), _("your past check-ins")),
            Choice("notes", _("What you wrote and sorted")),
            Choice("questions", _("Questions to ask")),
            Choice("taking", _("A page for an appointment")),
            *([Choice("close one", _("A note for someone close"))] if _has_note(ui.session) else []),
            Choice("days", _("Days that may be hard")),
            *damage.choices(ui),
        ]
        missing = missing_note(ui.session.vault)
        at = await ui.choose(Menu("kept", _("What you kept"), rows, missing, at=at))
        if at == damage.PUT_BACK.id:
            damage.restore_backup(ui)
        elif at is not None:
            await opened[at](ui)


def _has_note(session: Session) -> bool:
    """Return whether the guide has a note for someone close.

    A broken file counts as one: the error is shown when the note is opened.
    """
    try:
        return session.guide_files.close_one is not None
    except GuideError:
        return True
