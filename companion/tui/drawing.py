"""Blocks of a sheet → lines on the screen, wrapped and indented for a width."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from companion.sheets.block import Block
from companion.tui.typeset import Paragraph, typeset

_LONGEST_HANGING = 12
"""A longer number than this takes its line with it instead of leaving a gap under itself."""


def draw(blocks: Sequence[Block], width: int) -> Content:
    """Return the blocks as lines none of which is wider than ``width`` cells."""
    width = max(4, width)
    return Content("\n").join(line for one in typeset(blocks) for line in _lines(one, width))


def _lines(paragraph: Paragraph, width: int) -> list[Content]:
    text, first = Content.assemble(*paragraph.text), Content.assemble(*paragraph.first)
    if first.cell_length > _LONGEST_HANGING:
        return (first + text).wrap(width)
    rest = first if paragraph.repeats else Content(" " * first.cell_length)
    lines = text.wrap(width - first.cell_length)
    return [Content.assemble(rest if number else first, line) for number, line in enumerate(lines)]
