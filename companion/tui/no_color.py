"""With NO_COLOR set, no colour is sent at all: the terminal's own ink and paper, and bold, underline and
reverse for what must stand out.
"""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class Colourless(LineFilter):
    """Takes all colours out of a line. Textual's own filter still sends shades of grey."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the line without colours, and with what can be clicked in it."""
        return [Segment(text, _without_colour(style), control) for text, style, control in segments]


@lru_cache(1024)
def _without_colour(style: Style | None) -> Style | None:
    return style and style.without_color + Style.from_meta(style.meta)


COLOURLESS = Colourless()
