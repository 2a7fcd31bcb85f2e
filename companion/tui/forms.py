"""Opens the screens to write on. They bring a text field with them, so they are imported when they are
opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.guide.model import CheckInPage
from companion.journey import WayOn
from companion.tui import menus

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp


def check_in(app: CompanionApp) -> None:
    """Ask how it is. If the page under it asks the same, going on from it follows."""
    from companion.tui.screens.check_in import CheckInScreen

    asked = isinstance(app.reading.page, CheckInPage)

    def after(way_on: WayOn | None) -> None:
        if asked:
            app.reading.move(lambda: app.session.go(app.session.journey.on()))
            if way_on:
                app.say_kept()
        if way_on == "rest":
            menus.rest(app)

    app.told(lambda: app.open(CheckInScreen(app.session.library.feelings, after)))


def note(app: CompanionApp) -> None:
    """Offer a page to write on."""
    from companion.tui.screens.writing import WritingScreen

    session = app.session
    app.open(
        WritingScreen(
            "write",
            "Something for yourself",
            session.keep_note,
            text=session.draft.note,
            draft=lambda text: session.set_draft(note=text),
        )
    )
