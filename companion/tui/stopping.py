"""Stops the program as any other in a shell, and lets it go on: what was typed is kept before, the terminal
given back meanwhile, and the screen drawn anew after.
"""

from __future__ import annotations

import os
import signal
import sys
from asyncio import AbstractEventLoop
from typing import Protocol

if sys.platform == "win32":
    raise ImportError("Textual holds the terminal there")

_SOON = 0.5
"""Seconds after which a program that was not stopped after all looks whether it is in front."""


def can_stop() -> bool:
    """Whether somebody could let a stopped program go on.

    A shell that can gives each program a group of its own. Without such a shell, as in a window opened for
    this program alone, it would stand still for ever.
    """
    return os.getpgrp() != os.getsid(0) and signal.getsignal(signal.SIGTSTP) != signal.SIG_IGN


class Holding(Protocol):
    """What holds the terminal."""

    @property
    def is_on(self) -> bool:
        """Whether the terminal is ours now."""

    @property
    def fileno(self) -> int:
        """The terminal's number."""

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""

    def resume_application_mode(self) -> None:
        """Take it again."""


class Stopped(Protocol):
    """What is stopped."""

    @property
    def is_leaving(self) -> bool:
        """Whether the program is about to end."""

    def keep_unless_locked(self) -> None:
        """Keep what was typed."""

    def hide_if_late(self) -> None:
        """Hide everything if nobody was there for long enough."""

    def refresh(self, *, layout: bool) -> object:
        """Draw the screen anew."""


class Stopping:
    """Stops and goes on, by the key and by the system's signals."""

    def __init__(self, driver: Holding, app: Stopped, loop: AbstractEventLoop, *, possible: bool) -> None:
        self._driver = driver
        self._app = app
        self._loop = loop
        self._possible = possible
        self._loop.add_signal_handler(signal.SIGTSTP, self.stop)
        self._loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def stop(self) -> bool:
        """Stop, until the shell lets us go on; say whether that was possible."""
        if not self._possible or self._app.is_leaving:
            return False
        self._app.keep_unless_locked()
        if self._driver.is_on:
            self._driver.suspend_application_mode()
        self._stand_still()
        return True

    def _stand_still(self) -> None:
        """Stop this program and those that began it, such as a script: all that the shell takes for one."""
        if self._app.is_leaving:
            return
        self._loop.remove_signal_handler(signal.SIGTSTP)  # the system's own way: it stops nobody who is alone
        os.kill(0, signal.SIGTSTP)
        self._loop.add_signal_handler(signal.SIGTSTP, self.stop)
        self._loop.call_later(_SOON, self._look)

    def _look(self) -> None:
        if not self._driver.is_on:
            self._go_on()

    def _go_on(self) -> None:
        """Take the terminal again, whatever was done to it meanwhile, and draw the screen anew."""
        if self._app.is_leaving:
            return
        if not self._is_in_front():
            self._loop.call_soon(
                self._stand_still
            )  # after a signal to end, which would come together with this
            return
        self._app.hide_if_late()
        if self._driver.is_on:  # there was no time to give it back
            self._driver.suspend_application_mode()
        self._driver.resume_application_mode()
        self._app.refresh(layout=True)

    def _is_in_front(self) -> bool:
        try:
            return os.tcgetpgrp(self._driver.fileno) == os.getpgrp()
        except OSError:  # it is not ours to ask, or gone
            return True
