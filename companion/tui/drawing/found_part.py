"""The options of a live box, with the letters lit that match what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from companion.flows.dialogs import Choice
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.styled_lines import Line, Piece
from companion.views.search import Query

_LIT = "bold underline $heading"


class FoundPart(ChoicePart):
    """Options of which one is always marked, because Enter in the field above takes it."""

    can_focus = False

    def __init__(self, done: Callable[[str], object]) -> None:
        self._query = Query("")
        super().__init__((), "do", done=done)

    def found(self, choices: Sequence[Choice], query: Query, at: str) -> None:
        """Show what was found with a query, with the pointer at the option with the id ``at``."""
        self._query = query
        self.show(choices, at=at)

    @property
    def at(self) -> str:
        """The id of the option pointed at; empty if there is none."""
        return self.choices[self.pointer].id if self.choices else ""

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer, if anything was found."""
        return bool(self.choices) and super().move(rows, columns)

    def click(self, x: int, y: int) -> bool:
        """Move the pointer to a cell; return whether there is an option to choose."""
        return bool(self.choices) and super().click(x, y)

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line, with the pointer if it is on that line."""
        return super().line(number, has_focus=True)

    def lit(self, text: str, style: str = "") -> Line:
        """Return a text with the matching letters lit."""
        return tuple(self._lit(text, style))

    def _lit(self, text: str, style: str) -> Iterator[Piece]:
        at = 0
        for start, end in self._query.lit(text):
            if start > at:
                yield text[at:start], style
            yield text[start:end], _LIT
            at = end
        if at < len(text):
            yield text[at:], style
