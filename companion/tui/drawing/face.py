"""The head of the first page: the guide's name, and beside it a moon over a horizon."""

from __future__ import annotations

from companion.tui.drawing.parts import Part
from companion.tui.drawing.styled_lines import Line, cells, wrap

_MOON, _HORIZON = "●", "▁"
_AFTER_MOON, _BEFORE_MOON = 14, 8
"""The length of the horizon in cells behind the moon, and at least before it."""
_FIRST_JOINED = "\u0530"
"""Letters before this one can be set apart. Later ones may be joined, or be two cells wide."""


class FacePart(Part):
    """A name in wide letters at the left, and a horizon from it to the right edge."""

    gap = 0

    def __init__(self, name: str) -> None:
        self._name = name
        self._lines: list[Line] = []

    def lay_out(self, width: int) -> None:
        """Make the lines for a width in cells. Beside a long name there is no horizon."""
        name = spaced(self._name)
        horizon, moon = width - cells(name) - 2, width - _AFTER_MOON - 1
        if horizon - _AFTER_MOON < _BEFORE_MOON:
            self._lines = wrap(((self._name, "bold $heading"),), width)
            return
        self._lines = [
            ((" " * moon, ""), (_MOON, "$mark")),
            ((f"{name}  ", "$heading"), (_HORIZON * horizon, "$scrollbar")),
        ]

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self._lines)

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line, counted from 0."""
        return self._lines[number]


def spaced(name: str) -> str:
    """Return a name with its letters set apart, if that is done in its script."""
    is_joined = max(name, default="") >= _FIRST_JOINED
    return name if is_joined else "   ".join(" ".join(word) for word in name.split())
