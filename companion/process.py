"""What holds for this program as the system sees it: its memory is nobody else's, it starts at once, and
it may have a screen.
"""

from __future__ import annotations

import gc
import os
import sys


def hold_collector() -> None:
    """Look for no garbage while the program is being loaded: there is none, and that takes a tenth of it."""
    gc.disable()


def let_collector_go() -> None:
    """Look for garbage from now on, but not among what was loaded: that stays to the end."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def has_screen() -> bool:
    """Return whether there is a terminal that can be filled."""
    at_terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return at_terminal and os.environ.get("TERM", "") not in ("", "dumb", "unknown")


def leave_no_core() -> None:
    """Let no core file be written, where the system has such files."""
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):  # a sandbox in which nobody sets limits
        return


def hide_memory() -> None:
    """Let no other program of this account read the memory, and no service of the system collect it.

    Linux hands a core to such a service whatever the limit on its size is. ``ctypes`` takes 2 ms to import,
    so this is for where somebody's words are read or kept.
    """
    leave_no_core()
    if sys.platform != "linux":
        return
    dumpable = 4  # PR_SET_DUMPABLE
    try:
        import ctypes

        ctypes.CDLL(None).prctl(dumpable, 0, 0, 0, 0)
    except (ImportError, OSError, AttributeError):  # a Python, or a system, that has not all of this
        return
