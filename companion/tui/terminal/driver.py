"""How the program holds the terminal: draws on it with what it understands, shows its cursor, notices that it
is gone, and gives it back, for good or for as long as a shell has stopped the program.
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
_SHOW_CURSOR = "\x1b[?25h"  # which Textual hides, and braille displays and magnifiers follow
_STEADY, _AS_BEFORE = "\x1b[4 q", "\x1b[0 q"  # a line under the letter, which hides nothing
_EMPTY = "\x1b[H\x1b[J"
"""Not every terminal has a second screen to leave: on the others the page would stay to be seen."""
_KITTY = ("\x1b[>", "\x1b[<")
"""What would begin and end kitty's protocol for keys. It is never asked for: with it, text from input
methods, dead keys and other layouts arrives in forms that not every terminal gets right. Without, it is text.
"""
_FOR_NEWER_ONES = (_STEADY, _AS_BEFORE, "\x1b]22;", "\x1b[?2026$p", "\x1b[?2048$p")
"""What a modest terminal might print: shapes of the cursor and the mouse pointer, questions."""
_SOON = 0.5
"""Seconds after which a program that was not stopped after all looks whether it is in front."""


class Output:
    """What the screen is written to.

    Once that takes no more it says so, and swallows the rest: Textual's thread that writes here would end
    without a word, and the program wait for it for ever.
    """

    def __init__(self, file: TextIO, gone: Callable[[], object]) -> None:
        self._file = file
        self._gone = gone
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        """Write a piece of the screen."""
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        """Show what was written."""
        self._try(self._file.flush)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (OSError, ValueError):  # or it was closed
            self._gone()


def can_stop() -> bool:
    """Whether someone could let a stopped program go on.

    A shell that can gives each program a group of its own. Without such a shell, as in a window opened for
    this program alone, it would stand still for ever.
    """
    return os.getpgrp() != os.getsid(0) and signal.getsignal(signal.SIGTSTP) != signal.SIG_IGN


class ScreenDriver(LinuxDriver):
    """Textual's driver, on the terminal that standard output is.

    Textual draws on the error stream, which somebody may have sent elsewhere; the door has made sure that
    standard output is a terminal. It stops the program as any other in a shell, and lets it go on.
    """

    def __init__(self, app: CompanionApp, **options: Any) -> None:
        self._can_stop = can_stop()  # before Textual takes the signal
        super().__init__(app, **options)
        self._companion = app
        assert sys.__stdout__, "the door has looked at it"
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
        """Whether the terminal is ours now. It is not before the start, while stopped, and at the end."""
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def write(self, data: str) -> None:
        """Draw, if the terminal is ours, with what it understands."""
        if data == _ENTER and self.terminal.is_painted:  # doing it again would clear what stands there
            self.terminal.is_painted = False
            return
        never = (*_KITTY, *_FOR_NEWER_ONES) if self.terminal.kind.is_modest else _KITTY
        if self.is_on and not data.startswith(never):
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal, and show its cursor."""
        os.set_blocking(self._output.fileno(), True)  # a program before this one may have left it otherwise
        start: Callable[[], object] = super().start_application_mode
        start()
        if self.terminal.settings:
            self.attrs_before = self.terminal.settings
        self.write(_SHOW_CURSOR)
        self.write(_STEADY)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, if it is ours."""
        if self.is_on:
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # in the background this would stop us half way
            self.write(_AS_BEFORE)
            self.write(_EMPTY)
            super().stop_application_mode()

    def disable_input(self) -> None:
        """Listen no more, if the terminal is ours."""
        if self.is_on:
            os.write(self._wake, b"!")
            super().disable_input()
            os.read(self._woken, 1)

    def run_input_thread(self) -> None:
        """Listen, until there is nothing to listen to."""
        try:
            self._listen()
        except OSError:
            self._loop.call_soon_threadsafe(self._companion.end, HANGUP_STATUS)

    def _listen(self) -> None:
        """Pass on what is typed, what was typed ahead first, until the program is left."""
        tokenizer = self.terminal.tokenizer
        typed, self.terminal.typed = self.terminal.typed, []
        self._pass_on(typed)
        while not self.exit_event.is_set():
            # Nothing wakes this thread but the keyboard, what lets it end, and what has waited long enough.
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
        """Keep what was typed, and stop until the shell lets us go on; say whether that was possible."""
        if not self._can_stop or self._companion.is_leaving:
            return False
        self._companion.save_unless_locked()
        if self.is_on:
            self.suspend_application_mode()
        self._stand_still()
        return True

    def _stand_still(self) -> None:
        """Stop this program and those that began it, such as a script: all that the shell takes for one."""
        if self._companion.is_leaving:
            return
        self._loop.remove_signal_handler(signal.SIGTSTP)  # the system's own way: it stops nobody who is alone
        os.kill(0, signal.SIGTSTP)
        self._loop.add_signal_handler(signal.SIGTSTP, self.stop)
        self._loop.call_later(_SOON, self._look)

    def _look(self) -> None:
        if not self.is_on:
            self._go_on()

    def _go_on(self) -> None:
        """Take the terminal again, whatever was done to it meanwhile, and draw the screen anew."""
        if self._companion.is_leaving:
            return
        if not self._is_in_front():
            self._loop.call_soon(self._stand_still)  # after a signal to end, which would come with this
            return
        self._companion.session_lock.hide_if_idle()
        if self.is_on:  # there was no time to give it back
            self.suspend_application_mode()
        self.resume_application_mode()
        self._companion.refresh(layout=True)

    def _is_in_front(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:  # it is not ours to ask, or gone
            return True
