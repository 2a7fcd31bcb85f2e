"""A text of a guide → paragraphs. Prose knows paragraphs, ``- `` lists and *emphasis*, and nothing else."""

from __future__ import annotations

import re
from typing import NamedTuple

_EMPHASIS = re.compile(r"\*(?=\S)([^*]+?)(?<=\S)\*")


class Run(NamedTuple):
    """A stretch of text of one kind."""

    text: str
    emphasis: bool = False


class Paragraph(NamedTuple):
    """A paragraph, or one item of a list."""

    runs: tuple[Run, ...]
    item: bool = False


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Split a text into its paragraphs and list items; line ends inside one are spaces."""
    found: list[Paragraph] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lead, *items = re.split(r"(?:^|\n)- ", block)
        if lead.strip():
            found.append(Paragraph(_runs(lead)))
        found += (Paragraph(_runs(item), item=True) for item in items)
    return tuple(found)


def _runs(text: str) -> tuple[Run, ...]:
    pieces = _EMPHASIS.split(" ".join(text.split()))
    # split() gives plain and emphasised text by turns
    return tuple(Run(piece, bool(index % 2)) for index, piece in enumerate(pieces) if piece)
