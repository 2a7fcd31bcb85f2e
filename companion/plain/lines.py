"""Reads lines: the one place where words come in line by line, typed at a terminal or through a pipe."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import NamedTuple

from companion.dates import seconds
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


def read_line(
    question: str,
    *,
    limit: float = 0,
    is_text: bool = False,
    keeps_paragraphs: bool = False,
    unsent: Callable[[str], object] = lambda _: None,
) -> Line:
    """Print a question, and return the line that comes.

    Text that is pasted at a terminal is one line; ``keeps_paragraphs`` lets it have several. ``is_text``
    says that any line is an answer. ``limit`` is the longest time in seconds without a key, after which
    there is what was typed until then; 0 for none. ``unsent`` is called with that if something else ends it.

    Raises:
        EOFError: if no line comes any more.
        OSError: if what was printed could not be written.
    """
    if sys.platform != "win32" and is_typed():
        from companion.plain.at_terminal import edited, standard

        how = {"is_text": is_text, "keeps_paragraphs": keeps_paragraphs}
        return edited(standard(), question, limit, unsent, **how)
    print(question, end="", flush=True)
    began = seconds()
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise EOFError
    encoding = sys.stdin.encoding if isinstance(sys.stdin, io.TextIOWrapper) else "utf-8"
    in_time = not (limit and seconds() - began >= limit)
    line = line.removeprefix("\ufeff").rstrip("\r\n")  # the mark of a file's encoding is no letter of a text
    return line_of(line, encoding, in_time=in_time)


def read_hidden(question: str) -> Line | None:
    """Return a line that is not shown while it is typed; None if there is no terminal to keep it from that.

    Raises:
        EOFError: if the input ended.
    """
    if sys.platform != "win32":
        from companion.plain.at_terminal import controlling, edited, standard

        with nullcontext(standard()) if is_typed() else controlling() as terminal:
            if terminal is None:
                return None
            return edited(terminal, question, is_hidden=True)
    import getpass

    return Line(getpass.getpass(question)) if is_typed() else None


@contextmanager
def held() -> Iterator[None]:
    """Hold the terminal while several lines are read, so that nothing typed between two of them is cut."""
    if sys.platform != "win32" and is_typed():
        from companion.plain.at_terminal import standard

        with standard().held():
            yield
    else:
        yield


def is_typed() -> bool:
    """Whether somebody types at a terminal, and nothing is piped in."""
    return sys.stdin is not None and sys.stdin.isatty()


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
