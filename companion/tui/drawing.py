"""Blocks of a sheet → lines on the screen, wrapped and indented for a width."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from companion.sheets.block import Block, Kind

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
_LONGEST_HANGING = 12
"""A longer number than this takes its line with it instead of leaving a gap under itself."""


def draw(blocks: Sequence[Block], width: int) -> Content:
    """Return the blocks as lines none of which is wider than ``width`` cells."""
    lines: list[Content] = []
    last: Kind | None = None
    for block in blocks:
        if last and _apart(last, block.kind):
            lines.append(Content(""))
        if block.kind == "mark" and last in ("text", "item"):
            lines.append(Content(""))  # the guide's own words end here; what is known about them begins
        lines += _lines(block, max(4, width))
        last = block.kind
    return Content("\n").join(lines)


def _lines(block: Block, width: int) -> list[Content]:
    style = _STYLE.get(block.kind, "")
    text = Content.assemble(*((run.text, f"{style} bold" if run.emphasis else style) for run in block.runs))
    if block.kind == "mark":
        text = Content.assemble((f"{block.lead}  " if block.lead else "", "bold $foreground"), text)
        return _behind(text, Content.styled(BAR, "$mark"), Content.styled(BAR, "$mark"), width)
    if block.kind == "note":
        text = Content.assemble((f"{block.lead}  ", "bold $foreground"), text)
        return _behind(text, Content("  "), Content("  "), width)
    if block.kind == "item":
        return _behind(text, Content.styled("- ", "$quiet"), Content("  "), width)
    if block.kind == "number" and block.lead:
        lead = Content.assemble((block.lead, "bold $mark"), "  ")
        short = lead.cell_length <= _LONGEST_HANGING
        return (
            _behind(text, lead, Content(" " * lead.cell_length), width)
            if short
            else (lead + text).wrap(width)
        )
    if block.kind == "number":
        text = text.stylize("bold")
    return text.wrap(width)


def _behind(text: Content, first: Content, rest: Content, width: int) -> list[Content]:
    """Wrap a text behind a sign, the following lines under its beginning."""
    lines = text.wrap(width - first.cell_length)
    return [Content.assemble(rest if number else first, line) for number, line in enumerate(lines)]


def _apart(last: Kind, kind: Kind) -> bool:
    """Whether an empty line belongs between two blocks."""
    if (last == kind and kind in ("item", "mark")) or last in ("number", "heading") or kind == "note":
        return False
    if last == "note" and kind == "item":
        return False
    return kind not in ("quiet", "line") or last == "item"
