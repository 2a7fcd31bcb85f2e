"""Makes of bytes from a terminal what Textual understands: keys, and not what the terminal answers."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual import constants
from textual._xterm_parser import XTermParser
from textual.message import Message

from companion.tui.answers import Answers


class Keyboard:
    """What is typed, torn apart as it arrives."""

    def __init__(self, parser: XTermParser, answers: Answers, encoding: str) -> None:
        self._parser = parser
        self._answers = answers
        self._decode = getincrementaldecoder(encoding)(errors="replace").decode

    @property
    def patience(self) -> float | None:
        """Seconds after which what has arrived is all there is; None if nothing has that waits for more."""
        waits = self._answers.is_holding or self._parser._timeout_time is not None
        return constants.ESCAPE_DELAY if waits else None

    def typed(self, data: bytes) -> Iterator[Message]:
        """Yield what bytes mean that are known to be keys."""
        if text := self._decode(data):
            yield from self._parser.feed(text)

    def take(self, data: bytes) -> Iterator[Message]:
        """Yield what bytes mean that have just arrived."""
        yield from self.typed(self._answers.take(data))
        yield from self._parser.tick()

    def wait(self) -> Iterator[Message]:
        """Yield what it means that nothing more has arrived."""
        if keys := self._answers.overdue():
            yield from self.typed(keys)
            self._parser._timeout_time = 0.0  # the parser need not wait as long once more
        yield from self._parser.tick()
