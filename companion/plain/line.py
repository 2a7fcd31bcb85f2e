"""A line that was read, and the letters that its bytes stand for."""

from __future__ import annotations

import os
from typing import NamedTuple

from companion.letters import encoding_of
from companion.text import clean

HIDE = "\f"
"""A line with nothing but ctrl+l, which hides the page on the screen."""
NO_LETTERS = (
    "Some bytes of that line are no letters in UTF-8. A \N{REPLACEMENT CHARACTER} is in the place of each."
    " A text that is saved as UTF-8 comes through as it is."
)


class Line(NamedTuple):
    """What was typed."""

    text: str
    in_time: bool = True
    """Whether its end came before the time was over in which one was waited for."""
    is_whole: bool = True
    """Whether all bytes of it were letters; each that was none is a replacement character."""


def line_of(text: str, encoding: str, *, in_time: bool) -> Line:
    """Return a line of what was read. Bytes that were no letters in an encoding are lone surrogates in it."""
    if text == HIDE:
        return Line(text, in_time)
    try:
        read, is_whole = decoded(text.encode(encoding, "surrogateescape"), encoding)
    except UnicodeError:  # it never was bytes
        return Line(clean(text), in_time)
    return Line(clean(read), in_time, is_whole)


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
