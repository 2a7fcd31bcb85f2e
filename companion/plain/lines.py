"""Reads lines: the one place where words come in line by line, typed at a terminal or through a pipe."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

from companion.dates import seconds
from companion.journal.errors import LockedError
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
    is_entered = not (limit and seconds() - began >= limit)
    line = line.removeprefix("\ufeff").rstrip("\r\n")  # the mark of a file's encoding is no letter of a text
    return line_of(line, encoding, is_entered=is_entered)


def read_hidden(question: str, limit: float = 0) -> Line:
    """Return a line that is not shown while it is typed; empty at the end of the input.

    Raises:
        LockedError: if there is no terminal to hide it.
    """
    try:
        line = _hidden(question, limit)
    except EOFError:
        print(file=sys.stderr)
        return Line("")
    if line.is_entered and not line.is_whole:
        return read_hidden(
            f"What was typed are no letters this computer knows. Try again.\n{question}", limit
        )
    return line


def _hidden(question: str, limit: float) -> Line:
    if sys.platform != "win32":
        from companion.plain.at_terminal import controlling, edited, standard

        with nullcontext(standard()) if is_typed() else controlling() as terminal:
            if terminal:
                return edited(terminal, question, limit, is_hidden=True)
    elif is_typed():
        import getpass

        return Line(getpass.getpass(question))
    raise LockedError(
        "The passphrase is needed, and there is no terminal to ask for it."
        " A script can hand it over through COMPANION_PASSPHRASE_FD."
    )


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
