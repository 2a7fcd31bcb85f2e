"""A question, and what it takes for an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

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
