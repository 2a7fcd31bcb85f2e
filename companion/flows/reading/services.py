"""Flows for choosing the country of the services shown, and for filtering them."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from companion.flows.dialogs import Choice, Menu, TextPrompt
from companion.flows.reading import views
from companion.flows.ui import UI
from companion.guide.load import INTERNATIONAL
from companion.messages import gettext as _
from companion.views.block import block
from companion.views.location import country_names, other_names, purposes
from companion.views.support import Wanted


async def country(ui: UI) -> None:
    """Ask for the country. The view that was open is then shown for that country."""
    session = ui.session
    where = session.location()
    guess = _("a guess from this computer's language and time zone")
    rows = [
        Choice(code, name, guess if where.guessed and code == where.code else "", also=other_names(code))
        for code, name in country_names(session.guide_files).items()
    ]
    rows.sort(key=lambda row: not row.note)  # the guess comes first
    rows += [Choice(INTERNATIONAL, _("Not listed, or I would rather not say"))]
    keeps = session.vault.is_on_disk and not session.is_locked
    sets = _("The services and numbers you see depend on your country.")
    kept = (
        _("Your choice is kept only on this computer.") if keeps else _("Your choice is not kept this time.")
    )
    text = [block("quiet", f"{sets} {kept}")]
    now = "" if where.guessed else where.code
    code = await ui.choose(Menu("country", _("Country"), rows, text, now=now, filters=True))
    if code is not None:
        ui.attempt(partial(session.choose, country=code))


async def which_services(ui: UI) -> None:
    """Ask for a filter and show the services that match it."""
    session = ui.session
    found = purposes(session.guide_files, session.location())
    rows = [Choice(_ALL, _("All services")), Choice(_NOW, _("Who to call now"))]
    rows += [Choice(id, name) for id, name in found.items()]
    rows.append(Choice(_LOOK, _("Search for a word")))
    menu, wanted = Menu("which services", _("Which services"), rows), None
    while wanted is None:
        match await ui.choose(menu):
            case None:
                return
            case "/all":
                wanted = Wanted()
            case "/now":
                wanted = Wanted(now=True)
            case "/look" as at:
                wanted, menu = await _look(ui), replace(menu, at=at)
            case purpose:
                wanted = Wanted(purpose=purpose)
    await views.resources(ui, wanted)


async def _look(ui: UI) -> Wanted | None:
    """Ask for a word to search for."""
    ask = TextPrompt("look for", _("A word to search for"), one_line=True, does=_("Search"))
    text = await ui.write(ask)
    return None if text is None else Wanted(text=text)


_ALL, _NOW, _LOOK = "/all", "/now", "/look"
"""The ids of the options that are no purpose. No purpose has an id with a slash."""
