"""Things to choose: one of several, any of several, something to do, things to put somewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Literal

from companion.flows.dialogs import Choice
from companion.tui.drawing.parts import Part
from companion.tui.drawing.styled_lines import BLANK, Line, cells, padded, restyled, width_of, wrap

Mode = Literal["one", "any", "do"]

_SIGNS: dict[Mode, tuple[str, str]] = {"one": ("( ) ", "(•) "), "any": ("[ ] ", "[x] "), "do": ("", "")}
POINTER = "▸ "
_POINTED = "bold $heading"
_GAP = 2


class ChoicePart(Part):
    """A set of choices in as many columns as fit; a list in one column.

    What is chosen and where the pointer is differ by sign, not only by colour. ``done`` is called with the id
    of something to do, ``changed`` when what is chosen has changed.
    """

    can_focus = True

    def __init__(
        self,
        choices: Sequence[Choice],
        mode: Mode,
        *,
        columns: bool = False,
        at: str = "",
        done: Callable[[str], object] = str,
        changed: Callable[[], object] = str,
    ) -> None:
        self._several_columns = columns
        self.mode = mode
        self.chosen: frozenset[str] = frozenset()
        self.done, self.changed = done, changed
        self._width = 0
        self.show(choices, at=at)

    def show(self, choices: Sequence[Choice], *, at: str = "") -> None:
        """Offer other choices, the pointer at the one named."""
        self.choices = tuple(choices)
        where = [n for n, choice in enumerate(self.choices) if choice.choosable]
        self.pointer = next((n for n in where if self.choices[n].id == at), where[0] if where else 0)
        self.is_shown = bool(self.choices)
        self._width = 0

    def point_at(self, id: str) -> None:
        """Move the pointer to a choice."""
        self.pointer = next((n for n, one in enumerate(self.choices) if one.id == id), self.pointer)

    def choose_ids(self, ids: Collection[str]) -> None:
        """Set what is chosen."""
        self.chosen = frozenset(ids)

    # --- lines ----------------------------------------------------------------------------------------

    def lay_out(self, width: int) -> None:
        """Find where each choice stands."""
        if width == self._width:
            return
        self._width = width
        widest = max((cells(one.label) for one in self.choices), default=0)
        self._cell = len(POINTER) + len(_SIGNS[self.mode][0]) + widest + _GAP
        self._across = max(1, (width + _GAP) // self._cell) if self._several_columns else 1
        lead = max((cells(one.key_label) for one in self.choices), default=0)
        self._lead = lead + _GAP if lead else 0
        self._lines: list[tuple[int, int]] = []
        """For each line: its first choice, and which of that one's lines it is."""
        self._starts: list[int] = []
        """The line each choice begins at."""
        for index in range(len(self.choices)):
            if index % self._across:
                self._starts.append(len(self._lines) - 1)
                continue
            self._starts.append(len(self._lines))
            height = 1 if self._across > 1 else len(self._wrapped(index))
            self._lines += [(index, number) for number in range(height)]

    @property
    def height(self) -> int:
        """The number of lines all choices take."""
        return len(self._lines)

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line, with the pointer if it is there."""
        index, n = self._lines[number]
        if self._across == 1:
            return self._drawn(index, has_focus=has_focus)[n]
        row = range(index, min(index + self._across, len(self.choices)))
        drawn = (padded(self._drawn(one, has_focus=has_focus)[0], self._cell) for one in row)
        return tuple(piece for line in drawn for piece in line)

    def text(self, choice: Choice, width: int) -> Line:
        """Return what a choice says, and by a sign before it whether it is chosen."""
        sign = _SIGNS[self.mode][choice.id in self.chosen]
        note = ((f"  {choice.note}", "$quiet"),) if choice.note else ()
        return ((f"{sign}{choice.label}", ""), *note)

    def _wrapped(self, index: int) -> list[Line]:
        """What a choice says, wrapped behind what stands before it; of a heading, with the gap above it."""
        choice = self.choices[index]
        if not choice.choosable:
            above = [BLANK] if index else []
            heading = wrap(((choice.label, _POINTED),), max(4, self._width)) if choice.label else []
            return [*above, *heading]
        room = self._room
        under = wrap(((choice.under, "$quiet"),), room) if choice.under else []
        return [*wrap(self.text(choice, room), room), *under]

    @property
    def _room(self) -> int:
        """How wide the text of a choice may be."""
        if self._across > 1:
            return self._cell
        return max(4, self._width - len(POINTER) - self._lead)

    def _drawn(self, index: int, *, has_focus: bool) -> list[Line]:
        choice, lines = self.choices[index], self._wrapped(index)
        if not choice.choosable:
            return lines
        at = has_focus and index == self.pointer
        lead = padded(((choice.key_label, "bold $mark"),) if choice.key_label else (), self._lead)
        if at:
            own = len(lines) - (len(wrap(((choice.under, ""),), self._room)) if choice.under else 0)
            lead = restyled(lead, _POINTED)
            lines = [*(restyled(one, _POINTED) for one in lines[:own]), *lines[own:]]
        first: Line = ((POINTER if at else " " * len(POINTER), ""), *lead)
        rest: Line = ((" " * width_of(first), ""),)
        return [(*(rest if n else first), *line) for n, line in enumerate(lines)]

    def selectable(self, line: str) -> str:
        """Return a line without the pointer and the space left for it."""
        return line.replace(POINTER, " " * len(POINTER))

    # --- moving and choosing --------------------------------------------------------------------------

    @property
    def pointed(self) -> tuple[int, int]:
        """The first line pointed at, and how many belong to it."""
        if not self.choices:
            return 0, 1
        start = self._starts[self.pointer]
        after = next((one for one in self._starts[self.pointer + 1 :] if one > start), len(self._lines))
        return start, after - start

    @property
    def column(self) -> int:
        """The cell of the line that is pointed at."""
        return self.pointer % self._across * self._cell if self._across > 1 else 0

    @property
    def is_list(self) -> bool:
        """Whether it has one column, in which left and right mean what they mean everywhere else."""
        return self._across == 1

    @property
    def is_at_first(self) -> bool:
        """Whether the pointer is at the first thing there is to choose."""
        return self.pointer == next((n for n, one in enumerate(self.choices) if one.choosable), 0)

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer; return False past the edge."""
        to = self.pointer + rows * self._across + columns
        return self._move_to(to, 1 if rows + columns > 0 else -1, far=abs(rows) > 1)

    def move_to_edge(self, direction: int) -> bool:
        """Move the pointer to the first or the last choice."""
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
        """Choose what the pointer is at, or take it back."""
        if self.choices and self.choices[self.pointer].choosable:
            self.take(self.choices[self.pointer].id)

    def take(self, id: str) -> None:
        """Choose a choice, or take it back."""
        if self.mode == "do":
            self.done(id)
            return
        self.chosen = self.chosen ^ {id} if self.mode == "any" else frozenset({id}) - self.chosen
        self.changed()

    def click(self, x: int, y: int) -> bool:
        """Point at what is at a cell; return whether there is something to choose."""
        if not 0 <= y < len(self._lines) or x < 0:
            return False
        index = self._lines[y][0] + (min(x // self._cell, self._across - 1) if self._across > 1 else 0)
        if index >= len(self.choices) or not self.choices[index].choosable:
            return False
        self.pointer = index
        return True


class SorterPart(ChoicePart):
    """A list of things, each with the place it was put behind it, in words.

    To choose one puts it in the next place, and at last nowhere.
    """

    def __init__(
        self, things: Sequence[Choice], places: Sequence[Choice], *, changed: Callable[[], object]
    ) -> None:
        self.places = tuple(places)
        self.placed: dict[str, str] = {}
        """By thing: its place."""
        super().__init__(things, "any", changed=changed)

    def put(self, placed: Mapping[str, str]) -> None:
        """Put things where they were; what is no longer there is left out."""
        things, places = ({one.id for one in some} for some in (self.choices, self.places))
        self.placed = {id: place for id, place in placed.items() if id in things and place in places}
        self._width = 0

    def text(self, choice: Choice, width: int) -> Line:
        """Return a thing and the place it was put, the places under each other where there is room."""
        widest = max(cells(thing.label) for thing in self.choices)
        longest = max(cells(place.label) for place in self.places)
        put = next((place.label for place in self.places if place.id == self.placed.get(choice.id)), " ")
        room = widest + len(f"  [{put}]") + longest - cells(put) <= width
        gap = widest - cells(choice.label) if room else 0
        return ((f"{choice.label}{' ' * gap}  [{put}]", ""),)

    def take(self, id: str) -> None:
        """Put a thing in the next place."""
        order = ["", *(place.id for place in self.places)]
        after = order[(order.index(self.placed.get(id, "")) + 1) % len(order)]
        others = {one: place for one, place in self.placed.items() if one != id}
        self.placed = {**others, id: after} if after else others
        self._width = 0
        self.changed()
