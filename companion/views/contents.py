"""The table of contents, with the steps that were read and the person's place."""

from __future__ import annotations

from typing import NamedTuple

from companion.guide.model import Part
from companion.journey import Journey
from companion.messages import N_
from companion.messages import gettext as _

# Translators: said of a part of the guide that the person may open, or keep closed
_DOOR_NOTES = {"later": N_("not now"), "closed": N_("closed"), None: N_("not opened yet")}


class ContentsRow(NamedTuple):
    """One line of the contents."""

    id: str
    """The id of the stop it leads to, or of the part for a heading; empty for a gap."""
    label: str
    note: str = ""
    heading: bool = False


def contents(journey: Journey) -> list[ContentsRow]:
    """Return the contents. A part with a closed door shows only that door."""
    guide, here = journey.guide, journey.stop().id
    rows = [ContentsRow("welcome", guide.welcome.title.strip(), _note(here, "welcome"))]
    for part in guide.parts:
        rows.append(ContentsRow(part.part, part.title.strip(), heading=True))
        is_open = not part.door or journey.door(part) == "open"
        if not is_open or here == part.part:
            rows.append(ContentsRow(part.part, _("The door to this part"), _door_note(journey, part, here)))
        if not is_open:
            continue
        for step in part.steps:
            # Translators: said of a step that was read
            read = _("read") if journey.is_read(step) else ""
            rows.append(ContentsRow(step.step, step.title.strip(), _note(here, step.step) or read))
        if part.door:
            rows.append(ContentsRow(f"{part.part}{SHUT}", _("Close this part")))
    last = ContentsRow("end", guide.ending.title.strip(), _note(here, "end"))
    return [
        *rows,
        ContentsRow("", "", heading=True),
        last,
        ContentsRow(ABOUT, _("About this guide, and your privacy")),
    ]


class PartRow(NamedTuple):
    """A step of the part that is being read."""

    id: str
    title: str
    is_read: bool
    is_here: bool


def part_rows(journey: Journey, part: Part) -> list[PartRow]:
    """Return the steps of a part."""
    here = journey.stop().id
    return [
        PartRow(step.step, step.title.strip(), journey.is_read(step), step.step == here)
        for step in part.steps
    ]


def past_rows(journey: Journey) -> list[PartRow]:
    """Return the parts up to the door where the person is; at the end, all of them."""
    here, rows = journey.stop().id, []
    for part in journey.guide.parts:
        is_read = all(journey.is_read(step) for step in part.steps)
        first = part.part if part.door and journey.door(part) != "open" else part.steps[0].step
        rows.append(PartRow(first, part.title.strip(), is_read, part.part == here))
        if part.part == here:
            break
    return rows


ABOUT = "/about"
"""The id of the line for the "about" view, which is no stop in the journey."""

SHUT = "/shut"
"""The suffix to a part's id in the line that closes the part's door. No part has an id with a slash."""


def _note(here: str, id: str) -> str:
    return _("you are here") if here == id else ""


def _door_note(journey: Journey, part: Part, here: str) -> str:
    return _note(here, part.part) or _(_DOOR_NOTES[journey.door(part)])
