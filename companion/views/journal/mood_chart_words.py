"""The mood chart as sentences, for people who hear it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from companion.dates import stretch
from companion.views.block import Block, block
from companion.views.journal.mood_chart import NOTHING_YET, ChartRow, MoodChart
from companion.views.journal.periods import Column


def sentences(picture: MoodChart, today: dt.date) -> tuple[Block, ...]:
    """Return a sentence for each column with an entry, and one about the columns without.

    Days in the future are not mentioned.
    """
    if picture.is_empty:
        return (block("quiet", NOTHING_YET),)
    heading = block("heading", picture.title)
    if not picture.kept:
        return heading, block("quiet", f"Nothing is kept for {picture.title}.")
    said = [
        block("item", f"{column.name}: {_chosen(picture, n)}.")
        for n, column in enumerate(picture.columns)
        if n in picture.kept
    ]
    return (heading, *said, *_gaps(picture, today))


def _chosen(picture: MoodChart, column: int) -> str:
    """Return the weights and feelings of a column."""
    parts = (_labels(picture.weights, column), _labels(picture.feelings, column))
    return "; ".join(part for part in parts if part)


def _labels(rows: Sequence[ChartRow], column: int) -> str:
    return ", ".join(row.label for row in rows if column in row.marks)


def _gaps(picture: MoodChart, today: dt.date) -> Iterator[Block]:
    """Yield a sentence about the columns without an entry. If those are most of them, they are not listed."""
    come = [n for n, column in enumerate(picture.columns) if column.first <= today or n in picture.kept]
    gaps = [n for n in come if n not in picture.kept]
    if not gaps:
        return
    if 2 * len(gaps) > len(come):
        yield block("quiet", f"Nothing is kept for the other {picture.unit}s.")
        return
    named = [_run(picture, run) for run in _runs(gaps)]
    all_named = " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
    yield block("quiet", f"Nothing is kept for {all_named}.")


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
    return first.name if first == last else f"{first.name} to {last.name}"


def _one_year(columns: Sequence[Column]) -> bool:
    return columns[0].first.year == columns[-1].last.year
