"""The terminal driver: it draws, shows the cursor, notices that the terminal is gone, and gives it back at
the end and while the program is suspended.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TextIO, cast

if sys.platform == "win32":
    raise ImportError("Textual holds the terminal there")

from textual.drivers.linux_driver import LinuxDriver

from companion.tui.app import CompanionApp
from companion.tui.terminal.keyboard import Keyboard
from companion.tui.terminal.termination import HANGUP_STATUS
from companion.tui.terminal.tokenizer import Token

_ENTER = "\x1b[?1049h"
_SHOW_CURSOR = "\x1b[?25h"  # Textual hides it, but braille displays and screen magnifiers follow it
_STEADY, _AS_BEFORE = "\x1b[4 q", "\x1b[0 q"  # a line under the letter, which hides nothing
_EMPTY = "\x1b[H\x1b[J"
"""Clears the screen before leaving it, because a terminal without a second screen would keep showing the
page.
"""
_KITTY = ("\x1b[>", "\x1b[<")
"""The beginnings of the sequences that turn kitty's keyboard protocol on and off. The protocol is never
turned on, because not every terminal sends text from input methods, dead keys and other layouts correctly
with it.
"""
_FOR_NEWER_ONES = (_STEADY, _AS_BEFORE, "\x1b]22;", "\x1b[?2026$p", "\x1b[?2048$p")
"""Sequences that a simple terminal might print: shapes of the cursor and the mouse pointer, and questions."""
_SOON = 0.5
"""Seconds after which a program that was not suspended after all checks whether it is in the foreground."""


class Output:
    """The file to which the screen is written.

    If a write fails, the output calls ``gone`` and ignores the rest. Otherwise Textual's writer thread would
    end silently, and the program would wait for it for ever.
    """

    def __init__(self, file: TextIO, gone: Callable[[], object]) -> None:
        self._file = file
        self._gone = gone
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        """Write a piece of the screen."""
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        """Send the pieces to the terminal."""
        self._try(self._file.flush)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (OSError, ValueError):  # or it was closed
            self._gone()


def can_stop() -> bool:
    """Return whether someone could resume the program after it was suspended.

    A shell that can resume programs gives each one a process group of its own. Without such a shell, as in a
    window opened for this program alone, a suspended program would never go on.
    """
    return os.getpgrp() != os.getsid(0) and signal.getsignal(signal.SIGTSTP) != signal.SIG_IGN


class ScreenDriver(LinuxDriver):
    """Textual's driver, on the terminal of standard output.

    Textual draws on standard error, which may have been sent elsewhere. ``start.py`` is called only if
    standard output is a terminal. This driver also suspends and resumes the program as shells expect.
    """

    def __init__(self, app: CompanionApp, **options: Any) -> None:
        self._can_stop = can_stop()  # before Textual takes the signal
        super().__init__(app, **options)
        self._companion = app
        assert sys.__stdout__, "start.py is called only if standard output is a terminal"
        self.terminal = app.terminal
        self._output = sys.__stdout__
        gone = partial(self._loop.call_soon_threadsafe, app.end, HANGUP_STATUS)
        self._file = cast("Any", Output(self._output, gone))
        self._loop.add_signal_handler(signal.SIGTSTP, self.stop)
        self._loop.add_signal_handler(signal.SIGCONT, self._go_on)
        self._woken, self._wake = os.pipe()
        self._keyboard = Keyboard()

    @property
    def is_on(self) -> bool:
        """Whether the terminal is in use. It is not before the start, while suspended, and at the end."""
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def write(self, data: str) -> None:
        """Write to the terminal, if it is in use, without sequences that it does not understand."""
        if data == _ENTER and self.terminal.is_painted:  # doing it again would clear the page
            self.terminal.is_painted = False
            return
        never = (*_KITTY, *_FOR_NEWER_ONES) if self.terminal.kind.is_modest else _KITTY
        if self.is_on and not data.startswith(never):
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal, and show its cursor."""
        os.set_blocking(self._output.fileno(), True)  # an earlier program may have made it non-blocking
        start: Callable[[], object] = super().start_application_mode
        start()
        if self.terminal.settings:
            self.attrs_before = self.terminal.settings
        self.write(_SHOW_CURSOR)
        self.write(_STEADY)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, if it is in use."""
        if self.is_on:
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # would stop us halfway
            self.write(_AS_BEFORE)
            self.write(_EMPTY)
            super().stop_application_mode()

    def disable_input(self) -> None:
        """Stop listening, if the terminal is in use."""
        if self.is_on:
            os.write(self._wake, b"!")
            super().disable_input()
            os.read(self._woken, 1)

    def run_input_thread(self) -> None:
        """Listen until the program ends or the terminal is gone."""
        try:
            self._listen()
        except OSError:
            self._loop.call_soon_threadsafe(self._companion.end, HANGUP_STATUS)

    def _listen(self) -> None:
        """Pass on the input, beginning with what was typed ahead, until the program ends."""
        tokenizer = self.terminal.tokenizer
        typed, self.terminal.typed = self.terminal.typed, []
        self._pass_on(typed)
        while not self.exit_event.is_set():
            # Only input, the end of the program and a token whose time is up wake this thread.
            due = tokenizer.due()
            patience = None if due is None else max(0.0, due - time.monotonic())
            ready = select.select([self.fileno, self._woken], [], [], patience)[0]
            if self.fileno in ready:
                if not (data := os.read(self.fileno, 4096)):
                    break  # the terminal was closed
                self._pass_on(tokenizer.feed(data, time.monotonic()))
            elif not ready:
                self._pass_on(tokenizer.expire(time.monotonic()))

    def _pass_on(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            for message in self._keyboard.events(token):
                self.process_message(message)

    # --- stopping -------------------------------------------------------------------------------------

    def stop(self) -> bool:
        """Save what was typed, and suspend the program until the shell resumes it; return whether that was
        possible.
        """
        if not self._can_stop or self._companion.is_leaving:
            return False
        self._companion.save_unless_locked()
        if self.is_on:
            self.suspend_application_mode()
        self._stand_still()
        return True

    def _stand_still(self) -> None:
        """Stop the whole process group, which includes a script that started the program."""
        if self._companion.is_leaving:
            return
        self._loop.remove_signal_handler(signal.SIGTSTP)  # the system's default
        os.kill(0, signal.SIGTSTP)
        self._loop.add_signal_handler(signal.SIGTSTP, self.stop)
        self._loop.call_later(_SOON, self._look)

    def _look(self) -> None:
        if not self.is_on:
            self._go_on()

    def _go_on(self) -> None:
        """Take the terminal back after the program was resumed, and draw the screen again."""
        if self._companion.is_leaving:
            return
        if not self._is_in_front():
            self._loop.call_soon(self._stand_still)  # a signal to end, if there is one, arrives first
            return
        self._companion.session_lock.hide_if_idle()
        if self.is_on:  # there was no time to give it back
            self.suspend_application_mode()
        self.resume_application_mode()
        self._companion.refresh(layout=True)

    def _is_in_front(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:  # the terminal is not ours, or gone
            return True
