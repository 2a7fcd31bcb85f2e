"""The picture of the diary: a month as a calendar, a week with its times, or all days, a line for each month.

A sign shows how heavy a check-in was: the fuller, the heavier. Each has its own shape and a faint tint.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import chain, pairwise
from typing import NamedTuple

from companion.guide.model import Feelings
from companion.journal.model import CheckIn, Entry
from companion.messages import pgettext
from companion.tui.drawing.choice_parts import POINTED
from companion.tui.drawing.styled_lines import Line, Piece, cells, cut, width_of, wrap
from companion.views.journal.mood_chart import Days, MoodChart, bare, other_day
from companion.views.journal.periods import Span, first_day, last_day, short_month, short_weekday

_SIGNS = "▁▂▃▄▅▆▇█"
"""The signs of weights, the lightest first. A guide with five weights uses five of them."""
_NOT_GIVEN, _NOT_IN_GUIDE, _MORE = ("·", "$quiet"), ("□", "$quiet"), ("+", "$quiet")
_MOST = 4
"""The maximum number of signs of a day, with the one for more."""
_WIDEST_DAY, _DATE, _TIME, _MONTH = 9, 3, 9, 4
"""The widths in cells of a day of a month with a gap, its number, a time and its sign, and a month's name."""
_ROOMY, _TALL = 14, 30
"""The numbers of lines from which there are gaps between the parts, and signs below their day."""

Target = dt.date | Span | int
"""What a click leads to: a day, a span, or earlier (-1) or later (1) days."""
Row = list[tuple[str, str, Target | None]]
"""A line of the picture: each piece with its style, and what a click on it leads to."""


def target_at(row: Row, x: int) -> Target | None:
    """Return what a click on a cell leads to; None if it leads nowhere."""
    for text, _style, target in row:
        x -= cells(text)
        if x < 0:
            return target
    return None


class Scene(NamedTuple):
    """What the picture shows."""

    days: Days
    """All check-ins by day, the latest of each day first."""
    chart: MoodChart
    feelings: Feelings
    signs: Mapping[str, Piece]
    """The signs of the guide's weights with their tints, by ``signs_of``."""
    span: Span
    at: dt.date
    """The day pointed at."""
    today: dt.date

    def of_day(self, day: dt.date) -> list[tuple[Entry[CheckIn], Piece]]:
        """Return the check-ins of a day with their signs, the earliest first."""
        return [(one, self.sign(one.record.weight)) for one in reversed(self.days.get(day, ()))]

    def sign(self, weight: str) -> Piece:
        """Return the sign of a weight, which the guide may not have, or of none."""
        return self.signs.get(weight, _NOT_IN_GUIDE) if weight else _NOT_GIVEN

    def edges(self, day: dt.date | None) -> tuple[str, str]:
        """Return the signs around a day: brackets for today, and others for the day pointed at."""
        return ("<", ">") if day == self.at else ("[", "]") if day == self.today else (" ", " ")

    def style(self, day: dt.date) -> str:
        """Return the style of the name of a day."""
        weight = "bold underline" if day == self.today else "bold" if day == self.at else ""
        return f"{weight} {POINTED}" if day == self.at else weight or ("" if day in self.days else "$quiet")


def signs_of(feelings: Feelings) -> dict[str, Piece]:
    """Return the sign of each weight of the guide with its tint, the heaviest first."""
    last = max(1, len(feelings.weights) - 1)
    shares = {one.weight: 1 - n / last for n, one in enumerate(feelings.weights)}
    return {
        id: (_SIGNS[round(share * (len(_SIGNS) - 1))], f"$heading on $step{round(share * 4) + 1}")
        for id, share in shares.items()
    }


