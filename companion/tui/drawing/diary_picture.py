"""The picture of the diary: a month as a calendar, a week with its times, or all days, a line for each month.

A sign shows how heavy a check-in was: the fuller, the heavier. Each has its own shape and a faint tint.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import chain, pairwise
from typing import NamedTuple

from companion.dates import short_month, short_weekday
from companion.flows.commands import EARLIER, LATER
from companion.guide.model import Feelings
from companion.tui.drawing.choice_parts import POINTED, POINTER
from companion.tui.drawing.styled_lines import (
    BLANK,
    HERE,
    Line,
    Piece,
    cut,
    leading_to,
    padded,
    width_of,
    wrap,
)
from companion.views.journal.mood_chart import Days, Span, bare, columns, edges, other_day, title

_SIGNS = "▁▂▃▄▅▆▇█"
"""The signs of weights, the lightest first. A guide with five weights uses five of them."""
_NOT_GIVEN, _NOT_IN_GUIDE, _MORE = ("·", "$quiet"), ("□", "$quiet"), ("+", "$quiet")
_DAY, _TIME, _MONTH = 9, 9, 4
"""The widths in cells of a day at most, of a time with its sign, and of the name of a month."""
_ROOMY, _TALL = 14, 24
"""The numbers of lines from which there are gaps between the parts, and between weeks."""


class Scene(NamedTuple):
    """What the picture shows."""

    days: Days
    """All check-ins by day, the latest of each day first."""
    feelings: Feelings
    signs: Mapping[str, Piece]
    """The signs of the guide's weights with their tints, by ``signs_of``."""
    span: Span
    at: dt.date
    """The day pointed at."""
    today: dt.date

    def sign(self, weight: str) -> Piece:
        """Return the sign of a weight, which the guide may not have, or of none."""
        return self.signs.get(weight, _NOT_IN_GUIDE) if weight else _NOT_GIVEN

    def name(self, day: dt.date, name: str) -> Piece:
        """Return the name of a day between two cells: the pointer is before the day pointed at, and brackets
        are around today.
        """
        before, after = (POINTER[0], " ") if day == self.at else ("[", "]") if day == self.today else ("  ")
        looks = ["underline"] * (day == self.today) + [f"bold {POINTED}"] * (day == self.at)
        return f"{before}{name}{after}", " ".join(looks) or ("" if day in self.days else "$quiet")

    def linked(self, day: dt.date, pieces: Iterable[Piece]) -> Line:
        """Return a part of a line in which a click leads to a day, if it has an entry."""
        return leading_to(tuple(pieces), f"{HERE}{day}" if day in self.days else "")


def signs_of(feelings: Feelings) -> dict[str, Piece]:
    """Return the sign of each weight of the guide with its tint, the heaviest first."""
    last = max(1, len(feelings.weights) - 1)
    shares = {one.weight: 1 - n / last for n, one in enumerate(feelings.weights)}
    return {
        id: (_SIGNS[round(share * (len(_SIGNS) - 1))], f"$heading on $step{round(share * 4) + 1}")
        for id, share in shares.items()
    }


