"""What a page of the guide says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from companion.guide.model import (
    CheckInPage,
    Claim,
    Guide,
    SortPage,
    SteadyPage,
    TextPage,
    TitledText,
    WritePage,
)
from companion.guide.wording import Wording
from companion.journey import Here
from companion.views.block import Block, View, block, mark, prose


class Hints(NamedTuple):
    """How a face says which key opens what there is more of."""

    more: str = ""
    why: str = ""


NO_HINTS = Hints()


def page(
    text: TextPage,
    wording: Wording,
    claims: Mapping[str, Claim],
    *,
    more: bool = False,
    hints: Hints = NO_HINTS,
) -> list[Block]:
    """Return a page to read: its heading, its text, longer if ``more``, and the marks of its claims.

    ``claims`` is only looked into if the page names some.
    """
    blocks = [block("title", wording.fill(text.title.strip()))] if text.title else []
    blocks += prose(wording.paragraphs(text.text))
    if more and text.more:
        blocks += prose(wording.paragraphs(text.more))
    if hints.more:
        blocks.append(block("hint", hints.more))
    blocks += (mark(claims[id]) for id in text.claims)
    if text.claims and hints.why:
        blocks.append(block("mark", hints.why))
    return blocks


def asking(page: CheckInPage | WritePage | SortPage | SteadyPage, wording: Wording) -> list[Block]:
    """Return what a page says that offers something to do."""
    if isinstance(page, CheckInPage):
        title, text = "How is it right now?", "You can say, or go on. Both are fine."
    else:
        title = page.ask if isinstance(page, WritePage) else page.title
        text = page.text or "You can write a line, or go on. Both are fine."
    return [block("title", wording.fill(title.strip())), *prose(wording.paragraphs(text))]


def words(words: TitledText, wording: Wording) -> list[Block]:
    """Return the first or the last page."""
    return [block("title", words.title.strip()), *prose(wording.paragraphs(words.text))]


def door(guide: Guide, here: Here, wording: Wording) -> list[Block]:
    """Return what is said at a door."""
    part = here.stop.part
    assert part, "a door belongs to a part"
    return [block("title", part.title.strip()), *prose(wording.paragraphs(part.door or ""))]


def place_line(guide: Guide, here: Here) -> str:
    """Say where the person is, in one line."""
    return joined(place_names(guide, here))


def place_names(guide: Guide, here: Here) -> list[str]:
    """Return the names of where the person is: the guide's, the part's, the step's."""
    names = [
        guide.title,
        here.stop.part.title if here.stop.part else "",
        here.stop.step.title if here.stop.step else "",
    ]
    return list(dict.fromkeys(name.strip() for name in names if name))


def joined(names: Iterable[str]) -> str:
    """Return names, or what else is said in a line, one after the other."""
    return "  ·  ".join(names)


def nothing_here() -> View:
    """Say that a step holds nothing for the role that was chosen."""
    return View("", (block("quiet", "Nothing on this step is for the role you chose."),))
