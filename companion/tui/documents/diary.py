"""The diary: a picture over days, and under it each check-in. Only what is seen is drawn."""

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
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.choice_parts import POINTER
from companion.tui.drawing.diary_header import Days, Top, top
from companion.tui.drawing.measures import Measures
from companion.tui.drawing.styled_lines import BLANK, Line, cut, restyled
from companion.views.journal.diary import words_of
from companion.views.journal.mood_chart import after, before, kept_by_day
from companion.views.journal.periods import SPANS, Column, Span

NO_WORDS = "No word was chosen."

_LINES = 2
"""Of an entry: when it was, and what was said."""
_WIDEST = 68
_EPOCH = dt.date(1970, 1, 1).toordinal()
_WHICH = FILTER._replace(id="screen.only", run="", help="choose which entries are shown")
"""The same key as where services are chosen from, for entries."""


class DiaryDocument(Document):
    """The diary. Its answer is the id of an entry to open, in hex, or ``ONLY_SOME``."""

    is_transient = False
    stays = True
    can_select = False  # a click opens; the words can be selected there

    def __init__(self, host: Host, diary: Diary, *, span: Span = "month") -> None:
        super().__init__(host, "diary")
        self.diary = diary
        self.span = span
        self.at = diary.at or self.session.today
        self.pointer = 0
        """The entry pointed at, counted from 0."""
        self._above = Top()
        self._take()

    def _take(self) -> None:
        """Take what is kept now; the pointer stays where it was: at the same entry, or else at its place."""
        pointed = self.pointed_at if hasattr(self, "entries") else b""
        self._kept_then = self.session.vault.changes
        self.entries: Sequence[Entry[CheckIn]] = self.diary.read()
        self.kept = kept_by_day(self.entries)
        last = max(0, len(self.entries) - 1)
        same = (n for n, one in enumerate(self.entries) if one.id == pointed)
        self.pointer = next(same, min(self.pointer, last))

    @property
    def pointed_at(self) -> bytes:
        """The id of the entry pointed at; empty if there is none."""
        return self.entries[self.pointer].id if self.entries else b""

    def commands(self) -> Sequence[Command]:
        """The keys."""
        return (OPEN, SPAN, EARLIER, LATER, _WHICH, BACK, HELP, RESOURCES, SUMMARY, KEYS, CLOSE, QUIT)

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """What its own keys do."""
        days = {"earlier": partial(self.show_other_days, -1), "later": partial(self.show_other_days, 1)}
        return {**super().acts, **days, "span": self.show_span, "only": partial(self.answer, ONLY_SOME)}

    def top_lines(self) -> Sequence[str]:
        """The title."""
        return ("Diary",)

    # --- showing something else -----------------------------------------------------------------------

    def ask_again(self) -> None:
        """Show what is to be shown now, with the day it begins at; what was seen stays in sight."""
        self._take()
        was_seen = self.is_pointer_seen
        self.at = self.diary.at or self.at
        self.again()
        if was_seen:
            self.reveal()

    def resumed(self) -> None:
        """Show what is kept now, where something was put right or forgotten meanwhile."""
        if self.session.vault.changes != self._kept_then:
            self.host.ui.attempt(self._take)
            self.again()

    def show_days(self, span: Span, at: dt.date) -> None:
        """Show the picture of other days, from its top."""
        self.span, self.at, self.top = span, at, 0
        self.again()

    def show_span(self) -> None:
        """Show the next of a week, a month and all."""
        self.show_days(SPANS[(SPANS.index(self.span) + 1) % len(SPANS)], self.at)

    def show_other_days(self, by: int) -> None:
        """Show earlier (-1) or later (1) days, if there are any."""
        if self._days.leads(by):
            move = before if by < 0 else after
            self.show_days(self.span, move(self.kept, self.span, self.at, self.session.today))

    # --- lines ----------------------------------------------------------------------------------------

    def lay_out(self, measures: Measures) -> None:
        """Make the lines above the entries. What is pointed at stays in sight, or else what is on top."""
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
        """Return a line of all of it, counted from 0."""
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
        """Weight and feelings and the beginning of the line, on one line."""
        parts = (words_of(check_in, self.diary.feelings), check_in.line[: self._across * 2])
        return " · ".join(words for part in parts if (words := " ".join(part.split()))) or NO_WORDS

    # --- the pointer ----------------------------------------------------------------------------------

    @property
    def pointed(self) -> tuple[int, int] | None:
        """The first line that is pointed at, and how many belong to it; None where nothing is."""
        return (self._line_of(self.pointer), _LINES) if self.entries else None

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the pointer is; or what is on top, if it cannot be seen."""
        return 0, self._line_of(self.pointer) if self.is_pointer_seen else self.top

    def _line_of(self, number: int) -> int:
        return len(self._above.lines) + number * _LINES

    def _point(self, number: int) -> None:
        self.pointer = max(0, min(number, len(self.entries) - 1))
        self.reveal()
        self.draw()

    def _seen(self) -> range:
        """The entries that can be seen whole."""
        first_line = self.top - len(self._above.lines)
        first, end = -(-max(0, first_line) // _LINES), (first_line + self.measures.height) // _LINES
        return range(first, max(first, min(end, len(self.entries))))

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer by an entry, or by as much as is seen."""
        if columns:
            return False
        by = 1 if rows > 0 else -1
        self._step(by) if abs(rows) == 1 else self._turn(by)
        return True

    def _step(self, by: int) -> None:
        """Move by an entry. Where the pointer cannot be seen, go through the picture to it; or it comes to
        what is seen.
        """
        seen = self._seen()
        if self.is_pointer_seen and 0 <= self.pointer + by < len(self.entries):
            self._point(self.pointer + by)
        elif seen and not self.is_pointer_seen:
            self._point(seen[0] if by > 0 else seen[-1])
        else:
            self.scroll_to(self.top + by * _LINES)

    def _turn(self, by: int) -> None:
        """Move by as much as is seen, and the pointer with it; at last to the first or the last entry."""
        if not self.scroll_to(self.top + by * max(_LINES, self.measures.height - _LINES)):
            self.move_to_edge(by)
        elif not self.is_pointer_seen and (seen := self._seen()):
            self._point(seen[0] if by > 0 else seen[-1])

    def move_to_edge(self, direction: int) -> None:
        """Move to the top of the picture, and the latest entry; or to the first one that was kept."""
        self._point(0 if direction < 0 else len(self.entries) - 1)
        self.scroll_to(0 if direction < 0 else self.last_top)

    # --- opening --------------------------------------------------------------------------------------

    def choose(self) -> bool:
        """Open the entry pointed at. What cannot be seen is shown first, not opened."""
        if self.is_pointer_seen:
            self.answer(self.pointed_at.hex())
        elif self.entries:
            self.reveal()
        return True

    def go_on(self) -> None:
        """Nothing follows on a diary."""

    def click(self, x: int, number: int) -> None:
        """Open the entry that was clicked, or do what a word says, or point at a day's entries."""
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
        """Move the pointer to the first entry in a column, as the list reads."""
        first = bisect_left(self.entries, -_seconds(column.last, 2), key=_earliest)
        for number in range(first, len(self.entries)):
            when = self.entries[number].when
            if column.first <= when.date() <= column.last:
                self._point(number)
                return
            if when.timestamp() < _seconds(column.first, -1):
                return


def _earliest(entry: Entry[CheckIn]) -> float:
    """What the latest entries have the least of."""
    return -entry.when.timestamp()


def _seconds(day: dt.date, later: int) -> float:
    """When a day begins in UTC, some days later. No zone is a day away from it."""
    return (day.toordinal() + later - _EPOCH) * 86400.0
