"""A terminal in the mode that delivers single bytes. The system's own line mode cuts off long lines."""

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

_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6  # indexes into the result of tcgetattr
_DEADLY = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
"""Signals that would end the program before it could reset the terminal."""
_MARK_PASTES, _MARK_NONE = "\x1b[?2004h", "\x1b[?2004l"


class LineTerminal:
    """A terminal that lines are typed at.

    ``keyboard`` and ``screen`` are file descriptors.
    """

    def __init__(self, keyboard: int, screen: int, *, is_modest: bool) -> None:
        self._keyboard = keyboard
        self._screen = screen
        self.is_modest = is_modest
        """Whether the terminal is only known to show letters, so that no escape sequences may be sent."""
        self.encoding = encoding_of(os.environ)
        self.keys = Keystrokes()
        self.returned: Callable[[], object] = lambda: None
        """Called when the program continues after it was suspended."""
        self.echoes = True
        """Whether this program has to show typed letters. If the terminal's echo was off, another program
        shows them.
        """
        self._decoder = getincrementaldecoder(self.encoding)("surrogateescape")
        self._put_back = b""
        self._before: list[Any] | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Deliver single keys until the context ends, and then reset the terminal. Contexts can be nested."""
        if self._before is not None:
            yield
            return
        try:
            self._before = termios.tcgetattr(self._keyboard)
        except termios.error:  # the terminal was closed; reading will report that
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
        """Write text to the terminal. Errors are ignored, so that the person can go on typing."""
        data = text.encode(self.encoding, "replace")
        with suppress(OSError):
            while data:
                data = data[os.write(self._screen, data) :]

    @property
    def columns(self) -> int:
        """The width of the terminal in columns."""
        try:
            return os.get_terminal_size(self._keyboard).columns or 80
        except OSError:
            return 80

    def has_more(self, seconds: float | None = 0.0) -> bool:
        """Return whether a byte arrives within ``seconds``; None waits without a limit."""
        return bool(self._put_back or select.select([self._keyboard], [], [], seconds)[0])

    def letters(self) -> str:
        """Return the next letters that were typed; empty if a letter is not complete.

        A byte that cannot be decoded becomes a lone surrogate, as with ``surrogateescape``.

        Raises:
            EOFError: if the terminal was closed.
        """
        if not (byte := self._byte()):
            raise EOFError
        return self._decoder.decode(byte)

    def put_back(self, data: bytes) -> None:
        """Put bytes back, to be read again."""
        self._put_back = data + self._put_back

    @property
    def is_holding(self) -> bool:
        """Whether a letter or a key has begun and is not complete."""
        return bool(self._decoder.getstate()[0]) or self.keys.is_holding

    def rest(self) -> str:
        """Return the incomplete letter when no more bytes follow."""
        rest = self._decoder.decode(b"", final=True)
        self._decoder.reset()
        return rest

    def drop_line_feed(self) -> None:
        """Drop a line feed that follows a carriage return."""
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
        changed[_INPUT] &= ~(termios.IXON | termios.IXOFF)  # ctrl+s would otherwise stop all output
        changed[_CHARACTERS][termios.VMIN], changed[_CHARACTERS][termios.VTIME] = 1, 0
        if self._set(changed) and not self.is_modest:
            self.write(_MARK_PASTES)

    def _give_back(self) -> None:
        if self._before and self._is_ours:
            if not self.is_modest:
                self.write(_MARK_NONE)
            self._set(self._before)

    def _set(self, settings: list[Any]) -> bool:
        with suppress(termios.error):  # the terminal was closed
            if self._is_ours:
                termios.tcsetattr(self._keyboard, termios.TCSADRAIN, settings)
                return True
        return False

    @property
    def _is_ours(self) -> bool:
        """Whether this program is in the foreground. A background program must not change the terminal."""
        try:
            return os.tcgetpgrp(self._keyboard) == os.getpgrp()
        except OSError:  # no job control
            return True

    def _handle_signals(self) -> dict[int, Any]:
        """Handle the signals that end or suspend the program; return the previous handlers."""
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
