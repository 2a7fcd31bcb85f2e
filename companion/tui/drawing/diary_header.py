"""The header of the diary: the chart, links to other spans and days, and notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from companion.flows.commands import EARLIER, LATER
from companion.guide.model import Feelings
from companion.messages import N_, pgettext
from companion.messages import gettext as _
from companion.tui.drawing.chart_lines import NO_CHART, Chart, chart, room_for_columns
from companion.tui.drawing.styled_lines import BLANK, Line, Piece, cells, width_of, wrap
from companion.views.journal.mood_chart import NOTHING_FITS, NOTHING_YET, KeptDays, after, before, mood_chart
from companion.views.journal.periods import SPANS, Column, Span, Unit

_UNITS: dict[Unit, str] = {
    "day": N_("One column for each day."),
    "week": N_("One column for each week."),
    "month": N_("One column for each month."),
    "year": N_("One column for each year."),
}


class Days(NamedTuple):
    """The days that are shown, and everything that is kept."""

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
    """Words that can be clicked to show other days, from cell ``start`` to before cell ``end``."""

    row: int
    """The number of its line among the lines with links, counted from 0."""
    start: int
    end: int
    leads_to: int | Span
    """-1 for earlier days, 1 for later days, or a span."""


class Top(NamedTuple):
    """The lines of the header, and the areas that can be clicked."""

    lines: tuple[Line, ...] = ()
    chart: Chart = NO_CHART
    chart_at: int = 0
    """The first line of the chart."""
    links: tuple[Link, ...] = ()
    links_at: int = 0
    """The first line with links."""

    def column_at(self, x: int, y: int) -> Column | None:
        """Return the column of the chart at a cell; None if there is none."""
        return self.chart.column_at(x, y - self.chart_at)

    def link_at(self, x: int, y: int) -> int | Span | None:
        """Return the target of the link at a cell; None if there is none."""
        row = y - self.links_at
        there = (one.leads_to for one in self.links if one.row == row and one.start <= x < one.end)
        return next(there, None)


def top(days: Days, width: int, *, margin: int, note: str, is_list_empty: bool, missing: str = "") -> Top:
    """Return the header, with ``margin`` empty lines at the top. ``missing`` is a sentence about entries that
    could not be read.
    """
    begin = [BLANK] * margin
    shown = _with_picture(days, begin, width) if days.kept.days else Top(tuple(begin))
    nothing = NOTHING_FITS if days.kept.days or note else NOTHING_YET
    lines = [*shown.lines]
    for text in filter(None, (note, missing or (_(nothing) if is_list_empty else ""))):
        lines += [*wrap(((text, "$quiet"),), width), BLANK]
    return shown._replace(lines=tuple(lines))


def _with_picture(days: Days, begin: Sequence[Line], width: int) -> Top:
    shown = mood_chart(days.kept, days.feelings, days.span, days.at, room_for_columns(width))
    drawn = chart(shown, width)
    title = wrap(((shown.title, "bold $heading"),), width)
    ways, links = _ways(days, width)
    each = wrap(((_(_UNITS[shown.unit]), "$quiet"),), width) if days.span == "all" else []
    above = [*begin, *title, *ways, *each, BLANK]
    lines = (*above, *drawn.lines, BLANK)
    return Top(lines, drawn, len(above), links, len(begin) + len(title))


def _ways(days: Days, width: int) -> tuple[list[Line], tuple[Link, ...]]:
    """Return lines with the links to other spans and days, and the positions of these links."""
    rows: list[list[Piece]] = [[]]
    links: list[Link] = []

    def add(before: str, name: str, style: str, leads_to: int | Span) -> None:
        start = width_of(tuple(rows[-1])) + cells(before)
        if rows[-1] and start + cells(name) > width:
            rows.append([])
            before, start = "", 0
        rows[-1] += [(before, "$quiet"), (name, style)]
        links.append(Link(len(rows) - 1, start, start + cells(name), leads_to))

    for span in SPANS:
        add(" · " if links else "", _span_name(span), "bold" if span == days.span else "$quiet", span)
    for by, command in ((-1, EARLIER), (1, LATER)):
        if days.leads(by):
            add("   ", command.label, "$quiet", by)
    return [tuple(row) for row in rows], tuple(links)


def _span_name(span: Span) -> str:
    return {
        # Translators: the diary can show one week, one month or all that was kept.
        "week": pgettext("diary", "week"),
        "month": pgettext("diary", "month"),
        "all": pgettext("diary", "all"),
    }[span]
