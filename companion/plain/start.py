"""Starts the line-by-line face, and ends it when the system says so."""

from __future__ import annotations

import signal
import sys

from companion.plain.printing import fitted
from companion.plain.ui import PlainUI
from companion.session import Session

_WELCOME = "Line by line. Type a letter or a number, then Enter. h is help now, r resources, s the summary."


def run(session: Session, *, has_screen: bool) -> int | None:
    """Go on line by line until the person leaves; return the exit status, or None to go on on the full
    screen.
    """
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no hang-ups
        if number and signal.getsignal(number) != signal.SIG_IGN:  # nohup has the program ignore them
            signal.signal(number, _end)
    print(*fitted(_WELCOME), sep="\n")
    return PlainUI(session, has_screen=has_screen).sit()


def _end(number: int, _frame: object) -> None:
    """What was typed is kept line by line, so there is nothing left to do but to close."""
    sys.exit(128 + number)
