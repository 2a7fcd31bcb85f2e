"""The visible lines of a document: its parts, one under the other, and how far they are scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from companion.tui.drawing.measures import SPACE_ABOVE, Measures
from companion.tui.drawing.parts import Part, TextPart
from companion.tui.drawing.styled_lines import BLANK, Line, is_heading, text_of


class Scrolled:
    """A column of parts, of which a window shows some lines."""

    def __init__(self) -> None:
        self.focus: Part | None = None
        self.top = 0
        """The first visible line."""
        self._parts: list[tuple[int, Part]] = []
        """The parts that are shown, each with its first line."""
        self.measures = Measures.of(80, 24)
        self.height = 0
        """The number of lines."""
        self._holds: TextPart | None = None
        self._anchor = 0

    def parts(self) -> Sequence[Part]:
        """Return the parts, from top to bottom."""
        return ()

    def draw(self) -> None:
        """Draw this document again, if it is shown."""

    # --- lines ----------------------------------------------------------------------------------------

    def lay_out(self, measures: Measures) -> None:
        """Lay out the parts for a window."""
        is_other = measures != self.measures
        self.measures = measures
        self._parts, at = [], measures.above
        for part in self.parts():
            if part.is_shown:
                part.lay_out(measures.column)
                at += part.gap
                self._parts.append((at, part))
                at += part.height
        self.height = at
        if self._holds and is_other:
            self.top = self._line_held()
        self.top = max(0, min(self.top, self.last_top))

    def line(self, number: int) -> Line:
        """Return a line of the document, counted from 0."""
        for at, part in reversed(self._parts):
            if number >= at:
                within = number - at
                return part.line(within, has_focus=part is self.focus) if within < part.height else BLANK
        return BLANK

    def selectable(self, number: int) -> str:
        """Return the text that is copied when a line is selected."""
        text = text_of(self.line(number))
        part = next((part for at, part in reversed(self._parts) if number >= at), None)
        return part.selectable(text) if part else text

    # --- scrolling ------------------------------------------------------------------------------------

    @property
    def last_top(self) -> int:
        """The largest number that ``top`` can have."""
        return max(0, self.height - self.measures.height)

    @property
    def is_more_below(self) -> bool:
        """Whether there is more below the visible lines."""
        return self.top < self.last_top

    def scroll_to(self, line: int) -> bool:
        """Scroll until a line is the first visible one; return whether anything moved."""
        to = max(0, min(line, self.last_top))
        moved, self.top = to != self.top, to
        if moved:
            if self._holds:
                self._anchor = self._anchor_here()
                self.place_moved(self._anchor)
            self.draw()
        return moved

    def scroll_on(self) -> bool:
        """Scroll down by a screenful if there is more below; return whether anything moved."""
        return self.is_more_below and self.scroll_to(self._next_top)

    @property
    def _next_top(self) -> int:
        """The first line of the next screenful. A heading at the end of this one is shown there again, with
        what it is about.
        """
        end = at = self.top + self.measures.height
        while at > self.top + 1 and not text_of(self.line(at - 1)).strip():
            at -= 1
        past = at
        while at > self.top + 1 and is_heading(self.line(at - 1)):
            at -= 1
        return at if at < past else end

    def hold_place(self, text: TextPart, anchor: int = 0) -> None:
        """Keep the same words of a text at the top when the window changes size, at first those at
        ``anchor``.
        """
        self._holds, self._anchor = text, anchor
        self.top = max(0, min(self._line_held(), self.last_top))

    def place_moved(self, anchor: int) -> None:
        """Do what a kind of document needs when the person has scrolled."""

    def _line_held(self) -> int:
        if self._anchor < SPACE_ABOVE or self._holds is None:
            return min(self._anchor, self.measures.above)
        return self._first_held + self._holds.line_of(self._anchor - SPACE_ABOVE)

    def _anchor_here(self) -> int:
        assert self._holds
        line = self.top - self._first_held
        return SPACE_ABOVE + self._holds.anchor_at(line) if line >= 0 else min(self.top, SPACE_ABOVE - 1)

    @property
    def _first_held(self) -> int:
        """The first line of the text that is held."""
        return next((at for at, part in self._parts if part is self._holds), self.measures.above)

    @property
    def pointed(self) -> tuple[int, int] | None:
        """The first line pointed at, and the number of lines that belong to it; None if nothing is pointed
        at.
        """
        for at, part in self._parts:
            if part is self.focus:
                first, lines = part.pointed
                return at + first, lines
        return None

    @property
    def is_pointer_seen(self) -> bool:
        """Whether everything pointed at is visible."""
        if (pointed := self.pointed) is None:
            return False
        first, lines = pointed
        return self.top <= first and first + lines <= self.top + self.measures.height
