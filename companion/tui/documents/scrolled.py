"""What of a document is seen: its parts under each other, as far as they are scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from companion.tui.drawing.measures import SPACE_ABOVE, Measures
from companion.tui.drawing.parts import Part, TextPart
from companion.tui.drawing.styled_lines import BLANK, Line, text_of


class Scrolled:
    """Parts under each other, of which a window shows some lines."""

    def __init__(self) -> None:
        self.focus: Part | None = None
        self.top = 0
        """The line that is the first to be seen."""
        self._parts: list[tuple[int, Part]] = []
        """The parts that are shown, with the line each begins at."""
        self.measures = Measures.of(80, 24)
        self.height = 0
        """The number of lines."""
        self._holds: TextPart | None = None
        self._anchor = 0

    def parts(self) -> Sequence[Part]:
        """Return the parts, the topmost first."""
        return ()

    def draw(self) -> None:
        """Draw it anew, if it is shown."""

    # --- lines ----------------------------------------------------------------------------------------

    def lay_out(self, measures: Measures) -> None:
        """Find where each part stands, for a window."""
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
        """Return a line of all of it, counted from 0."""
        for at, part in reversed(self._parts):
            if number >= at:
                within = number - at
                return part.line(within, has_focus=part is self.focus) if within < part.height else BLANK
        return BLANK

    def selectable(self, number: int) -> str:
        """Return what of a line is copied where it was selected."""
        text = text_of(self.line(number))
        part = next((part for at, part in reversed(self._parts) if number >= at), None)
        return part.selectable(text) if part else text

    # --- scrolling ------------------------------------------------------------------------------------

    @property
    def last_top(self) -> int:
        """The last line that can be the first to be seen."""
        return max(0, self.height - self.measures.height)

    @property
    def is_more_below(self) -> bool:
        """Whether there is more than is seen, further down."""
        return self.top < self.last_top

    def scroll_to(self, line: int) -> bool:
        """Let a line be the first to be seen; return whether that is another one."""
        to = max(0, min(line, self.last_top))
        moved, self.top = to != self.top, to
        if moved:
            if self._holds:
                self._anchor = self._anchor_here()
                self.place_moved(self._anchor)
            self.draw()
        return moved

    def scroll_on(self) -> bool:
        """Show what is further down, if there is more; return whether there was."""
        return self.is_more_below and self.scroll_to(self.top + self.measures.height)

    def hold_place(self, text: TextPart, anchor: int = 0) -> None:
        """Keep the same words of a text on top while the window changes; at first those at an anchor."""
        self._holds, self._anchor = text, anchor
        self.top = max(0, min(self._line_held(), self.last_top))

    def place_moved(self, anchor: int) -> None:
        """Do what is to be done when the person has scrolled."""

    def _line_held(self) -> int:
        if self._anchor < SPACE_ABOVE or self._holds is None:
            return min(self._anchor, self.measures.above)
        return self.measures.above + self._holds.line_of(self._anchor - SPACE_ABOVE)

    def _anchor_here(self) -> int:
        assert self._holds
        line = self.top - self.measures.above
        return SPACE_ABOVE + self._holds.anchor_at(line) if line >= 0 else self.top

    @property
    def pointed(self) -> tuple[int, int] | None:
        """The first line that is pointed at, and how many belong to it; None where nothing is."""
        for at, part in self._parts:
            if part is self.focus:
                first, lines = part.pointed
                return at + first, lines
        return None

    @property
    def is_pointer_seen(self) -> bool:
        """Whether all that is pointed at can be seen."""
        if (pointed := self.pointed) is None:
            return False
        first, lines = pointed
        return self.top <= first and first + lines <= self.top + self.measures.height
