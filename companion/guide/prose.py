"""Splits a guide's text into paragraphs, ``- `` lists and *emphasis*. There is no other markup."""

from __future__ import annotations

import re
from typing import NamedTuple

_EMPHASIS = re.compile(r"\*(?=\S)([^*]+?)(?<=\S)\*")


class Run(NamedTuple):
    """A stretch of text that is either plain or emphasized."""

    text: str
    emphasis: bool = False


class Paragraph(NamedTuple):
    """A paragraph or one item of a list."""

    runs: tuple[Run, ...]
    item: bool = False


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Split a text into paragraphs and list items; a line break inside one becomes a space."""
    found: list[Paragraph] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lead, *items = re.split(r"(?:^|\n)- ", block)
        if lead.strip():
            found.append(Paragraph(_runs(lead)))
        found += (Paragraph(_runs(item), item=True) for item in items)
    return tuple(found)


def _runs(text: str) -> tuple[Run, ...]:
    pieces = _EMPHASIS.split(" ".join(text.split()))
    # split() returns plain and emphasized text in turn
    return tuple(Run(piece, bool(index % 2)) for index, piece in enumerate(pieces) if piece)