def picture(scene: Scene, width: int, room: int) -> list[Line]:
    """Return the picture in at most ``room`` lines. The day pointed at is always there."""
    gap = [BLANK] if room >= _ROOMY else []
    head, *days = {"week": _week, "month": _month, "all": _whole}[scene.span](scene, width, room)
    lines = [_title(scene), *gap, head] if head else [_title(scene), *gap]
    left = max(1, room - len(lines) - 2 * len(gap))  # with a line for the legend
    at = next(n for n, line in enumerate(days) if any(look.endswith(f"/{scene.at}") for _, look in line))
    start = max(0, min(at - left // 2, len(days) - left))
    shown = days[start : start + left]
    if at > start:  # the year of the first month stays in sight
        shown[0] = next((line for line in reversed(days[: start + 1]) if len(line) == 1), shown[0])
    lines += shown
    for part in (_legend, _feelings):
        under = part(scene, width, room - len(lines) - len(gap))
        lines += [*gap, *under] if under else []
    return lines


def _title(scene: Scene) -> Line:
    """Return the name of the days, and the signs for earlier and later ones."""
    line: Line = ((title(scene.days, scene.span, scene.at), "bold $heading"),)
    for sign, by, command in ((" ←", -1, EARLIER), (" →", 1, LATER)):
        if other_day(scene.days, scene.span, scene.at, by):
            line += ((sign, f"$heading@{command.id}"),)
    return line


# --- the days ---------------------------------------------------------------------------------------------


def _week(scene: Scene, width: int, room: int) -> list[Line]:
    """Return a blank line, and the days of a week with the time of each check-in."""
    lines = [BLANK]
    first, last = edges(scene.days, "week", scene.at)
    for day in map(dt.date.fromordinal, range(first.toordinal(), last.toordinal() + 1)):
        name = scene.linked(day, (scene.name(day, f"{short_weekday(day):3} {day.day:2}"),))
        times = [
            scene.linked(day, ((f"  {one.when:%H:%M} ", "$quiet"), scene.sign(one.record.weight)))
            for one in reversed(scene.days.get(day, ()))
        ]
        across = max(1, (width - _DAY) // _TIME)
        for n in range(0, max(1, len(times)), across):
            lines.append((*padded(BLANK if n else name, _DAY - 1), *chain(*times[n : n + across])))
    return lines


def _month(scene: Scene, width: int, room: int) -> list[Line]:
    """Return the names of the weekdays, and the days of a month; in a tall window with gaps between weeks."""
    across = min(_DAY, width // 7)
    names = (f" {short_weekday(dt.date(1, 1, n))}".ljust(across) for n in range(1, 8))
    lines: list[Line] = [(("".join(names), "$quiet"),)]
    weeks = calendar.monthcalendar(scene.at.year, scene.at.month)
    for week in weeks + [[0] * 7] * (6 - len(weeks)):
        line = BLANK
        for n, number in enumerate(week):
            if number:
                day = scene.at.replace(day=number)
                name, look = scene.name(day, f"{number:2}")
                closed = day == scene.today and len(scene.days.get(day, ())) < 2
                if across < _DAY and not closed:  # two signs need the cell
                    name = name[:-1]
                line += scene.linked(day, ((name, look), *_signs(scene, day, across - len(name))))
            line = padded(line, (n + 1) * across)
        lines += [line, BLANK] if room >= _TALL else [line]
    return lines


def _whole(scene: Scene, width: int, room: int) -> list[Line]:
    """Return a ruler, and a line for each month with a check-in, as far as it is near the day pointed at."""
    across = 2 if width >= _MONTH + 31 * 2 else 1
    ruler = ""
    for n in (1, 5, 10, 15, 20, 25, 30):
        ruler = ruler.ljust(_MONTH + (n - 1) * across) + str(n)
    lines: list[Line] = [((ruler, "$quiet"),)]
    months = sorted({day.replace(day=1) for day in scene.days})
    at = months.index(scene.at.replace(day=1))
    for before, month in pairwise([dt.date.max, *months[max(0, at - room) : at + room]]):
        if before.year != month.year:
            lines.append(((str(month.year), "$heading"),))
        line: Line = ((f"{short_month(month):{_MONTH}}", "$quiet"),)
        for n in range(calendar.monthrange(month.year, month.month)[1]):
            day = month.replace(day=n + 1)
            mark = " bold reverse" if day == scene.at else " underline" if day == scene.today else ""
            line += scene.linked(day, ((sign, look + mark) for sign, look in _signs(scene, day, across)))
        lines.append(line)
    return lines


def _signs(scene: Scene, day: dt.date, width: int) -> Line:
    """Return the signs of a day side by side in so many cells, the earliest first."""
    signs = [scene.sign(one.record.weight) for one in reversed(scene.days.get(day, ()))]
    if len(signs) > width:
        signs = [*signs[: width - 1], _MORE] if width > 1 else signs[-1:]
    if 2 * len(signs) - 1 <= width:  # so that two equal ones are seen to be two
        signs = [piece for sign in signs for piece in (sign, (" ", ""))][:-1]
    return padded(tuple(signs), width)


# --- under the days ---------------------------------------------------------------------------------------


def _legend(scene: Scene, width: int, room: int) -> list[Line]:
    """Return what each sign means; in a small room, only what the first and the last do."""
    known = [(scene.signs[one.weight], one.label.strip()) for one in scene.feelings.weights]
    kept = {one.record.weight for there in scene.days.values() for one in there}
    others = [(scene.sign(id), bare(id)) for id in sorted(kept - scene.signs.keys())]
    ends = [known[0], *((sign, "") for sign, _label in known[1:-1]), known[-1]]
    for form in ([*known, *others], ends):
        lines = _flow(((sign, (f" {label}".rstrip(), "$quiet")) for sign, label in form), width)
        if len(lines) <= room:
            return lines
    return []


def _feelings(scene: Scene, width: int, room: int) -> list[Line]:
    """Return the feelings, each with the days or months in which it was chosen."""
    name = {"week": short_weekday, "month": "{0.day}".format, "all": short_month}[scene.span]
    chosen: dict[str, list[str]] = {one.label.strip(): [] for one in scene.feelings.feelings}
    for column in columns(scene.days, scene.feelings, scene.span, scene.at, by_month=scene.span == "all"):
        for label in column.feelings:
            chosen.setdefault(label, []).append(name(column.first))
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
