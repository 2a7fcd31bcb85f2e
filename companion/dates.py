"""Days and moments in words, as the person's own clock and calendar showed them."""

from __future__ import annotations

import datetime as dt
import time

# Spelled out here because strftime would mix the system's language into an English page.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def day(when: dt.date) -> str:
    """Return a day, such as "22 November 2026"."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def moment(when: dt.datetime) -> str:
    """Return a moment, such as "Sunday 22 November 2026, 21:04"."""
    return f"{_DAYS[when.weekday()]} {day(when)}, {when:%H:%M}"


def seconds() -> float:
    """Return seconds from some moment on that go on while the computer sleeps, where it has such a clock."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)
