"""The person's terminal: its kind, its answers, and what was typed before the screen was there."""

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
    """The properties of a terminal, according to the environment variables."""

    encoding: str = "utf-8"
    is_modest: bool = False
    """Whether the terminal has few symbols, and may print the queries that newer terminals answer."""
    hint: Paper | None = None
    """The background, if a variable names it."""


class Terminal(Struct):
    """The terminal before the first page. The driver takes it over."""

    kind: Kind = field(default_factory=Kind)
    paper: Paper = "dark"
    answers: Answers = field(default_factory=Answers)
    tokenizer: Tokenizer = field(default_factory=Tokenizer)
    """Splits the input into tokens. It may hold the beginning of a key."""
    typed: list[Token] = field(default_factory=list)
    """The tokens typed before the screen was there."""
    settings: list[Any] | None = None
    """The settings of the terminal before the program began."""
    is_asked: bool = False
    """Whether the terminal was asked for its background."""
    is_painted: bool = False
    """Whether the page was painted before the driver took the terminal over."""

    def __post_init__(self) -> None:
        self.tokenizer = Tokenizer(self.kind.encoding)

    @property
    def waits(self) -> bool:
        """Whether an answer is missing."""
        return self.is_asked and not self.answers.are_complete


def kind_of(environ: Mapping[str, str]) -> Kind:
    """Return the kind of terminal that environment variables describe."""
    modest = bool(_MODEST.match(environ.get("TERM", "")))
    return Kind(encoding_of(environ), modest, hinted(environ.get("COLORFGBG", "")))
