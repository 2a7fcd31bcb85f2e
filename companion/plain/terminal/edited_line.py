"""Asks for a line at a terminal with the program's own line editor."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from companion.dates import seconds
from companion.plain.prompt import Prompt
from companion.plain.terminal.typed_line import Line, line_of

assert sys.platform != "win32"  # the console of Windows has its own line editor

from companion.plain.terminal.line_editor import HideError, LineEditor  # noqa: E402
from companion.plain.terminal.tty import LineTerminal  # noqa: E402


def standard() -> LineTerminal:
    """Return the terminal that is standard input."""
    shows = sys.stdout is not None and sys.stdout.isatty()
    keyboard = sys.stdin.fileno()
    return _terminal(keyboard, sys.stdout.fileno() if shows else keyboard, shows)


@cache
def _terminal(keyboard: int, screen: int, shows: bool) -> LineTerminal:
    """Return the terminal of two file descriptors.

    The instance is reused, because it may hold the beginning of a key that was typed early.
    """
    is_dumb = os.environ.get("TERM", "") in ("", "dumb", "unknown")
    return LineTerminal(keyboard, screen, is_modest=is_dumb or not shows)


@contextmanager
def controlling() -> Iterator[LineTerminal | None]:
    """Yield the controlling terminal of this process, even if standard input is a pipe; None if there is
    none.
    """
    try:
        number = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        yield None
        return
    try:
        yield LineTerminal(number, number, is_modest=True)
    finally:
        os.close(number)


def edited(
    terminal: LineTerminal,
    prompt: Prompt,
    question: str,
    limit: float,
    unsent: Callable[[str], object] = lambda _: None,
) -> Line:
    """Ask a question and return the line that is typed.

    ``limit`` and ``unsent`` mean the same as in ``line_input.read``.

    Raises:
        EOFError: if the input has ended.
    """
    editor = LineEditor(terminal, prompt, question.rpartition("\n")[2])

    def line(*, is_entered: bool) -> Line:
        return line_of(editor.text, terminal.encoding, is_entered=is_entered)

    try:
        with terminal.held():  # the question may only appear once typed keys are read
            print("" if prompt.is_hidden else question, end="", flush=True)
            terminal.write(question if prompt.is_hidden else "")  # even if output is redirected
            editor.read(limit, seconds)
    except HideError:
        terminal.write("\n")
        return line(is_entered=False)
    except BaseException:
        unsent(line(is_entered=False).text)
        raise
    return line(is_entered=True)
