"""A field of a document, as it stands there without the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from companion.tui.drawing.parts import Part
from companion.tui.drawing.styled_lines import BLANK, Line, wrap

BESIDE = 4
"""Cells beside the text: the bar, a space on both sides, and one for the cursor at the end of a line."""


class FieldPart(Part):
    """A place to write in. The one text field there is lies over it while it has the focus."""

    can_focus = True

    def __init__(
        self,
        text: str = "",
        *,
        least: int = 3,
        gap: int = 0,
        is_secret: bool = False,
        enter: Callable[[], object] | None = None,
        changed: Callable[[], object] = str,
    ) -> None:
        self.text = text
        self.gap = gap
        self.least = least
        self.is_secret = is_secret
        self.enter = enter
        """What Enter does in a field for one line; without it, Enter begins a new line."""
        self.changed = changed
        self.at: tuple[int, int] | None = None
        """Where in the text the cursor was left; at its end without one."""
        self.done: tuple[str, Any] | None = None
        """The text as it was when the field was left, and what can be taken back in it."""
        self._lines: list[Line] = []
        self._width, self._wrapped = 0, ""

    def lay_out(self, width: int) -> None:
        """Wrap the text as the field does."""
        self._width, self._wrapped = width, self.text
        shown = "•" * len(self.text) if self.is_secret else self.text
        self._lines = wrap(((shown, ""),), max(1, width - BESIDE))

    @property
    def height(self) -> int:
        """The number of lines: as many as were written, so that the page's scroll bar tells of them."""
        return 1 if self.is_secret else max(self.least, len(self._lines))

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line of the text, as it stands there without the focus."""
        if self.text != self._wrapped:  # it was taken over from the field since
            self.lay_out(self._width)
        text = self._lines[number] if number < len(self._lines) else BLANK
        return (("│ ", "$quiet"), *text)

    def selectable(self, line: str) -> str:
        """Return a line with spaces for the bar before it; of a secret, nothing."""
        return "" if self.is_secret else line.replace("│ ", "  ", 1)

    @property
    def pointed(self) -> tuple[int, int]:
        """All of it."""
        return 0, self.height

    @property
    def column(self) -> int:
        """Behind the bar."""
        return 2

    def click(self, x: int, y: int) -> bool:
        """Give it the focus; there is nothing to choose."""
        return False
