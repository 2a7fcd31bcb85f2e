"""Which services are shown: those of which country, and which of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.guide.load import INTERNATIONAL
from companion.sheets.block import block
from companion.sheets.lookup import country_names, purposes
from companion.sheets.support import Wanted
from companion.tui.screens.sheet import SheetScreen
from companion.tui.widgets.picker import Choice

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp


def country(app: CompanionApp, then: Callable[[], None] | None = None) -> None:
    """Offer the countries there are services for; the sheet that asked is shown again after."""
    sheet = app.screen if isinstance(app.screen, SheetScreen) and app.screen.by_country else None

    def set_country(code: str) -> None:
        if app.told(lambda: app.session.choose(country=code)):
            (app.action_help if sheet and sheet.name == "help" else then or app.action_resources)()

    def ask() -> None:
        rows = [Choice(code, name) for code, name in country_names(app.session.library).items()]
        rows += [Choice(INTERNATIONAL, "Not listed, or rather not say")]
        now = app.session.whereabouts().code
        text = [
            block(
                "quiet", "For the numbers on the pages that name services. It is kept on this computer only."
            )
        ]
        app.ask("country", "Country", rows, set_country, blocks=text, at=now, back=then)

    app.told(ask)


def which_services(app: CompanionApp) -> None:
    """Offer to show only some of the services."""

    def show(id: str) -> None:
        if id == _LOOK:
            _look_for(app)
        else:
            purpose = "" if id in (_ALL, _NOW) else id
            app.open_resources(Wanted(now=id == _NOW, purpose=purpose))

    def ask() -> None:
        rows = [Choice(_ALL, "All services"), Choice(_NOW, "Whom to call at once")]
        rows += [
            Choice(id, name) for id, name in purposes(app.session.library, app.session.whereabouts()).items()
        ]
        app.ask("which services", "Which services", [*rows, Choice(_LOOK, "Look for a word")], show)

    app.told(ask)


def _look_for(app: CompanionApp) -> None:
    from companion.tui.screens.writing import WritingScreen

    found: list[str] = []
    then = lambda: app.open_resources(Wanted(text=found[-1]))  # noqa: E731
    app.open(
        WritingScreen("look for", "A word to look for", found.append, then=then, one_line=True, does="Look")
    )


_ALL, _NOW, _LOOK = "/all", "/now", "/look"
"""Stand among the purposes; no id has a slash."""
