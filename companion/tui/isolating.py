"""Keeps a text that changes the direction of a line from changing what is drawn beside it."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from companion.text import isolated


class Isolating(LineFilter):
    """Isolates each piece of a line, at the last moment before it is shown."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line, none of which turns round what follows it."""
        return [
            segment if segment.text.isascii() else Segment(isolated(segment.text), *segment[1:])
            for segment in segments
        ]
