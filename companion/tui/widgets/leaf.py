"""A leaf of paper: blocks of a sheet, drawn for the width there is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from textual.content import Content
from textual.geometry import Offset, Size
from textual.selection import Selection
from textual.widget import Widget

from companion.sheets.block import Block
from companion.tui.drawing import draw
from companion.tui.typeset import BAR


class Leaf(Widget):
    """Shows blocks. Their text is never read as markup."""

    def __init__(self, blocks: Sequence[Block] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.blocks = tuple(blocks)
        self._drawn: tuple[int, Content] | None = None

    def show(self, blocks: Sequence[Block]) -> None:
        """Show other blocks."""
        self.blocks = tuple(blocks)
        self._drawn = None
        self.refresh(layout=True)

    def _content(self, width: int) -> Content:
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = (width, draw(self.blocks, width))
        return self._drawn[1]

    def anchor_at(self, line: int) -> int:
        """Return how many letters, digits and empty lines stand before a drawn line, whatever the width."""
        starts = self._starts()
        last = len(starts) - 1
        return starts[max(0, min(line, last))] + max(0, line - last)

    def line_of(self, anchor: int) -> int:
        """Return the drawn line that ``anchor_at`` gave an anchor for at any width, at the present one."""
        starts = self._starts()
        return bisect_right(starts, max(0, anchor), hi=len(starts) - 1) - 1 + max(0, anchor - starts[-1])

    def _starts(self) -> list[int]:
        """What stands before each line, and at last before what comes after all of them."""
        lines = self._content(self.content_size.width).plain.split("\n") if self.blocks else []
        return [0, *accumulate(max(1, sum(map(str.isalnum, line))) for line in lines)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines the blocks take."""
        return self._content(width).plain.count("\n") + 1 if self.blocks else 0

    def text_from(self, line: int) -> Offset:
        """Return where the first line that is not empty begins, from a line on."""
        lines = self._content(self.content_size.width).plain.split("\n")
        for number, text in enumerate(lines[line:], line):
            if text.strip():
                return Offset(len(text) - len(text.lstrip()), number)
        return Offset(0, line)

    def render(self) -> Content:
        """Draw the blocks."""
        return self._content(self.content_size.width)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return what is selected, without the bars before marks."""
        lines = selection.extract(self._content(self.content_size.width).plain).split("\n")
        return "\n".join(line.removeprefix(BAR) for line in lines), "\n"
