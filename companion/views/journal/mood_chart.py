"""The diary as a picture over days: which weight was chosen on which day, and under it which feelings. No
counts, no averages, no verdict: a place in it is marked if that was chosen there, and empty if it was not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from companion.guide.model import Feelings
from companion.journal.model import CheckIn, Entry
from companion.views.journal import periods
from companion.views.journal.periods import Column, Span, Unit, columns, first_day, last_day, title

NOTHING_YET = "Nothing is kept here yet. Once you say how it is, that day and your words stand here."
NOTHING_FITS = "Nothing you kept fits what you look for."
NO_WEIGHT = "no weight said"


class ChosenOn(NamedTuple):
    """What was chosen on some day, or on some days."""

    weights: frozenset[str]
    """By their ids; an empty one for a day something was kept on without a weight."""
    feelings: frozenset[str]


class KeptDays(NamedTuple):
    """What was chosen, by the person's own days. Days nothing was kept on are not in it."""

    days: Mapping[dt.date, ChosenOn]
    months: Mapping[dt.date, ChosenOn]
    years: Mapping[dt.date, ChosenOn]
    """The same by their first days, so that many years are as quick to draw as a few days."""
    first: dt.date | None = None
    last: dt.date | None = None

    def chosen(self, unit: Unit, column: Column) -> ChosenOn | None:
        """Return what was chosen in a column; None if nothing was kept there."""
        if unit == "week":
            days = range(column.first.toordinal(), column.last.toordinal() + 1)
            there = [some for day in days if (some := self.days.get(dt.date.fromordinal(day)))]
            return _union(there) if there else None
        return {"day": self.days, "month": self.months, "year": self.years}[unit].get(column.first)


class ChartRow(NamedTuple):
    """A weight or a feeling, and the columns it was chosen in, counted from 0."""

    label: str
    marks: frozenset[int]


class MoodChart(NamedTuple):
    """Some days side by side."""

    title: str
    unit: Unit
    columns: tuple[Column, ...]
    weights: tuple[ChartRow, ...]
    """All the guide has, in its order, the heaviest first; then what else was chosen."""
    feelings: tuple[ChartRow, ...]
    """Those chosen in these days."""
    kept: frozenset[int]
    """The columns in which something was kept."""
    is_empty: bool = False
    """Whether nothing at all is kept, here or on other days."""


def kept_by_day(entries: Iterable[Entry[CheckIn]]) -> KeptDays:
    """Return what was chosen on each day, as the person's own clock showed it."""
    by_day: dict[dt.date, list[CheckIn]] = {}
    for entry in entries:
        by_day.setdefault(entry.when.date(), []).append(entry.record)
    days = {day: _of_day(some) for day, some in by_day.items()}
    months = _folded(days, lambda day: day.replace(day=1))
    years = _folded(months, lambda day: day.replace(month=1))
    return KeptDays(days, months, years, min(days, default=None), max(days, default=None))


def _of_day(check_ins: Sequence[CheckIn]) -> ChosenOn:
    """What was chosen on a day. One entry without a weight does not make it a day without."""
    weights = {check_in.weight for check_in in check_ins}
    feelings = {feeling for check_in in check_ins for feeling in check_in.feelings if feeling.strip()}
    return ChosenOn(frozenset(weights - {""} or weights), frozenset(feelings))


def _folded(some: Mapping[dt.date, ChosenOn], to: Callable[[dt.date], dt.date]) -> dict[dt.date, ChosenOn]:
    folded: dict[dt.date, list[ChosenOn]] = {}
    for day, chosen in some.items():
        folded.setdefault(to(day), []).append(chosen)
    return {day: _union(within) for day, within in folded.items()}


def _union(some: Sequence[ChosenOn]) -> ChosenOn:
    weights, feelings = zip(*some, strict=True)
    return ChosenOn(frozenset().union(*weights), frozenset().union(*feelings))


def before(kept: KeptDays, span: Span, at: dt.date, today: dt.date) -> dt.date:
    """Return a day of the earlier span, today if it is in it; the same day where there is none: nothing is
    kept before, and it is not after today.
    """
    return _moved(span, at, periods.before(span, at, min(kept.first or today, today)), today)


def after(kept: KeptDays, span: Span, at: dt.date, today: dt.date) -> dt.date:
    """Return a day of the later span, today if it is in it; the same day where there is none."""
    return _moved(span, at, periods.after(span, at, max(kept.last or today, today)), today)


def _moved(span: Span, at: dt.date, to: dt.date, today: dt.date) -> dt.date:
    """Whoever comes back to this month and then looks at a week sees this one."""
    if to == at or span == "all":
        return at
    return today if first_day(span, to) <= today <= last_day(span, to) else to


def mood_chart(kept: KeptDays, feelings: Feelings, span: Span, at: dt.date, room: int) -> MoodChart:
    """Return the picture of the week or month a day is in, or of all days.

    Of all days there is a column for each if there is room for so many columns; or for each week, or
    month, or year.
    """
    if span == "all":
        first, last = kept.first or at, kept.last or at
    else:
        first, last = first_day(span, at), last_day(span, at)
    unit, there = columns(span, first, last, room)
    chosen = {n: some for n, column in enumerate(there) if (some := kept.chosen(unit, column))}
    weights = {weight.weight: weight.label.strip() for weight in feelings.weights}
    names = {feeling.feeling: feeling.label.strip() for feeling in feelings.feelings}
    by_weight = {n: some.weights for n, some in chosen.items()}
    by_feeling = {n: some.feelings for n, some in chosen.items()}
    return MoodChart(
        title=title(span, first, last),
        unit=unit,
        columns=there,
        weights=_rows(by_weight, weights, always=True),
        feelings=_rows(by_feeling, names, always=False),
        kept=frozenset(chosen),
        is_empty=not kept.days,
    )


def _rows(
    chosen: Mapping[int, frozenset[str]], labels: Mapping[str, str], *, always: bool
) -> tuple[ChartRow, ...]:
    """Rows in the guide's order, then what the guide does not know, then what was said without a word."""
    marks: dict[str, set[int]] = {id: set() for id in labels}
    for column, ids in chosen.items():
        for id in ids:
            marks.setdefault(id, set()).add(column)
    own = sorted((id for id in marks if id not in labels), key=lambda id: (not id, id.casefold(), id))
    return tuple(
        ChartRow(labels.get(id) or (bare(id) if always else as_typed(id)), frozenset(marks[id]))
        for id in (*labels, *own)
        if marks[id] or (always and id in labels)
    )


def as_typed(word: str) -> str:
    """Return a word of somebody's own on one line."""
    return " ".join(word.split()) or NO_WEIGHT


def bare(id: str) -> str:
    """Return the id of something the guide does not have as words, on one line; of no id, that it is none."""
    return " ".join(id.replace("-", " ").split()) or NO_WEIGHT
