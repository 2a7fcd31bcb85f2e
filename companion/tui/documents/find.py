"""The live box: a field, and under it what is found while the person types."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from companion.flows.commands import CLOSE, HELP_IN_FIELD, OPEN, QUIET, Command
from companion.flows.finder import Finder
from companion.messages import N_
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.found_part import FoundPart
from companion.tui.drawing.measures import Measures
from companion.tui.drawing.parts import Part, TextPart
from companion.tui.drawing.styled_lines import Line

_AT_ONCE, _PAUSE = 0.008, 0.02
"""The seconds for which a key reads what is searched, and the pause before more is read, so that the next
key is answered.
"""
_FAR = 8
_MOVES = {"up": -1, "down": 1, "pageup": -_FAR, "pagedown": _FAR, "shift+tab": -1, "tab": 1}
"""The keys that move the pointer while the person types, and by how many options."""


class FindDocument(Document):
    """A box whose field keeps the focus and stays in sight. Its answer is the id of the chosen option."""

    is_transient = False

    def __init__(self, host: Host, finder: Finder) -> None:
        super().__init__(host, finder.name)
        self.finder = finder
        self.said = TextPart()
        self.said.gap = 1
        self.typed = FieldPart(finder.text, least=1, enter=self._take, changed=self._narrow)
        self.typed.is_selected = bool(finder.text)
        self.rows = FoundPart(self._done)
        self.focus = self.typed
        self._show_soon()

    def parts(self) -> Sequence[Part]:
        """The field, what is said about the search, and what was found."""
        return self.typed, self.said, self.rows

    def commands(self) -> Sequence[Command]:
        """The commands for the key line, all of which work while typing."""
        close = CLOSE._replace(name=N_("back"), rank=2)  # by mouse it is the only way out
        return (OPEN._replace(rank=4), HELP_IN_FIELD, close, QUIET)

    def top_lines(self) -> Sequence[str]:
        """The title."""
        return (self.finder.title,)

    # --- what is found --------------------------------------------------------------------------------

    def _narrow(self) -> None:
        """Show what matches now."""
        self.finder.text, self.finder.at = self.typed.text, ""
        self._show_soon()

    def _show_soon(self) -> None:
        """Show what can be found at once, and what takes more reading once that is done."""
        is_read = bool(self.finder.text.strip()) and self.finder.read_on(_AT_ONCE)
        self._show()
        if not is_read:
            self.host.debouncer.debounce(self, _PAUSE, self._read_rest)

    def _read_rest(self) -> None:
        """Read some more of what is searched. Only the last piece is shown, so that nothing flickers."""
        if not self.finder.read_on(_AT_ONCE):
            self.host.debouncer.debounce(self, _PAUSE, self._read_rest)
        elif self.finder.text.strip():
            self._show()

    def _show(self) -> None:
        self.said.show(self.finder.said())
        self.said.is_shown = bool(self.said.blocks)
        self.rows.found(self.finder.rows(), self.finder.query(), self.finder.at)
        self.again()

    def ask_again(self) -> None:
        """Show what is found now, at the same place."""
        self._show_soon()

    # --- keys and the mouse ---------------------------------------------------------------------------

    def take_key(self, key: str) -> bool:
        """Move the pointer, or close the box."""
        if key == "escape" or (key == "left" and not self.typed.text):
            self.close()
        elif key in _MOVES:
            self.rows.move(_MOVES[key], 0)
            self._moved()
        elif key in ("home", "end") and not self.typed.text:
            self.rows.move_to_edge(-1 if key == "home" else 1)
            self._moved()
        else:
            return False
        return True

    def _moved(self) -> None:
        """Show the pointer where it is now, and remember it."""
        self.finder.at = self.rows.at
        self._reveal_row()
        self.draw()

    def choose(self) -> bool:
        """Take the option that is marked."""
        self._take()
        return True

    def _take(self) -> None:
        """Take the option that is marked. If nothing has been found yet, first read everything."""
        has_found = any(not row.choosable for row in self.rows.choices)
        if self.finder.text.strip() and not has_found:
            self.finder.read_on(inf)
            self._show()
        self.rows.choose()

    def _done(self, id: str) -> None:
        if self.finder.opens_more(id):
            self.finder.at = self.rows.choices[self.rows.pointer - 1].id
            self._show()
            self.rows.move(1, 0)
            self._moved()
            return
        self.finder.at = id
        self.stays = self.finder.stays(id)
        self.answer(id)

    def focus_on(self, part: Part | None) -> None:
        """Leave the focus in the field."""

    def click(self, x: int, number: int) -> None:
        """Choose what was clicked."""
        is_field = number - self.top < self._pinned
        if not is_field and self.rows.click(x, number - self._start_of(self.rows)):
            self.rows.choose()

    # --- lines: the field stays above what is scrolled ---------------------------------------------------

    def lay_out(self, measures: Measures) -> None:
        """Lay out the parts, and keep the pointer in sight."""
        super().lay_out(measures)
        self._pinned = self._start_of(self.typed) + self.typed.height
        self._reveal_row()

    def line(self, number: int) -> Line:
        """Return a line of the document. The first lines of the window are those of the field."""
        within = number - self.top
        return super().line(within if within < self._pinned else number)

    @property
    def pointed(self) -> tuple[int, int]:
        """The field, where it is in the window."""
        return self.top + self._start_of(self.typed), self.typed.height

    def _start_of(self, part: Part) -> int:
        return next((at for at, one in self._parts if one is part), 0)

    def _reveal_row(self) -> None:
        """Scroll as little as possible to show the option that is marked, under the field."""
        first, lines = self.rows.pointed
        first += self._start_of(self.rows)
        if self.rows.is_at_first:
            self.top = 0
        self.top = max(self.top, min(first + lines - self.measures.height, first - self._pinned))
        self.top = max(0, min(self.top, first - self._pinned, self.last_top))
