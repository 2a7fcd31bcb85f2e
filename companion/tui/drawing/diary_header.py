"""What stands above the entries of a diary: the picture, what else it can show, and a quiet line or two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from companion.guide.model import Feelings
from companion.tui.drawing.chart_lines import NO_CHART, Chart, chart, room_for_columns
from companion.tui.drawing.styled_lines import BLANK, Line, wrap
from companion.views.journal.mood_chart import NOTHING_FITS, NOTHING_YET, KeptDays, after, before, mood_chart
from companion.views.journal.periods import SPANS, Column, Span

_WAYS: dict[int, str] = {-1: "earlier", 1: "later"}


class Days(NamedTuple):
    """Which days are shown, of what is kept."""

    kept: KeptDays
    feelings: Feelings
    span: Span
    at: dt.date
    today: dt.date

    def leads(self, by: int) -> bool:
        """Return whether there are earlier (-1) or later (1) days to show."""
        move = before if by < 0 else after
        return move(self.kept, self.span, self.at, self.today) != self.at


class Link(NamedTuple):
    """Words that can be clicked to see other days."""

    start: int
    end: int
    leads_to: int | Span
    """-1 for earlier days, 1 for later ones, or how much is to be seen."""


class Top(NamedTuple):
    """Lines, and what can be clicked in them."""

    lines: tuple[Line, ...] = ()
    chart: Chart = NO_CHART
    chart_at: int = 0
    """The line the chart begins with."""
    links: tuple[Link, ...] = ()
    links_at: int = 0
    """The line the links are in."""

    def column_at(self, x: int, y: int) -> Column | None:
        """Return the column of the picture that is at a place."""
        return self.chart.column_at(x, y - self.chart_at)

    def link_at(self, x: int, y: int) -> int | Span | None:
        """Return where the words at a place lead, if they lead anywhere."""
        there = (link.leads_to for link in self.links if link.start <= x < link.end and y == self.links_at)
        return next(there, None)


def top(days: Days, width: int, *, margin: int, note: str, is_list_empty: bool, missing: str = "") -> Top:
    """Return what stands above the entries, ``margin`` empty lines first; ``missing`` says what could not be
    read.
    """
    begin = [BLANK] * margin
    shown = _with_picture(days, begin, width) if days.kept.days else Top(tuple(begin))
    nothing = NOTHING_FITS if days.kept.days or note else NOTHING_YET
    lines = [*shown.lines]
    for text in filter(None, (note, missing or (nothing if is_list_empty else ""))):
        lines += [*wrap(((text, "$quiet"),), width), BLANK]
    return shown._replace(lines=tuple(lines))


def _with_picture(days: Days, begin: Sequence[Line], width: int) -> Top:
    shown = mood_chart(days.kept, days.feelings, days.span, days.at, room_for_columns(width))
    drawn = chart(shown, width)
    title = wrap(((shown.title, "bold $heading"),), width)
    ways, links = _ways(days)
    each = [((f"A column for each {shown.unit}.", "$quiet"),)] if days.span == "all" else []
    above = [*begin, *title, ways, *each, BLANK]
    lines = (*above, *drawn.lines, BLANK)
    return Top(lines, drawn, len(above), links, len(begin) + len(title))


def _ways(days: Days) -> tuple[Line, tuple[Link, ...]]:
    """A line of what else the picture can show, and where each of its words leads."""
    parts: list[tuple[str, str]] = []
    links: list[Link] = []

    def add(before: str, name: str, style: str, leads_to: int | Span) -> None:
        parts.append((before, "$quiet"))
        start = sum(len(text) for text, _ in parts)
        parts.append((name, style))
        links.append(Link(start, start + len(name), leads_to))

    for span in SPANS:
        add(" · " if links else "", span, "bold" if span == days.span else "$quiet", span)
    for by, name in _WAYS.items():
        if days.leads(by):
            add("   ", name, "$quiet", by)
    return tuple(parts), tuple(links)
