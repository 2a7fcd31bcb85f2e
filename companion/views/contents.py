"""All there is to go to, part by part, with what was read and where the person is."""

from __future__ import annotations

from typing import NamedTuple

from companion.guide.model import Part
from companion.journey import Journey

_DOOR_NOTES = {"later": "not now", "closed": "closed", None: "not opened yet"}


class ContentsRow(NamedTuple):
    """One line of the contents."""

    id: str
    """The stop it leads to; of a heading, the part; of a gap, nothing."""
    label: str
    note: str = ""
    heading: bool = False


def contents(journey: Journey) -> list[ContentsRow]:
    """Return the contents. Of a part whose door is shut there is only the door."""
    guide, here = journey.guide, journey.stop().id
    rows = [ContentsRow("welcome", guide.welcome.title.strip(), _note(here, "welcome"))]
    for part in guide.parts:
        rows.append(ContentsRow(part.part, part.title.strip(), heading=True))
        if part.door and journey.door(part) != "open":
            rows.append(ContentsRow(part.part, "The door to this part", _door_note(journey, part, here)))
            continue
        for step in part.steps:
            read = "read" if journey.is_read(step) else ""
            rows.append(ContentsRow(step.step, step.title.strip(), _note(here, step.step) or read))
        if part.door:
            rows.append(ContentsRow(f"{part.part}{SHUT}", "Close this part"))
    last = ContentsRow("end", guide.ending.title.strip(), _note(here, "end"))
    return [
        *rows,
        ContentsRow("", "", heading=True),
        last,
        ContentsRow(ABOUT, "About this guide, and your privacy"),
    ]


ABOUT = "/about"
"""What is said about the guide: no stop, but listed with them."""

SHUT = "/shut"
"""After a part's id: shut its door. No id of a step or a part has a slash."""


def _note(here: str, id: str) -> str:
    return "you are here" if here == id else ""


def _door_note(journey: Journey, part: Part, here: str) -> str:
    return _note(here, part.part) or _DOOR_NOTES[journey.door(part)]
