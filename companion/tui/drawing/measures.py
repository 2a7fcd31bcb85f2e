"""The space on the screen: for a document, for the top line and for the key line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from companion.flows.commands import HELP, HELP_TYPING, KEYS, Command
from companion.messages import gettext as _
from companion.tui.drawing.styled_lines import Line, Piece, cells, wrap

SMALLEST = (40, 12)
"""The number of columns and lines below which a window is too small to read in."""
SPACE_ABOVE = 2
"""The number of empty lines above a text in a window of usual height. A short window has fewer, a high one
more.
"""
_WIDE, _TALL, _USUAL, _HIGH = 72, 16, 24, 30
"""The number of columns from which a window is wide, and of lines from which it is tall, as tall as usual,
and high.
"""
_COLUMN, _MARGIN = 68, 6
"""The maximum width of the column in cells, and its least margin in a wide window."""
SIDE_FROM = 110
"""The number of columns from which there is room for a column beside the text."""
_SIDE, _SIDE_GAP, _SIDE_MARGIN = 32, 4, 7
"""The maximum width of that column in cells, the empty cells between it and the text, and at least before it.
"""
_LINES_PER_SPACE = 5
"""In a high window, there is one more empty line above the text for so many lines of the window."""
_LEAST_BELOW = 4
"""The number of lines that a long message in the top line leaves for the document and the key line."""
_THUMB_ENDS = "▁▂▃▄▅▆▇ "
"""The last cell of a scroll bar that covers one to eight eighths of it."""


class Measures(NamedTuple):
    """The space in a window for a document. The top line and the key line keep to the same column."""

    width: int
    height: int
    """The number of lines for the text, between the top line and the foot."""
    left: int
    """The number of cells before the column."""
    column: int
    """The width of the column in cells."""
    above: int
    """The number of empty lines above the text. It depends only on the window, so that nothing jumps."""
    foot: int
    """The number of lines between the text and the key line. The second one is for the progress."""
    side: int
    """The width in cells of the column beside the text; 0 if there is none."""

    @classmethod
    def of(
        cls,
        width: int,
        window_height: int,
        lines_at_top: int = 1,
        *,
        has_side: bool = False,
        has_progress: bool = False,
    ) -> Measures:
        """Measure a window of so many columns and lines. The margins are smaller in a small window."""
        is_wide, is_tall, is_high = width >= _WIDE, window_height >= _TALL, window_height >= _HIGH
        foot = (2 + is_high if has_progress else 1) if is_tall else 0
        height = max(1, window_height - lines_at_top - foot - 1)
        higher = max(0, window_height - _USUAL) // _LINES_PER_SPACE
        above = SPACE_ABOVE + higher if is_wide and is_tall else 1
        if not is_wide:
            return cls(
                width, height, 1, max(4, width - 3), above, foot, 0
            )  # the last cell is the scroll bar's
        column = min(_COLUMN, width - 2 * _MARGIN)
        beside = (
            min(_SIDE + _SIDE_GAP, width - column - 2 * _SIDE_MARGIN)
            if has_side and width >= SIDE_FROM
            else 0
        )
        left = (width - beside - column) // 2 + beside  # both columns together are in the middle
        return cls(width, height, left, column, above, foot, max(0, beside - _SIDE_GAP))

    @property
    def is_tall(self) -> bool:
        """Whether the window is tall enough for a foot."""
        return self.foot > 0

    @property
    def side_left(self) -> int:
        """The number of cells before the column beside the text, or before the text if there is none."""
        return self.left - _SIDE_GAP - self.side if self.side else self.left

    @property
    def across(self) -> int:
        """The width of the key line, which begins where the first column does and ends where the last does.
        In a narrow window it needs the margin, too.
        """
        if self.width < _WIDE:
            return max(1, self.width - 2)
        return self.left + self.column - self.side_left


def is_roomy(width: int, window_height: int) -> bool:
    """Return whether a window has room for more than what has to be read."""
    return width >= _WIDE and window_height >= _USUAL


def fitting_form(forms: Sequence[str], width: int, window_height: int) -> list[Line]:
    """Return the first of several forms of a text that fits into the top line, or the last one, wrapped."""
    if width < SMALLEST[0] or window_height < SMALLEST[1]:
        forms = _too_small()
    room = Measures.of(width, window_height).across
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
_AT_RIGHT = {HELP.id, HELP_TYPING.id, KEYS.id}
"""Commands at the right edge of the key line, where they are always found."""


class PlacedKey(NamedTuple):
    """A command in the key line, with the cell at which it begins."""

    at: int
    command: Command

    @property
    def end(self) -> int:
        """The cell after its label."""
        return self.at + cells(f"{self.command.shown} {self.command.label}")


def placed_keys(commands: Sequence[Command], width: int) -> list[PlacedKey]:
    """Return the commands that fit into so many cells, from left to right: the keys for what can be done
    here, and help at the right edge. The largest ranks are dropped first.
    """
    fitting = _fitting(commands, width)
    here = [one for one in fitting if one.id not in _AT_RIGHT]
    help = [one for one in fitting if one.id in _AT_RIGHT]
    left = _in_a_row(here, 0)
    right = _in_a_row(help, 0)
    shift = width - right[-1].end if right else 0
    return [*left, *(one._replace(at=one.at + shift) for one in right)]


def _in_a_row(commands: Sequence[Command], at: int) -> list[PlacedKey]:
    placed = []
    for command in commands:
        placed.append(PlacedKey(at, command))
        at = placed[-1].end + len(GAP)
    return placed


def _fitting(commands: Sequence[Command], width: int) -> list[Command]:
    room = width + len(GAP)
    for command in sorted(commands, key=lambda command: command.rank):
        room -= cells(f"{command.shown} {command.label}{GAP}")
        if room < 0:
            return [other for other in commands if other.rank < command.rank]
    return list(commands)


def key_line(placed: Sequence[PlacedKey], hovered: Command | None = None) -> Line:
    """Return commands with their keys as a line."""
    pieces: list[Piece] = []
    at = 0
    for one in placed:
        key, label = (
            ("bold underline $foreground", "underline $foreground")
            if one.command == hovered
            else ("bold $heading", "$quiet")
        )
        pieces += [(" " * (one.at - at), "")] if one.at > at else []
        pieces += [(one.command.shown, key), (f" {one.command.label}", label)]
        at = one.end
    return tuple(pieces)
