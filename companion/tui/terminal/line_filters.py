"""The last changes to each line before it is shown: a text that changes the direction of a line is isolated,
letters that the terminal lacks are replaced and, with NO_COLOR set, all colours are taken out.
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
    """Isolates each piece of a line, so that none changes what is drawn beside it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line, none of which turns round what follows it."""
        return [
            segment if segment.text.isascii() else Segment(isolated(segment.text), *segment[1:])
            for segment in segments
        ]


class PlainLetters(LineFilter):
    """Puts other letters in the place of those a terminal lacks, without moving what stands beside them."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(enabled=kind.is_modest or kind.encoding != "utf-8")
        self._kind = kind

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line in letters the terminal has."""
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
    """Takes all colours out of a line. Textual's own filter still sends shades of grey."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the line without colours, and with what can be clicked in it."""
        return [Segment(text, _without_colour(style), control) for text, style, control in segments]


@lru_cache(1024)
def _without_colour(style: Style | None) -> Style | None:
    return style and style.without_color + Style.from_meta(style.meta)


COLOURLESS = Colourless()
"""For NO_COLOR: the terminal's own ink and paper, and bold, underline and reverse for what must stand out."""
