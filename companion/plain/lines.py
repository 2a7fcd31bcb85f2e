"""Reads lines: the one place where words come in line by line, typed at a terminal or through a pipe."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

from companion.dates import seconds
from companion.plain.line import Line, line_of


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
