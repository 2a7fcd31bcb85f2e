"""A terminal at which lines are typed, byte by byte: the system's own way of reading lines cuts long ones."""

from __future__ import annotations

import os
import select
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from companion.charset import encoding_of
from companion.plain.terminal.keystrokes import Keystrokes

assert sys.platform != "win32"

import termios  # noqa: E402

_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6  # places in what tcgetattr returns
_DEADLY = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
"""Signals that would end the program before the terminal could be given back."""
_MARK_PASTES, _MARK_NONE = "\x1b[?2004h", "\x1b[?2004l"


class LineTerminal:
    """Where somebody types, and sees what is typed."""

    def __init__(self, keyboard: int, screen: int, *, is_modest: bool) -> None:
        self._keyboard = keyboard
        self._screen = screen
        self.is_modest = is_modest
        """Whether nothing is known of it but that it shows letters."""
        self.encoding = encoding_of(os.environ)
        self.keys = Keystrokes()
        self.returned: Callable[[], object] = lambda: None
        """Called when the program goes on after it was set aside."""
        self.echoes = True
        """Whether it is this program that shows what is typed; some programs do that themselves."""
        self._decoder = getincrementaldecoder(self.encoding)("surrogateescape")
        self._put_back = b""
        self._before: list[Any] | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let keys be read one by one, and give the terminal back at the end. It may be held already."""
        if self._before is not None:
            yield
            return
        try:
            self._before = termios.tcgetattr(self._keyboard)
        except termios.error:  # it was closed; reading will tell
            yield
            return
        self.echoes = bool(self._before[_LOCAL] & termios.ECHO)
        handlers = self._handle_signals()
        try:
            self._take()
            yield
        finally:
            self._give_back()
            for number, handler in handlers.items():
                signal.signal(number, handler)
            self._before = None

    def write(self, text: str) -> None:
        """Show a text; one that cannot be shown keeps nobody from typing."""
        data = text.encode(self.encoding, "replace")
        with suppress(OSError):
            while data:
                data = data[os.write(self._screen, data) :]

    @property
    def columns(self) -> int:
        """How many cells a row has."""
        try:
            return os.get_terminal_size(self._keyboard).columns or 80
        except OSError:
            return 80

    def has_more(self, seconds: float | None = 0.0) -> bool:
        """Whether something comes within some seconds."""
        return bool(self._put_back or select.select([self._keyboard], [], [], seconds)[0])

    def letters(self) -> str:
        """Return what was typed next: a letter, several, or none as yet.

        A byte that is no letter is a lone surrogate, as ``surrogateescape`` makes it.

        Raises:
            EOFError: if the terminal was closed.
        """
        if not (byte := self._byte()):
            raise EOFError
        return self._decoder.decode(byte)

    def put_back(self, data: bytes) -> None:
        """Let something be read again that was read."""
        self._put_back = data + self._put_back

    @property
    def is_holding(self) -> bool:
        """Whether a letter or a key has begun to come."""
        return bool(self._decoder.getstate()[0]) or self.keys.is_holding

    def rest(self) -> str:
        """Return what has begun to come of a letter, as nothing more follows."""
        rest = self._decoder.decode(b"", final=True)
        self._decoder.reset()
        return rest

    def drop_line_feed(self) -> None:
        """Drop the second half of a line end, where it has two."""
        if self.has_more():
            byte = self._byte()
            self.put_back(b"" if byte == b"\n" else byte)

    def _byte(self) -> bytes:
        if self._put_back:
            byte, self._put_back = self._put_back[:1], self._put_back[1:]
            return byte
        return os.read(self._keyboard, 1)

    def _take(self) -> None:
        assert self._before
        changed = [*self._before[:_CHARACTERS], list(self._before[_CHARACTERS])]
        changed[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        changed[_INPUT] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP)
        changed[_INPUT] &= ~(termios.IXON | termios.IXOFF)  # ctrl+s would make it deaf
        changed[_CHARACTERS][termios.VMIN], changed[_CHARACTERS][termios.VTIME] = 1, 0
        if self._set(changed) and not self.is_modest:
            self.write(_MARK_PASTES)

    def _give_back(self) -> None:
        if self._before and self._is_ours:
            if not self.is_modest:
                self.write(_MARK_NONE)
            self._set(self._before)

    def _set(self, settings: list[Any]) -> bool:
        with suppress(termios.error):  # it was closed
            if self._is_ours:
                termios.tcsetattr(self._keyboard, termios.TCSADRAIN, settings)
                return True
        return False

    @property
    def _is_ours(self) -> bool:
        """Whether this program is not in the background, where the terminal is another's."""
        try:
            return os.tcgetpgrp(self._keyboard) == os.getpgrp()
        except OSError:  # no shell rules over it
            return True

    def _handle_signals(self) -> dict[int, Any]:
        """Handle what would end the program or set it aside; return the handlers there were."""
        wanted: dict[int, Any] = {**dict.fromkeys(_DEADLY, _end), signal.SIGTSTP: self._set_aside}
        found = {number: signal.getsignal(number) for number in wanted}
        handlers: dict[int, Any] = {n: handler for n, handler in found.items() if handler is signal.SIG_DFL}
        for number in handlers:
            signal.signal(number, wanted[number])
        handlers[signal.SIGCONT] = signal.signal(signal.SIGCONT, self._go_on)
        return handlers

    def _set_aside(self, number: int, _: FrameType | None) -> None:
        self._give_back()
        for each in (number, signal.SIGCONT):
            signal.signal(each, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, self._set_aside)
        signal.signal(signal.SIGCONT, self._go_on)
        self._go_on(number, _)

    def _go_on(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_ours:
            self._take()
            self.returned()


def _end(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)
