"""Flows for choosing the country of the services shown, and for filtering them."""

from __future__ import annotations

from functools import partial

from companion.flows.dialogs import Choice, Menu, TextPrompt
from companion.flows.reading import views
from companion.flows.ui import UI
from companion.guide.load import INTERNATIONAL
from companion.views.block import block
from companion.views.location import country_names, purposes
from companion.views.support import Wanted


async def country(ui: UI) -> None:
    """Ask for the country. The view that was open is then shown for that country."""
    session = ui.session
    rows = [Choice(code, name) for code, name in country_names(session.guide_files).items()]
    rows += [Choice(INTERNATIONAL, "Not listed, or rather not say")]
    at, guessed = session.location()
    keeps = session.vault.is_on_disk and not session.is_locked
    kept = "It is kept on this computer only." if keeps else "It is not kept this time."
    text = [block("quiet", f"For the numbers on the pages that name services. {kept}")]
    code = await ui.choose(Menu("country", "Country", rows, text, now="" if guessed else at, overlay=True))
    if code is not None:
        ui.attempt(partial(session.choose, country=code))


async def which_services(ui: UI) -> None:
    """Ask for a filter and show the services that match it."""
    session = ui.session
    found = purposes(session.guide_files, session.location())
    rows = [Choice(_ALL, "All services"), Choice(_NOW, "Whom to call at once")]
    rows += [Choice(id, name) for id, name in found.items()]
    rows.append(Choice(_LOOK, "Look for a word"))
    match await ui.choose(Menu("which services", "Which services", rows)):
        case None:
            return
        case "/all":
            wanted = Wanted()
        case "/now":
            wanted = Wanted(now=True)
        case "/look":
            text = await ui.write(TextPrompt("look for", "A word to look for", one_line=True, does="Look"))
            if text is None:
                return
            wanted = Wanted(text=text)
        case purpose:
            wanted = Wanted(purpose=purpose)
    await views.resources(ui, wanted)


_ALL, _NOW, _LOOK = "/all", "/now", "/look"
"""The ids of the options that are no purpose. No purpose has an id with a slash."""
