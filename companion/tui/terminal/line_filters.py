"""The last changes to each line before it is shown.

Text that would change the direction of a line is isolated, letters that the terminal lacks are replaced, and
all colours are removed if NO_COLOR is set.
"""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from companion.charset import plain_letters, plain_signs
from companion.text import isolated
from companion.tui.terminal.state import Kind


class Isolating(LineFilter):
    """Isolates each segment of a line, so that its direction does not affect the text around it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line, isolated."""
        return [
            segment if segment.text.isascii() else Segment(isolated(segment.text), *segment[1:])
            for segment in segments
        ]


class PlainLetters(LineFilter):
    """Replaces letters that the terminal lacks, without moving the text around them."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(enabled=kind.is_modest or kind.encoding != "utf-8")
        self._kind = kind

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line in letters that the terminal has."""
        return [
            segment if segment.text.isascii() else Segment(self._plain(segment.text), *segment[1:])
            for segment in segments
        ]

    def _plain(self, text: str) -> str:
        plain = plain_signs(text) if self._kind.is_modest else text
        plain = plain_letters(plain, self._kind.encoding)
        width = cell_len(text)
        return plain if cell_len(plain) == width else plain[:width].ljust(width)


class Colourless(LineFilter):
    """Removes all colours from a line. Textual's own filter still sends shades of grey."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line without colours. The metadata for clicks stays."""
        return [Segment(text, _without_colour(style), control) for text, style, control in segments]


@lru_cache(1024)
def _without_colour(style: Style | None) -> Style | None:
    return style and style.without_color + Style.from_meta(style.meta)


COLOURLESS = Colourless()
"""The filter for NO_COLOR. It leaves bold, underline and reverse for emphasis."""
