"""Shows a line while it is typed, with as little output as possible.

Text typed at the end of the line is simply written, as a terminal's own echo does it, so a screen reader
speaks that text and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from companion.plain.terminal.line_buffer import width
from companion.text import REFUSED_IN_GUIDES

_NO_LETTER = re.compile("[\ud800-\udfff]")
_MARK = "\N{REPLACEMENT CHARACTER}"
Place = tuple[int, int]
"""A row and a column, counted from 0. Row 0 is the row in which the question ends."""


class Echo:
    """The displayed state of the line being edited.

    ``columns`` returns the terminal's width. ``question`` is the text in the row before the line. ``moves``
    is whether the cursor can be moved; otherwise it stays at the end of the line.
    """

    def __init__(
        self, write: Callable[[str], None], columns: Callable[[], int], question: str, *, moves: bool
    ) -> None:
        self._write = write
        self._columns = columns
        self._question = question
        self._moves = moves
        self._begins = sum(map(width, question))
        self._shown, self._at = "", 0

    def draw(self, text: str, at: int) -> None:
        """Update the display to ``text`` with the cursor before letter number ``at``."""
        text, at = _visible(text), len(_visible(text[:at]))
        if (text, at) == (self._shown, self._at):
            return
        before, after = self._places(self._shown), self._places(text)
        same = _common(self._shown, text)
        while same and any(same < len(one) and not width(one[same]) for one in (self._shown, text)):
            same -= 1  # a combining mark must be drawn together with its letter
        if not self._moves and before[self._at][0] > after[same][0]:
            self._anew("", text, at)
            return
        self._move(before[self._at], after[same])
        if same < len(self._shown) and (before[-1][0] > after[same][0] or "\n" in text[same:]):
            self._write("\x1b[J")  # clears the rows below as well
            before = after[: same + 1]
        # A line that fills its row has already moved the cursor to the next row.
        ends_filled_row = after[same : same + 2] == [after[same]] * 2 and text[same] == "\n"
        self._write(text[same + ends_filled_row :])
        if after[-1][1] == 0 and text[same:] and not text.endswith("\n"):
            self._write(" \r")  # terminals differ in when they move to the next row
        if (gone := before[-1][1] - after[-1][1]) > 0 and before[-1][0] == after[-1][0]:
            self._write(" " * gone + "\b" * gone)
        self._move(after[-1], after[at])
        self._shown, self._at = text, at

    def again(self) -> None:
        """Show the question and the line again, below the output of another program."""
        self._anew(self._question, self._shown, self._at)

    def leave(self) -> None:
        """Move the cursor to the end of the line."""
        self.draw(self._shown, len(self._shown))

    def _anew(self, question: str, text: str, at: int) -> None:
        self._write(f"\n{question}")
        self._begins = sum(map(width, question))
        self._shown, self._at = "", 0
        self.draw(text, at)

    def _move(self, start: Place, end: Place) -> None:
        if start[0] != end[0]:
            rows = end[0] - start[0]
            self._write("\r" + ("\n" * rows if rows > 0 else f"\x1b[{-rows}A"))
            start = (end[0], 0)
        cells = end[1] - start[1]
        if cells < 0:
            self._write("\b" * -cells)
        elif cells:
            self._write(f"\x1b[{cells}C")

    def _places(self, text: str) -> list[Place]:
        """Return the position of each letter, and of the end of the text."""
        columns = max(2, self._columns())
        row, column = divmod(self._begins, columns)
        row, is_full = 0, False
        places = [(row, column)]
        for letter in text:
            cells = width(letter) if letter != "\n" else 0
            if (letter == "\n" and not is_full) or column + cells > columns:
                row, column = row + 1, 0
            column += cells
            is_full = column == columns or (is_full and not cells and letter != "\n")
            if column == columns:
                row, column = row + 1, 0
            places.append((row, column))
        return places


def _common(one: str, other: str) -> int:
    """Return the length of the common beginning of two texts."""
    if other.startswith(one):
        return len(one)
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (mine, others) in pairs if mine != others), min(len(one), len(other)))


def _visible(text: str) -> str:
    """Return text without control characters, and with a mark for each byte that could not be decoded."""
    text = _NO_LETTER.sub(_MARK, text.replace("\t", " "))
    return text if text.isprintable() else REFUSED_IN_GUIDES.sub("", text)
