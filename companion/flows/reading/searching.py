"""The flow for searching the guide and the journal, and for opening what was found."""

from __future__ import annotations

from functools import partial

from companion.flows.dialogs import Choice, Menu, TextPrompt
from companion.flows.keeping.diary import diary
from companion.flows.keeping.notes import one_note
from companion.flows.reading import views
from companion.flows.reading.steady import exercise
from companion.flows.ui import UI
from companion.messages import N_
from companion.messages import gettext as _
from companion.session import Session
from companion.text import isolated
from companion.views.block import STANDINGS, Block, block
from companion.views.journal.damage import missing_note
from companion.views.search import Hit
from companion.views.search import search as hits_for

_HELP = "/help"
_AGAIN = "/again"
"""The ids of the options after the hits. Hits are numbered, so these begin with a slash."""
_QUESTION = N_("Search the guide and what you wrote")


async def search(ui: UI) -> None:
    """Ask for words and show the hits. Each way back leads to the hits, and from there to the words."""
    text = ""
    while (asked := await _words(ui, text)) is not None:
        text = asked
        await _hits(ui, text)


async def _words(ui: UI, before: str) -> str | None:
    return await ui.write(TextPrompt("search", _(_QUESTION), text=before, one_line=True, does=_("Search")))


async def _hits(ui: UI, text: str) -> None:
    """Show the hits and open those that are chosen. "Help now" is always among the options."""
    session, wanted = ui.session, ""
    while wanted != _AGAIN:
        files, vault, wording = session.guide_files, session.vault, session.wording()
        found = hits_for(text, session.journey, files, vault, wording, session.location())
        rows = [Choice(str(number), hit.title, under=_under(hit)) for number, hit in enumerate(found)]
        rows += [Choice(_HELP, _("Help now"), _("who to call now, and warning signs"))]
        rows += [Choice(_AGAIN, _("Search for other words"))]
        about = [*_about(text, found), *missing_note(session.vault)]
        wanted = await ui.choose(Menu("found", _("Search results"), rows, about, at=wanted)) or _AGAIN
        if wanted == _HELP:
            await views.help_now(ui)
        elif wanted != _AGAIN:
            await _open(ui, found[int(wanted)])


def _about(text: str, found: list[Hit]) -> list[Block]:
    if found:
        return [block("quiet", _("You searched for “{words}”.").format(words=isolated(text)))]
    nothing = _("Nothing was found for “{words}”. Closed parts are not searched.")
    return [block("text", nothing.format(words=isolated(text)))]


def _under(hit: Hit) -> str:
    """Return the text around the match, followed by the standing of each claim made there."""
    # Translators: a claim that was found, with its label, such as "supported"
    claim_is = _("claim: {label}")
    marks = [claim_is.format(label=_(STANDINGS[claim.standing])) for claim in hit.claims]
    return "  ·  ".join(["".join(run.text for run in hit.extract).strip(), *dict.fromkeys(marks)])


async def _open(ui: UI, hit: Hit) -> None:
    way = hit.way
    if way.to == "page":
        await ui.visit(partial(_go, ui.session, hit), more=way.more)
    elif way.to == "exercise":
        await exercise(ui, way.id)
    elif way.to == "diary":
        await diary(ui, hit.entry)
    elif way.to == "help":
        await views.help_now(ui)
    elif way.to == "note":
        await one_note(ui, hit.entry)
    else:
        await views.summary(ui)


def _go(session: Session, hit: Hit) -> None:
    session.go(session.journey.open_page(hit.way.id, hit.way.page))
