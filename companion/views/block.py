"""The blocks that views are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from companion.guide.model import Claim, Standing
from companion.guide.prose import Paragraph, Run
from companion.messages import N_
from companion.messages import gettext as _

Kind = Literal["title", "heading", "text", "item", "mark", "point", "note", "number", "line", "quiet", "hint"]
"""The kinds of block:

- title: the title of a page
- heading: a heading within a page
- text: a paragraph
- item: an item of a list
- mark: a claim with its standing
- point: a claim with its standing, in a list of claims
- note: a claim with its standing, indented under the text or the item it belongs to
- number: a number to call
- line: a line directly under the block before it
- quiet: less prominent text
- hint: how to see more
"""


class Block(NamedTuple):
    """One paragraph of a view."""

    kind: Kind
    runs: tuple[Run, ...]
    lead: str = ""
    """Emphasised text before the rest, such as a claim's standing or a telephone number."""
    standing: Standing | None = None
    """The standing of a claim, which has a sign and a colour besides its word in ``lead``."""
    to: str = ""
    """The id of the command that the text offers; empty if it offers none."""


class View(NamedTuple):
    """A title and the blocks under it."""

    title: str
    blocks: tuple[Block, ...]


def block(kind: Kind, text: str, lead: str = "", to: str = "") -> Block:
    """Return a block of plain text, exactly as given."""
    return Block(kind, (Run(text),), lead, to=to)


def titled(kind: Kind, parts: Iterable[tuple[str, Iterable[Block]]]) -> list[Block]:
    """Return the blocks of each part under its title, which is a block of ``kind``. Leave out empty parts."""
    found = ((title, list(blocks)) for title, blocks in parts)
    return [one for title, blocks in found if blocks for one in (block(kind, title), *blocks)]


def prose(paragraphs: Iterable[Paragraph]) -> list[Block]:
    """Return paragraphs of a guide as blocks."""
    return [Block("item" if paragraph.item else "text", paragraph.runs) for paragraph in paragraphs]


STANDINGS: dict[Standing, str] = {
    "supported": N_("supported"),
    "partly": N_("partly supported"),
    "usual advice": N_("usual advice"),
    "not supported": N_("not supported"),
    "not found": N_("not found"),
    "opinion": N_("opinion"),
}
"""The label of each standing, in English."""


class Sign(NamedTuple):
    """What shows a standing at a glance, beside its label."""

    sign: str
    """A shape of its own, one cell wide."""
    colour: str
    """The name of its colour in a palette."""


SIGNS: dict[Standing, Sign] = {
    "supported": Sign("●", "supported"),
    "partly": Sign("◐", "partly"),
    "usual advice": Sign("◇", "usual"),
    "not supported": Sign("✕", "unsupported"),
    "not found": Sign("○", "unknown"),
    "opinion": Sign("❝", "opinion"),
}
"""The sign of each standing."""


def mark(claim: Claim, kind: Kind = "mark") -> Block:
    """Return a claim with its standing before it."""
    return Block(kind, (Run(claim.says.strip()),), _(STANDINGS[claim.standing]), claim.standing)


def own_text(text: str) -> list[Block]:
    """Return a person's own text as blocks, with its line breaks kept."""
    first, *rest = text.split("\n")
    return [block("text", first), *(block("line", line) for line in rest)]
