"""A line of input, and the decoding of its bytes."""

from __future__ import annotations

import os
from typing import NamedTuple

from companion.charset import encoding_of
from companion.messages import N_
from companion.text import clean

_HIDE = "\f"
"""A line that consists of ctrl+l, which hides the page."""
MARK = "\N{REPLACEMENT CHARACTER}"
# Translators: {mark} is a character that is shown in place of others.
NO_LETTERS = N_(
    "Part of that line cannot be read, because it is not UTF-8. That part is shown as {mark}. Save the"
    " text as UTF-8 and try again."
)


class Line(NamedTuple):
    """A line of input."""

    text: str
    is_entered: bool = True
    """Whether Enter ended the line. Otherwise ctrl+l was pressed or the time limit was reached."""
    is_whole: bool = True
    """Whether all bytes could be decoded. Each other byte is a replacement character in the text."""


def line_of(text: str, encoding: str, *, is_entered: bool) -> Line:
    """Return a line of input from the text that was read.

    In ``text``, a byte that could not be decoded with ``encoding`` is a lone surrogate, as with
    ``surrogateescape``.
    """
    if text == _HIDE:
        return Line("", is_entered=False)
    try:
        read, is_whole = decoded(text.encode(encoding, "surrogateescape"), encoding)
    except UnicodeError:  # the text does not come from bytes
        return Line(clean(text), is_entered)
    return Line(clean(read), is_entered, is_whole)


def decoded(data: bytes, *encodings: str) -> tuple[str, bool]:
    """Return decoded bytes, and whether all of them could be decoded.

    UTF-8 is tried first, then ``encodings``, then the encoding of the locale. If all fail, each byte that is
    not UTF-8 becomes a replacement character.
    """
    for encoding in ("utf-8", *encodings, encoding_of(os.environ)):
        try:
            return data.decode(encoding), True
        except UnicodeError:
            continue
    return data.decode("utf-8", "surrogateescape").translate(_MARKS), False


_MARKS = dict.fromkeys(range(0xDC80, 0xDD00), MARK)
