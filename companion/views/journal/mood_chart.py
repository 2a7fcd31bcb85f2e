"""The diary over days: which weights and feelings were chosen on each day or in each month, and in words.

It shows no counts, no averages and no verdict.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from companion.dates import day, day_of_year, month, stretch, weekday
from companion.guide.model import Feelings
from companion.journal.model import CheckIn, Entry
from companion.messages import N_, and_list, comma_list, pgettext
from companion.messages import gettext as _
from companion.views.block import Block, block

NOTHING_YET = N_("There is nothing here yet. When you check in, the day and your words will appear here.")
NOTHING_FITS = N_("Nothing you kept matches this choice.")
# Translators: for check-ins without an answer to "How heavy is it?"
NO_WEIGHT = N_("how heavy: not given")

Span = Literal["week", "month", "all"]
"""What the diary shows: a week, a month or all of it."""
SPANS: tuple[Span, ...] = ("week", "month", "all")
_MOST_DAYS = 60
"""The number of days up to which all of a diary is told day by day."""

Days = Mapping[dt.date, Sequence[Entry[CheckIn]]]
"""The check-ins of each day, in the person's own time zone. Days without one are left out."""


class Column(NamedTuple):
    """What was chosen on a day or in a month."""

    first: dt.date
    weights: Sequence[str]
    """The labels in the guide's order, then others as they are."""
    feelings: Sequence[str]


def by_day(entries: Iterable[Entry[CheckIn]]) -> Days:
    """Return the check-ins of each day, in the order of ``entries``."""
    days: dict[dt.date, list[Entry[CheckIn]]] = {}
    for entry in entries:
        days.setdefault(entry.when.date(), []).append(entry)
    return days


def edges(days: Days, span: Span, at: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the week (from Monday) or month around ``at``, or of all days."""
    if span == "week":
        monday = at.toordinal() - at.weekday()
        return dt.date.fromordinal(monday), dt.date.fromordinal(min(monday + 6, dt.date.max.toordinal()))
    if span == "month":
        return at.replace(day=1), at.replace(day=calendar.monthrange(at.year, at.month)[1])
    return min(days, default=at), max(days, default=at)


def other_day(days: Days, span: Span, at: dt.date, by: int) -> dt.date | None:
    """Return the nearest day with an entry before (-1) or after (1) the span around ``at``."""
    first, last = edges(days, span, at)
    if by < 0:
        return max((when for when in days if when < first), default=None)
    return min((when for when in days if when > last), default=None)


def title(days: Days, span: Span, at: dt.date) -> str:
    """Return the name of the span around ``at``, such as "November 2026"."""
    first, last = edges(days, span, at)
    return _month(first) if span == "month" else stretch(first, last)


def columns(days: Days, feelings: Feelings, span: Span, at: dt.date, *, by_month: bool) -> list[Column]:
    """Return what was chosen on each day or in each month of a span, the earliest first. Those without an
    entry are left out.
    """
    first, last = edges(days, span, at)
    kept: dict[dt.date, list[CheckIn]] = {}
    for when in sorted(when for when in days if first <= when <= last):
        start = when.replace(day=1) if by_month else when
        kept.setdefault(start, []).extend(one.record for one in days[when])
    weights = {one.weight: one.label.strip() for one in feelings.weights}
    words = {one.feeling: one.label.strip() for one in feelings.feelings}
    found = []
    for start, there in kept.items():
        chosen = {one.weight for one in there}
        felt = {id for one in there for id in one.feelings if id.strip()}
        found.append(
            Column(
                start,
                [weights.get(id) or bare(id) for id in _ordered(chosen - {""} or chosen, weights)],
                [words.get(id) or " ".join(id.split()) for id in _ordered(felt, words)],
            )
        )
    return found


def _ordered(chosen: Iterable[str], order: Iterable[str]) -> list[str]:
    places = {id: n for n, id in enumerate(order)}
    return sorted(chosen, key=lambda id: (places.get(id, len(places)), id.casefold(), id))


def bare(id: str) -> str:
    """Return the id of a weight that the guide does not have as words; ``NO_WEIGHT`` for an empty id."""
    return " ".join(id.replace("-", " ").split()) or _(NO_WEIGHT)


# --- in words ---------------------------------------------------------------------------------------------


def sentences(days: Days, feelings: Feelings, span: Span, at: dt.date, today: dt.date) -> list[Block]:
    """Return a sentence for each day of a span with an entry, and one about the days without. They are about
    the months with an entry if all of the diary is told and has many days. Days to come are not mentioned.
    """
    if not days:
        return [block("quiet", _(NOTHING_YET))]
    first, last = edges(days, span, at)
    name = title(days, span, at)
    by_month = span == "all" and (last - first).days >= _MOST_DAYS
    told = columns(days, feelings, span, at, by_month=by_month)
    said = [block("item", _said(one, by_month=by_month, year=first.year != last.year)) for one in told]
    if not told:
        gaps = _("Nothing is kept for {periods}.").format(periods=name)
    elif by_month:
        gaps = ""
    else:
        gaps = _gaps([one.first for one in told], first, min(last, today), year=first.year != last.year)
    return [block("heading", name), *said, *([block("quiet", gaps)] if gaps else [])]


def _said(column: Column, *, by_month: bool, year: bool) -> str:
    date = day(column.first) if year else day_of_year(column.first)
    name = pgettext("a date", "{weekday} {day}").format(weekday=weekday(column.first), day=date)
    name, weights = _month(column.first) if by_month else name, comma_list(column.weights)
    if column.feelings:
        text = pgettext("the mood chart aloud", "{day}: {weights}; {feelings}.")
        return text.format(day=name, weights=weights, feelings=comma_list(column.feelings))
    return pgettext("the mood chart aloud", "{day}: {words}.").format(day=name, words=weights)


def _gaps(kept: Sequence[dt.date], first: dt.date, last: dt.date, *, year: bool) -> str:
    """Return a sentence about the days without an entry. If those are most of them, they are not listed."""
    days = [one.toordinal() for one in kept]
    start, end = first.toordinal(), last.toordinal()
    if 2 * len(days) < end - start + 1:
        return _("Nothing is kept for the other days.")
    gaps = [
        stretch(dt.date.fromordinal(one + 1), dt.date.fromordinal(other - 1), year=year)
        for one, other in pairwise((start - 1, *days, end + 1))
        if other - one > 1
    ]
    # Translators: {periods} is one or more days, such as "3 to 5 May and 9 May", or a month.
    return _("Nothing is kept for {periods}.").format(periods=and_list(gaps)) if gaps else ""


def _month(when: dt.date) -> str:
    return pgettext("a date", "{month} {year}").format(month=month(when), year=when.year)
