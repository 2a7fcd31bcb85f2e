"""The flow for steadying exercises, and for the sentence that some of them ask for."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from companion.flows.dialogs import Choice, Menu, TextPrompt
from companion.flows.ui import UI
from companion.guide.diagnostics import GuideError
from companion.guide.model import Exercise
from companion.messages import gettext as _
from companion.session import Session


def are_there(session: Session) -> bool:
    """Return whether the guide has any exercises."""
    try:
        return bool(session.guide_files.steady)
    except GuideError:  # a broken file must not keep anyone from stopping
        return False


async def steady(ui: UI) -> bool:
    """Show the exercises; return whether one was done."""
    exercises = ui.session.guide_files.steady.values()
    rows = [Choice(one.exercise, one.title.strip(), one.about.strip()) for one in exercises]
    menu = Menu("steady exercises", _("A calming exercise"), rows)
    while (at := await ui.choose(menu)) is not None:
        if await exercise(ui, at):
            return True
        menu = replace(menu, at=at)
    return False


async def exercise(ui: UI, id: str) -> bool:
    """Lead through an exercise, and keep the sentence it asks for; return whether it was done."""
    session = ui.session
    one = session.guide_files.steady.get(id)
    writes = await ui.exercise(one) if one else None
    if one and writes:
        ask = session.wording().fill((one.ask or "").strip())
        await ui.write(TextPrompt("line", ask, partial(session.keep_line, ask)))
    return writes is not None


def next_choices(exercise: Exercise, number: int) -> list[Choice]:
    """Return the options after a move of an exercise. The default is first.

    ``number`` counts moves from 0.
    """
    if number < len(exercise.moves) - 1:
        return [Choice("next", _("Go on")), Choice("done", _("Enough for now"))]
    written = [Choice("write", _("Write it down"))] if exercise.ask else []
    return [Choice("done", _("Back to the page")), *written, Choice("again", _("Once more"))]
