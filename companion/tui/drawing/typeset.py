"""Typesets the blocks of a view: turns them into styled lines, wrapped and indented for a width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from companion.tui.drawing.styled_lines import BLANK, Line, Piece, leading_to, linked, width_of, wrap
from companion.views.block import Block, Kind

_STYLE: dict[Kind, str] = {
    "title": "bold $heading",
    "heading": "bold $heading",
    "quiet": "$quiet",
    "hint": "$quiet",
    "mark": "$quiet",
    "note": "$quiet",
}
_LONGEST_HANGING = 12
"""The maximum width of a phone number beside its text, in cells. A longer one is wrapped with the text."""
BAR = "▌ "
"""The bar in front of the evidence for a claim."""


class _Paragraph(NamedTuple):
    """Text that is wrapped on its own. Without text, it is an empty line."""

    text: tuple[Piece, ...] = ()
    first: tuple[Piece, ...] = ()
    """The beginning of the first line. The other lines are indented by its width."""
    repeats: bool = False
    """Whether every line begins with ``first``."""


def typeset(blocks: Iterable[Block], width: int) -> list[Line]:
    """Return blocks as lines of at most ``width`` cells."""
    width = max(4, width)
    return [line for one in _paragraphs(blocks) for line in _lines(one, width)]


def _lines(paragraph: _Paragraph, width: int) -> list[Line]:
    first = paragraph.first
    lead = width_of(first)
    if lead > _LONGEST_HANGING:
        return wrap((*first, *paragraph.text), width)
    rest = first if paragraph.repeats else ((" " * lead, ""),) if lead else BLANK
    lines = wrap(paragraph.text, width - lead)
    return [(*(rest if number else first), *line) for number, line in enumerate(lines)]


def _paragraphs(blocks: Iterable[Block]) -> Iterator[_Paragraph]:
    """Yield the paragraphs of blocks, with empty lines between them."""
    last: Kind | None = None
    for block in blocks:
        if last and _apart(last, block.kind):
            yield _Paragraph()
        if block.kind == "mark" and last in ("text", "item"):
            yield _Paragraph()  # the guide's own words end here, and the evidence for them begins
        paragraph = _paragraph_of(block)
        yield paragraph._replace(text=leading_to(linked(paragraph.text), block.to))
        last = block.kind


def _paragraph_of(block: Block) -> _Paragraph:
    style = _STYLE.get(block.kind, "")
    text = tuple((run.text, f"{style} bold" if run.emphasis else style) for run in block.runs)
    lead = (f"{block.lead}  ", "bold $foreground")
    if block.kind == "mark":
        return _Paragraph((lead, *text) if block.lead else text, ((BAR, "$mark"),), repeats=True)
    if block.kind == "note":
        return _Paragraph((lead, *text), (("  ", ""),))
    if block.kind == "item":
        return _Paragraph(text, (("- ", "$quiet"),))
    if block.kind == "number" and block.lead:
        return _Paragraph(text, ((block.lead, "bold $mark"), ("  ", "")))
    if block.kind == "number":
        return _Paragraph(tuple((piece, "bold") for piece, _ in text))
    return _Paragraph(text)


def _apart(last: Kind, kind: Kind) -> bool:
    """Return whether an empty line belongs between two blocks."""
    if (last == kind and kind in ("item", "mark")) or last in ("number", "heading") or kind == "note":
        return False
    if last == "note" and kind == "item":
        return False
    return kind not in ("quiet", "line") or last == "item"
