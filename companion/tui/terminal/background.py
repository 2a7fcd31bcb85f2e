"""Asks a terminal which colour its background has, and reads the answer, or a hint where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from companion.tui.terminal.tokenizer import Token

Paper = Literal["dark", "light"]

QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
"""Which colour the background has; and then what every terminal answers, so that nobody waits for the first
answer where only the second will come.
"""

_COLOUR = re.compile(r"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})", re.IGNORECASE)
_SHARES = (0.2126, 0.7152, 0.0722)
"""How much red, green and blue add to how bright a colour looks."""

_LIGHT_NUMBERS = frozenset((7, *range(9, 16)))
"""The numbers of the light ones among the sixteen colours that terminals have names for."""


def paper_of(colour: str) -> Paper | None:
    """Return whether a colour as terminals name it is dark or light."""
    match = _COLOUR.match(colour)
    if not match:
        return None
    shares = (int(part, 16) / (16 ** len(part) - 1) for part in match.groups())
    # What the eye takes for the middle between black and white is a fifth of the light of white.
    light = sum(weight * share**2.2 for weight, share in zip(_SHARES, shares, strict=True))
    return "light" if light > 0.18 else "dark"


def hinted(colorfgbg: str) -> Paper | None:
    """Return what the variable ``COLORFGBG`` says, which some terminals set: ``15;0``, ``0;default;15``."""
    last = colorfgbg.rpartition(";")[2]
    if not (last.isascii() and last.isdigit()):
        return None
    return "light" if int(last) in _LIGHT_NUMBERS else "dark"


_ANSWER = re.compile(r"\x1b\]11;([0-9a-zA-Z:/#]{0,48})(?:\x07|\x1b\\)")
_KIND = re.compile(r"\x1b\[\?[0-9;]*c")


class Answers:
    """The answers to what the terminal was asked before the first page."""

    def __init__(self) -> None:
        self.paper: Paper | None = None
        """The background, as the terminal said."""
        self.are_complete = False
        """Whether the answer has come after which no other will."""

    def others(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """Take in the answers among tokens, and yield the others."""
        for token in tokens:
            if match := _ANSWER.fullmatch(token.text):
                self.paper = paper_of(match[1]) or self.paper
            elif _KIND.fullmatch(token.text):
                self.are_complete = True
            else:
                yield token
