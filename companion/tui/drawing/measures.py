"""How much room there is: for a document in a window, at its edges, in the line at the top and in the line of
keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from companion.flows.commands import Command
from companion.tui.drawing.styled_lines import Line, Piece, cells, wrap

SMALLEST = (40, 12)
"""Columns and lines below which a window is too small to read in well."""
SPACE_ABOVE = 2
"""Empty lines above a text; in a short window fewer are drawn."""
TOO_SMALL = ("This window is very small. 40 by 12 reads better.", "This window is very small.", "Too small.")
_WIDE, _TALL = 72, 16
"""Columns and lines from which on there is room to spare."""
_COLUMN = 79
"""Cells of the column, with the room beside its text."""
_MOST_AT_TOP = 4
_THUMB_ENDS = "▁▂▃▄▅▆▇ "
"""How a scroll bar ends that covers so many eighths of its last cell, beginning with one."""


class Measures(NamedTuple):
    """How much room a window leaves a document."""

    width: int
    height: int
    """Lines between the line at the top and the line of keys."""
    left: int
    """Cells before the column."""
    column: int
    """Cells of the column."""
    above: int
    """Empty lines above it."""
    is_tall: bool

    @classmethod
    def of(cls, width: int, window_height: int, lines_at_top: int = 1) -> Measures:
        """Measure a window. All that is not text is a little less where there is little room."""
        is_wide, is_tall = width >= _WIDE, window_height >= _TALL
        left, right = (6, 5) if is_wide else (2, 1)
        across = min(_COLUMN, width - 1)  # the last cell is for the scroll bar
        height = max(1, window_height - lines_at_top - 1 - int(is_tall))
        above = SPACE_ABOVE if is_wide and is_tall else 1
        column = max(4, across - left - right)
        return cls(width, height, max(0, width - 1 - across) // 2 + left, column, above, is_tall)


def edge_of(width: int) -> int:
    """Return how many cells are left free before the line at the top and the line of keys."""
    return 2 if width >= _WIDE else 1


def fitting_form(forms: Sequence[str], width: int, window_height: int) -> list[Line]:
    """Return the first form that fits on the line at the top, or the last one wrapped, as lines."""
    if width < SMALLEST[0] or window_height < SMALLEST[1]:
        forms = TOO_SMALL
    room = max(1, width - 2 * edge_of(width))
    shown = next((form for form in forms if cells(form) <= room), forms[-1])
    lines = wrap(((shown, "$quiet"),), room)
    return lines[: max(1, min(len(lines), window_height // 3, _MOST_AT_TOP))]


@lru_cache(maxsize=4)
def scroll_bar(height: int, lines: int, top: int) -> list[Piece]:
    """Return what shows, from the top down, which of the lines are seen; nothing, if all of them are."""
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
"""Stands between two keys."""


def keys_that_fit(commands: Sequence[Command], width: int) -> list[Command]:
    """Return as many as fit, in the order given; what is needed least goes first."""
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
