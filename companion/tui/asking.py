"""Asks the terminal for its background while the program is being loaded, and keeps what is typed then."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from companion.tui.background import QUESTION
from companion.tui.hush import Hush
from companion.tui.terminal import Kind, Terminal

_PATIENCE = 0.08
"""Seconds to wait for an answer that has not come while the program was being loaded."""


class Asking:
    """A terminal that answers while something else is done."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._is_asked = False

    def ask(self) -> None:
        """Ask, unless it is a terminal that would show the question."""
        if not self._terminal.kind.is_modest and sys.__stdout__:
            os.write(sys.__stdout__.fileno(), QUESTION)
            self._is_asked = True

    def hear(self) -> Terminal:
        """Take in what was answered and typed; return the terminal as it is now known."""
        terminal, end = self._terminal, time.monotonic() + _PATIENCE
        while data := self._read(end):
            terminal.typed += terminal.answers.take(data)
        # Lines that were typed before the terminal was hushed end with what it makes of Enter.
        terminal.typed = terminal.typed.replace(b"\n", b"\r")
        terminal.paper = terminal.answers.paper or terminal.kind.hint or "dark"
        return terminal

    def _read(self, end: float) -> bytes:
        """Return what has arrived; wait for it only while an answer is to come."""
        waits = self._is_asked and not self._terminal.answers.are_complete
        left = max(0.0, end - time.monotonic()) if waits else 0.0
        keyboard = sys.__stdin__.fileno() if sys.__stdin__ else -1
        return os.read(keyboard, 4096) if select.select([keyboard], [], [], left)[0] else b""


@contextmanager
def hushed(kind: Kind, *, asks: bool) -> Iterator[Asking]:
    """Hush the terminal and ask it; give it back as it was, however what is done meanwhile ends."""
    hush = Hush(sys.__stdin__.fileno() if sys.__stdin__ else -1)
    hush.begin()
    try:
        asking = Asking(Terminal(kind, settings=hush.before))
        if asks:
            asking.ask()
        yield asking
    finally:
        hush.end()
