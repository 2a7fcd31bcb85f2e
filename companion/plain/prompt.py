"""A question of the line-by-line interface, and the kinds of answer it accepts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

BACK = "\b"
"""The answer that means going back, whichever letter or word was typed for it."""


class Prompt(Struct, frozen=True):
    """A question that the program waits at."""

    text: str
    answers: Sequence[str] = ()
    """The labels of the options. Each can be chosen by its label or by its number, counted from 1."""
    also: Mapping[str, int] = {}
    """Other names of options, in lower case, with the numbers of the options."""
    several: bool = False
    """Whether the answer is any number of options."""
    narrows: bool = False
    """Whether letters that several options begin with are an answer: they narrow the list."""
    or_none: bool = False
    """Whether 0 is an answer, which clears the choice."""
    is_text: bool = False
    """Whether any line is an answer. Only help, resources and the summary can still be opened by their
    letter.
    """
    is_blank: bool = False
    """Whether the question is on a blank screen.

    The summary stays closed there, because it shows private text.
    """
    keeps_paragraphs: bool = False
    """Whether pasted text may keep its line breaks."""
    draft: Callable[[str], None] | None = None
    """Saves the unfinished line if reading ends early; None if such a line is not kept."""
    is_hidden: bool = False
    """Whether the answer is not shown while it is typed."""


Ask = Callable[[Prompt], str]
"""Asks a question until it is answered. Returns "" for Enter alone, ``BACK``, a number, or a text."""
