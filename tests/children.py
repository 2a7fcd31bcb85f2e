"""Programs that tests start: they begin with the system's default signals, and each wait for them ends."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pexpect

CHEAP_KEYS = Path(__file__).parent / "cheap_keys"
"""What stands on the path of a program whose new passphrases are to be cheap to try."""
PATIENCE = 60.0
"""Seconds to wait for what must come; only a failure waits that long."""


_IGNORED = [number for number in signal.valid_signals() if signal.getsignal(number) is signal.SIG_IGN]


def give_default_signals() -> None:
    """Let programs started from here begin with no signal ignored and none blocked.

    A child inherits what its parent ignores, as in a background job or under ``nohup``, but not what its
    parent handles. So what was ignored is handled, by doing nothing: the tests themselves go on ignoring it.
    """
    for number in _IGNORED:
        signal.signal(number, _do_nothing)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _do_nothing(*_: object) -> None:
    """Handle a signal."""


def wait_until(seen: Callable[[], bool], seconds: float = PATIENCE, why: str = "it never came") -> None:
    """Wait until something is so; ``why`` says what it means if it never is.

    Raises:
        AssertionError: if it does not come in time.
    """
    end = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < end, why
        time.sleep(0.005)


class OnTerminal(pexpect.spawn):
    """A program on a terminal."""

    def isalive(self) -> bool:
        """Whether it has not ended. pexpect would wait for its end once it has closed the terminal."""
        look = os.WEXITED | os.WNOHANG | os.WNOWAIT
        if not self.ptyproc.terminated and os.waitid(os.P_PID, self.pid, look) is None:
            return True
        return bool(super().isalive())

    def end(self, seconds: float = PATIENCE) -> int:
        """Wait until it has ended; return its status, 128 + n for a signal that killed it.

        Raises:
            AssertionError: if it does not end in time.
        """
        wait_until(lambda: not self.isalive(), seconds, "the program did not end")
        return int(self.exitstatus) if self.signalstatus is None else 128 + int(self.signalstatus)

    def kill_and_close(self) -> None:
        """Kill it if it still runs, and close the terminal."""
        if self.isalive():
            os.kill(self.pid, signal.SIGKILL)
            self.end()
        self.ptyproc.delayafterclose = 0.0
        self.close()


def read_until(file: int, text: str, seen: bytes = b"", times: int = 1, seconds: float = PATIENCE) -> bytes:
    """Read a file until a text came some times, counting what was seen before; return all of it.

    Raises:
        AssertionError: if it does not come in time, or before the end.
    """
    end = time.monotonic() + seconds
    while seen.count(text.encode()) < times:
        ready = select.select([file], [], [], max(0.0, end - time.monotonic()))[0]
        more = os.read(file, 65536) if ready else b""
        assert more, f"it never came: {text}\n{seen.decode(errors='replace')}"
        seen += more
    return seen
