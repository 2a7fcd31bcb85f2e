"""Weeks, months and years: where they begin and end, and their names."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import Literal

from companion.dates import day, day_of_year, month, stretch, weekday
from companion.messages import pgettext

Span = Literal["week", "month", "all"]
"""The period that the diary shows."""
SPANS: tuple[Span, ...] = ("week", "month", "all")
Unit = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")


def first_day(unit: Unit, when: dt.date) -> dt.date:
    """Return the first day of the week (a Monday), the month or the year that a day is in."""
    if unit == "week":
        return when - dt.timedelta(when.weekday())
    if unit == "month":
        return when.replace(day=1)
    return when.replace(month=1, day=1) if unit == "year" else when


def last_day(unit: Unit, when: dt.date) -> dt.date:
    """Return the last day of the week, the month or the year that a day is in."""
    if unit == "week":
        end = first_day(unit, when).toordinal() + 6
        return dt.date.fromordinal(min(end, dt.date.max.toordinal()))
    if unit == "month":
        return when.replace(day=calendar.monthrange(when.year, when.month)[1])
    return when.replace(month=12, day=31) if unit == "year" else when


def number(unit: Unit, first: dt.date, last: dt.date) -> int:
    """Return the number of days, weeks, months or years that two days and those between them are in."""
    if unit in ("day", "week"):
        return (last - first_day(unit, first)).days // (7 if unit == "week" else 1) + 1
    years = last.year - first.year
    return years + 1 if unit == "year" else years * 12 + last.month - first.month + 1


def starts(unit: Unit, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield the first days of those days, weeks, months or years."""
    start = first_day(unit, first)
    yield start
    while (end := last_day(unit, start)) < last:
        start = end + dt.timedelta(1)
        yield start


def name(unit: Unit, start: dt.date, *, has_year: bool) -> str:
    """Return the name of a period in words, such as "Tuesday 24 November" or "November 2026"."""
    if unit == "day":
        date = day(start) if has_year else day_of_year(start)
        return pgettext("a date", "{weekday} {day}").format(weekday=weekday(start), day=date)
    if unit == "week":
        return stretch(start, last_day("week", start))
    if unit == "month":
        return pgettext("a date", "{month} {year}").format(month=month(start), year=start.year)
    return str(start.year)


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
