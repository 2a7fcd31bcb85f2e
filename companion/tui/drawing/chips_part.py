"""Chips: options that wrap by their own width, beside each other. The buttons of a form are chips, too."""

from __future__ import annotations

from typing import NamedTuple

from companion.tui.drawing.choice_parts import POINTED, POINTER, ChoicePart, Mode
from companion.tui.drawing.styled_lines import BLANK, Line, padded, width_of, wrap

_CHOSEN = "✓ "
_PLAIN, _FULL = "$foreground on $button", "$foreground on $step5"
"""The styles of a chip, and of one that is chosen."""


_BESIDE: dict[Mode, int] = {"one": 0, "any": 0, "do": 2}
"""The empty cells after a chip, besides those before the next one that are kept for its signs."""
_ROOMY = 48
"""The width in cells from which there is an empty line between two lines of chips."""


class _Chip(NamedTuple):
    """The position of a chip."""

    line: int
    x: int
    text: tuple[Line, ...]
    width: int


class ChipsPart(ChoicePart):
    """Options as filled chips. A sign before it shows that a chip is chosen, and another where the pointer
    is, so that colour is not needed.
    """

    def lay_out(self, width: int) -> None:
        """Find the position of each chip. A text that is wider than a line is wrapped within its chip."""
        if width == self._width:
            return
        self._width = width
        self._before = len(POINTER) + (len(_CHOSEN) if self.mode == "any" else 0)
        self._chips: list[_Chip] = []
        line, x, gap, beside = 0, 0, int(width >= _ROOMY), _BESIDE[self.mode]
        for choice in self.choices:
            note = ((f"  {choice.note}", ""),) if choice.note else ()
            text = wrap(((choice.label, ""), *note), max(1, width - self._before - 1))
            wide = self._before + max(map(width_of, text)) + 1
            if x and (x + wide > width or len(text) > 1):
                line, x = line + 1 + gap, 0
            self._chips.append(_Chip(line, x, tuple(text), wide))
            line, x = (line + len(text) + gap, 0) if len(text) > 1 else (line, x + wide + beside)

    @property
    def height(self) -> int:
        """The number of lines."""
        return max((one.line + len(one.text) for one in self._chips), default=0)

    def line(self, number: int, *, has_focus: bool) -> Line:
        """Return a line of chips."""
        drawn: Line = BLANK
        for index, chip in enumerate(self._chips):
            if chip.line <= number < chip.line + len(chip.text):
                at = has_focus and index == self.pointer
                drawn = (*padded(drawn, chip.x), *self._drawn_chip(index, number - chip.line, at=at))
        return drawn

    def _drawn_chip(self, index: int, number: int, *, at: bool) -> Line:
        """Return a line of a chip, filled from its first sign on."""
        chip, is_chosen = self._chips[index], self.choices[index].id in self.chosen
        signs = self._signs(index, at=at)
        style = _FULL if is_chosen else POINTED if at else _PLAIN
        strong = f"bold {style}" if at or is_chosen else style
        (label, _), *rest = padded(chip.text[number], chip.width - self._before)
        return (
            (" " * (self._before - len(signs)), ""),
            (signs if number == 0 else " " * len(signs), strong),
            (label, strong),
            *((text, style) for text, _ in rest),
        )

    def _signs(self, index: int, *, at: bool) -> str:
        return f"{POINTER if at else ''}{_CHOSEN if self.choices[index].id in self.chosen else ''}" or " "

    @property
    def pointed(self) -> tuple[int, int]:
        """The first line of the chip pointed at, and its number of lines."""
        chip = self._chips[self.pointer]
        return chip.line, len(chip.text)

    @property
    def column(self) -> int:
        """The cell of the pointer's sign."""
        return self._chips[self.pointer].x + self._before - len(self._signs(self.pointer, at=True))

    @property
    def is_list(self) -> bool:
        """Whether each chip has a line. It has not."""
        return False

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer to the chip before or after, or to the nearest one of another line."""
        if columns:
            return super().move(rows, columns)
        here, down = self._chips[self.pointer], rows > 0
        others = [one for one in self._chips if (one.line > here.line if down else one.line < here.line)]
        if not others:  # buttons beside each other are often read as a list, too
            return self.mode == "do" and super().move(0, 1 if down else -1)
        lines = sorted({one.line for one in others}, reverse=not down)
        line = lines[min(abs(rows), len(lines)) - 1]
        near = min(
            (abs(one.x + one.width // 2 - here.x - here.width // 2), n)
            for n, one in enumerate(self._chips)
            if one.line == line
        )
        self.pointer = near[1]
        return True

    def click(self, x: int, y: int) -> bool:
        """Move the pointer to the chip at a cell; return whether there is one."""
        for index, chip in enumerate(self._chips):
            if chip.line <= y < chip.line + len(chip.text) and 0 <= x - chip.x < chip.width:
                self.pointer = index
                return True
        return False
