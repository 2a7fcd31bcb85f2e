"""What there is in a guide for somebody: its stops in a row, and the pages of a step that are theirs.

The stops are the welcome, the steps of each part, a door before a part that has one, the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from companion.guide.model import Guide, Page, Part, Step, TextPage
from companion.journal.model import Choices

DoorAnswer = Literal["open", "later", "closed"]

GIST = -1
"""The page that says a step in its one sentence, for those who chose to read in brief."""


class Stop(Struct, frozen=True):
    """One place a person can be at."""

    kind: Literal["welcome", "step", "door", "end"]
    id: str
    part: Part | None = None
    step: Step | None = None
    order: int = 0
    """The position among all steps of the guide, whichever are open."""


def stops_of(guide: Guide, choices: Choices) -> list[Stop]:
    """Return the stops there are for somebody, in order. What lies behind a shut door is not among them."""
    found, order = [Stop("welcome", "welcome")], 0
    for part in guide.parts:
        if part.door and door_answer(part, choices) != "open":
            found.append(Stop("door", part.part, part, order=order))
        else:
            steps = enumerate(part.steps, start=order)
            found += [Stop("step", step.step, part, step, position) for position, step in steps]
        order += len(part.steps)
    return [*found, Stop("end", "end", order=order)]


def door_answer(part: Part, choices: Choices) -> DoorAnswer | None:
    """Return what was answered at a part's door, or None if nothing was."""
    answer = choices.doors.get(part.part)
    return answer if answer in ("open", "later", "closed") else None  # type: ignore[return-value]


def order_of(guide: Guide, id: str) -> int:
    """Return the position of a step, of a part's first one, or of the end; 0 for what is none of these."""
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
    """Return the pages that are for a role, by their positions in the step."""
    return [n for n, page in enumerate(pages) if page.audience is None or role in page.audience]


def in_brief(pages: Sequence[Page], theirs: Sequence[int]) -> list[int]:
    """Return what somebody sees of a step who reads in brief: its gist, and what must not be missed."""
    return [GIST, *(n for n in theirs if _is_always_shown(pages[n]))]


def gist_of(step: Step) -> TextPage:
    """Return the page that says a step in its one sentence."""
    return TextPage(step.gist, title=step.title, claims=step.claims)


def nearest(shown: Sequence[int], page: int) -> int:
    """Return the position of a page among those shown; of another, the gist, or the next, or the last."""
    if shown[0] == GIST and page not in shown:
        return 0
    return next((n for n, shown_page in enumerate(shown) if shown_page >= page), len(shown) - 1)


def _is_always_shown(page: Page) -> bool:
    return isinstance(page, TextPage) and page.always
