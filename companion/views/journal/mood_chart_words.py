"""The mood chart as sentences, for people who hear it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from companion.dates import stretch
from companion.messages import N_, and_list, comma_list, pgettext
from companion.messages import gettext as _
from companion.views.block import Block, block
from companion.views.journal.mood_chart import NOTHING_YET, ChartRow, MoodChart
from companion.views.journal.periods import Column, Unit

_OTHERS: dict[Unit, str] = {
    "day": N_("Nothing is kept for the other days."),
    "week": N_("Nothing is kept for the other weeks."),
    "month": N_("Nothing is kept for the other months."),
    "year": N_("Nothing is kept for the other years."),
}


def sentences(picture: MoodChart, today: dt.date) -> tuple[Block, ...]:
    """Return a sentence for each column with an entry, and one about the columns without.

    Days in the future are not mentioned.
    """
    if picture.is_empty:
        return (block("quiet", _(NOTHING_YET)),)
    heading = block("heading", picture.title)
    if not picture.kept:
        return heading, block("quiet", _nothing(picture.title))
    said = [
        block("item", _chosen(picture, n, column.name))
        for n, column in enumerate(picture.columns)
        if n in picture.kept
    ]
    return (heading, *said, *_gaps(picture, today))


def _nothing(periods: str) -> str:
    # Translators: {periods} is one or more days, weeks, months or years, such as "3 to 5 May and 9 May".
    return _("Nothing is kept for {periods}.").format(periods=periods)


def _chosen(picture: MoodChart, column: int, when: str) -> str:
    """Return a sentence with the weights and feelings of a column."""
    weights, feelings = _labels(picture.weights, column), _labels(picture.feelings, column)
    if weights and feelings:
        text = pgettext("the mood chart aloud", "{day}: {weights}; {feelings}.")
        return text.format(day=when, weights=weights, feelings=feelings)
    text = pgettext("the mood chart aloud", "{day}: {words}.")
    return text.format(day=when, words=weights or feelings)


def _labels(rows: Sequence[ChartRow], column: int) -> str:
    return comma_list([row.label for row in rows if column in row.marks])


def _gaps(picture: MoodChart, today: dt.date) -> Iterator[Block]:
    """Yield a sentence about the columns without an entry. If those are most of them, they are not listed."""
    come = [n for n, column in enumerate(picture.columns) if column.first <= today or n in picture.kept]
    gaps = [n for n in come if n not in picture.kept]
    if not gaps:
        return
    if 2 * len(gaps) > len(come):
        yield block("quiet", _(_OTHERS[picture.unit]))
        return
    yield block("quiet", _nothing(and_list([_run(picture, run) for run in _runs(gaps)])))


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return consecutive numbers in groups."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _run(picture: MoodChart, run: Sequence[int]) -> str:
    first, last = picture.columns[run[0]], picture.columns[run[-1]]
    if picture.unit in ("day", "week"):
        return stretch(first.first, last.last, year=not _one_year(picture.columns))
    if first == last:
        return first.name
    return pgettext("a range of months or years", "{first} to {last}").format(
        first=first.name, last=last.name
    )


def _one_year(columns: Sequence[Column]) -> bool:
    return columns[0].first.year == columns[-1].last.year
