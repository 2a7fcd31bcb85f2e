"""The pieces a view is made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from companion.guide.model import Claim, Standing
from companion.guide.prose import Paragraph, Run

Kind = Literal["title", "heading", "text", "item", "mark", "note", "number", "line", "quiet", "hint"]
"""The title of a page, a heading in it, a paragraph, an item of a list, a claim with its standing, the same
under the item it belongs to, a number to call, a line right under what stands before it, something less
loud, how to see more.
"""


class Block(NamedTuple):
    """One paragraph of a view."""

    kind: Kind
    runs: tuple[Run, ...]
    lead: str = ""
    """What stands out before the text: a claim's standing, a number."""


class View(NamedTuple):
    """A title and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


def block(kind: Kind, text: str, lead: str = "") -> Block:
    """Return a block of plain text, exactly as given."""
    return Block(kind, (Run(text),), lead)


def titled(kind: Kind, parts: Iterable[tuple[str, Iterable[Block]]]) -> list[Block]:
    """Return the blocks of each part under its title, which is of this kind; an empty part is left out."""
    found = ((title, list(blocks)) for title, blocks in parts)
    return [one for title, blocks in found if blocks for one in (block(kind, title), *blocks)]


def prose(paragraphs: Iterable[Paragraph]) -> list[Block]:
    """Return paragraphs of a guide as blocks."""
    return [Block("item" if paragraph.item else "text", paragraph.runs) for paragraph in paragraphs]


STANDINGS: dict[Standing, str] = {
    "supported": "supported",
    "partly": "partly supported",
    "not supported": "not supported",
    "not found": "not found",
    "opinion": "opinion",
}
"""What a page calls each standing."""


def mark(claim: Claim, kind: Kind = "mark") -> Block:
    """Return a claim with its standing before it."""
    return block(kind, claim.says.strip(), lead=STANDINGS[claim.standing])


def own_text(text: str) -> list[Block]:
    """Return a person's own text as they typed it, line by line."""
    first, *rest = text.split("\n")
    return [block("text", first), *(block("line", line) for line in rest)]
