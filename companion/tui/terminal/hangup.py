"""Notices that the terminal was closed where no signal says so: when it does not control the program."""

from __future__ import annotations

import contextlib
import select
import sys
import threading
from collections.abc import Callable


def watch(closed: Callable[[], object]) -> None:
    """Call ``closed`` from a thread of its own once the terminal that standard input is has gone.

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
