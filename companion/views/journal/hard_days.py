"""Days of the year that may be hard: how one is typed, which is near, and the one line that says so."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from companion.dates import day_of_year, month_names
from companion.journal.model import Choices

_BEFORE, _AFTER = 3, 1
"""So many days before it and after it a day is near: long enough to be ready for it, and not a countdown."""

_LEAP_YEAR = 2024
"""A year that has every day."""


class HardDay(NamedTuple):
    """A day of the year that may be hard."""

    month: int
    day: int
    name: str = ""
    """What the person calls it; empty if they gave it no name."""
    silent: bool = False
    """Whether nothing is said when it is near."""

    @property
    def id(self) -> str:
        """What it is kept under."""
        return f"{self.month:02}-{self.day:02}"


def days_of(choices: Choices) -> list[HardDay]:
    """Return the days that were written down, in the order of the year."""
    found = [(day_of(id), id, name) for id, name in choices.hard_days.items()]
    return sorted(day._replace(name=name, silent=id in choices.silent_days) for day, id, name in found if day)


def day_of(text: str) -> HardDay | None:
    """Return the day somebody typed, such as ``24 December``, ``December 24`` or ``2026-12-24``; None if it
    cannot be told which it is.
    """
    if match := re.fullmatch(r"(?:\d{4}-)?(\d{1,2})-(\d{1,2})", text.strip()):
        return _there_is(int(match[1]), int(match[2]))
    words = re.findall(r"[^\W\d_]+|\d+", text)
    months = [n for word in words if (n := _month(word))]
    days = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) <= 2]
    return _there_is(months[0], days[0]) if len(months) == len(days) == 1 else None


def _month(word: str) -> int:
    """The month a word begins; 0 if it begins none, or several."""
    found = [
        n for n, name in enumerate(month_names(), start=1) if name.casefold().startswith(word.casefold())
    ]
    return found[0] if len(found) == 1 and len(word) >= 3 else 0


def _there_is(month: int, day: int) -> HardDay | None:
    is_there = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(_LEAP_YEAR, month)[1]
    return HardDay(month, day) if is_there else None


def day_in_words(day: HardDay) -> str:
    """Return a day in words, with the name it was given."""
    when = day_of_year(dt.date(_LEAP_YEAR, day.month, day.day))
    return f"{when}, {day.name}" if day.name else when


def nearest(days: list[HardDay], today: dt.date) -> HardDay | None:
    """Return the nearest day of those about which something is to be said, if one is near."""
    told = [
        (abs(away.days), day) for day in days if not day.silent and (away := _away(day, today)) is not None
    ]
    return min(told)[1] if told else None


def _away(day: HardDay, today: dt.date) -> dt.timedelta | None:
    """How far it is to the day, this year or the one beside it; None if it is not near."""
    for year in (today.year - 1, today.year, today.year + 1):
        last = calendar.monthrange(year, day.month)[1]  # the 29th of February is the 28th in most years
        away = dt.date(year, day.month, min(day.day, last)) - today
        if dt.timedelta(-_AFTER) <= away <= dt.timedelta(_BEFORE):
            return away
    return None


def quiet_line(day: HardDay, today: dt.date) -> str:
    """Return what is said of a day that is near."""
    away = _away(day, today)
    days = away.days if away else 0
    later = f"{'Two' if days == 2 else 'Three'} days from now is"
    when = {-1: "Yesterday was", 0: "Today is", 1: "Tomorrow is"}.get(days, later)
    return f"{when} a day you wrote down: {day_in_words(day)}."


def mentioned_day(choices: Choices, id: str) -> HardDay | None:
    """Return the day that was told of, by its id, unless something was said about that since."""
    return next((one for one in days_of(choices) if one.id == id and not one.silent), None)