def picture(scene: Scene, width: int, room: int) -> list[Row]:
    """Return the picture in at most ``room`` lines. The day pointed at is always there."""
    gap: list[Row] = [[]] if room >= _ROOMY else []
    head, days = {"week": _week, "month": _month, "all": _whole}[scene.span](scene, width, room)
    rows = [*_title(scene, width)[: len(gap) + 1], *gap, *head]
    at = next(n for n, row in enumerate(days) if any(target == scene.at for *_piece, target in row))
    left = max(1, room - len(rows) - 2 * len(gap))  # with a line for the legend
    start = max(0, min(at - left // 2, len(days) - left))
    shown = days[start : start + left]
    if at > start:  # the year of the first month stays in sight
        shown[0] = next((row for row in reversed(days[: start + 1]) if len(row) == 1), shown[0])
    rows += shown
    for part in (_legend, _feelings):
        lines = part(scene, width, room - len(rows) - len(gap))
        rows += gap if lines else []
        rows += [[(text, style, None) for text, style in line] for line in lines]
    return rows


def _title(scene: Scene, width: int) -> list[Row]:
    """Return the name of the days, the signs for earlier and later ones, and the names of the spans."""
    # Translators: the diary can show one week, one month or all that was kept.
    names = pgettext("diary", "week"), pgettext("diary", "month"), pgettext("diary", "all")
    spans: dict[Span, str] = dict(zip(("week", "month", "all"), names, strict=True))
    title: Row = [(scene.chart.title, "bold $heading", None)]
    for sign, by in ((" ←", -1), (" →", 1)):
        if other_day(scene.days, scene.span, scene.at, by):
            title.append((sign, "$heading", by))
    links: Row = []
    room = width - sum(cells(text) for text, *_ in title)
    gap = " · " if sum(map(cells, names)) + 6 < room else " "
    for span, name in spans.items():
        links += [(gap if links else "", "$quiet", None)]
        links += [(name, "bold" if span == scene.span else "$quiet", span)]
    room -= sum(cells(text) for text, *_ in links)
    return [[*title, (" " * room, "", None), *links]] if room > 0 else [title, links]


# --- the days ---------------------------------------------------------------------------------------------


def _week(scene: Scene, width: int, room: int) -> tuple[list[Row], list[Row]]:
    """Return the days of a week, one under the other, with the time of each check-in."""
    rows: list[Row] = []
    start, end = (edge("week", scene.at).toordinal() for edge in (first_day, last_day))
    for day in map(dt.date.fromordinal, range(start, end + 1)):
        before, after = scene.edges(day)
        name = f"{short_weekday(day):3} {day.day:2}"
        lead: Row = [(before, "bold", None), (name, scene.style(day), day), (f"{after} ", "bold", None)]
        times: list[Row] = [
            [(f" {entry.when:%H:%M} ", "$quiet", day), (sign, tint, day), (" ", "", None)]
            for entry, (sign, tint) in scene.of_day(day)
        ]
        across = max(1, (width - _TIME) // _TIME)
        for n in range(0, max(1, len(times)), across):
            rows.append([*(lead if n == 0 else [(" " * _TIME, "", None)]), *chain(*times[n : n + across])])
    return [], rows


def _month(scene: Scene, width: int, room: int) -> tuple[list[Row], list[Row]]:
    """Return the days of a month as a calendar. Signs are beside their day, or below it in a tall window."""
    across = max(_DATE + 1, min(_WIDEST_DAY, (width - 1) // 7)) - 1
    beside = 0 if room >= _TALL else across - (_DATE if across > _DATE + 2 else 2)

    def number(day: dt.date) -> Row:
        gap = " " * (across - beside - 2)
        return [(f"{day.day:2}", scene.style(day), day), (gap, POINTED if day == scene.at else "", day)]

    def signs(day: dt.date) -> Row:
        return _tiles(scene, day, beside or across)

    first = first_day("month", scene.at)
    days: list[dt.date | None] = [None] * first.weekday()
    days += [first.replace(day=n + 1) for n in range(last_day("month", first).day)]
    days += [None] * (42 - len(days))
    rows: list[Row] = []
    for start in range(0, 42, 7):
        for parts in ((number, signs),) if beside else ((number,), (signs,), ()):
            rows.append([])
            for before, day in pairwise([None, *days[start : start + 7], None]):
                edge = max(scene.edges(before)[1], scene.edges(day)[0], key=str.strip)
                rows[-1] += [(edge if parts else " ", "bold", None), (" " * across * (not day), "", None)]
                rows[-1] += [piece for part in parts if day for piece in part(day)]
            rows[-1].pop()
    head = "".join(f" {name:{across}}" for name in map(short_weekday, filter(None, days[7:14])))
    return [[(head, "$quiet", None)]], rows


def _whole(scene: Scene, width: int, room: int) -> tuple[list[Row], list[Row]]:
    """Return a line for each month with a check-in, as far as they are near the day pointed at."""
    across = 2 if width >= _MONTH + 31 * 2 else 1
    ruler = ""
    for n in (1, 5, 10, 15, 20, 25, 30):
        ruler = ruler.ljust(_MONTH + (n - 1) * across) + str(n)
    months = sorted({first_day("month", day) for day in scene.days})
    at = months.index(first_day("month", scene.at))
    rows: list[Row] = []
    for before, month in pairwise([dt.date.min, *months[max(0, at - room) : at + room]]):
        if before.year != month.year:
            rows.append([(str(month.year), "$heading", None)])
        rows.append([(f"{short_month(month):{_MONTH}}", "$quiet", None)])
        for n in range(last_day("month", month).day):
            day = month.replace(day=n + 1)
            mark = " bold reverse" if day == scene.at else " underline" if day == scene.today else ""
            rows[-1] += _tiles(scene, day, across, mark)
    return [[(ruler, "$quiet", None)]], rows


def _tiles(scene: Scene, day: dt.date, width: int, mark: str = "") -> Row:
    """Return the signs of a day side by side in so many cells, all in a further style."""
    signs = [sign for _entry, sign in scene.of_day(day)]
    signs = list(dict.fromkeys(signs)) if width == 1 else signs
    most = min(width, _MOST)
    signs = signs if len(signs) <= most else [*signs[: most - 1], _MORE]
    tile = 2 if len(signs) * 3 <= width else 1
    gap = " " * (len(signs) * (tile + 1) <= width + 1)
    row: Row = []
    for sign, style in signs:
        row += [(sign * tile if sign in _SIGNS else sign.ljust(tile), style + mark, day), (gap, "", day)]
    left = width - sum(len(text) for text, *_ in row)
    return [*row, (" " * left, mark if not row else "", day)] if left >= 0 else row[:-1]


# --- under the days ---------------------------------------------------------------------------------------


def _legend(scene: Scene, width: int, room: int) -> list[Line]:
    """Return what each sign means; in a small room, only what the first and the last do."""
    known = [(scene.signs[one.weight], one.label.strip()) for one in scene.feelings.weights]
    first, last = scene.chart.columns[0].first, scene.chart.columns[-1].last
    shown = {entry.record.weight for day in scene.days if first <= day <= last for entry in scene.days[day]}
    unknown = sorted(shown - scene.signs.keys(), key=lambda id: (not id, id))
    others = [(scene.sign(id), bare(id)) for id in unknown]
    ends = [known[0], *((sign, "") for sign, _label in known[1:-1]), known[-1]]
    for form in ([*known, *others], ends):
        lines = _flow(((sign, (f" {label}".rstrip(), "$quiet")) for sign, label in form), width)
        if len(lines) <= room:
            return lines
    return []


def _feelings(scene: Scene, width: int, room: int) -> list[Line]:
    """Return the feelings, each with the days or months in which it was chosen."""
    days = short_weekday if scene.span == "week" else "{0.day}".format
    short = short_month if scene.chart.unit == "month" else days
    chosen: dict[str, list[str]] = {one.label.strip(): [] for one in scene.feelings.feelings}
    for column in scene.chart.columns:
        for label in column.feelings:
            chosen.setdefault(label, []).append(short(column.first))
    items = (((label, ""), (f" {' '.join(days)}", "$quiet")) for label, days in chosen.items() if days)
    lines = _flow(items, width)
    if len(lines) > room > 0:
        lines[room - 1] = cut((*lines[room - 1], (" " * width, "$quiet")), width)
    return lines[: max(0, room)]


def _flow(items: Iterable[Line], width: int) -> list[Line]:
    """Return items one after the other, as many in a line as fit."""
    lines: list[Line] = []
    for item in items:
        line = (*lines[-1], ("   ", ""), *item) if lines else item
        if lines and width_of(line) <= width:
            lines[-1] = line
        else:
            lines += wrap(item, width)
    return lines
