"""Raw mode: a terminal that neither echoes nor waits for whole lines, until its settings are restored."""

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

_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6  # indexes in the result of tcgetattr
_DEADLY = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
"""Signals that would end the program before the settings could be restored."""


class RawMode:
    """Raw mode for a terminal: from ``begin`` to ``end``, keys are read one by one and are not echoed.

    ctrl+c still ends the program. ``take_away`` removes what was drawn meanwhile, before the settings are
    restored.
    """

    def __init__(self, terminal: int, take_away: Callable[[], object]) -> None:
        self._terminal = terminal
        self._take_away = take_away
        self.before: list[Any] | None = None
        """The settings before ``begin``, for whoever restores them."""

    def begin(self) -> None:
        """Switch to raw mode, if this is a terminal."""
        with contextlib.suppress(termios.error):
            self.before = termios.tcgetattr(self._terminal)
            termios.tcsetattr(self._terminal, termios.TCSANOW, _hushed(self.before, self._terminal))
            for number in _DEADLY:
                if signal.getsignal(number) is signal.SIG_DFL:
                    signal.signal(number, self._end_by)

    def end(self) -> None:
        """Restore the settings. Nothing that was typed is lost."""
        self._take_away()
        for number in _DEADLY:
            if signal.getsignal(number) == self._end_by:
                signal.signal(number, signal.SIG_DFL)
        if self.before:
            with contextlib.suppress(termios.error):  # the terminal was closed
                termios.tcsetattr(self._terminal, termios.TCSANOW, self.before)

    def _end_by(self, number: int, _: FrameType | None) -> None:
        self.end()
        os.kill(os.getpid(), number)


def _hushed(settings: list[Any], terminal: int) -> list[Any]:
    changed = [*settings[:_CHARACTERS], list(settings[_CHARACTERS])]
    changed[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    changed[_INPUT] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
    changed[_CHARACTERS][termios.VMIN], changed[_CHARACTERS][termios.VTIME] = 1, 0
    # The key that suspends the program waits until the program can do it, like any other key.
    changed[_CHARACTERS][termios.VSUSP] = bytes([os.fpathconf(terminal, "PC_VDISABLE")])
    return changed
