"""Reads lines from a terminal or a pipe. All input of the line-by-line interface comes from here."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

from companion.dates import seconds
from companion.journal.errors import LockedError
from companion.messages import gettext as _
from companion.plain.fitting import fitted
from companion.plain.prompt import Prompt
from companion.plain.terminal.typed_line import MARK, NO_LETTERS, Line, line_of


def read(prompt: Prompt, limit: float = 0, unsent: Callable[[str], object] = lambda _: None) -> Line:
    """Print a question and return the line that is typed, or what was typed of it before the time limit.

    ``limit`` is the longest time without a key in seconds, with 0 for none. ``unsent`` receives the
    unfinished line if reading ends with an error.

    Raises:
        EOFError: if the input has ended.
        LockedError: if the line must be hidden and there is no terminal that can hide it.
        OSError: if the question could not be written.
    """
    if prompt.is_hidden:
        return read_hidden(f"{prompt.text} ", limit)
    # A pipe does not echo Enter, so without a line break the next output would follow the question.
    question = "\n".join(fitted(prompt.text)) + (" " if is_typed() else "\n")
    if sys.platform != "win32" and is_typed():
        from companion.plain.terminal.edited_line import edited, standard

        line = edited(standard(), prompt, question, limit, unsent)
    else:
        line = _next(question, limit)
    if not line.is_whole:
        print(*fitted(_(NO_LETTERS).format(mark=MARK)), sep="\n")
    return line


def _next(question: str, limit: float) -> Line:
    print(question, end="", flush=True)
    began = seconds()
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise EOFError
    encoding = sys.stdin.encoding if isinstance(sys.stdin, io.TextIOWrapper) else "utf-8"
    is_entered = not (limit and seconds() - began >= limit)
    line = line.removeprefix("\ufeff").rstrip("\r\n")  # a byte order mark is not part of the text
    return line_of(line, encoding, is_entered=is_entered)


def read_hidden(question: str, limit: float = 0) -> Line:
    """Return a line without showing it while it is typed; empty at the end of the input.

    ``limit`` is the longest time without a key in seconds, with 0 for none.

    Raises:
        LockedError: if there is no terminal that can hide the line.
    """
    try:
        line = _hidden(question, limit)
    except EOFError:
        print(file=sys.stderr)
        return Line("")
    if line.is_entered and not line.is_whole:
        again = _("This computer cannot read those characters. Try again.")
        return read_hidden(f"{again}\n{question}", limit)
    return line


def _hidden(question: str, limit: float) -> Line:
    if sys.platform != "win32":
        from companion.plain.terminal.edited_line import controlling, edited, standard

        with nullcontext(standard()) if is_typed() else controlling() as terminal:
            if terminal:
                return edited(terminal, Prompt(question, is_hidden=True), question, limit)
    elif is_typed():
        import getpass

        return Line(getpass.getpass(question))
    raise LockedError(
        _(
            "A passphrase is needed, but there is no terminal to type it in. A script can use"
            " COMPANION_PASSPHRASE_FD."
        )
    )


@contextmanager
def held() -> Iterator[None]:
    """Keep the terminal in the line editor's mode while several lines are read.

    The terminal's own mode limits the length of a line, so text typed between two questions could be lost.
    """
    if sys.platform != "win32" and is_typed():
        from companion.plain.terminal.edited_line import standard

        with standard().held():
            yield
    else:
        yield


def is_typed() -> bool:
    """Return whether standard input is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()
