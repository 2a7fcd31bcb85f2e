"""Typesets the blocks of a view: turns them into styled lines, wrapped and indented for a width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from companion.messages import gettext as _
from companion.tui.drawing.styled_lines import (
    BLANK,
    HEADING,
    Line,
    Piece,
    cells,
    leading_to,
    linked,
    padded,
    width_of,
    wrap,
)
from companion.views.block import SIGNS, STANDINGS, Block, Kind

_STYLE: dict[Kind, str] = {
    "title": HEADING,
    "heading": HEADING,
    "quiet": "$quiet",
    "hint": "$quiet",
    "mark": "$quiet",
    "note": "$quiet",
}
_LONGEST_HANGING = 12
"""The maximum width of a phone number beside its text, in cells. A longer one is wrapped with the text."""
_LEAST_BESIDE = 40
"""The minimum width of a claim beside its label, in cells. Where there is less, they are wrapped together."""
BAR = "▌ "
"""The bar in front of a claim on a page, in the colour of its standing."""


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
    return [line for one in _paragraphs(blocks, width) for line in _lines(one, width)]


def _lines(paragraph: _Paragraph, width: int) -> list[Line]:
    first = paragraph.first
    lead = width_of(first)
    rest = first if paragraph.repeats else ((" " * lead, ""),) if lead else BLANK
    lines = wrap(paragraph.text, width - lead)
    return [(*(rest if number else first), *line) for number, line in enumerate(lines)]


def _paragraphs(blocks: Iterable[Block], width: int) -> Iterator[_Paragraph]:
    """Yield the paragraphs of blocks, with empty lines between them."""
    last: Kind | None = None
    colour = "$mark"
    for block in blocks:
        if last and _apart(last, block.kind):
            yield _Paragraph()
        if (block.kind == "mark" and last in ("text", "item", "quiet")) or (block.kind == "title" and last):
            yield _Paragraph()  # the guide's own words end here, and their evidence or another part begins
        if block.standing:
            colour = f"${SIGNS[block.standing].colour}"
        paragraph = _paragraph_of(block, colour, width)
        text = _with_key(paragraph.text) if block.to else paragraph.text
        yield paragraph._replace(text=leading_to(linked(text), block.to))
        last = block.kind


def _with_key(text: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the text of an offer with its key in bold, if it begins with one."""
    (first, style), *rest = text
    key, gap, after = first.partition("  ")
    return ((key, "bold $heading"), (gap + after, style), *rest) if gap else text


def _paragraph_of(block: Block, colour: str, width: int) -> _Paragraph:
    """Return the paragraph of a block. ``colour`` is that of the last standing."""
    style = _STYLE.get(block.kind, "")
    text = tuple((run.text, f"{style} bold" if run.emphasis else style) for run in block.runs)
    sign = ((f"{SIGNS[block.standing].sign} ", f"bold {colour}"),) if block.standing else ()
    if block.kind == "mark":
        lead = ((f"{block.lead}  ", f"bold {colour}"),) if block.lead else ()
        return _Paragraph((*sign, *lead, *text), ((BAR, colour),), repeats=True)
    if block.kind in ("point", "note"):
        before = (*((("  ", ""),) if block.kind == "note" else ()), *sign)
        label = ((f"{block.lead}  ", colour),)
        beside = width_of(before) + max(cells(_(one)) for one in STANDINGS.values()) + 2
        if width - beside >= _LEAST_BESIDE:
            return _Paragraph(text, padded((*before, *label), beside))
        return _Paragraph((*label, *text), before)
    if block.kind == "item":
        return _Paragraph(text, (("- ", "$quiet"),))
    if block.kind == "number" and block.lead:
        number = ((block.lead, "bold $mark"), ("  ", ""))
        return (
            _Paragraph(text, number) if width_of(number) <= _LONGEST_HANGING else _Paragraph((*number, *text))
        )
    if block.kind == "number":
        return _Paragraph(tuple((piece, "bold") for piece, _style in text))
    return _Paragraph(text)


def _apart(last: Kind, kind: Kind) -> bool:
    """Return whether an empty line belongs between two blocks."""
    if last == "heading" or kind == "note" or (last == kind and kind in ("item", "mark", "number", "point")):
        return False
    return kind not in ("quiet", "line") or last in ("item", "point", "note")
