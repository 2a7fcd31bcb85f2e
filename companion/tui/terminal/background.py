"""Asks a terminal for its background colour, and reads the answer, or a hint if there is no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from companion.tui.terminal.tokenizer import Token

Paper = Literal["dark", "light"]

QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
"""Asks for the background colour, and then for the device attributes, which every terminal answers. If only
the second answer comes, there is no need to wait for the first.
"""

_COLOUR = re.compile(r"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})", re.IGNORECASE)
_SHARES = (0.2126, 0.7152, 0.0722)
"""The shares of red, green and blue in the brightness of a colour (ITU-R BT.709)."""

_LIGHT_NUMBERS = frozenset((7, *range(9, 16)))
"""The light ones among the 16 numbered colours of terminals."""


def paper_of(colour: str) -> Paper | None:
    """Return whether a colour is dark or light. It is written as terminals answer, such as
    ``rgb:ffff/ffff/ffff``.
    """
    match = _COLOUR.match(colour)
    if not match:
        return None
    shares = (int(part, 16) / (16 ** len(part) - 1) for part in match.groups())
    # The eye's middle between black and white has about a fifth of white's light.
    light = sum(weight * share**2.2 for weight, share in zip(_SHARES, shares, strict=True))
    return "light" if light > 0.18 else "dark"


def hinted(colorfgbg: str) -> Paper | None:
    """Return the background that the variable ``COLORFGBG`` names, as in ``15;0`` or ``0;default;15``; else
    None.
    """
    last = colorfgbg.rpartition(";")[2]
    if not (last.isascii() and last.isdigit()):
        return None
    return "light" if int(last) in _LIGHT_NUMBERS else "dark"


_ANSWER = re.compile(r"\x1b\]11;([0-9a-zA-Z:/#]{0,48})(?:\x07|\x1b\\)")
_KIND = re.compile(r"\x1b\[\?[0-9;]*c")


class Answers:
    """The terminal's answers to the questions before the first page."""

    def __init__(self) -> None:
        self.paper: Paper | None = None
        """The background that the terminal has named."""
        self.are_complete = False
        """Whether the last answer has arrived."""

    def others(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """Take the answers out of some tokens, and yield the other tokens."""
        for token in tokens:
            if match := _ANSWER.fullmatch(token.text):
                self.paper = paper_of(match[1]) or self.paper
            elif _KIND.fullmatch(token.text):
                self.are_complete = True
            else:
                yield token
