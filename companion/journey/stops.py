"""The stops of a guide for a person, and the pages of a step that are for that person.

The stops are the welcome page, the steps of each part, a door before each part that has one, and the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from companion.guide.model import Guide, Page, Part, Step, TextPage
from companion.journal.model import Choices

DoorAnswer = Literal["open", "later", "closed"]

GIST = -1
"""The index of the page that shows only the gist of a step, for people who chose to read in brief."""


class Stop(Struct, frozen=True):
    """A place in a guide at which a person can be."""

    kind: Literal["welcome", "step", "door", "end"]
    id: str
    part: Part | None = None
    step: Step | None = None
    order: int = 0
    """The position among all steps of the guide, including those behind closed doors."""


def stops_of(guide: Guide, choices: Choices) -> list[Stop]:
    """Return the stops for a person with these choices, in order. Steps behind a closed door are left out."""
    found, order = [Stop("welcome", "welcome")], 0
    for part in guide.parts:
        if part.door:
            found.append(Stop("door", part.part, part, order=order))
        if not part.door or door_answer(part, choices) == "open":
            steps = enumerate(part.steps, start=order)
            found += [Stop("step", step.step, part, step, position) for position, step in steps]
        order += len(part.steps)
    return [*found, Stop("end", "end", order=order)]


def door_answer(part: Part, choices: Choices) -> DoorAnswer | None:
    """Return the answer at a part's door, or None if there is none yet."""
    answer = choices.doors.get(part.part)
    return answer if answer in ("open", "later", "closed") else None  # type: ignore[return-value]


def order_of(guide: Guide, id: str) -> int:
    """Return the position of a step, of a part's first step, or of the end; 0 for any other id."""
    order = 0
    for part in guide.parts:
        if part.part == id:
            return order
        for step in part.steps:
            if step.step == id:
                return order
            order += 1
    return order if id == "end" else 0


def pages_for(pages: Sequence[Page], role: str) -> list[int]:
    """Return the positions of the pages that are for a role."""
    return [n for n, page in enumerate(pages) if page.audience is None or role in page.audience]


def in_brief(pages: Sequence[Page], theirs: Sequence[int]) -> list[int]:
    """Return the pages of a step in brief: its gist, and the pages that are always shown."""
    return [GIST, *(n for n in theirs if _is_always_shown(pages[n]))]


def gist_of(step: Step) -> TextPage:
    """Return a page with the gist of a step."""
    return TextPage(step.gist, title=step.title, claims=step.claims)


def nearest(shown: Sequence[int], page: int) -> int:
    """Return the index in ``shown`` of a page, or of the page that replaces it if it is not shown.

    The gist replaces it if there is one, then the next page, then the last page.
    """
    if shown[0] == GIST and page not in shown:
        return 0
    return next((n for n, shown_page in enumerate(shown) if shown_page >= page), len(shown) - 1)


def _is_always_shown(page: Page) -> bool:
    return isinstance(page, TextPage) and page.always
