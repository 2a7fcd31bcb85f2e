"""Views as plain text: headings in capitals, standings in brackets, no colour, no cursor movement."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from companion.views.block import Block, View

WIDEST = 72
"""The maximum length of a line, which is easy to read both in a letter and on a terminal."""


def plain_text(view: View) -> str:
    """Return a view as text for a file."""
    said = [*([view.title, ""] if view.title else []), *under_title(view, WIDEST)]
    return "".join(f"{line.rstrip()}\n" for line in said)


def under_title(view: View, width: int) -> Iterator[str]:
    """Yield the lines under the title of a view, with an empty line between paragraphs.

    ``width`` is the maximum length of a line in columns.
    """
    last = ""
    for block in view.blocks:
        if apart(last, block):
            yield ""
        yield from lines(block, width)
        last = block.kind


def lines(block: Block, width: int) -> Iterator[str]:
    """Yield the lines of a block, none longer than ``width`` unless a single word is."""
    text = "".join(run.text for run in block.runs)
    first, rest = {
        "item": ("- ", "  "),
        "mark": (f"[{block.lead}] ", "  "),
        "point": (f"[{block.lead}] ", "  "),
        "note": (f"  [{block.lead}] ", "  "),
    }.get(block.kind, ("", ""))
    if block.kind == "number":
        first = f"{block.lead}  " if block.lead else ""
    if block.kind in ("title", "heading"):
        text = f"{text.upper() if text.isascii() else text}"
    for line in text.split("\n"):
        yield from wrapped(line, width, first, rest) or [""]
        first = rest  # a line break that the person typed is kept


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return text as lines no longer than ``width``, unless a single word is longer.

    The first line begins with ``first``, the others with ``rest``. Words are never divided, because half an
    address or number is worse than a long line.
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
    """Return whether an empty line belongs between a block of kind ``last`` and ``block``."""
    listed = ("item", "note")
    joined = (last in listed and block.kind in listed) or block.kind in ("quiet", "line", "note")
    joined = joined or last == "heading" or (last == block.kind and last in ("number", "point"))
    return bool(last) and not joined
