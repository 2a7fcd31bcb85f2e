"""A terminal that neither echoes nor waits for whole lines, until it is given back as it was."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import termios
from collections.abc import Callable
from types import FrameType
from typing import Any

if sys.platform == "win32":
    raise ImportError("Textual holds the terminal there")

_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6  # places in what tcgetattr returns
_DEADLY = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
"""Signals that would end the program before anything could be given back."""


class RawMode:
    """From ``begin`` on keys can be read one by one and are not shown; ctrl+c still ends the program.

    ``take_away`` takes away what was drawn meanwhile, before the terminal is given back.
    """

    def __init__(self, terminal: int, take_away: Callable[[], object]) -> None:
        self._terminal = terminal
        self._take_away = take_away
        self.before: list[Any] | None = None
        """How the terminal was set, for whoever gives it back."""

    def begin(self) -> None:
        """Hush the terminal, if it is one."""
        with contextlib.suppress(termios.error):
            self.before = termios.tcgetattr(self._terminal)
            termios.tcsetattr(self._terminal, termios.TCSANOW, _hushed(self.before, self._terminal))
            for number in _DEADLY:
                if signal.getsignal(number) is signal.SIG_DFL:
                    signal.signal(number, self._end_by)

    def end(self) -> None:
        """Give it back. Nothing that was typed is lost by that."""
        self._take_away()
        for number in _DEADLY:
            if signal.getsignal(number) == self._end_by:
                signal.signal(number, signal.SIG_DFL)
        if self.before:
            with contextlib.suppress(termios.error):  # it was closed
                termios.tcsetattr(self._terminal, termios.TCSANOW, self.before)

    def _end_by(self, number: int, _: FrameType | None) -> None:
        self.end()
        os.kill(os.getpid(), number)


def _hushed(settings: list[Any], terminal: int) -> list[Any]:
    changed = [*settings[:_CHARACTERS], list(settings[_CHARACTERS])]
    changed[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    changed[_INPUT] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
    changed[_CHARACTERS][termios.VMIN], changed[_CHARACTERS][termios.VTIME] = 1, 0
    # What sets the program aside waits until the program itself can do it, as any key does.
    changed[_CHARACTERS][termios.VSUSP] = bytes([os.fpathconf(terminal, "PC_VDISABLE")])
    return changed
