"""The diary: a chart over days, with the list of check-ins under it. Only the visible lines are drawn."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from companion.dates import moment
from companion.flows.commands import (
    BACK,
    CLOSE,
    EARLIER,
    FILTER,
    HELP,
    KEYS,
    LATER,
    OPEN,
    QUIT,
    RESOURCES,
    SPAN,
    SUMMARY,
    Command,
)
from companion.flows.dialogs import ONLY_SOME, Diary
from companion.journal.model import CheckIn, Entry
from companion.messages import N_
from companion.messages import gettext as _
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.choice_parts import POINTER
from companion.tui.drawing.diary_header import Days, Top, top
from companion.tui.drawing.measures import Measures
from companion.tui.drawing.styled_lines import BLANK, Line, cut, restyled
from companion.views.journal.diary import NO_WORDS, words_of
from companion.views.journal.mood_chart import after, before, kept_by_day
from companion.views.journal.periods import SPANS, Column, Span

_LINES = 2
"""The number of lines of an entry: one for its date, one for its words."""
_WIDEST = 68
_EPOCH = dt.date(1970, 1, 1).toordinal()
_WHICH = FILTER._replace(id="screen.only", run="", help=N_("choose which check-ins are shown"))
"""The filter command for check-ins. It has the same key as the one for services."""


class DiaryDocument(Document):
    """The diary. Its answer is the id of an entry to open, in hex, or ``ONLY_SOME``."""

    stays = True
    can_select = False  # a click opens an entry, and its text can be selected there

    def __init__(self, host: Host, diary: Diary, *, span: Span = "month") -> None:
        super().__init__(host, "diary")
        self.diary = diary
        self.span = span
        self.at = diary.at or self.session.today
        self.pointer = 0
        """The index of the entry pointed at, counted from 0."""
        self._above = Top()
        self._take()

    def _take(self) -> None:
        """Read the current entries. The pointer stays on the same entry, or else at the same index."""
        pointed = self.pointed_at if hasattr(self, "entries") else b""
        self._kept_then = self.session.vault.changes
        self.entries: Sequence[Entry[CheckIn]] = self.diary.read()
        self.kept = kept_by_day(self.entries)
        last = max(0, len(self.entries) - 1)
        same = (n for n, one in enumerate(self.entries) if one.id == pointed)
        self.pointer = next(same, min(self.pointer, last))

    @property
    def pointed_at(self) -> bytes:
        """The id of the entry pointed at; empty if there are no entries."""
        return self.entries[self.pointer].id if self.entries else b""

    def commands(self) -> Sequence[Command]:
        """The commands for the key line."""
        return (OPEN, SPAN, EARLIER, LATER, _WHICH, BACK, HELP, RESOURCES, SUMMARY, KEYS, CLOSE, QUIT)

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """The actions of the diary's own keys."""
        days = {"earlier": partial(self.show_other_days, -1), "later": partial(self.show_other_days, 1)}
        return {**super().acts, **days, "span": self.show_span, "only": partial(self.answer, ONLY_SOME)}

    def top_lines(self) -> Sequence[str]:
        """The title."""
        return (_("Diary"),)

    # --- showing something else -----------------------------------------------------------------------

    def ask_again(self) -> None:
        """Show the entries and the day that are to be shown now. A visible pointer stays in view."""
        self._take()
        was_seen = self.is_pointer_seen
        self.at = self.diary.at or self.at
        self.again()
        if was_seen:
            self.reveal()

    def resumed(self) -> None:
        """Show the current entries, if any of them was edited or deleted meanwhile."""
        if self.session.vault.changes != self._kept_then:
            self.host.ui.attempt(self._take)
            self.again()

    def show_days(self, span: Span, at: dt.date) -> None:
        """Show the chart of other days, from its top."""
        self.span, self.at, self.top = span, at, 0
        self.again()

    def show_span(self) -> None:
        """Show the next span, in the order week, month, all."""
        self.show_days(SPANS[(SPANS.index(self.span) + 1) % len(SPANS)], self.at)

    def show_other_days(self, by: int) -> None:
        """Show earlier (-1) or later (1) days, if there are any."""
        if self._days.leads(by):
            move = before if by < 0 else after
            self.show_days(self.span, move(self.kept, self.span, self.at, self.session.today))

    # --- lines ----------------------------------------------------------------------------------------

    def lay_out(self, measures: Measures) -> None:
        """Lay out the lines above the entries. The pointer stays in view if it was visible."""
        is_other = measures != self.measures
        seen, above = self.is_pointer_seen, len(self._above.lines)
        in_list = self.top >= above > 0
        self.measures = measures
        self._above = top(
            self._days,
            self._across,
            margin=2 if measures.is_tall else 1,
            note=self.diary.about,
            missing=self.diary.missing(),
            is_list_empty=not self.entries,
        )
        self.height = len(self._above.lines) + len(self.entries) * _LINES
        if is_other and in_list:
            self.top += len(self._above.lines) - above
        self.top = max(0, min(self.top, self.last_top))
        if is_other and seen and (in_list or self.top):
            self.reveal()

    @property
    def _days(self) -> Days:
        return Days(self.kept, self.diary.feelings, self.span, self.at, self.session.today)

    @property
    def _across(self) -> int:
        return max(8, min(_WIDEST, self.measures.column))

    def line(self, number: int) -> Line:
        """Return a line of the diary, counted from 0."""
        if number < len(self._above.lines):
            return self._above.lines[number]
        index, line = divmod(number - len(self._above.lines), _LINES)
        if index >= len(self.entries):
            return BLANK
        entry, at = self.entries[index], index == self.pointer
        if line == 0:
            when: Line = ((f"{POINTER if at else '  '}{moment(entry.when)}", ""),)
            return cut(restyled(when, "bold $heading") if at else when, self._across)
        return cut(((f"  {self._words(entry.record)}", "$quiet"),), self._across)

    def _words(self, check_in: CheckIn) -> str:
        """Return the weight, the feelings and the beginning of the text of a check-in, on one line."""
        parts = (words_of(check_in, self.diary.feelings), check_in.line[: self._across * 2])
        found = [words for part in parts if (words := " ".join(part.split()))]
        return " · ".join(found) or _(NO_WORDS)

    # --- the pointer ----------------------------------------------------------------------------------

    @property
    def pointed(self) -> tuple[int, int] | None:
        """The first line of the entry pointed at, and its number of lines; None if there are no entries."""
        return (self._line_of(self.pointer), _LINES) if self.entries else None

    @property
    def cursor(self) -> tuple[int, int]:
        """The position of the pointer, or of the first visible line if the pointer is not visible."""
        return 0, self._line_of(self.pointer) if self.is_pointer_seen else self.top

    def _line_of(self, number: int) -> int:
        return len(self._above.lines) + number * _LINES

    def _point(self, number: int) -> None:
        self.pointer = max(0, min(number, len(self.entries) - 1))
        self.reveal()
        self.draw()

    def _seen(self) -> range:
        """The entries that are fully visible."""
        first_line = self.top - len(self._above.lines)
        first, end = -(-max(0, first_line) // _LINES), (first_line + self.measures.height) // _LINES
        return range(first, max(first, min(end, len(self.entries))))

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer by an entry, or by a screenful."""
        if columns:
            return False
        by = 1 if rows > 0 else -1
        self._step(by) if abs(rows) == 1 else self._turn(by)
        return True

    def _step(self, by: int) -> None:
        """Move the pointer by an entry. A pointer that is not visible moves to the nearest visible entry; if
        no entry is visible, scroll.
        """
        seen = self._seen()
        if self.is_pointer_seen and 0 <= self.pointer + by < len(self.entries):
            self._point(self.pointer + by)
        elif seen and not self.is_pointer_seen:
            self._point(seen[0] if by > 0 else seen[-1])
        else:
            self.scroll_to(self.top + by * _LINES)

    def _turn(self, by: int) -> None:
        """Scroll by a screenful and take the pointer along. At an end, point at the first or last entry."""
        if not self.scroll_to(self.top + by * max(_LINES, self.measures.height - _LINES)):
            self.move_to_edge(by)
        elif not self.is_pointer_seen and (seen := self._seen()):
            self._point(seen[0] if by > 0 else seen[-1])

    def move_to_edge(self, direction: int) -> None:
        """Move to the top of the chart and the latest entry (-1), or to the earliest entry (1)."""
        self._point(0 if direction < 0 else len(self.entries) - 1)
        self.scroll_to(0 if direction < 0 else self.last_top)

    # --- opening --------------------------------------------------------------------------------------

    def choose(self) -> bool:
        """Open the entry pointed at. An entry that is not visible is shown first and not opened."""
        if self.is_pointer_seen:
            self.answer(self.pointed_at.hex())
        elif self.entries:
            self.reveal()
        return True

    def go_on(self) -> None:
        """Do nothing, because nothing follows a diary."""

    def click(self, x: int, number: int) -> None:
        """Open the entry that was clicked, follow the link, or point at the entries of a day in the chart."""
        entry = (number - len(self._above.lines)) // _LINES
        if 0 <= entry < len(self.entries):
            self._point(entry)
            self.choose()
        elif leads_to := self._above.link_at(x, number):
            if isinstance(leads_to, int):
                self.show_other_days(leads_to)
            else:
                self.show_days(leads_to, self.at)
        elif column := self._above.column_at(x, number):
            self._point_within(column)

    def _point_within(self, column: Column) -> None:
        """Move the pointer to the first entry of a column, in the order of the list."""
        first = bisect_left(self.entries, -_seconds(column.last, 2), key=_earliest)
        for number in range(first, len(self.entries)):
            when = self.entries[number].when
            if column.first <= when.date() <= column.last:
                self._point(number)
                return
            if when.timestamp() < _seconds(column.first, -1):
                return


def _earliest(entry: Entry[CheckIn]) -> float:
    """Return the key by which entries are sorted, the latest first."""
    return -entry.when.timestamp()


def _seconds(day: dt.date, later: int) -> float:
    """Return the UTC timestamp of the start of a day, ``later`` days on. No time zone is a day from UTC."""
    return (day.toordinal() + later - _EPOCH) * 86400.0
