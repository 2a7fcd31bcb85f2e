"""The top line: the person's place, or a message about what was just done."""

from __future__ import annotations

from collections.abc import Sequence

from textual.selection import Selection

from companion.tui.drawing.styled_lines import BLANK, Line, text_of
from companion.tui.widgets.drawn import Drawn, Row


class TopLine(Drawn):
    """Shows a few lines, almost always one."""

    def __init__(self) -> None:
        super().__init__(id="top")
        self._lines: list[Line] = [BLANK]
        self._edge = 0

    def show(self, lines: Sequence[Line], edge: int) -> None:
        """Show lines, after ``edge`` empty cells."""
        if (lines, edge) != (self._lines, self._edge):
            if len(lines) != len(self._lines):
                self.styles.height = len(lines)
            self._lines, self._edge = list(lines), edge
            self.refresh()

    @property
    def text(self) -> str:
        """The text of all lines."""
        return " ".join(text_of(line) for line in self._lines)

    def row(self, y: int) -> Row:
        """Return one of the lines."""
        line = self._lines[y] if y < len(self._lines) else BLANK
        return Row(line, self._edge, y)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the selected text."""
        edge = " " * self._edge
        return self.selected(selection, [f"{edge}{text_of(line)}" for line in self._lines])
