"""The text of a line while it is edited, and the editing keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache

_JOINER = "\u200d"
_NARROW_MARKS = ("Mn", "Me", "Cf")
_SKINS = range(0x1F3FB, 0x1F400)
_LATER_JAMO = range(0x1160, 0x1200)
"""Korean vowels and final consonants (U+1160 to U+11FF), drawn in the cell of the letter before them."""


@cache
def width(letter: str) -> int:
    """Return the width of a letter in cells of the terminal: 0 if it is drawn on the letter before it."""
    if unicodedata.category(letter) in _NARROW_MARKS or ord(letter) in _LATER_JAMO:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


class LineBuffer:
    """A text with a cursor. Deleted text is not remembered.

    ``keeps_paragraphs`` says whether the text may have several lines.
    """

    def __init__(self, *, keeps_paragraphs: bool = False) -> None:
        self._letters: list[str] = []
        self._keeps_paragraphs = keeps_paragraphs
        self.at = 0
        """The position of the cursor: the number of letters before it."""

    @property
    def text(self) -> str:
        """The text, without empty lines at its ends. In a text of one line, line breaks are spaces."""
        text = "".join(self._letters).strip("\n")
        return text if self._keeps_paragraphs else text.replace("\n", " ")

    @property
    def shown(self) -> str:
        """The text with its empty lines, so that the cursor's position fits."""
        text = "".join(self._letters)
        return text if self._keeps_paragraphs else text.replace("\n", " ")

    def insert(self, letter: str) -> None:
        """Insert a letter at the cursor."""
        self._letters.insert(self.at, letter)
        self.at += 1

    def press(self, key: str) -> None:
        """Carry out a key that has a name: move the cursor, or delete the text up to where it would move."""
        deletes = key.startswith("delete ")
        if there := self._places.get(key.removeprefix("delete ").removeprefix("to ")):
            end = there()
            if deletes:
                first, last = sorted((self.at, end))
                del self._letters[first:last]
                end = first
            self.at = end

    @property
    def _places(self) -> dict[str, Callable[[], int]]:
        return {
            "left": self._left,
            "right": self._right,
            "word left": self._word_left,
            "word right": self._word_right,
            "home": self._start,
            "start": self._start,
            "end": self._end,
        }

    def _start(self) -> int:
        return 0

    def _end(self) -> int:
        return len(self._letters)

    def _left(self) -> int:
        at = max(0, self.at - 1)
        while at and self._belongs_to_one_before(at):
            at -= 1
        return at

    def _right(self) -> int:
        at = min(len(self._letters), self.at + 1)
        while at < len(self._letters) and self._belongs_to_one_before(at):
            at += 1
        return at

    def _belongs_to_one_before(self, at: int) -> bool:
        letter = self._letters[at]
        if letter in "\t\n" or self._letters[at - 1] in "\t\n":
            return False
        return not width(letter) or ord(letter) in _SKINS or self._letters[at - 1] == _JOINER

    def _word_left(self) -> int:
        at = self.at
        while at and self._letters[at - 1].isspace():
            at -= 1
        while at and not self._letters[at - 1].isspace():
            at -= 1
        return at

    def _word_right(self) -> int:
        at = self.at
        while at < len(self._letters) and self._letters[at].isspace():
            at += 1
        while at < len(self._letters) and not self._letters[at].isspace():
            at += 1
        return at
