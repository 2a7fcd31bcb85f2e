"""Stops: a few options in order, on one line from end to end, each with a digit as its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from companion.flows.dialogs import Choice
from companion.tui.drawing.choice_parts import POINTED, POINTER, ChoicePart
from companion.tui.drawing.styled_lines import Line, cells, padded

_FREE, _CHOSEN = "○", "●"
_GAP = 1
_MOST_KEYS = 9


class StopsPart(ChoicePart):
    """Options of which one can be chosen, as stops on a line. Where they do not fit, they are a list."""

    def __init__(self, choices: Sequence[Choice], *, changed: Callable[[], object]) -> None:
        numbered = [
            one._replace(key_label=str(n) if n <= _MOST_KEYS else "") for n, one in enumerate(choices, 1)
        ]
        super().__init__(numbered, "one", changed=changed)

    def lay_out(self, width: int) -> None:
        """Find out whether the stops fit on a line, and how far apart they are."""
        widest = max((cells(one.label) for one in self.choices), default=0)
        self._apart = len(POINTER) + widest + _GAP
        self._is_row = len(self.choices) * self._apart - _GAP <= width
        super().lay_out(width)

    @property
    def height(self) -> int:
        """The number of lines."""
        return 3 if self._is_row else super().height

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return the labels, the line with the stops, or the keys."""
        if not self._is_row:
            return super().line(number, has_focus=has_focus)
        draw = (self._label, self._stop, self._key)[number]
        return tuple(
            piece for n in range(len(self.choices)) for piece in draw(n, at=has_focus and n == self.pointer)
        )

    def _label(self, index: int, *, at: bool) -> Line:
        choice = self.choices[index]
        if at:
            label = padded(((f"{POINTER}{choice.label}", f"bold {POINTED}"),), self._apart - _GAP)
            return padded(tuple((text, f"bold {POINTED}") for text, _ in label), self._apart)
        weight = "bold" if choice.id in self.chosen else ""
        return padded(((" " * len(POINTER), ""), (choice.label, weight)), self._apart)

    def _stop(self, index: int, *, at: bool) -> Line:
        is_chosen = self.choices[index].id in self.chosen
        before = "─" if index else " "
        sign = (_CHOSEN, "bold $mark") if is_chosen else (_FREE, "$quiet")
        after = self._apart - len(POINTER) - 1 if index < len(self.choices) - 1 else 0
        return ((before * len(POINTER), "$quiet"), sign, ("─" * after, "$quiet"))

    def _key(self, index: int, *, at: bool) -> Line:
        key = (self.choices[index].key_label, "bold $heading")
        return padded(((" " * len(POINTER), ""), key), self._apart)

    @property
    def pointed(self) -> tuple[int, int]:
        """The line of the stop pointed at, or all of the row."""
        return (0, self.height) if self._is_row else super().pointed

    @property
    def column(self) -> int:
        """The cell at which the stop pointed at begins."""
        return self.pointer * self._apart if self._is_row else super().column

    @property
    def is_list(self) -> bool:
        """Whether each stop has a line."""
        return not self._is_row

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer along the row. Up and down leave it."""
        return super().move(rows, columns) if columns or not self._is_row else False

    def take_number(self, number: int) -> bool:
        """Choose the stop with a number, counted from 1, or undo that choice; return whether it is chosen."""
        self.pointer = number - 1
        self.choose()
        return self.is_chosen

    @property
    def is_chosen(self) -> bool:
        """Whether the stop pointed at is chosen."""
        return self.choices[self.pointer].id in self.chosen

    def click(self, x: int, y: int) -> bool:
        """Move the pointer to a cell; return whether there is a stop."""
        if not self._is_row:
            return super().click(x, y)
        if not 0 <= x < len(self.choices) * self._apart:
            return False
        self.pointer = x // self._apart
        return True
