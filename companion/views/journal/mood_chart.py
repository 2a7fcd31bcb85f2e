"""The diary over days: which weights and feelings were chosen in each day, week, month or year, and in words.

It shows no counts, no averages and no verdict.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from companion.dates import stretch
from companion.guide.model import Feelings
from companion.journal.model import CheckIn, Entry
from companion.messages import N_, and_list, comma_list, pgettext
from companion.messages import gettext as _
from companion.views.block import Block, block
from companion.views.journal.periods import UNITS, Span, Unit, first_day, last_day, name, number, starts

NOTHING_YET = N_("There is nothing here yet. When you check in, the day and your words will appear here.")
NOTHING_FITS = N_("Nothing you kept matches this choice.")
# Translators: for check-ins without an answer to "How heavy is it?"
NO_WEIGHT = N_("how heavy: not given")
_OTHERS: dict[Unit, str] = {
    "day": N_("Nothing is kept for the other days."),
    "week": N_("Nothing is kept for the other weeks."),
    "month": N_("Nothing is kept for the other months."),
    "year": N_("Nothing is kept for the other years."),
}

Days = Mapping[dt.date, Sequence[Entry[CheckIn]]]
"""The check-ins of each day, in the person's own time zone. Days without one are left out."""


class Column(NamedTuple):
    """What was chosen in a day, week, month or year."""

    first: dt.date
    last: dt.date
    name: str
    weights: Sequence[str]
    """The labels in the guide's order, then others as they are. Empty only if nothing was kept."""
    feelings: Sequence[str]


class MoodChart(NamedTuple):
    """Consecutive columns."""

    title: str
    unit: Unit
    columns: Sequence[Column]
    is_empty: bool
    """Whether the diary has no entries at all."""


def by_day(entries: Iterable[Entry[CheckIn]]) -> Days:
    """Return the check-ins of each day, in the order of ``entries``."""
    days: dict[dt.date, list[Entry[CheckIn]]] = {}
    for entry in entries:
        days.setdefault(entry.when.date(), []).append(entry)
    return days


def other_day(days: Days, span: Span, at: dt.date, by: int) -> dt.date | None:
    """Return the nearest day with an entry before (-1) or after (1) the span around ``at``."""
    if span == "all":
        return None
    if by < 0:
        return max((day for day in days if day < first_day(span, at)), default=None)
    return min((day for day in days if day > last_day(span, at)), default=None)


def mood_chart(days: Days, feelings: Feelings, span: Span, at: dt.date, room: int = 60) -> MoodChart:
    """Return the chart of the week or month around ``at`` by days, or of all days.

    A column of all days is a day, or else a week, a month or a year, so that there are at most ``room``.
    """
    if span == "all":
        first, last = min(days, default=at), max(days, default=at)
        unit = next((one for one in UNITS if number(one, first, last) <= room), UNITS[-1])
    else:
        first, last, unit = first_day(span, at), last_day(span, at), UNITS[0]
    kept: dict[dt.date, list[CheckIn]] = {start: [] for start in starts(unit, first, last)}
    for day in (day for day in days if first <= day <= last):
        kept[first_day(unit, day)] += [entry.record for entry in days[day]]
    weights = {one.weight: one.label.strip() for one in feelings.weights}
    words = {one.feeling: one.label.strip() for one in feelings.feelings}
    columns = []
    for start, there in kept.items():
        chosen = {one.weight for one in there}
        felt = {id for one in there for id in one.feelings if id.strip()}
        columns.append(
            Column(
                start,
                last_day(unit, start),
                name(unit, start, has_year=first.year != last.year),
                [weights.get(id) or bare(id) for id in _ordered(chosen - {""} or chosen, weights)],
                [words.get(id) or " ".join(id.split()) for id in _ordered(felt, words)],
            )
        )
    title = name("month", first, has_year=True) if span == "month" else stretch(first, last)
    return MoodChart(title, unit, columns, not days)


def _ordered(chosen: Iterable[str], order: Iterable[str]) -> list[str]:
    places = {id: n for n, id in enumerate(order)}
    return sorted(chosen, key=lambda id: (places.get(id, len(places)), id.casefold(), id))


def bare(id: str) -> str:
    """Return the id of a weight that the guide does not have as words; ``NO_WEIGHT`` for an empty id."""
    return " ".join(id.replace("-", " ").split()) or _(NO_WEIGHT)


# --- in words ---------------------------------------------------------------------------------------------


def sentences(chart: MoodChart, today: dt.date) -> tuple[Block, ...]:
    """Return a sentence for each column with an entry, and one about the columns without.

    Days in the future are not mentioned.
    """
    if chart.is_empty:
        return (block("quiet", _(NOTHING_YET)),)
    heading = block("heading", chart.title)
    kept = [column for column in chart.columns if column.weights]
    if not kept:
        return heading, block("quiet", _nothing(chart.title))
    return (heading, *(block("item", _said(column)) for column in kept), *_gaps(chart, today))


def _said(column: Column) -> str:
    weights, feelings = comma_list(column.weights), comma_list(column.feelings)
    if feelings:
        text = pgettext("the mood chart aloud", "{day}: {weights}; {feelings}.")
        return text.format(day=column.name, weights=weights, feelings=feelings)
    return pgettext("the mood chart aloud", "{day}: {words}.").format(day=column.name, words=weights)


def _nothing(periods: str) -> str:
    # Translators: {periods} is one or more days, weeks, months or years, such as "3 to 5 May and 9 May".
    return _("Nothing is kept for {periods}.").format(periods=periods)


def _gaps(chart: MoodChart, today: dt.date) -> Iterator[Block]:
    """Yield a sentence about the columns without an entry. If those are most of them, they are not listed."""
    gaps: list[list[Column]] = [[]]
    come = [column for column in chart.columns if column.first <= today or column.weights]
    for column in come:
        if not column.weights:
            gaps[-1].append(column)
        elif gaps[-1]:
            gaps.append([])
    if 2 * sum(map(len, gaps)) > len(come):
        yield block("quiet", _(_OTHERS[chart.unit]))
    elif any(gaps):
        yield block("quiet", _nothing(and_list([_run(chart, gap) for gap in gaps if gap])))


def _run(chart: MoodChart, gap: Sequence[Column]) -> str:
    """Return the name of consecutive columns."""
    first, last = gap[0], gap[-1]
    if chart.unit in ("day", "week"):
        return stretch(
            first.first, last.last, year=chart.columns[0].first.year != chart.columns[-1].last.year
        )
    if first == last:
        return first.name
    return pgettext("a range of months or years", "{first} to {last}").format(
        first=first.name, last=last.name
    )
