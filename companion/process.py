"""Settings of the process: memory protection, core dumps, garbage collection, and the terminal check."""

from __future__ import annotations

import gc
import os
import sys


def hold_collector() -> None:
    """Switch off garbage collection while the program loads, which saves a tenth of the loading time."""
    gc.disable()


def let_collector_go() -> None:
    """Switch on garbage collection, except for the objects that already exist."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def has_screen() -> bool:
    """Whether the program runs in a terminal that it can fill."""
    at_terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return at_terminal and os.environ.get("TERM", "") not in ("", "dumb", "unknown")


def leave_no_core() -> None:
    """Switch off core dumps, where the system has them."""
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):  # a sandbox may forbid changes of limits
        return


def hide_memory() -> None:
    """Keep other programs of this account from reading the memory, and crash services from saving it.

    Linux passes a core dump to such a service regardless of the size limit. ``ctypes`` takes 2 ms to import,
    so only commands that read or keep the person's texts call this.
    """
    leave_no_core()
    if sys.platform != "linux":
        return
    dumpable = 4  # PR_SET_DUMPABLE
    try:
        import ctypes

        ctypes.CDLL(None).prctl(dumpable, 0, 0, 0, 0)
    except (ImportError, OSError, AttributeError):  # a system or a Python build without prctl or ctypes
        return
