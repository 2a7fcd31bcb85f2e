"""The current page: its text, its options, and the action for each option."""

from __future__ import annotations

from functools import partial

from companion.flows.commands import (
    BACK,
    CHECK_IN,
    CHOICES,
    CHOOSE_ONE,
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
from companion.flows.dialogs import Choice, as_chosen
from companion.flows.keeping.check_in import check_in
from companion.flows.keeping.writing import ANSWER, offered, write
from companion.flows.key_bindings import current_key
from companion.flows.reading import views
from companion.flows.reading.steady import exercise
from companion.flows.ui import UI
from companion.guide.model import CheckInPage, SteadyPage, TextPage
from companion.journey import Here
from companion.messages import N_
from companion.messages import gettext as _
from companion.session import Session
from companion.views import reading, steady
from companion.views.block import Block, block

_AT_FIRST = {"welcome": "on", "door": "later", "step": "on"}
WAITS = N_("This part opens only if you choose to open it.")
"""The message for someone who tries to go on past a door."""


def place(session: Session, here: Here, *, returning: bool) -> str:
    """Return the person's place in one line. A note says if the page has changed or the person has just
    returned.

    ``returning`` says whether the session has just begun at this place.
    """
    return places(session, here, returning=returning)[0]


def places(session: Session, here: Here, *, returning: bool) -> list[str]:
    """Return the line of ``place`` in several forms, the longest first.

    The first has all names, later ones drop the outermost names, and the last has no note.
    """
    names = reading.place_names(session.journey.guide, here)
    if here.changed:
        news = [_("changed since you read it")]
    else:
        news = [_("where you stopped")] if returning and here.stop.kind != "welcome" else []
    forms = [[*names[first:], *news] for first in range(len(names))]
    return [reading.joined(form) for form in (*forms, names[-1:])]


def blocks(session: Session, here: Here, *, more: bool) -> list[Block]:
    """Return the content of the page, with the longer explanation if ``more`` is set.

    Raises:
        GuideError: if a file that the page needs is broken.
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
        there_is = _("{key}  the pages of this step")
    elif page.more:
        there_is = _("{key}  less about this") if more else _("{key}  more about this")
    else:
        there_is = ""
    return reading.Hints(there_is.format(key=key), _("{key}  the evidence for this").format(key=why))


def at_first(here: Here) -> str:
    """Return the option to highlight first: the answer that a door has, or one that changes nothing. The keys
    for going on must neither open a door nor begin an answer.
    """
    return here.answer or _AT_FIRST.get(here.stop.kind, "")


def broken() -> Block:
    """Return the text to show in place of a page that has mistakes."""
    return block("text", _("This page cannot be shown, because there is a mistake in the guide."))


def dots(here: Here) -> str:
    """Return a row of dots that marks the page within its step; empty for a step of one page."""
    if here.count < 2:
        return ""
    return " ".join("●" if n == here.index else "○" for n in range(here.count))


def page_number(here: Here) -> str:
    """Return in words which page of its step this is; empty for a step of one page."""
    return _("page {page} of {count}").format(page=here.index + 1, count=here.count) if here.count > 1 else ""


def commands(here: Here, *, further: bool) -> tuple[Command, ...]:
    """Return the commands to name under the page.

    ``further`` says whether the page has more lines than the screen shows.
    """
    on = FURTHER if further else ON
    if here.stop.kind == "welcome":
        return (on, CHOOSE_ONE, CHECK_IN, RESOURCES, CONTENTS, CHOICES, QUIT, HELP, KEYS)
    if here.stop.kind == "end":  # nothing follows, so the key for going on only scrolls
        leads_on = (FURTHER,) if further else ()
        return (*leads_on, BACK, QUIT._replace(rank=1), CHECK_IN, RESOURCES, SUMMARY, CONTENTS, HELP, KEYS)
    # A door without an answer waits for one. There and on a page that asks, Enter gives it.
    asks = here.stop.kind == "door" or not isinstance(here.page, TextPage | None)
    leads_on = () if here.waits and not further else (on,)
    answers = (CHOOSE_ONE,) if asks and not further else ()
    return (
        *answers, *leads_on, BACK, CHECK_IN, RESOURCES, SUMMARY, CONTENTS, STOP, QUIT, HELP, KEYS
    )  # fmt: skip


def choices(session: Session, here: Here) -> tuple[Choice, ...]:
    """Return the options on the page; none if it is only to be read.

    Raises:
        GuideError: if a file that the page needs is broken.
    """
    go_on = Choice("on", _("Go on to the next page"))
    if here.stop.kind == "door":
        answers = (
            Choice("open", _("Open it")),
            Choice("later", _("Not now")),
            Choice("closed", _("Keep it closed")),
        )
        return tuple(as_chosen(one) if one.id == here.answer else one for one in answers)
    if here.stop.kind == "welcome":
        return (
            Choice("on", _("Read")),
            Choice("check_in", _("Say how you are")),
            Choice("help", _("Help now")),
        )
    if isinstance(here.page, SteadyPage):
        exercises = steady.offered(session.guide_files.steady, here.page.exercises)
        rows = (Choice(f"{_STEADY}{one.exercise}", one.title.strip(), one.about.strip()) for one in exercises)
        return (*rows, go_on)
    if isinstance(here.page, CheckInPage):
        key = current_key(CHECK_IN, session.journey.choices.keys).letter
        return (
            Choice("check_in", _("Check in")),
            go_on,
            Choice("declined", _("I would rather not say"), _("this page will not ask how you are again")),
            Choice(
                "paused",
                _("Pause check-ins"),
                _("no page will ask how you are; press {key} to check in").format(key=key),
            ),
        )
    asked = offered(here.page)
    return (*asked, go_on) if asked else ()


async def follow_choice(ui: UI, id: str) -> None:
    """Carry out the chosen option. ``id`` is one of those that ``choices`` returned."""
    session = ui.session
    if id == "check_in":
        await check_in(ui)
    elif id == "help":
        await views.help_now(ui)
    elif id == ANSWER:
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
        ui.move(partial(session.answer_door, id))  # type: ignore[arg-type] # the door's own options


async def more(ui: UI) -> None:
    """Show or hide the longer explanation, or open the full pages of a step that is shown in brief."""
    ui.toggle_more()


_STEADY = "steady/"
"""The prefix of an exercise's id. No other id has a slash."""
