"""Notices signals that end the program, and a closed terminal that sends no signal."""

from __future__ import annotations

import asyncio
import contextlib
import select
import signal
import sys
import threading
from collections.abc import Callable

HANGUP_STATUS = 128 + 1
"""The exit status after SIGHUP, which not every system defines."""


def watch(end: Callable[[int], object]) -> None:
    """Call ``end`` with the exit status when a signal would end the program, or when its terminal is gone.

    Signals that the program was started to ignore, as by ``nohup``, are still ignored.
    """
    loop = asyncio.get_running_loop()
    if sys.platform != "win32":  # event loops on Windows have no such handlers
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
            if signal.getsignal(number) != signal.SIG_IGN:
                loop.add_signal_handler(number, end, 128 + number)
    _watch_terminal(lambda: loop.call_soon_threadsafe(end, HANGUP_STATUS))


def _watch_terminal(closed: Callable[[], object]) -> None:
    """Call ``closed`` from another thread when the terminal of standard input is gone.

    No signal reports this if the terminal does not control the program. The thread waits in the kernel at no
    cost. Without it, reading from a closed terminal would use all of the processor.
    """
    if sys.platform == "win32" or sys.platform == "darwin":  # no poll for terminals
        return
    terminal = sys.__stdin__
    if terminal and terminal.isatty():
        poll = select.poll()
        poll.register(terminal.fileno(), 0)  # only hang-ups and errors
        threading.Thread(target=_wait, args=(poll.poll, closed), daemon=True).start()


def _wait(gone: Callable[[], object], closed: Callable[[], object]) -> None:
    if gone():
        with contextlib.suppress(RuntimeError):  # the program has just ended
            closed()
