"""A line that was read, and the letters that its bytes stand for."""

from __future__ import annotations

import os
from typing import NamedTuple

from companion.charset import encoding_of
from companion.text import clean

_HIDE = "\f"
"""A line with nothing but ctrl+l, which hides the page."""
NO_LETTERS = (
    "Some bytes of that line are no letters in UTF-8. A \N{REPLACEMENT CHARACTER} is in the place of each."
    " A text that is saved as UTF-8 comes through as it is."
)


class Line(NamedTuple):
    """What was typed."""

    text: str
    is_entered: bool = True
    """Whether Enter ended it; if not, too much time went by or ctrl+l was pressed, and the page is hidden."""
    is_whole: bool = True
    """Whether all bytes of it were letters; each that was none is a replacement character."""


def line_of(text: str, encoding: str, *, is_entered: bool) -> Line:
    """Return a line of what was read. Bytes that were no letters in an encoding are lone surrogates in it."""
    if text == _HIDE:
        return Line("", is_entered=False)
    try:
        read, is_whole = decoded(text.encode(encoding, "surrogateescape"), encoding)
    except UnicodeError:  # it never was bytes
        return Line(clean(text), is_entered)
    return Line(clean(read), is_entered, is_whole)


def decoded(data: bytes, *encodings: str) -> tuple[str, bool]:
    """Return the letters that bytes stand for, and whether all of them are letters.

    They are read as UTF-8, or else in the encoding that the person's settings name, or else with
    a replacement character in the place of each byte that is no letter.
    """
    for encoding in ("utf-8", *encodings, encoding_of(os.environ)):
        try:
            return data.decode(encoding), True
        except UnicodeError:
            continue
    return data.decode("utf-8", "surrogateescape").translate(_MARKS), False


_MARKS = dict.fromkeys(range(0xDC80, 0xDD00), "\N{REPLACEMENT CHARACTER}")
