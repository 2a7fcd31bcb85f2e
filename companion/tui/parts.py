"""What documents are made of: texts, things to choose, fields. Each knows its lines for a width, and how the
pointer moves in it; none knows what it is for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import accumulate
from typing import Literal

from companion.flows.ui import Choice
from companion.sheets.block import Block
from companion.tui.lines import BLANK, Line, cells, padded, restyled, text_of, width_of, wrap
from companion.tui.typeset import BAR, typeset

Mode = Literal["one", "any", "do"]

_SIGNS: dict[Mode, tuple[str, str]] = {"one": ("( ) ", "(•) "), "any": ("[ ] ", "[x] "), "do": ("", "")}
POINTER = "▸ "
_POINTED = "bold $heading"
_GAP = 2


class Part:
    """Some lines of a document."""

    gap = 1
    """Empty lines above it."""
    can_focus = False
    is_shown = True

    def lay_out(self, width: int) -> None:
        """Make the lines for a width."""

    @property
    def height(self) -> int:
        """The number of lines."""
        return 0

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line, counted from 0."""
        return BLANK

    def selectable(self, line: str) -> str:
        """Return what of a drawn line is copied where it was selected whole."""
        return line

    # --- where the pointer is, in a part that has the focus -------------------------------------------

    @property
    def pointed(self) -> tuple[int, int]:
        """The first line pointed at, and how many belong to it."""
        return 0, 1

    @property
    def column(self) -> int:
        """The cell of the line that is pointed at."""
        return 0

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer; return False past the edge."""
        return False

    def choose(self) -> None:
        """Choose what is pointed at."""

    def click(self, x: int, y: int) -> bool:
        """Point at what is at a cell; return whether there is something to choose."""
        return False


class TextPart(Part):
    """Blocks of a sheet."""

    gap = 0

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        self.blocks = tuple(blocks)
        self._width = 0
        self._lines: list[Line] = []

    def show(self, blocks: Sequence[Block]) -> None:
        """Show other blocks."""
        self.blocks, self._width = tuple(blocks), 0

    def lay_out(self, width: int) -> None:
        """Make the lines for a width."""
        if width != self._width:
            self._lines, self._width = typeset(self.blocks, width) if self.blocks else [], width

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self._lines)

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line, counted from 0."""
        return self._lines[number]

    def selectable(self, line: str) -> str:
        """Return a line with spaces for the bar before a mark."""
        return line.replace(BAR, " " * len(BAR), 1)

    def anchor_at(self, line: int) -> int:
        """Return how many letters, digits and empty lines stand before a line, whatever the width."""
        starts = self._starts()
        last = len(starts) - 1
        return starts[max(0, min(line, last))] + max(0, line - last)

    def line_of(self, anchor: int) -> int:
        """Return the line that ``anchor_at`` gave an anchor for at any width, at the present one."""
        starts = self._starts()
        return bisect_right(starts, max(0, anchor), hi=len(starts) - 1) - 1 + max(0, anchor - starts[-1])

    def _starts(self) -> list[int]:
        """What stands before each line, and at last before what comes after all of them."""
        letters = (max(1, sum(map(str.isalnum, text_of(line)))) for line in self._lines)
        return [0, *accumulate(letters)]


class LabelPart(Part):
    """A quiet line: above a field, or under a page."""

    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def height(self) -> int:
        """One line."""
        return 1

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return the line."""
        return ((self.text, "$quiet"),)


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
        lead = max((cells(one.lead) for one in self.choices), default=0)
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
        lead = padded(((choice.lead, "bold $mark"),) if choice.lead else (), self._lead)
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
        self.most = 1 if is_secret else 10
        self.is_secret = is_secret
        self.enter = enter
        """What Enter does in a field for one line; without it, Enter begins a new line."""
        self.changed = changed
        self.at: tuple[int, int] | None = None
        """Where in the text the cursor was left; at its end without one."""
        self._lines: list[Line] = []
        self._width, self._wrapped = 0, ""

    def lay_out(self, width: int) -> None:
        """Wrap the text as the field does."""
        self._width, self._wrapped = width, self.text
        shown = "•" * len(self.text) if self.is_secret else self.text
        self._lines = wrap(((shown, ""),), max(1, width - 4))

    @property
    def height(self) -> int:
        """The number of lines."""
        return max(self.least, min(self.most, len(self._lines)))

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
