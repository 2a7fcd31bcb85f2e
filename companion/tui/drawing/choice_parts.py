"""Parts with options: choose one, choose any number, run one, or sort items into places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Literal

from companion.flows.dialogs import Choice
from companion.tui.drawing.parts import Part
from companion.tui.drawing.styled_lines import BLANK, HEADING, Line, Piece, cells, padded, width_of, wrap

Mode = Literal["one", "any", "do"]

_SIGNS: dict[Mode, tuple[str, str]] = {"one": ("○ ", "● "), "any": ("[ ] ", "[x] "), "do": ("", "")}
POINTER = "▸ "
POINTED = "$foreground on $selection"
"""The style of the row, chip or button that the pointer is at. The pointer's sign says it without colours."""
HOVERED = "$foreground on $button"
"""The style of the row under the mouse."""
_GAP = 2


class ChoicePart(Part):
    """A set of options as a list, one to a line. Subclasses draw them differently.

    Signs show which options are chosen and where the pointer is, so that colour is not needed. ``done`` is
    called with the id of an option in the mode "do", and ``changed`` after a change in the other modes.
    """

    can_focus = True

    def __init__(
        self,
        choices: Sequence[Choice],
        mode: Mode,
        *,
        at: str = "",
        done: Callable[[str], object] = str,
        changed: Callable[[], object] = str,
    ) -> None:
        self.mode = mode
        self.chosen: frozenset[str] = frozenset()
        self.done, self.changed = done, changed
        self._width = 0
        self.show(choices, at=at)

    def show(self, choices: Sequence[Choice], *, at: str = "") -> None:
        """Show other options, with the pointer at the one with the id ``at``."""
        self.choices = tuple(choices)
        where = [n for n, choice in enumerate(self.choices) if choice.choosable]
        self.pointer = next((n for n in where if self.choices[n].id == at), where[0] if where else 0)
        self._hovered: int | None = None
        self.is_shown = bool(self.choices)
        self._width = 0

    def point_at(self, id: str) -> None:
        """Move the pointer to an option."""
        self.pointer = next((n for n, one in enumerate(self.choices) if one.id == id), self.pointer)

    def choose_ids(self, ids: Collection[str]) -> None:
        """Set the options that are chosen."""
        self.chosen = frozenset(ids)

    # --- lines ----------------------------------------------------------------------------------------

    def lay_out(self, width: int) -> None:
        """Find the position of each option."""
        if width == self._width:
            return
        self._width = width
        lead = max((cells(one.key_label) for one in self.choices), default=0)
        self._lead = lead + _GAP if lead else 0
        self._lines: list[tuple[int, int]] = []
        """For each line, the index of its first option and the number of the line within that option."""
        self._starts: list[int] = []
        """The first line of each option."""
        for index in range(len(self.choices)):
            self._starts.append(len(self._lines))
            self._lines += [(index, number) for number in range(len(self._wrapped(index)))]

    @property
    def height(self) -> int:
        """The number of lines of all options."""
        return len(self._lines)

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line, with the pointer if it is on that line."""
        index, n = self._lines[number]
        return self._drawn(index, has_focus=has_focus)[n]

    def text(self, choice: Choice, width: int) -> Line:
        """Return the text of an option, with a sign that shows whether it is chosen."""
        sign = _SIGNS[self.mode][choice.id in self.chosen]
        note = self.lit(f"  {choice.note}", "$quiet") if choice.note else ()
        return ((sign, ""), *self.lit(choice.label), *note) if sign else (*self.lit(choice.label), *note)

    def lit(self, text: str, style: str = "") -> Line:
        """Return a text of an option, with anything in it that is to be emphasised."""
        return ((text, style),)

    def _wrapped(self, index: int) -> list[Line]:
        """Return the wrapped text of an option, or of a heading with the gap above it."""
        choice = self.choices[index]
        if not choice.choosable:
            above = [BLANK] if index else []
            heading = wrap(((choice.label, HEADING),), max(4, self._width)) if choice.label else []
            return [*above, *heading]
        room = self._room
        under = wrap(self.lit(choice.under, "$quiet"), room) if choice.under else []
        return [*wrap(self.text(choice, room), room), *under]

    @property
    def _room(self) -> int:
        """The width in cells for the text of an option."""
        return max(4, self._width - len(POINTER) - self._lead)

    def _drawn(self, index: int, *, has_focus: bool) -> list[Line]:
        choice, lines = self.choices[index], self._wrapped(index)
        if not choice.choosable:
            return lines
        at = has_focus and index == self.pointer
        lead = padded(((choice.key_label, "bold $mark"),) if choice.key_label else (), self._lead)
        first: Line = ((POINTER if at else " " * len(POINTER), ""), *lead)
        rest: Line = ((" " * width_of(first), ""),)
        rows = [(*(rest if n else first), *line) for n, line in enumerate(lines)]
        if not at and index != self._hovered:
            return rows
        filled = _filled if at else _hovered
        return [tuple(filled(*piece) for piece in padded(line, self._width)) for line in rows]

    def selectable(self, line: str) -> str:
        """Return a line with spaces for the pointer."""
        return line.replace(POINTER, " " * len(POINTER))

    # --- moving and choosing --------------------------------------------------------------------------

    @property
    def pointed(self) -> tuple[int, int]:
        """The first line of the option pointed at, and its number of lines."""
        if not self.choices:
            return 0, 1
        start, *after = self._starts[self.pointer : self.pointer + 2]
        return start, (after[0] if after else len(self._lines)) - start

    @property
    def column(self) -> int:
        """The cell at which the option pointed at begins."""
        return 0

    @property
    def is_list(self) -> bool:
        """Whether each option has a line, so that the left and right keys keep their general meaning."""
        return True

    @property
    def is_at_first(self) -> bool:
        """Whether the pointer is at the first option."""
        return self.pointer == next((n for n, one in enumerate(self.choices) if one.choosable), 0)

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer; return False if there is nothing in that direction."""
        return self._move_to(
            self.pointer + rows + columns, 1 if rows + columns > 0 else -1, far=abs(rows) > 1
        )

    def move_to_edge(self, direction: int) -> bool:
        """Move the pointer to the first (-1) or last (1) option."""
        return self._move_to(len(self.choices) - 1 if direction > 0 else 0, -direction, far=True)

    def _move_to(self, index: int, direction: int, *, far: bool) -> bool:
        if far:
            index = max(0, min(index, len(self.choices) - 1))
        while 0 <= index < len(self.choices) and not self.choices[index].choosable:
            index += direction
        if not 0 <= index < len(self.choices):
            return False
        self.pointer = index
        return True

    def choose(self) -> None:
        """Choose the option pointed at, or undo that choice."""
        if self.choices and self.choices[self.pointer].choosable:
            self.take(self.choices[self.pointer].id)

    def take(self, id: str) -> None:
        """Choose an option, or undo that choice."""
        if self.mode == "do":
            self.done(id)
            return
        self.chosen = self.chosen ^ {id} if self.mode == "any" else frozenset({id}) - self.chosen
        self.changed()

    def click(self, x: int, y: int) -> bool:
        """Move the pointer to a cell; return whether there is an option to choose."""
        index = self._at(x, y)
        if index is not None:
            self.pointer = index
        return index is not None

    def hover(self, x: int, y: int) -> bool:
        """Show which option is at a cell; return whether anything is drawn differently."""
        before, self._hovered = self._hovered, self._at(x, y)
        return before != self._hovered

    def _at(self, x: int, y: int) -> int | None:
        """Return the index of the option at a cell; None if there is none."""
        if not 0 <= y < len(self._lines) or not 0 <= x < self._width:
            return None
        index = self._lines[y][0]
        return index if self.choices[index].choosable else None


