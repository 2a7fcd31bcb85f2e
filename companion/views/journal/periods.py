"""The periods of the mood chart: their columns, the columns' names, and the periods before and after."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from companion.dates import day, day_of_year, month, stretch, weekday
from companion.messages import pgettext

Span = Literal["week", "month", "all"]
"""The period that is shown."""
SPANS: tuple[Span, ...] = ("week", "month", "all")

Unit = Literal["day", "week", "month", "year"]
"""The period that one column covers."""
_UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")

_DAY = dt.timedelta(1)


class Column(NamedTuple):
    """A column of the chart, which covers one day or more."""

    first: dt.date
    last: dt.date
    name: str
    """The name in words, such as "Tuesday 24 November" or "November 2026"."""
    head: str
    """The short heading of the column, such as "24" or "Nov"."""
    over: str
    """The heading above ``head`` where a larger unit begins: its month or year."""
    begins: bool
    """Whether a week, or a larger unit, begins here."""


def first_day(unit: Unit, when: dt.date) -> dt.date:
    """Return the first day of the week (a Monday), the month or the year that a day is in."""
    if unit == "week":
        return when - when.weekday() * _DAY
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


def before(span: Span, at: dt.date, first: dt.date) -> dt.date:
    """Return a day in the span before the one around ``at``; ``at`` if that span already contains ``first``.

    ``first`` is the day of the first entry.
    """
    if span == "all" or first_day(span, at) <= first:
        return at
    return first_day(span, at) - _DAY


def after(span: Span, at: dt.date, last: dt.date) -> dt.date:
    """Return a day in the span after the one around ``at``; ``at`` if that span already contains ``last``.

    ``last`` is the day of the last entry.
    """
    if span == "all" or last_day(span, at) >= last:
        return at
    return last_day(span, at) + _DAY


def title(span: Span, first: dt.date, last: dt.date) -> str:
    """Return the name of a span, such as "November 2026"."""
    return _month_of_year(first) if span == "month" else stretch(first, last)


def columns(span: Span, first: dt.date, last: dt.date, room: int) -> tuple[Unit, tuple[Column, ...]]:
    """Return the columns from the day ``first`` to the day ``last``, and their unit.

    In the span "all", the unit is the smallest of day, week, month and year that gives at most ``room``
    columns.
    """
    units = _UNITS if span == "all" else _UNITS[:1]
    unit = next((unit for unit in units if _number(unit, first, last) <= room), units[-1])
    make = _MAKERS[unit]
    return unit, tuple(make(span, first, last, start) for start in _starts(unit, first, last))


def _number(unit: Unit, first: dt.date, last: dt.date) -> int:
    if unit == "day":
        return last.toordinal() - first.toordinal() + 1
    if unit == "week":
        return (first_day("week", last) - first_day("week", first)).days // 7 + 1
    years = last.year - first.year
    return years + 1 if unit == "year" else years * 12 + last.month - first.month + 1


def _starts(unit: Unit, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    start = first_day(unit, first)
    while True:
        yield start
        end = last_day(unit, start)
        if end >= last:
            return
        start = end + _DAY


def _day(span: Span, first: dt.date, last: dt.date, start: dt.date) -> Column:
    years = first.year != last.year
    date = day(start) if years else day_of_year(start)
    name = pgettext("a date", "{weekday} {day}").format(weekday=weekday(start), day=date)
    over = _short_weekday(start) if span == "week" else ""
    if span == "all" and (start.day == 1 or start == first):
        over = _short_month(start)
    return Column(start, start, name, str(start.day), over, start.weekday() == 0)


def _week(span: Span, first: dt.date, last: dt.date, start: dt.date) -> Column:
    end = last_day("week", start)
    begins = start.day == 1 or start.month != end.month
    at_first = start <= first
    head = _short_month(end) if begins or at_first else ""
    over = str(end.year) if at_first or (begins and end.month == 1) else ""
    return Column(start, end, stretch(start, end), head, over, begins)


def _month(span: Span, first: dt.date, last: dt.date, start: dt.date) -> Column:
    begins = start.month == 1
    over = str(start.year) if begins or start <= first else ""
    return Column(start, last_day("month", start), _month_of_year(start), _short_month(start), over, begins)


def _year(span: Span, first: dt.date, last: dt.date, start: dt.date) -> Column:
    name = str(start.year)
    return Column(start, last_day("year", start), name, name, "", start.year % 10 == 0)


def _month_of_year(when: dt.date) -> str:
    return pgettext("a date", "{month} {year}").format(month=month(when), year=when.year)


def _short_month(when: dt.date) -> str:
    """Return the name of a month as a heading over a narrow column."""
    return (
        pgettext("month, at most 3 letters", "Jan"),
        pgettext("month, at most 3 letters", "Feb"),
        pgettext("month, at most 3 letters", "Mar"),
        pgettext("month, at most 3 letters", "Apr"),
        pgettext("month, at most 3 letters", "May"),
        pgettext("month, at most 3 letters", "Jun"),
        pgettext("month, at most 3 letters", "Jul"),
        pgettext("month, at most 3 letters", "Aug"),
        pgettext("month, at most 3 letters", "Sep"),
        pgettext("month, at most 3 letters", "Oct"),
        pgettext("month, at most 3 letters", "Nov"),
        pgettext("month, at most 3 letters", "Dec"),
    )[when.month - 1]


def _short_weekday(when: dt.date) -> str:
    """Return the name of a day of the week as a heading over a narrow column."""
    return (
        pgettext("day of the week, at most 3 letters", "Mon"),
        pgettext("day of the week, at most 3 letters", "Tue"),
        pgettext("day of the week, at most 3 letters", "Wed"),
        pgettext("day of the week, at most 3 letters", "Thu"),
        pgettext("day of the week, at most 3 letters", "Fri"),
        pgettext("day of the week, at most 3 letters", "Sat"),
        pgettext("day of the week, at most 3 letters", "Sun"),
    )[when.weekday()]


_MAKERS: dict[Unit, Callable[[Span, dt.date, dt.date, dt.date], Column]] = {
    "day": _day,
    "week": _week,
    "month": _month,
    "year": _year,
}
