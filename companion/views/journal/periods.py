"""A week, a month, or all there is: which days stand side by side, what each column is called, and where
moving on leads.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from companion.dates import day, month, stretch, weekday

Span = Literal["week", "month", "all"]
"""How much is seen at once."""
SPANS: tuple[Span, ...] = ("week", "month", "all")

Unit = Literal["day", "week", "month", "year"]
"""What one column stands for."""
_UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")

_DAY = dt.timedelta(1)
_SHORT = 3
"""Letters of a day's or month's name that tell it from the others."""


class Column(NamedTuple):
    """Some days that stand above each other as one."""

    first: dt.date
    last: dt.date
    name: str
    """In words, such as "Tuesday 24 November", or "November 2026"."""
    head: str
    """What stands above it, in a few letters: "24", "Nov"."""
    over: str
    """What stands above that where something larger begins: its month, its year."""
    begins: bool
    """Whether a week, or something larger, begins here."""


def first_day(unit: Unit, when: dt.date) -> dt.date:
    """Return the day on which the week (a Monday), the month or the year of a day begins."""
    if unit == "week":
        return when - when.weekday() * _DAY
    if unit == "month":
        return when.replace(day=1)
    return when.replace(month=1, day=1) if unit == "year" else when


def last_day(unit: Unit, when: dt.date) -> dt.date:
    """Return the day on which the week, the month or the year of a day ends."""
    if unit == "week":
        end = first_day(unit, when).toordinal() + 6
        return dt.date.fromordinal(min(end, dt.date.max.toordinal()))
    if unit == "month":
        return when.replace(day=calendar.monthrange(when.year, when.month)[1])
    return when.replace(month=12, day=31) if unit == "year" else when


def before(span: Span, at: dt.date, first: dt.date) -> dt.date:
    """Return a day of the span before; if the first day there is anything on is in this one, the same day."""
    if span == "all" or first_day(span, at) <= first:
        return at
    return first_day(span, at) - _DAY


def after(span: Span, at: dt.date, last: dt.date) -> dt.date:
    """Return a day of the span after; if the last day there is anything on is in this one, the same day."""
    if span == "all" or last_day(span, at) >= last:
        return at
    return last_day(span, at) + _DAY


def title(span: Span, first: dt.date, last: dt.date) -> str:
    """Return the days of a span in words."""
    return f"{month(first)} {first.year}" if span == "month" else stretch(first, last)


def columns(span: Span, first: dt.date, last: dt.date, room: int) -> tuple[Unit, tuple[Column, ...]]:
    """Return the columns from a day to another. Of all there is, a column is a day, or a week, a month, a
    year, as soon as there is room for so many.
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
    name = f"{weekday(start)} {day(start) if years else stretch(start, start, year=False)}"
    over = weekday(start)[:_SHORT] if span == "week" else ""
    if span == "all" and (start.day == 1 or start == first):
        over = month(start)[:_SHORT]
    return Column(start, start, name, str(start.day), over, start.weekday() == 0)


def _week(span: Span, first: dt.date, last: dt.date, start: dt.date) -> Column:
    end = last_day("week", start)
    begins = start.day == 1 or start.month != end.month
    at_first = start <= first
    head = month(end)[:_SHORT] if begins or at_first else ""
    over = str(end.year) if at_first or (begins and end.month == 1) else ""
    return Column(start, end, stretch(start, end), head, over, begins)


def _month(span: Span, first: dt.date, last: dt.date, start: dt.date) -> Column:
    begins = start.month == 1
    over = str(start.year) if begins or start <= first else ""
    name = month(start)
    return Column(start, last_day("month", start), f"{name} {start.year}", name[:_SHORT], over, begins)


def _year(span: Span, first: dt.date, last: dt.date, start: dt.date) -> Column:
    name = str(start.year)
    return Column(start, last_day("year", start), name, name, "", start.year % 10 == 0)


_MAKERS: dict[Unit, Callable[[Span, dt.date, dt.date, dt.date], Column]] = {
    "day": _day,
    "week": _week,
    "month": _month,
    "year": _year,
}
