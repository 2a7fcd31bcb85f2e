"""A question and what it takes for an answer; and reading what is typed, line by line."""

from __future__ import annotations

import select
import sys
from collections.abc import Callable, Generator, Sequence
from typing import NamedTuple

from msgspec import Struct

from companion.plain.asking import hidden
from companion.plain.printing import fitted
from companion.text import clean

HIDE = "\f"
"""A line with nothing but ctrl+l, which hides the page on the screen."""
BACK = "\b"
"""What a talk gets where the person goes back, whichever letter or word they said it with."""


class Prompt(Struct, frozen=True):
    """A question at which the program waits."""

    text: str
    answers: Sequence[str] = ()
    """What can be chosen, in words, each known by its number too."""
    several: bool = False
    """Whether numbers are asked for, as many as the person likes."""
    or_none: bool = False
    """Whether 0 takes back what was chosen."""
    is_text: bool = False
    """Whether any line is an answer. Help, resources and the summary open here, too; nothing else does."""
    draft: Callable[[str], None] | None = None
    """Keeps a line that came too late to be an answer: the person's own words."""
    is_hidden: bool = False
    """Whether what is typed must not be seen."""


class Line(NamedTuple):
    """What was typed."""

    text: str
    in_time: bool = True
    """Whether its end came before the time was over in which one was waited for."""


Then = Callable[[], object] | None
"""What follows once a talk is over and closed."""
Talk = Generator[Prompt, str, Then]
"""Says something, asks, and is sent what was answered: nothing for Enter, ``BACK``, a number, or a text."""


def read(prompt: Prompt, seconds: float = 0) -> Line:
    """Return the next line, or what there is of it after some seconds, where those are limited.

    Raises:
        EOFError: if no line comes any more.
        LockedError: if it must not be seen and there is no terminal to hide it.
    """
    if prompt.is_hidden:
        return Line(hidden(prompt.text))
    at_terminal = sys.stdin is not None and sys.stdin.isatty()
    # Nobody ends a line there with Enter, so what follows would stand behind the question.
    print(*fitted(prompt.text), sep="\n", end=" " if at_terminal else "\n", flush=True)
    if seconds and at_terminal and _can_wait and not select.select([sys.stdin], [], [], seconds)[0]:
        print()
        return Line(_begun(), in_time=False)
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise EOFError
    line = line.rstrip("\r\n")
    return Line(line if line == HIDE else clean(line))


_can_wait = sys.platform != "win32"
"""Windows waits for nothing but sockets; there it is seen afterwards that a line came late."""


def _begun() -> str:
    """Return what a terminal holds of a line that was not ended yet."""
    if sys.platform == "win32":
        return ""
    import os
    import termios

    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    at_once = termios.tcgetattr(number)
    at_once[3] &= ~termios.ICANON
    at_once[6][termios.VMIN] = at_once[6][termios.VTIME] = 0
    termios.tcsetattr(number, termios.TCSANOW, at_once)
    try:
        return clean(os.read(number, _LONGEST).decode(sys.stdin.encoding, "replace"))
    finally:
        termios.tcsetattr(number, termios.TCSANOW, before)


_LONGEST = 4096
"""As many bytes as a line of a terminal takes."""
