"""The page that is being read: what it says, what it offers, and what follows from an answer."""

from __future__ import annotations

from functools import partial

from companion.flows.commands import (
    BACK,
    CHECK_IN,
    CHOICES,
    CONTENTS,
    EVIDENCE,
    FURTHER,
    HELP,
    KEYS,
    MORE,
    ON,
    QUIT,
    RESOURCES,
    STOP,
    SUMMARY,
    Command,
)  # fmt: skip
from companion.flows.dialogs import Choice
from companion.flows.keeping.check_in import check_in
from companion.flows.keeping.writing import write
from companion.flows.key_bindings import current_key
from companion.flows.reading.steady import exercise
from companion.flows.ui import UI
from companion.guide.model import CheckInPage, SortPage, SteadyPage, TextPage, WritePage
from companion.journey import Here
from companion.session import Session
from companion.views import reading, steady
from companion.views.block import Block, block

AT_FIRST = {"door": "later", "step": "on"}
"""What is pointed at first: the keys that go on must neither open a door nor begin to answer."""
WAITS = "Nothing is opened by itself. You can choose one of these."
"""What is said at a door to somebody who goes on."""

_DOOR = (Choice("open", "Read on"), Choice("later", "Not now"), Choice("closed", "Not for us"))
_ON = Choice("on", "Go on without")
_CHECK_IN = (
    Choice("check_in", "Say how it is"),
    _ON,
    Choice("declined", "Rather not say", "this page will not ask again"),
)
_WRITE = (Choice("write", "Write something"), _ON)
_SORT = (Choice("sort", "Sort these"), _ON)


def place(session: Session, here: Here, *, returning: bool) -> str:
    """Say where the person is, in one line, and what is new about it."""
    return places(session, here, returning=returning)[0]


def places(session: Session, here: Here, *, returning: bool) -> list[str]:
    """Say the same in shorter and shorter forms: with all names, with the last ones, with nothing new."""
    names = reading.place_names(session.journey.guide, here)
    if here.changed:
        news = ["changed since you read it"]
    else:
        news = ["where you stopped"] if returning and here.stop.kind != "welcome" else []
    forms = [[*names[first:], *news] for first in range(len(names))]
    return [reading.joined(form) for form in (*forms, names[-1:])]


def blocks(session: Session, here: Here, *, more: bool) -> list[Block]:
    """Return what the page says, with the longer explanation if ``more``.

    Raises:
        GuideError: if a file it needs is broken.
    """
    guide, wording = session.journey.guide, session.wording()
    if here.stop.kind == "welcome":
        return reading.words(guide.welcome, wording)
    if here.stop.kind == "end":
        return reading.words(guide.ending, wording)
    if here.stop.kind == "door":
        return reading.door(guide, here, wording)
    if here.page is None:
        return list(reading.nothing_here().blocks)
    if not isinstance(here.page, TextPage):
        return reading.asking(here.page, wording)
    claims = session.guide_files.claims if here.page.claims else {}
    return reading.page(here.page, wording, claims, more=more, hints=_hints(session, here, here.page, more))


def _hints(session: Session, here: Here, page: TextPage, more: bool) -> reading.Hints:
    own = session.journey.choices.keys
    key, why = current_key(MORE, own).shown, current_key(EVIDENCE, own).shown
    if here.folded:
        there_is = f"{key}  the pages of this step"
    else:
        there_is = f"{key}  {'less' if more else 'more'} about this" if page.more else ""
    return reading.Hints(there_is, f"{why}  why, and where this comes from")


def dots(here: Here) -> str:
    """Show where in the step the page is; for a step of one page there is nothing to show."""
    if here.count < 2:
        return ""
    return " ".join("●" if n == here.index else "○" for n in range(here.count))


def commands(here: Here, *, further: bool) -> tuple[Command, ...]:
    """Return the keys to name under the page; ``further`` if there is more of it than the screen shows."""
    on = FURTHER if further else ON
    if here.stop.kind == "welcome":
        return (on, HELP, RESOURCES, CHOICES, CONTENTS, KEYS, QUIT)
    # A door waits, and the end is the end: there it only leads further down.
    leads_on = (on,) if here.stop.kind == "step" or further else ()
    return (*leads_on, BACK, CHECK_IN, RESOURCES, HELP, SUMMARY, KEYS, CONTENTS, STOP, QUIT)


def choices(session: Session, here: Here) -> tuple[Choice, ...]:
    """Return what the page offers; nothing on a page that is only read.

    Raises:
        GuideError: if a file it needs is broken.
    """
    if here.stop.kind == "door":
        return _DOOR
    if isinstance(here.page, SteadyPage):
        exercises = steady.offered(session.guide_files.steady, here.page.exercises)
        rows = (Choice(f"{_STEADY}{one.exercise}", one.title.strip(), one.about.strip()) for one in exercises)
        return (*rows, _ON)
    key = current_key(CHECK_IN, session.journey.choices.keys).letter
    paused = Choice("paused", "Pause check-ins", f"no page asks; {key} still does")
    offered = {CheckInPage: (*_CHECK_IN, paused), WritePage: _WRITE, SortPage: _SORT}
    return next((choices for kind, choices in offered.items() if isinstance(here.page, kind)), ())


async def follow_choice(ui: UI, id: str) -> None:
    """Do what the page offers, or go on without."""
    session = ui.session
    if id == "check_in":
        await check_in(ui)
    elif id in ("write", "sort"):
        await write(ui)
    elif id == "declined":
        ui.move(session.decline_check_in)
    elif id == "paused":
        ui.move(session.pause_check_ins)
    elif id.startswith(_STEADY):
        await exercise(ui, id.removeprefix(_STEADY))
    elif id == "on":
        ui.move(lambda: session.go(session.journey.on()))
    else:
        ui.move(partial(session.answer_door, id))  # type: ignore[arg-type] # what a door offers


async def more(ui: UI) -> None:
    """Show or hide the longer explanation, or open the pages behind a gist."""
    ui.toggle_more()


BROKEN = block("text", "This page has mistakes in its file and cannot be shown.")
"""Stands where a page would."""
_STEADY = "steady/"
"""Before the id of an exercise; no id has a slash."""
