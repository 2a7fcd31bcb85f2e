"""The flow for searching the guide and the journal, and for opening what was found."""

from __future__ import annotations

from companion.flows.dialogs import Choice, Menu, TextPrompt
from companion.flows.keeping.diary import diary
from companion.flows.reading import views
from companion.flows.reading.steady import exercise
from companion.flows.ui import UI, Elsewhere
from companion.session import Session
from companion.text import isolated
from companion.views.block import STANDINGS, Block, block
from companion.views.journal.damage import missing_note
from companion.views.search import Hit
from companion.views.search import search as hits_for

_HELP = "/help"
_AGAIN = "/again"
"""The ids of the options after the hits. Hits are numbered, so these begin with a slash."""
_QUESTION = "Words to look for, in the guide and in what you kept"


async def search(ui: UI) -> None:
    """Ask for words and show the hits. "Help now" is always among the options."""
    session, text, wanted = ui.session, "", _AGAIN
    while wanted == _AGAIN:
        asked = await ui.write(TextPrompt("search", _QUESTION, text=text, one_line=True, does="Look"))
        if asked is None:
            return
        text = asked
        found = hits_for(text, session.journey, session.guide_files, session.vault, session.wording())
        rows = [Choice(str(number), hit.title, under=_under(hit)) for number, hit in enumerate(found)]
        rows += [Choice(_HELP, "Help now", "whom to call at once, and which signs not to wait with")]
        rows += [Choice(_AGAIN, "Look for other words")]
        about = [*_about(text, found), *missing_note(session.vault)]
        wanted = await ui.choose(Menu("found", "What was found", rows, about)) or ""
    if wanted == _HELP:
        await views.help_now(ui)
    elif wanted:
        await _open(ui, found[int(wanted)])


def _about(text: str, found: list[Hit]) -> list[Block]:
    if found:
        return [block("quiet", f"For “{isolated(text)}”.")]
    return [
        block(
            "text",
            f"Nothing was found for “{isolated(text)}”. What lies behind a closed door is not looked at.",
        )
    ]


def _under(hit: Hit) -> str:
    """Return the text around the match, followed by the standing of each claim made there."""
    marks = [f"claim: {STANDINGS[claim.standing]}" for claim in hit.claims]
    return "  ·  ".join(["".join(run.text for run in hit.extract).strip(), *dict.fromkeys(marks)])


async def _open(ui: UI, hit: Hit) -> None:
    way = hit.way
    if way.to == "page":
        raise Elsewhere(lambda: _go(ui.session, hit), _more(ui) if way.more else None)
    if way.to == "exercise":
        await exercise(ui, way.id)
    elif way.to == "diary":
        await diary(ui, hit.entry)
    else:
        await views.summary(ui)


def _go(session: Session, hit: Hit) -> None:
    session.go(session.journey.open_page(hit.way.id, hit.way.page))


async def _more(ui: UI) -> None:
    ui.toggle_more()
