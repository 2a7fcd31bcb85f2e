"""A question and what it takes for an answer; and reading what is typed, line by line."""

from __future__ import annotations

import select
import sys
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field

from companion.plain.asking import hidden
from companion.text import clean

BACK = "\b"
"""What a talk gets where the person goes back, whichever letter or word they said it with."""


@dataclass(frozen=True)
class Prompt:
    """A question at which the program waits."""

    text: str
    answers: Sequence[str] = field(default=())
    """What can be chosen, in words, each known by its number too."""
    several: bool = False
    """Whether numbers are asked for, as many as the person likes."""
    or_none: bool = False
    """Whether 0 takes back what was chosen."""
    is_text: bool = False
    """Whether any line is an answer. Help, resources and the summary open here, too; nothing else does."""
    is_hidden: bool = False
    """Whether what is typed must not be seen."""


Then = Callable[[], object] | None
"""What follows once a talk is over and closed."""
Talk = Generator[Prompt, str, Then]
"""Says something, asks, and is sent what was answered: nothing for Enter, ``BACK``, a number, or a text."""


def read(prompt: Prompt, seconds: float = 0) -> str | None:
    """Return the next line; None if nobody typed one for some seconds, where those are limited.

    Raises:
        EOFError: if no line comes any more.
        LockedError: if it must not be seen and there is no terminal to hide it.
    """
    if prompt.is_hidden:
        return hidden(prompt.text)
    at_terminal = sys.stdin is not None and sys.stdin.isatty()
    # Nobody ends a line there with Enter, so what follows would stand behind the question.
    print(prompt.text, end="" if at_terminal else "\n", flush=True)
    if seconds and at_terminal and not select.select([sys.stdin], [], [], seconds)[0]:
        print()
        return None
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise EOFError
    return clean(line.rstrip("\r\n"))
