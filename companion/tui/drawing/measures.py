"""The space on the screen: for a document, for the top line and for the key line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from companion.flows.commands import Command
from companion.messages import gettext as _
from companion.tui.drawing.styled_lines import Line, Piece, cells, wrap

SMALLEST = (40, 12)
"""The number of columns and lines below which a window is too small to read in."""
SPACE_ABOVE = 2
"""The number of empty lines above a text. A short window has fewer."""
_WIDE, _TALL = 72, 16
"""The number of columns and lines from which a window is wide and tall."""
_COLUMN = 79
"""The maximum width of the column in cells, with its margins."""
_LEAST_BELOW = 4
"""The number of lines that a long message in the top line leaves for the document and the key line."""
_THUMB_ENDS = "▁▂▃▄▅▆▇ "
"""The last cell of a scroll bar that covers one to eight eighths of it."""


class Measures(NamedTuple):
    """The space that a window leaves for a document."""

    width: int
    height: int
    """The number of lines between the top line and the key line."""
    left: int
    """The number of cells before the column."""
    column: int
    """The width of the column in cells."""
    above: int
    """The number of empty lines above the text."""
    is_tall: bool

    @classmethod
    def of(cls, width: int, window_height: int, lines_at_top: int = 1) -> Measures:
        """Measure a window of so many columns and lines. The margins are smaller in a small window."""
        is_wide, is_tall = width >= _WIDE, window_height >= _TALL
        left, right = (6, 5) if is_wide else (2, 1)
        across = min(_COLUMN, width - 1)  # the last cell is for the scroll bar
        height = max(1, window_height - lines_at_top - 1 - int(is_tall))
        above = SPACE_ABOVE if is_wide and is_tall else 1
        column = max(4, across - left - right)
        return cls(width, height, max(0, width - 1 - across) // 2 + left, column, above, is_tall)


def edge_of(width: int) -> int:
    """Return the number of empty cells at either side of the top line and the key line."""
    return 2 if width >= _WIDE else 1


def fitting_form(forms: Sequence[str], width: int, window_height: int) -> list[Line]:
    """Return the first of several forms of a text that fits into the top line, or the last one, wrapped."""
    if width < SMALLEST[0] or window_height < SMALLEST[1]:
        forms = _too_small()
    room = max(1, width - 2 * edge_of(width))
    shown = next((form for form in forms if cells(form) <= room), forms[-1])
    lines = wrap(((shown, "$quiet"),), room)
    return lines[: max(1, window_height - _LEAST_BELOW)]


def _too_small() -> Sequence[str]:
    columns, lines = SMALLEST
    size = _("This window is very small. Make it at least {columns} by {lines} characters.")
    return size.format(columns=columns, lines=lines), _("This window is very small."), _("Too small.")


@lru_cache(maxsize=4)
def scroll_bar(height: int, lines: int, top: int) -> list[Piece]:
    """Return the scroll bar's cells, from top to bottom, for ``height`` visible lines from ``top`` on, of
    ``lines``.

    The cells are empty if all lines are visible.
    """
    if lines <= height:
        return [(" ", "")] * height
    thumb = max(1.0, height * height / lines)
    start = int((height - thumb) * top / (lines - height) * 8)
    first, begins = divmod(start, 8)
    last, ends = divmod(start + ceil(thumb * 8), 8)
    bar = [(" ", "")] * height
    bar[first:last] = [(" ", "reverse $scrollbar")] * (last - first)
    if begins and first < height:
        bar[first] = (_THUMB_ENDS[7 - begins], "$scrollbar")
    if ends and last < height:
        bar[last] = (_THUMB_ENDS[7 - ends], "reverse $scrollbar")
    return bar


GAP = "  "
"""The space between two keys."""


def keys_that_fit(commands: Sequence[Command], width: int) -> list[Command]:
    """Return the commands that fit into so many cells, in the same order. The largest ranks are dropped
    first.
    """
    room = width + len(GAP)
    for command in sorted(commands, key=lambda command: command.rank):
        room -= cells(f"{command.shown} {command.label}{GAP}")
        if room < 0:
            return [other for other in commands if other.rank < command.rank]
    return list(commands)


def line_of(commands: Sequence[Command], hovered: Command | None = None) -> Line:
    """Return commands with their keys as a line."""
    pieces: list[tuple[str, str]] = []
    for command in commands:
        style = "underline $foreground" if command == hovered else "$quiet"
        pieces += [(GAP, "")] if pieces else []
        pieces += [(command.shown, f"bold {style}"), (f" {command.label}", style)]
    return tuple(pieces)
