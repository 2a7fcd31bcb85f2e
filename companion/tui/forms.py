"""Opens the screens to write on. They bring a text field with them, so they are imported when they are
opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.guide.model import CheckInPage, Exercise, SortPage, WritePage
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


def answer(app: CompanionApp, page: WritePage) -> None:
    """Offer to write what a page asks for; once it is kept, going on from it follows."""
    from companion.tui.screens.writing import WritingScreen

    session = app.session
    app.open(
        WritingScreen(
            "answer",
            session.wording().fill(page.ask.strip()),
            lambda text: session.keep_answer(page, text),
            text=session.draft.answers.get(page.id, ""),
            draft=lambda text: session.draft_answer(page, text),
            then=lambda: _on_from_the_page(app),
        )
    )


def sort(app: CompanionApp, page: SortPage) -> None:
    """Offer to put things where they belong; once it is kept, going on from it follows."""
    from companion.tui.screens.sorting import SortingScreen

    app.open(SortingScreen(page, lambda: _on_from_the_page(app)))


def exercise(app: CompanionApp, id: str) -> None:
    """Open an exercise. Where it leads to a sentence, that can be kept."""
    from companion.tui.screens.steady import SteadyScreen

    def open_it() -> None:
        if one := app.session.library.steady.get(id):
            app.open(SteadyScreen(one, lambda: _line(app, one)))

    app.told(open_it)


def _line(app: CompanionApp, exercise: Exercise) -> None:
    from companion.tui.screens.writing import WritingScreen

    ask = app.session.wording().fill((exercise.ask or "").strip())
    app.open(WritingScreen("line", ask, lambda text: app.session.keep_line(ask, text)))


def _on_from_the_page(app: CompanionApp) -> None:
    app.reading.move(lambda: app.session.go(app.session.journey.on()))
    app.say_kept()
