"""Dates and times in English words, in the person's own time zone."""

from __future__ import annotations

import datetime as dt
import sys
import time

from companion.messages import N_, pgettext
from companion.messages import gettext as _

# Spelled out here because strftime would mix the system's language into an English page.
_DAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip

_DAY = 24 * 60
"""Minutes in a day."""


def day(when: dt.date) -> str:
    """Return a date as text, such as "22 November 2026"."""
    return pgettext("a date", "{day} {month} {year}").format(day=when.day, month=month(when), year=when.year)


def day_of_year(when: dt.date) -> str:
    """Return a day of any year, such as "22 November"."""
    return pgettext("a date", "{day} {month}").format(day=when.day, month=month(when))


def moment(when: dt.datetime) -> str:
    """Return a date and time as text, such as "Sunday 22 November 2026, 21:04"."""
    text = pgettext("a date", "{weekday} {day}, {time}")
    return text.format(weekday=weekday(when), day=day(when), time=f"{when:%H:%M}")


def local(at: float | None = None) -> dt.datetime:
    """Return a moment in the person's time zone: now, or ``at`` in seconds since 1970.

    The UTC offset is in whole minutes and less than a day. If the system reports a larger one, as for
    ``TZ=UTC+25``, the moment is in UTC.
    """
    at = time.time() if at is None else at
    minutes = time.localtime(at).tm_gmtoff // 60
    zone = dt.timedelta(minutes=minutes if abs(minutes) < _DAY else 0)
    return dt.datetime.fromtimestamp(at, dt.timezone(zone))


def typed(when: dt.datetime) -> str:
    """Return a moment in the form that the person types: ``2026-11-22 21:04``."""
    return f"{when:%Y-%m-%d %H:%M}"


def moment_of(text: str, like: dt.datetime) -> dt.datetime | None:
    """Return the moment that a text names, in the time zone of ``like``; None if it names none.

    A date alone gets the time of day of ``like``.
    """
    words = text.replace("T", " ").split()
    try:
        day = dt.date.fromisoformat(words[0])
        time = dt.time.fromisoformat(words[1]) if len(words) > 1 else like.timetz().replace(tzinfo=None)
    except (IndexError, ValueError):
        return None
    return dt.datetime.combine(day, time, like.tzinfo) if len(words) <= 2 and time.tzinfo is None else None


def weekday(when: dt.date) -> str:
    """Return the name of the day of the week, such as "Sunday"."""
    return _(_DAYS[when.weekday()])


def month(when: dt.date) -> str:
    """Return the name of the month, such as "November"."""
    return month_names()[when.month - 1]


def month_names() -> tuple[str, ...]:
    """Return the names of the months, January first."""
    return tuple(map(_, _MONTHS))


def short_month(when: dt.date) -> str:
    """Return the name of a month in at most three letters."""
    return (
        pgettext("month, at most 3 letters", "Jan"), pgettext("month, at most 3 letters", "Feb"),
        pgettext("month, at most 3 letters", "Mar"), pgettext("month, at most 3 letters", "Apr"),
        pgettext("month, at most 3 letters", "May"), pgettext("month, at most 3 letters", "Jun"),
        pgettext("month, at most 3 letters", "Jul"), pgettext("month, at most 3 letters", "Aug"),
        pgettext("month, at most 3 letters", "Sep"), pgettext("month, at most 3 letters", "Oct"),
        pgettext("month, at most 3 letters", "Nov"), pgettext("month, at most 3 letters", "Dec"),
    )[when.month - 1]  # fmt: skip


def short_weekday(when: dt.date) -> str:
    """Return the name of a day of the week in at most three letters."""
    return (
        pgettext("day of the week, at most 3 letters", "Mon"),
        pgettext("day of the week, at most 3 letters", "Tue"),
        pgettext("day of the week, at most 3 letters", "Wed"),
        pgettext("day of the week, at most 3 letters", "Thu"),
        pgettext("day of the week, at most 3 letters", "Fri"),
        pgettext("day of the week, at most 3 letters", "Sat"),
        pgettext("day of the week, at most 3 letters", "Sun"),
    )[when.weekday()]  # fmt: skip


def stretch(first: dt.date, last: dt.date, *, year: bool = True) -> str:
    """Return a range of days, such as "23 to 29 November 2026", without repeating the month or year."""
    end = day(last) if year else day_of_year(last)
    if first == last:
        return end
    if first.year != last.year:
        begins = day(first)
    elif first.month != last.month:
        begins = day_of_year(first)
    else:
        begins = str(first.day)
    return pgettext("a range of days", "{first} to {last}").format(first=begins, last=end)


def seconds() -> float:
    """Return the seconds since some fixed moment; on Linux, they include the time the computer sleeps."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()
