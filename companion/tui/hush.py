"""A terminal that neither echoes nor waits for whole lines, until it is given back as it was."""

from __future__ import annotations

import contextlib
import os
import signal
import termios
from types import FrameType
from typing import Any

_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6  # places in what tcgetattr returns
_DEADLY = (signal.SIGTERM, signal.SIGHUP)
"""Signals that would end the program before anything could be given back."""


class Hush:
    """From ``begin`` on keys can be read one by one and are not shown; ctrl+c still ends the program."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self.before: list[Any] | None = None
        """How the terminal was set, for whoever gives it back."""

    def begin(self) -> None:
        """Hush the terminal, if it is one."""
        with contextlib.suppress(termios.error):
            self.before = termios.tcgetattr(self._terminal)
            termios.tcsetattr(self._terminal, termios.TCSANOW, _hushed(self.before))
            for number in _DEADLY:
                if signal.getsignal(number) is signal.SIG_DFL:
                    signal.signal(number, self._end_by)

    def end(self) -> None:
        """Give it back. Nothing that was typed is lost by that."""
        for number in _DEADLY:
            if signal.getsignal(number) == self._end_by:
                signal.signal(number, signal.SIG_DFL)
        if self.before:
            with contextlib.suppress(termios.error):  # it was closed
                termios.tcsetattr(self._terminal, termios.TCSANOW, self.before)

    def _end_by(self, number: int, _: FrameType | None) -> None:
        self.end()
        os.kill(os.getpid(), number)


def _hushed(settings: list[Any]) -> list[Any]:
    changed = [*settings[:_CHARACTERS], list(settings[_CHARACTERS])]
    changed[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    changed[_INPUT] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
    changed[_CHARACTERS][termios.VMIN], changed[_CHARACTERS][termios.VTIME] = 1, 0
    return changed
