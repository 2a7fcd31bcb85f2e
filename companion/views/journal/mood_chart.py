"""The diary as a chart over days: which weights and feelings were chosen on each day.

It shows no counts, no averages and no verdict. A cell is marked if something was chosen, and empty if not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from companion.guide.model import Feelings
from companion.journal.model import CheckIn, Entry
from companion.messages import N_
from companion.messages import gettext as _
from companion.views.journal import periods
from companion.views.journal.periods import Column, Span, Unit, columns, first_day, last_day, title

NOTHING_YET = N_("There is nothing here yet. When you check in, the day and your words will appear here.")
NOTHING_FITS = N_("Nothing you kept matches this.")
# Translators: a row of the mood chart, for days without an answer to "How heavy is it?"
NO_WEIGHT = N_("how heavy: not given")


class ChosenOn(NamedTuple):
    """The weights and feelings chosen in a column of the chart."""

    weights: frozenset[str]
    """The ids of the weights. An empty id stands for a day on which no weight was chosen."""
    feelings: frozenset[str]


class KeptDays(NamedTuple):
    """The weights and feelings chosen on each day. Days without an entry are left out."""

    days: Mapping[dt.date, ChosenOn]
    months: Mapping[dt.date, ChosenOn]
    years: Mapping[dt.date, ChosenOn]
    """The same for months and years, by their first days, so that many years are drawn as fast as a few days.
    """
    first: dt.date | None = None
    last: dt.date | None = None

    def chosen(self, unit: Unit, column: Column) -> ChosenOn | None:
        """Return the weights and feelings chosen in a column; None if nothing was kept there."""
        if unit == "week":
            days = range(column.first.toordinal(), column.last.toordinal() + 1)
            there = [some for day in days if (some := self.days.get(dt.date.fromordinal(day)))]
            return _union(there) if there else None
        return {"day": self.days, "month": self.months, "year": self.years}[unit].get(column.first)


class ChartRow(NamedTuple):
    """A weight or feeling, and the columns in which it was chosen, counted from 0."""

    label: str
    marks: frozenset[int]


class MoodChart(NamedTuple):
    """A chart of consecutive columns."""

    title: str
    unit: Unit
    columns: tuple[Column, ...]
    weights: tuple[ChartRow, ...]
    """The weights of the guide, the heaviest first, followed by any others that were chosen."""
    feelings: tuple[ChartRow, ...]
    """The feelings chosen in these columns."""
    kept: frozenset[int]
    """The columns with an entry."""
    is_empty: bool = False
    """Whether the diary has no entries at all."""


def kept_by_day(entries: Iterable[Entry[CheckIn]]) -> KeptDays:
    """Return the weights and feelings chosen on each day, in the person's own time zone."""
    by_day: dict[dt.date, list[CheckIn]] = {}
    for entry in entries:
        by_day.setdefault(entry.when.date(), []).append(entry.record)
    days = {day: _of_day(some) for day, some in by_day.items()}
    months = _folded(days, lambda day: day.replace(day=1))
    years = _folded(months, lambda day: day.replace(month=1))
    return KeptDays(days, months, years, min(days, default=None), max(days, default=None))


def _of_day(check_ins: Sequence[CheckIn]) -> ChosenOn:
    """Return the weights and feelings of a day. An empty weight counts only if no entry has a weight."""
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
    """Return a day in the span before the one around ``at``; today if it is in that span.

    Returns ``at`` if there is no earlier span: nothing was kept before, and ``at`` is not after today.
    """
    return _moved(span, at, periods.before(span, at, min(kept.first or today, today)), today)


def after(kept: KeptDays, span: Span, at: dt.date, today: dt.date) -> dt.date:
    """Return a day in the span after the one around ``at``; today if it is in that span.

    Returns ``at`` if there is no later span.
    """
    return _moved(span, at, periods.after(span, at, max(kept.last or today, today)), today)


def _moved(span: Span, at: dt.date, to: dt.date, today: dt.date) -> dt.date:
    """Return today if it is in the span moved to, so that a smaller span chosen next shows today."""
    if to == at or span == "all":
        return at
    return today if first_day(span, to) <= today <= last_day(span, to) else to


def mood_chart(kept: KeptDays, feelings: Feelings, span: Span, at: dt.date, room: int) -> MoodChart:
    """Return the chart of the week or month around ``at``, or of all days.

    ``room`` is the maximum number of columns for all days. A column is a day if that many fit, or else a
    week, a month or a year.
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
    """Return the rows of the guide's labels, then those of other ids, then the row for no weight."""
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
    """Return a custom word on one line."""
    return " ".join(word.split()) or _(NO_WEIGHT)


def bare(id: str) -> str:
    """Return an id as words on one line, for something the guide does not have; ``NO_WEIGHT`` for an empty
    id.
    """
    return " ".join(id.replace("-", " ").split()) or _(NO_WEIGHT)
