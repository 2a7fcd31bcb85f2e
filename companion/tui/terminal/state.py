"""The terminal the person has: what their settings say, what it answered, what was typed meanwhile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import Struct, field

from companion.charset import encoding_of
from companion.tui.terminal.background import Answers, Paper, hinted
from companion.tui.terminal.tokenizer import Token, Tokenizer

_MODEST = re.compile(r"linux|vt\d|ansi|cons25|sun|eterm|cygwin", re.IGNORECASE)


class Kind(NamedTuple):
    """What the person's settings say of a terminal."""

    encoding: str = "utf-8"
    is_modest: bool = False
    """Whether it has few signs, and may show what newer terminals are asked."""
    hint: Paper | None = None
    """Its background, as far as a variable tells."""


class Terminal(Struct):
    """A terminal before the first page is drawn. The driver goes on from here."""

    kind: Kind = field(default_factory=Kind)
    paper: Paper = "dark"
    answers: Answers = field(default_factory=Answers)
    tokenizer: Tokenizer = field(default_factory=Tokenizer)
    """What takes apart all that arrives. It may hold the beginning of a key."""
    typed: list[Token] = field(default_factory=list)
    """What was pressed before the screen was there."""
    settings: list[Any] | None = None
    """How it was set before the program began."""
    is_asked: bool = False
    """Whether it was asked what it is like."""
    is_painted: bool = False
    """Whether the page stands on it that was written before the driver took it."""

    def __post_init__(self) -> None:
        self.tokenizer = Tokenizer(self.kind.encoding)

    @property
    def waits(self) -> bool:
        """Whether an answer is still to come."""
        return self.is_asked and not self.answers.are_complete


def kind_of(environ: Mapping[str, str]) -> Kind:
    """Return what the person's settings say."""
    modest = bool(_MODEST.match(environ.get("TERM", "")))
    return Kind(encoding_of(environ), modest, hinted(environ.get("COLORFGBG", "")))
