"""Asks the terminal for its background during the start, and keeps what is typed meanwhile."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from companion.tui.terminal.background import QUESTION
from companion.tui.terminal.raw_mode import RawMode
from companion.tui.terminal.state import Kind, Terminal

_PATIENCE = 0.08
"""Seconds to wait for an answer that has not arrived while the program was being loaded."""

_LEAVE = b"\x1b[0 q\x1b[H\x1b[J\x1b[?1049l"


class TerminalQuery:
    """A terminal that is being asked for its background."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def ask(self) -> None:
        """Ask, unless the terminal is one that would print the question."""
        if not self.terminal.kind.is_modest and sys.__stdout__:
            os.write(sys.__stdout__.fileno(), QUESTION)
            self.terminal.is_asked = True

    def hear(self, patience: float = _PATIENCE) -> Terminal:
        """Read the answers and the keys typed so far; return the terminal with what is now known about it."""
        terminal, end = self.terminal, time.monotonic() + patience
        while data := self._read(end):
            # In lines typed before raw mode, the terminal has turned Enter into a line feed.
            tokens = terminal.tokenizer.feed(data.replace(b"\n", b"\r"), time.monotonic())
            terminal.typed += terminal.answers.others(tokens)
        terminal.paper = terminal.answers.paper or terminal.kind.hint or "dark"
        return terminal

    def _read(self, end: float) -> bytes:
        """Return the input that has arrived. Wait for it only while an answer is missing."""
        left = max(0.0, end - time.monotonic()) if self.terminal.waits else 0.0
        keyboard = sys.__stdin__.fileno() if sys.__stdin__ else -1
        return os.read(keyboard, 4096) if select.select([keyboard], [], [], left)[0] else b""

    def take_away(self) -> None:
        """Remove the painted page, if the driver has not taken it over."""
        if self.terminal.is_painted and sys.__stdout__:
            self.terminal.is_painted = False
            with suppress(OSError):  # the terminal was closed
                os.write(sys.__stdout__.fileno(), _LEAVE)


@contextmanager
def asking_terminal(kind: Kind, *, asks: bool) -> Iterator[TerminalQuery]:
    """Switch the terminal to raw mode and ask it. Restore its settings afterwards, even after an error."""
    asking = TerminalQuery(Terminal(kind))
    hush = RawMode(sys.__stdin__.fileno() if sys.__stdin__ else -1, asking.take_away)
    hush.begin()
    try:
        asking.terminal.settings = hush.before
        if asks:
            asking.ask()
        yield asking
    finally:
        hush.end()
