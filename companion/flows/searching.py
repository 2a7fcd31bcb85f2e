"""Looks for words in the guide and in what the person kept, and opens what was found."""

from __future__ import annotations

from companion.flows import diary, menus, sheets
from companion.flows.face import Choice, Face, Menu, Writing
from companion.sheets.block import STANDINGS, Block, block
from companion.sheets.damage import told_missing
from companion.sheets.search import Hit, search
from companion.text import isolated

_HELP = "/help"
_AGAIN = "/again"
"""Stand after what was found, which is counted by numbers."""


def ask(face: Face, text: str = "") -> None:
    """Ask what to look for."""
    wanted: list[str] = []

    def then() -> None:
        face.told(lambda: _offer(face, wanted[-1]))

    question = "Words to look for, in the guide and in what you kept"
    face.write(Writing("search", question, wanted.append, text=text, then=then, one_line=True, does="Look"))


def _offer(face: Face, text: str, at: str = "") -> None:
    """Offer what was found; help now is among it, whatever was looked for."""
    session = face.session
    found = search(text, session.journey, session.library, session.vault, session.wording())
    rows = [Choice(str(number), hit.title, under=_under(hit)) for number, hit in enumerate(found)]
    rows += [Choice(_HELP, "Help now", "whom to call at once, and which signs not to wait with")]
    rows += [Choice(_AGAIN, "Look for other words")]

    def choose(id: str) -> None:
        if id == _HELP:
            sheets.open_help(face)
        elif id == _AGAIN:
            ask(face, text)
        else:
            _open(face, found[int(id)])

    about = [*_about(text, found), *told_missing(session.vault)]
    face.ask(Menu("found", "What was found", rows, choose, about, at=at))


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
    """The words around what was found, and how each claim made there stands."""
    marks = [f"claim: {STANDINGS[claim.standing]}" for claim in hit.claims]
    return "  ·  ".join(["".join(run.text for run in hit.extract).strip(), *dict.fromkeys(marks)])


def _open(face: Face, hit: Hit) -> None:
    session, way = face.session, hit.way
    if way.to == "page":
        face.back_to_page()
        face.move(lambda: session.go(session.journey.open_page(way.id, way.page)))
        if way.more:
            face.toggle_more()
    elif way.to == "exercise":
        menus.exercise(face, way.id)
    elif way.to == "diary":
        diary.open_diary(face)
    else:
        sheets.open_summary(face)
