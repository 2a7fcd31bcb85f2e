"""Which services are shown: those of which country, and which of them."""

from __future__ import annotations

from collections.abc import Callable

from companion.flows import sheets
from companion.flows.face import Choice, Face, Menu, Writing
from companion.guide.load import INTERNATIONAL
from companion.sheets.block import block
from companion.sheets.lookup import country_names, purposes
from companion.sheets.support import Wanted


def country(face: Face, then: Callable[[], None] | None = None) -> None:
    """Offer the countries there are services for; the sheet that asked is shown again after."""
    sheet = face.opened if face.opened and face.opened.by_country else None
    again = sheets.open_help if sheet and sheet.name == "help" else sheets.open_resources

    def set_country(code: str) -> None:
        if face.told(lambda: face.session.choose(country=code)):
            then() if then and not sheet else again(face)

    def ask() -> None:
        rows = [Choice(code, name) for code, name in country_names(face.session.library).items()]
        rows += [Choice(INTERNATIONAL, "Not listed, or rather not say")]
        at, guessed = face.session.whereabouts()
        now = "" if guessed else at
        text = [
            block(
                "quiet", "For the numbers on the pages that name services. It is kept on this computer only."
            )
        ]
        face.ask(
            Menu(
                "country",
                "Country",
                rows,
                set_country,
                text,
                now=now,
                back=then,
            )
        )

    face.told(ask)


def which_services(face: Face) -> None:
    """Offer to show only some of the services."""

    def show(id: str) -> None:
        if id == _LOOK:
            _look_for(face)
        else:
            purpose = "" if id in (_ALL, _NOW) else id
            sheets.open_resources(face, Wanted(now=id == _NOW, purpose=purpose))

    def ask() -> None:
        found = purposes(face.session.library, face.session.whereabouts())
        rows = [Choice(_ALL, "All services"), Choice(_NOW, "Whom to call at once")]
        rows += [Choice(id, name) for id, name in found.items()]
        rows.append(Choice(_LOOK, "Look for a word"))
        face.ask(Menu("which services", "Which services", rows, show))

    face.told(ask)


def _look_for(face: Face) -> None:
    found: list[str] = []
    then = lambda: sheets.open_resources(face, Wanted(text=found[-1]))  # noqa: E731
    ask = "A word to look for"
    face.write(Writing("look for", ask, found.append, then=then, one_line=True, does="Look"))


_ALL, _NOW, _LOOK = "/all", "/now", "/look"
"""Stand among the purposes; no id has a slash."""
