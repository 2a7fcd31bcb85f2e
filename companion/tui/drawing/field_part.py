"""A text field of a document, drawn without the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from companion.tui.drawing.parts import Part
from companion.tui.drawing.styled_lines import BLANK, Line, wrap

BESIDE = 4
"""The cells that are not text: the bar, a space on either side, and the cursor's cell at the end of a line.
"""


class FieldPart(Part):
    """A text field. While it has the focus, the app's only text field widget is laid over it."""

    can_focus = True

    def __init__(
        self,
        text: str = "",
        *,
        least: int = 3,
        gap: int = 0,
        hint: str = "",
        is_secret: bool = False,
        enter: Callable[[], object] | None = None,
        changed: Callable[[], object] = str,
    ) -> None:
        self.text = text
        self.gap = gap
        self.least = least
        self.hint = hint
        """How to get here, which an empty field says while it does not have the focus."""
        self.is_secret = is_secret
        self.enter = enter
        """Called when Enter is pressed in a field of one line; None if Enter begins a new line."""
        self.changed = changed
        self.at: tuple[int, int] | None = None
        """The position of the cursor when the field was left; None for the end of the text."""
        self.is_selected = False
        """Whether the text is selected at first, so that typing replaces it."""
        self.done: tuple[str, Any] | None = None
        """The text when the field was left, and its undo history."""
        self._lines: list[Line] = []
        self._width, self._wrapped = 0, ""

    def lay_out(self, width: int) -> None:
        """Wrap the text as the text field widget does."""
        self._width, self._wrapped = width, self.text
        shown = "•" * len(self.text) if self.is_secret else self.text
        self._lines = wrap(((shown, ""),), max(1, width - BESIDE))

    @property
    def height(self) -> int:
        """The number of lines. All lines count, so that the page's scroll bar shows how long the text is."""
        return 1 if self.is_secret else max(self.least, len(self._lines))

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line of the text, as it is drawn without the focus."""
        if self.text != self._wrapped:  # the text field widget has changed it since
            self.lay_out(self._width)
        text = self._lines[number] if number < len(self._lines) else BLANK
        if self.hint and not self.text and number == 0 and not has_focus:
            text = ((self.hint, "$quiet"),)
        return (("│ ", "$quiet"), *text)

    def selectable(self, line: str) -> str:
        """Return a line with spaces for the bar; for a passphrase, nothing."""
        return "" if self.is_secret else line.replace("│ ", "  ", 1)

    @property
    def pointed(self) -> tuple[int, int]:
        """The whole field."""
        return 0, self.height

    @property
    def column(self) -> int:
        """The cell after the bar."""
        return 2

    def click(self, x: int, y: int) -> bool:
        """Return False, because a click only gives the field the focus."""
        return False
