"""The content of the guide's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from companion.guide.model import CheckInPage, Claim, Guide, Page, TextPage, TitledText
from companion.guide.model.pages import texts
from companion.guide.wording import Wording
from companion.journey import Here
from companion.messages import gettext as _
from companion.views.block import Block, View, block, mark, prose


class Hints(NamedTuple):
    """The lines that name the keys for further content. Each interface provides its own."""

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
    """Return a page of text: its title, its text, the longer explanation if ``more`` is set, and its claims.

    ``claims`` maps ids to claims. It is only used if the page names some.
    """
    blocks = [block("title", wording.fill(text.title.strip()))] if text.title else []
    blocks += prose(wording.paragraphs(text.text))
    if more and text.more:
        blocks += prose(wording.paragraphs(text.more))
    if hints.more:
        blocks.append(block("hint", hints.more, to="more"))
    blocks += (mark(claims[id]) for id in text.claims)
    if text.claims and hints.why:
        blocks.append(block("mark", hints.why, to="evidence"))
    return blocks


def asking(page: Page, wording: Wording) -> list[Block]:
    """Return the content of a page that asks for something."""
    said = {one.kind: one.raw for one in texts(page)}
    if isinstance(page, CheckInPage):
        text = _("You can answer, or go on. Both are fine.")
        said = {"heading": _("How are you right now?"), "text": text}
    text = said.get("text") or _("You can write a line, or go on. Both are fine.")
    return [block("title", wording.fill(said["heading"].strip())), *prose(wording.paragraphs(text))]


def words(words: TitledText, wording: Wording) -> list[Block]:
    """Return the content of the welcome or the ending."""
    return [block("title", words.title.strip()), *prose(wording.paragraphs(words.text))]


def door(guide: Guide, here: Here, wording: Wording) -> list[Block]:
    """Return the content of a door, which stands before a part."""
    part = here.stop.part
    assert part, "a door belongs to a part"
    return [block("title", part.title.strip()), *prose(wording.paragraphs(part.door or ""))]


def place_line(guide: Guide, here: Here) -> str:
    """Return the person's place in one line."""
    return joined(place_names(guide, here))


def place_names(guide: Guide, here: Here) -> list[str]:
    """Return the titles of the guide, the part and the step where the person is."""
    names = [
        guide.title,
        here.stop.part.title if here.stop.part else "",
        here.stop.step.title if here.stop.step else "",
    ]
    return list(dict.fromkeys(name.strip() for name in names if name))


def joined(names: Iterable[str]) -> str:
    """Return names joined to one line."""
    return "  ·  ".join(names)


def nothing_here() -> View:
    """Return the view of a step that has no page for the chosen role."""
    return View("", (block("quiet", _("This step has no pages for the role you chose.")),))
