"""A question, what it takes for an answer, and asking it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from companion.plain.line import NO_LETTERS, Line
from companion.plain.lines import is_typed, read_hidden, read_line
from companion.plain.printing import fitted

BACK = "\b"
"""The answer of somebody who goes back, whichever letter or word they said it with."""


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
    is_blank: bool = False
    """Whether it stands where nothing of the person's own is to be seen, so that no summary opens, either."""
    keeps_paragraphs: bool = False
    """Whether a text that is pasted may have several lines."""
    draft: Callable[[str], None] | None = None
    """Keeps a line that came too late to be an answer: the person's own words."""
    is_hidden: bool = False
    """Whether what is typed must not be seen."""


Ask = Callable[[Prompt], str]
"""Asks until there is an answer: nothing for Enter, ``BACK``, a number, or a text."""


def read(prompt: Prompt, limit: float = 0, unsent: Callable[[str], object] = lambda _: None) -> Line:
    """Return the next line, or what there is of it where no key came for ``limit`` seconds.

    ``unsent`` is called with what there is of it where the reading ends in another way.

    Raises:
        EOFError: if no line comes any more.
        LockedError: if it must not be seen and there is no terminal to hide it.
    """
    if prompt.is_hidden:
        return read_hidden(prompt.text, limit)
    # Nobody ends a line of a pipe with Enter, so what follows would stand behind the question.
    question = "\n".join(fitted(prompt.text)) + (" " if is_typed() else "\n")
    line = read_line(
        question,
        limit=limit,
        is_text=prompt.is_text,
        keeps_paragraphs=prompt.keeps_paragraphs,
        unsent=unsent,
    )
    if not line.is_whole:
        print(*fitted(NO_LETTERS), sep="\n")
    return line
