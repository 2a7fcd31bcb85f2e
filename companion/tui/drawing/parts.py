"""The parts that documents are made of. A part knows its lines and how the pointer moves, but not its
purpose.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from companion.tui.drawing.styled_lines import BLANK, HERE, Line, cells, text_of, wrap
from companion.tui.drawing.typeset import BAR, typeset
from companion.views.block import Block


class Part:
    """A block of lines in a document."""

    gap = 1
    """The number of empty lines above the part."""
    can_focus = False
    is_shown = True

    def lay_out(self, width: int) -> None:
        """Make the lines for a width in cells."""

    @property
    def height(self) -> int:
        """The number of lines."""
        return 0

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line, counted from 0."""
        return BLANK

    def selectable(self, line: str) -> str:
        """Return the text that is copied when a drawn line is selected."""
        return line

    # --- where the pointer is, in a part that has the focus -------------------------------------------

    @property
    def pointed(self) -> tuple[int, int]:
        """The first line pointed at, and the number of lines that belong to it."""
        return 0, 1

    @property
    def column(self) -> int:
        """The cell at which the pointer is, in its line."""
        return 0

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer; return False if there is nothing in that direction."""
        return False

    def choose(self) -> None:
        """Choose what the pointer is at."""

    def click(self, x: int, y: int) -> bool:
        """Move the pointer to a cell; return whether there is something to choose."""
        return False

    def hover(self, x: int, y: int) -> bool:
        """Show what a click at a cell would choose, and no longer what the mouse was at before. Return
        whether anything is drawn differently.
        """
        return False


class TextPart(Part):
    """The text of a view or a page."""

    gap = 0

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        self.blocks = tuple(blocks)
        self._width = 0
        self._lines: list[Line] = []

    def show(self, blocks: Sequence[Block]) -> None:
        """Show other blocks of text."""
        self.blocks, self._width = tuple(blocks), 0

    def lay_out(self, width: int) -> None:
        """Make the lines for a width in cells."""
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
        """Return a line with spaces for the bar in front of a claim."""
        return line.replace(BAR, " " * len(BAR), 1)

    def anchor_at(self, line: int) -> int:
        """Return the number of letters, digits and empty lines before a line. It does not depend on the
        width.
        """
        starts = self._starts()
        last = len(starts) - 1
        return starts[max(0, min(line, last))] + max(0, line - last)

    def line_of(self, anchor: int) -> int:
        """Return the line at an anchor, for the current width."""
        starts = self._starts()
        return bisect_right(starts, max(0, anchor), hi=len(starts) - 1) - 1 + max(0, anchor - starts[-1])

    def _starts(self) -> list[int]:
        """Return the cumulative counts at the start of each line, followed by the total."""
        letters = (max(1, sum(map(str.isalnum, text_of(line)))) for line in self._lines)
        return [0, *accumulate(letters)]


def dots_line(dots: str) -> Line:
    """Return the dots of a step's pages as a line in which each leads to its page."""
    return tuple(
        (f"{dot} " if number < dots.count(" ") else dot, f"$quiet@{HERE}{number}")
        for number, dot in enumerate(dots.split())
    )


class ProgressPart(Part):
    """A row of dots at the left, and at the right edge the same in words if there is room."""

    gap = 0

    def __init__(self) -> None:
        self.dots, self.words = "", ""
        self._lines: list[Line] = []

    def show(self, dots: str, words: str) -> None:
        """Show another progress."""
        self.dots, self.words = dots, words

    def lay_out(self, width: int) -> None:
        """Make the line for a width in cells. Dots that do not fit into it are wrapped."""
        gap = width - cells(self.dots) - cells(self.words)
        words = ((f"{' ' * gap}{self.words}", "$quiet"),) if gap > 0 and not self.is_shown else ()
        self._lines = wrap((*dots_line(self.dots), *words), width) if self.dots else []

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self._lines)

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line, counted from 0."""
        return self._lines[number]


class LabelPart(Part):
    """Secondary text above a field or under a page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines: list[Line] = []

    def lay_out(self, width: int) -> None:
        """Wrap the text for a width in cells."""
        self._lines = wrap(((self.text, "$quiet"),), width)

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self._lines)

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line, counted from 0."""
        return self._lines[number]
