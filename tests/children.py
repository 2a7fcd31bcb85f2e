"""Programs that tests start: they begin with the system's default signals, and each wait for them ends."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable

import pexpect

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


def wait_for_end(child: pexpect.spawn[bytes], seconds: float = PATIENCE) -> int:
    """Wait until a program on a terminal has ended; return its status, 128 + n for a signal that killed it.

    Raises:
        AssertionError: if it does not end in time.
    """
    wait_until(lambda: has_ended(child), seconds, "the program did not end")
    child.wait()
    return int(child.exitstatus) if child.signalstatus is None else 128 + int(child.signalstatus)


def has_ended(child: pexpect.spawn[bytes]) -> bool:
    """Whether a program on a terminal has ended. To ask pexpect itself may take for ever."""
    wanted = os.WEXITED | os.WNOHANG | os.WNOWAIT
    return child.ptyproc.terminated or os.waitid(os.P_PID, child.pid, wanted) is not None


def close(child: pexpect.spawn[bytes]) -> None:
    """Kill a program on a terminal if it still runs, and close the terminal."""
    if not has_ended(child):
        os.kill(child.pid, signal.SIGKILL)
        wait_for_end(child)
    child.ptyproc.delayafterclose = 0.0
    child.close()


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
