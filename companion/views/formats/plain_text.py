"""Views as plain text: headings in words and capitals, marks in brackets, no colour, no cursor movement."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from companion.views.block import Block, View

WIDEST = 72
"""The most letters on a line: what reads well, in a letter as on a terminal."""


def plain_text(view: View) -> str:
    """Return a view as a text to keep in a file."""
    said = [*([view.title, ""] if view.title else []), *under_title(view, WIDEST)]
    return "".join(f"{line.rstrip()}\n" for line in said)


def under_title(view: View, width: int) -> Iterator[str]:
    """Yield what stands under the title line by line, with an empty line where something else begins."""
    last = ""
    for block in view.blocks:
        if apart(last, block):
            yield ""
        yield from lines(block, width)
        last = block.kind


def lines(block: Block, width: int) -> Iterator[str]:
    """Yield a block's lines, none wider than ``width`` unless a single word is."""
    text = "".join(run.text for run in block.runs)
    first, rest = {
        "item": ("- ", "  "),
        "mark": (f"[{block.lead}] ", "  "),
        "note": (f"  [{block.lead}] ", "  "),
    }.get(block.kind, ("", ""))
    if block.kind == "number":
        first = f"{block.lead}  " if block.lead else ""
    if block.kind in ("title", "heading"):
        text = f"{text.upper() if text.isascii() else text}"
    for line in text.split("\n"):
        yield from wrapped(line, width, first, rest) or [""]
        first = rest  # what was typed on a line of its own stays on one


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return a line as lines that fit a width.

    Words are never broken: half of an address or of a number is worse than a long line.
    """
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def apart(last: str, block: Block) -> bool:
    """Whether an empty line belongs before a block."""
    listed = ("item", "note")
    joined = (last in listed and block.kind in listed) or block.kind in ("quiet", "line")
    joined = joined or last in ("heading", "number")
    return bool(last) and not joined
