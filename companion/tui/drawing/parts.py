"""What documents are made of. Each part knows its lines for a width and how the pointer moves in it, and none
knows what it is for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from companion.tui.drawing.styled_lines import BLANK, Line, text_of
from companion.tui.drawing.typeset import BAR, typeset
from companion.views.block import Block


class Part:
    """Some lines of a document."""

    gap = 1
    """Empty lines above it."""
    can_focus = False
    is_shown = True

    def lay_out(self, width: int) -> None:
        """Make the lines for a width."""

    @property
    def height(self) -> int:
        """The number of lines."""
        return 0

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line, counted from 0."""
        return BLANK

    def selectable(self, line: str) -> str:
        """Return what of a drawn line is copied where it was selected whole."""
        return line

    # --- where the pointer is, in a part that has the focus -------------------------------------------

    @property
    def pointed(self) -> tuple[int, int]:
        """The first line pointed at, and how many belong to it."""
        return 0, 1

    @property
    def column(self) -> int:
        """The cell of the line that is pointed at."""
        return 0

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer; return False past the edge."""
        return False

    def choose(self) -> None:
        """Choose what is pointed at."""

    def click(self, x: int, y: int) -> bool:
        """Point at what is at a cell; return whether there is something to choose."""
        return False


class TextPart(Part):
    """Blocks of a view."""

    gap = 0

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        self.blocks = tuple(blocks)
        self._width = 0
        self._lines: list[Line] = []

    def show(self, blocks: Sequence[Block]) -> None:
        """Show other blocks."""
        self.blocks, self._width = tuple(blocks), 0

    def lay_out(self, width: int) -> None:
        """Make the lines for a width."""
        if width != self._width:
            self._lines, self._width = typeset(self.blocks, width) if self.blocks else [], width

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self._lines)

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line, counted from 0."""
        return self._lines[number]

    def selectable(self, line: str) -> str:
        """Return a line with spaces for the bar before a mark."""
        return line.replace(BAR, " " * len(BAR), 1)

    def anchor_at(self, line: int) -> int:
        """Return how many letters, digits and empty lines stand before a line, whatever the width."""
        starts = self._starts()
        last = len(starts) - 1
        return starts[max(0, min(line, last))] + max(0, line - last)

    def line_of(self, anchor: int) -> int:
        """Return the line that ``anchor_at`` gave an anchor for at any width, at the present one."""
        starts = self._starts()
        return bisect_right(starts, max(0, anchor), hi=len(starts) - 1) - 1 + max(0, anchor - starts[-1])

    def _starts(self) -> list[int]:
        """What stands before each line, and at last before what comes after all of them."""
        letters = (max(1, sum(map(str.isalnum, text_of(line)))) for line in self._lines)
        return [0, *accumulate(letters)]


class LabelPart(Part):
    """A quiet line: above a field, or under a page."""

    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def height(self) -> int:
        """One line."""
        return 1

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return the line."""
        return ((self.text, "$quiet"),)
