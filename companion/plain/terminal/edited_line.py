"""Asks for a line at a terminal, where this program is the line editor."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from companion.dates import seconds
from companion.plain.prompt import Prompt
from companion.plain.terminal.typed_line import Line, line_of

assert sys.platform != "win32"  # there the console has a line editor of its own

from companion.plain.terminal.line_editor import HideError, LineEditor  # noqa: E402
from companion.plain.terminal.tty import LineTerminal  # noqa: E402


def standard() -> LineTerminal:
    """Return the terminal that standard input is."""
    shows = sys.stdout is not None and sys.stdout.isatty()
    keyboard = sys.stdin.fileno()
    return _terminal(keyboard, sys.stdout.fileno() if shows else keyboard, shows)


@cache
def _terminal(keyboard: int, screen: int, shows: bool) -> LineTerminal:
    """Return the terminal of two files. It is one for good, as a key may have begun to come."""
    is_dumb = os.environ.get("TERM", "") in ("", "dumb", "unknown")
    return LineTerminal(keyboard, screen, is_modest=is_dumb or not shows)


@contextmanager
def controlling() -> Iterator[LineTerminal | None]:
    """Yield the terminal this program was started from, also where something else is piped in."""
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
    """Ask a question and return the line that is typed; see ``lines.read``."""
    editor = LineEditor(terminal, prompt, question.rpartition("\n")[2])

    def line(*, is_entered: bool) -> Line:
        return line_of(editor.text, terminal.encoding, is_entered=is_entered)

    try:
        with terminal.held():  # before it is shown that something can be typed
            print("" if prompt.is_hidden else question, end="", flush=True)
            terminal.write(question if prompt.is_hidden else "")  # also where the output goes elsewhere
            editor.read(limit, seconds)
    except HideError:
        terminal.write("\n")
        return line(is_entered=False)
    except BaseException:
        unsent(line(is_entered=False).text)
        raise
    return line(is_entered=True)
