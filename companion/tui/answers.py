"""Reads what a terminal answers about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.tui.background import Paper, paper_of
from companion.tui.tokens import Token

_COLOUR = re.compile(r"\x1b\]11;([0-9a-zA-Z:/#]{0,48})(?:\x07|\x1b\\)")
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
            if match := _COLOUR.fullmatch(token.text):
                self.paper = paper_of(match[1]) or self.paper
            elif _KIND.fullmatch(token.text):
                self.are_complete = True
            else:
                yield token
