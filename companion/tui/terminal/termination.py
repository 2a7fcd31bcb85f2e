"""Notices what ends the program: a signal, or that its terminal was closed, where no signal says so."""

from __future__ import annotations

import asyncio
import contextlib
import select
import signal
import sys
import threading
from collections.abc import Callable

HANGUP_STATUS = 128 + 1
"""The exit status after SIGHUP, which not every system names."""


def watch(end: Callable[[int], object]) -> None:
    """Call ``end`` with the exit status once a signal would end the program, or its terminal is gone.

    Not at those signals that whoever started it has it ignore, as ``nohup`` does.
    """
    loop = asyncio.get_running_loop()
    if sys.platform != "win32":  # whose loop has no such handlers
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
            if signal.getsignal(number) != signal.SIG_IGN:
                loop.add_signal_handler(number, end, 128 + number)
    _watch_terminal(lambda: loop.call_soon_threadsafe(end, HANGUP_STATUS))


def _watch_terminal(closed: Callable[[], object]) -> None:
    """Call ``closed`` from a thread of its own once the terminal that standard input is has gone, which no
    signal says where it does not control the program.

    The thread waits in the kernel and costs nothing. Without it, reading a closed terminal would spin.
    """
    if sys.platform == "win32" or sys.platform == "darwin":  # poll is not there, or not for terminals
        return
    terminal = sys.__stdin__
    if terminal and terminal.isatty():
        poll = select.poll()
        poll.register(terminal.fileno(), 0)  # only hang-ups and errors
        threading.Thread(target=_wait, args=(poll.poll, closed), daemon=True).start()


def _wait(gone: Callable[[], object], closed: Callable[[], object]) -> None:
    if gone():
        with contextlib.suppress(RuntimeError):  # the program has just ended by itself
            closed()
