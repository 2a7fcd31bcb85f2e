"""Blocks of a sheet → paragraphs with their styles and what stands before their lines, whatever the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from companion.sheets.block import Block, Kind

Piece = tuple[str, str]
"""A piece of text and its style, as Textual names styles: ``bold $heading``."""

_STYLE: dict[Kind, str] = {
    "title": "bold $heading",
    "heading": "bold $heading",
    "quiet": "$quiet",
    "hint": "$quiet",
    "mark": "$quiet",
    "note": "$quiet",
}
BAR = "▌ "
"""Stands before what is known about a claim."""


class Paragraph(NamedTuple):
    """Something that is wrapped by itself. Without text it is an empty line."""

    text: tuple[Piece, ...] = ()
    first: tuple[Piece, ...] = ()
    """What stands before its first line. The others begin under the text's beginning."""
    repeats: bool = False
    """Whether that stands before every line."""


def typeset(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of blocks, with the empty lines between them."""
    last: Kind | None = None
    for block in blocks:
        if last and _apart(last, block.kind):
            yield Paragraph()
        if block.kind == "mark" and last in ("text", "item"):
            yield Paragraph()  # the guide's own words end here; what is known about them begins
        yield _paragraph(block)
        last = block.kind


def _paragraph(block: Block) -> Paragraph:
    style = _STYLE.get(block.kind, "")
    text = tuple((run.text, f"{style} bold" if run.emphasis else style) for run in block.runs)
    lead = (f"{block.lead}  ", "bold $foreground")
    if block.kind == "mark":
        return Paragraph((lead, *text) if block.lead else text, ((BAR, "$mark"),), repeats=True)
    if block.kind == "note":
        return Paragraph((lead, *text), (("  ", ""),))
    if block.kind == "item":
        return Paragraph(text, (("- ", "$quiet"),))
    if block.kind == "number" and block.lead:
        return Paragraph(text, ((block.lead, "bold $mark"), ("  ", "")))
    if block.kind == "number":
        return Paragraph(tuple((piece, "bold") for piece, _ in text))
    return Paragraph(text)


def _apart(last: Kind, kind: Kind) -> bool:
    """Whether an empty line belongs between two blocks."""
    if (last == kind and kind in ("item", "mark")) or last in ("number", "heading") or kind == "note":
        return False
    if last == "note" and kind == "item":
        return False
    return kind not in ("quiet", "line") or last == "item"