def _hovered(text: str, _style: str) -> Piece:
    return text, HOVERED


def _filled(text: str, style: str) -> Piece:
    """Return a piece of the row that the pointer is at: labels in bold, notes not."""
    is_bold, is_lit = style != "$quiet", "underline" in style
    return text, " ".join((*["bold"] * is_bold, *["underline"] * is_lit, POINTED))


class SorterPart(ChoicePart):
    """A list of items, each followed by the name of its place.

    Choosing an item moves it to the next place, and from the last one to none.
    """

    def __init__(
        self, things: Sequence[Choice], places: Sequence[Choice], *, changed: Callable[[], object]
    ) -> None:
        self.places = tuple(places)
        self.placed: dict[str, str] = {}
        """The places of the items, by the ids of the items."""
        super().__init__(things, "any", changed=changed)

    def put(self, placed: Mapping[str, str]) -> None:
        """Set the places of items. Items and places that no longer exist are ignored."""
        things, places = ({one.id for one in some} for some in (self.choices, self.places))
        self.placed = {id: place for id, place in placed.items() if id in things and place in places}
        self._width = 0

    def text(self, choice: Choice, width: int) -> Line:
        """Return an item and its place. The places are aligned if there is room."""
        widest = max(cells(thing.label) for thing in self.choices)
        longest = max(cells(place.label) for place in self.places)
        put = next((place.label for place in self.places if place.id == self.placed.get(choice.id)), " ")
        room = widest + len(f"  [{put}]") + longest - cells(put) <= width
        gap = widest - cells(choice.label) if room else 0
        return ((f"{choice.label}{' ' * gap}  [{put}]", ""),)

    def take(self, id: str) -> None:
        """Move an item to the next place."""
        order = ["", *(place.id for place in self.places)]
        after = order[(order.index(self.placed.get(id, "")) + 1) % len(order)]
        others = {one: place for one, place in self.placed.items() if one != id}
        self.placed = {**others, id: after} if after else others
        self._width = 0
        self.changed()
