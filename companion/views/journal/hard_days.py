"""Hard days: parsing a day of the year, finding a day that is near, and the quiet line about it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from companion.dates import day_of_year, month_names
from companion.journal.model import Choices
from companion.messages import gettext as _
from companion.messages import pgettext

_BEFORE, _AFTER = 3, 1
"""The number of days before and after a hard day during which it counts as near.

They are few, to give time to prepare without becoming a countdown.
"""

_LEAP_YEAR = 2024
"""A year that has every day."""


class HardDay(NamedTuple):
    """A day of the year that may be hard."""

    month: int
    day: int
    name: str = ""
    """The name the person gave it; empty if there is none."""
    silent: bool = False
    """Whether the day is never mentioned."""

    @property
    def id(self) -> str:
        """The day's key in the journal, as in ``12-24``."""
        return f"{self.month:02}-{self.day:02}"


def days_of(choices: Choices) -> list[HardDay]:
    """Return the days that were written down, in the order of the year."""
    found = [(day_of(id), id, name) for id, name in choices.hard_days.items()]
    return sorted(day._replace(name=name, silent=id in choices.silent_days) for day, id, name in found if day)


def day_of(text: str) -> HardDay | None:
    """Return the day that was typed, such as ``24 December``, ``December 24`` or ``2026-12-24``; None if
    unclear.
    """
    if match := re.fullmatch(r"(?:\d{4}-)?(\d{1,2})-(\d{1,2})", text.strip()):
        return _there_is(int(match[1]), int(match[2]))
    words = re.findall(r"[^\W\d_]+|\d+", text)
    months = [n for word in words if (n := _month(word))]
    days = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) <= 2]
    return _there_is(months[0], days[0]) if len(months) == len(days) == 1 else None


def _month(word: str) -> int:
    """Return the number of the month whose name begins with ``word``; 0 if none does, or several do."""
    found = [
        n for n, name in enumerate(month_names(), start=1) if name.casefold().startswith(word.casefold())
    ]
    return found[0] if len(found) == 1 and len(word) >= 3 else 0


def _there_is(month: int, day: int) -> HardDay | None:
    is_there = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(_LEAP_YEAR, month)[1]
    return HardDay(month, day) if is_there else None


def day_in_words(day: HardDay) -> str:
    """Return a day in words, with its name if it has one."""
    when = day_of_year(dt.date(_LEAP_YEAR, day.month, day.day))
    if not day.name:
        return when
    return pgettext("a day and its name", "{day}, {name}").format(day=when, name=day.name)


def nearest(days: list[HardDay], today: dt.date) -> HardDay | None:
    """Return the nearest day that should be mentioned; None if none is near."""
    told = [
        (abs(away.days), day) for day in days if not day.silent and (away := _away(day, today)) is not None
    ]
    return min(told)[1] if told else None


def _away(day: HardDay, today: dt.date) -> dt.timedelta | None:
    """Return the time until the day, which is negative after the day; None if the day is not near."""
    for year in (today.year - 1, today.year, today.year + 1):
        last = calendar.monthrange(year, day.month)[1]  # 29 February counts as 28 February in most years
        away = dt.date(year, day.month, min(day.day, last)) - today
        if dt.timedelta(-_AFTER) <= away <= dt.timedelta(_BEFORE):
            return away
    return None


def quiet_line(day: HardDay, today: dt.date) -> str:
    """Return the quiet line about a day that is near."""
    away = _away(day, today)
    said = {
        -1: _("Yesterday was a day you wrote down: {day}."),
        0: _("Today is a day you wrote down: {day}."),
        1: _("Tomorrow is a day you wrote down: {day}."),
        2: _("A day you wrote down is two days away: {day}."),
        3: _("A day you wrote down is three days away: {day}."),
    }
    return said[away.days if away else 0].format(day=day_in_words(day))


def mentioned_day(choices: Choices, id: str) -> HardDay | None:
    """Return the day mentioned in this session, by its id; None if it was silenced since."""
    return next((one for one in days_of(choices) if one.id == id and not one.silent), None)
