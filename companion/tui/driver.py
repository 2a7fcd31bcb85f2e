"""How the program holds the terminal: draws on it with what it understands, shows its cursor, notices that it
is gone, and gives it back.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Protocol, TextIO, cast

if sys.platform == "win32":
    raise ImportError("Textual holds the terminal there")

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from companion.tui.keyboard import Keyboard
from companion.tui.stopping import Stopped, Stopping, can_stop
from companion.tui.terminal import Terminal
from companion.tui.tokens import Token

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


class Owner(Stopped, Protocol):
    """What is drawn."""

    terminal: Terminal

    def terminal_gone(self) -> None:
        """Leave, as there is nothing left to draw on."""


class ScreenDriver(LinuxDriver):
    """Textual's driver, on the terminal that standard output is.

    Textual draws on the error stream, which somebody may have sent elsewhere; the door has made sure that
    standard output is a terminal.
    """

    def __init__(self, app: Owner, **options: Any) -> None:
        possible = can_stop()
        super().__init__(cast("App[Any]", app), **options)
        assert sys.__stdout__, "the door has looked at it"
        self.terminal = app.terminal
        self._output = sys.__stdout__
        gone = partial(self._loop.call_soon_threadsafe, app.terminal_gone)
        self._file = cast("Any", Output(self._output, gone))
        self._gone = app.terminal_gone
        self.stopping = Stopping(self, app, self._loop, possible=possible)
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
            self._loop.call_soon_threadsafe(self._gone)

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
