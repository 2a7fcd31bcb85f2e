"""The diary's chart, drawn for a width: labels at the left, and a column for each day.

Columns that do not fit beside each other are divided into bands, one under the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from companion.tui.drawing.styled_lines import BLANK, Line, cells, width_of, wrap
from companion.views.journal.mood_chart import ChartRow, MoodChart
from companion.views.journal.periods import Column, Unit

MARK, NOT_CHOSEN = "●", "·"
"""The signs for chosen and not chosen, in columns with an entry. Other columns are empty."""

_LONGEST_LABEL = 16
"""The maximum width of a label in cells. Longer labels wrap. "no word for it", the longest in the guide, has
14.
"""
_ROOMY = 50
"""The width in cells from which there is room for wider gaps."""
_WAYS = ((6, 0), (5, 0), (4, 0), (3, 0), (2, 1), (1, 1), (1, 0))
"""Pairs of the distance between columns and the extra gap where a week begins, the widest first."""
_STEPS: dict[Unit, tuple[int, ...]] = {"day": (), "week": (), "month": (2, 3, 4, 6), "year": (2, 5)}
"""The steps to try when not all names fit: every second month, every third, and so on. For days, the names
where a week begins are tried next.
"""


class Spot(NamedTuple):
    """The area of a column in the chart, in cells."""

    x: int
    y: int
    width: int
    height: int
    column: Column

    def holds(self, x: int, y: int) -> bool:
        """Return whether a cell is in the area."""
        return 0 <= x - self.x < self.width and 0 <= y - self.y < self.height


class Chart(NamedTuple):
    """The lines of a chart, and the areas of its columns."""

    lines: tuple[Line, ...]
    spots: tuple[Spot, ...]

    def column_at(self, x: int, y: int) -> Column | None:
        """Return the column at a cell; None if there is none."""
        return next((spot.column for spot in self.spots if spot.holds(x, y)), None)


NO_CHART = Chart((), ())


def room_for_columns(width: int) -> int:
    """Return the number of columns that fit beside labels of the maximum width."""
    return max(1, width - _LONGEST_LABEL - _gap(width))


def _label_width(picture: MoodChart, width: int) -> int:
    longest = max((cells(row.label) for row in (*picture.weights, *picture.feelings)), default=0)
    return min(longest, _LONGEST_LABEL, width // 2) + _gap(width)


def _gap(width: int) -> int:
    """Return the width of the gap between the labels and the columns."""
    return 2 if width >= _ROOMY else 1


def chart(picture: MoodChart, width: int) -> Chart:
    """Return the chart in lines of at most ``width`` cells."""
    labels = _label_width(picture, width)
    lines: list[Line] = []
    spots: list[Spot] = []
    for band in _bands(picture.columns, max(1, width - labels)):
        if lines:
            lines.append(BLANK)
        top = len(lines)
        lines += _band(picture, band, labels, width)
        spots += [
            Spot(labels + place.x, top, place.width, len(lines) - top, picture.columns[place.number])
            for place in band
        ]
    return Chart(tuple(lines), tuple(spots))


# --- where columns stand ----------------------------------------------------------------------------------


class _Place(NamedTuple):
    number: int
    x: int
    width: int


def _bands(columns: Sequence[Column], room: int) -> list[list[_Place]]:
    """Return the columns in one band, as far apart as possible, or else in as few bands as possible."""
    for pitch, gap in _WAYS:
        if (len(columns) - 1) * pitch >= room:
            continue
        bands = list(_split(columns, room, pitch, gap))
        if len(bands) == 1:
            return bands
    return min((list(_split(columns, room, *way)) for way in _WAYS[-2:]), key=len)


def _split(columns: Sequence[Column], room: int, pitch: int, gap: int) -> Iterator[list[_Place]]:
    """Yield bands that fit into ``room`` cells. A band begins with a week where possible."""
    band: list[_Place] = []
    for group in _groups(columns):
        placed = _after(band, group, pitch, gap)
        if band and _end(placed) > room:
            yield band
            band, placed = [], _after([], group, pitch, gap)
        band += placed
        while _end(band) > room:
            fits = [place for place in band if place.x + 1 <= room]
            rest = [place.number for place in band[len(fits) :]]
            yield fits
            band = _after([], rest, pitch, gap)
    yield band


def _groups(columns: Sequence[Column]) -> list[list[int]]:
    groups: list[list[int]] = []
    for number, column in enumerate(columns):
        if column.begins or not groups:
            groups.append([])
        groups[-1].append(number)
    return groups


def _after(band: Sequence[_Place], numbers: Sequence[int], pitch: int, gap: int) -> list[_Place]:
    x = band[-1].x + pitch + gap if band else 0
    return [_Place(number, x + n * pitch, pitch) for n, number in enumerate(numbers)]


def _end(band: Sequence[_Place]) -> int:
    return band[-1].x + 1 if band else 0


# --- lines ------------------------------------------------------------------------------------------------


def _band(picture: MoodChart, band: Sequence[_Place], labels: int, width: int) -> Iterator[Line]:
    room = width - labels
    for names in ([column.over for column in picture.columns], [column.head for column in picture.columns]):
        if any(names):
            line = _heads([(place, names[place.number]) for place in band], picture, room)
            yield ((" " * labels + line, "$quiet"),)
    for row in picture.weights:
        yield from _row(row, picture, band, labels)
    if picture.feelings:
        yield BLANK
    for row in picture.feelings:
        yield from _row(row, picture, band, labels)


def _heads(names: Sequence[tuple[_Place, str]], picture: MoodChart, room: int) -> str:
    """Return the names above their columns: all of them, or as many as fit, counted from where a week or year
    begins.
    """
    columns = picture.columns
    every = [(place.x, name) for place, name in names if name]
    begin = [(place.x, name) for place, name in names if name and columns[place.number].begins]
    since = _since(columns)
    some = [
        [(place.x, name) for place, name in names if name and since[place.number] % step == 0]
        for step in _STEPS[picture.unit]
    ]
    for chosen in (every, *some, every[:1] + begin, begin, begin[::2]):
        if (line := _line(chosen, room)) is not None:
            return line
    return ""


def _since(columns: Sequence[Column]) -> list[int]:
    """Return for each column how many columns after the beginning of a week or year it is; negative before
    the first.
    """
    first = next((n for n, column in enumerate(columns) if column.begins), 0)
    since, at = [], -first
    for column in columns:
        at = 0 if column.begins else at
        since.append(at)
        at += 1
    return since


def _line(names: Sequence[tuple[int, str]], room: int) -> str | None:
    """Return a line with each name at its column; None if they do not fit."""
    line = ""
    for x, name in dict(names).items():
        if (line and len(line) >= x) or x + len(name) > room:
            return None
        line = line.ljust(x) + name
    return line


def _row(row: ChartRow, picture: MoodChart, band: Sequence[_Place], labels: int) -> Iterator[Line]:
    """Yield the lines of a row: its label with its marks, and the rest of a label that wraps."""
    marks: list[str] = [" "] * _end(band)
    for place in band:
        if place.number in picture.kept:
            marks[place.x] = MARK if place.number in row.marks else NOT_CHOSEN
    first, *rest = wrap(((row.label, ""),), max(1, labels - 1))
    styles = {MARK: "$mark", NOT_CHOSEN: "$quiet"}
    yield (*first, (" " * (labels - width_of(first)), ""), *((mark, styles.get(mark, "")) for mark in marks))
    yield from rest
