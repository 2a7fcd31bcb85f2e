"""Between Textual and a real terminal: what the terminal answers is no key, what was typed ahead comes first,
and the terminal's own cursor can be seen, for braille displays and magnifiers that follow it.
"""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import Any

from textual import constants
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from companion.tui.answers import Answers
from companion.tui.terminal import Terminal

_SHOW_CURSOR = "\x1b[?25h"
_STEADY, _AS_BEFORE = "\x1b[4 q", "\x1b[0 q"  # a line under the letter, which hides nothing
_FOR_NEWER_ONES = (_STEADY, _AS_BEFORE, "\x1b]22;", "\x1b[>", "\x1b[<", "\x1b[?2026$p", "\x1b[?2048$p")
"""What a modest terminal might print: shapes of the cursor and the mouse pointer, newer keys, questions."""

_POLL = 0.1
"""Seconds after which it is seen that the program is being left. Textual's own."""


class CompanionDriver(LinuxDriver):
    """Textual's own driver for Linux and macOS, but for the above."""

    def __init__(self, app: App[Any], **settings: Any) -> None:
        super().__init__(app, **settings)
        self.terminal = getattr(app, "terminal", None) or Terminal()

    def start_application_mode(self) -> None:
        """Take the terminal, and show its cursor, which Textual has just hidden."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.terminal.settings:
            self.attrs_before = self.terminal.settings
        self.write(_SHOW_CURSOR)
        self.write(_STEADY)

    def stop_application_mode(self) -> None:
        """Give the terminal back, its cursor as it was."""
        self.write(_AS_BEFORE)
        super().stop_application_mode()

    def write(self, data: str) -> None:
        """Write to the terminal what it understands."""
        if not (self.terminal.kind.is_modest and data.startswith(_FOR_NEWER_ONES)):
            super().write(data)

    def run_input_thread(self) -> None:
        """Pass on what is typed, what was typed ahead first, until the program is left."""
        keyboard = Keyboard(XTermParser(self._debug), self.terminal.answers, self.terminal.kind.encoding)
        typed, self.terminal.typed = self.terminal.typed, b""
        self._pass_on(keyboard.typed(typed))
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], keyboard.patience)[0]:
                if not (data := os.read(self.fileno, 4096)):
                    break  # the terminal was closed
                self._pass_on(keyboard.take(data))
            else:
                self._pass_on(keyboard.wait())

    def _pass_on(self, messages: Iterator[Message]) -> None:
        for message in messages:
            self.process_message(message)


class Keyboard:
    """Makes of bytes from a terminal what Textual understands; answers that it does not know are left out."""

    def __init__(self, parser: XTermParser, answers: Answers, encoding: str) -> None:
        self._parser = parser
        self._answers = answers
        self._decode = getincrementaldecoder(encoding)(errors="replace").decode

    @property
    def patience(self) -> float:
        """Seconds after which what has arrived is all there is."""
        return constants.ESCAPE_DELAY if self._answers.is_holding else _POLL

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
