"""The diary: a picture over days, and the list of check-ins beside or under it. One pointer moves in both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from companion.dates import moment
from companion.flows import commands
from companion.flows.commands import EARLIER, LATER, OPEN, SPAN, Command
from companion.flows.dialogs import ONLY_SOME, Diary
from companion.journal.model import CheckIn, Entry
from companion.messages import N_
from companion.messages import gettext as _
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.choice_parts import POINTED, POINTER
from companion.tui.drawing.diary_picture import Scene, picture, signs_of
from companion.tui.drawing.measures import Measures
from companion.tui.drawing.styled_lines import BLANK, Line, cut, padded, wrap
from companion.views.journal import mood_chart as charts
from companion.views.journal.diary import NO_WORDS, words_of
from companion.views.journal.mood_chart import SPANS, Span

_LINES = 2
"""The number of lines of an entry: one for its date, one for its words."""
_WIDE, _SHORT = 110, 14
"""The number of columns from which the list is beside the picture, and of lines below which none is empty."""
_PICTURE, _BOTH, _GAP = 66, 124, 4
"""The maximum widths of the picture, and of picture and list in a wide window, and the gap between them."""
_WHICH = commands.FILTER._replace(id="screen.only", run="", help=N_("choose which check-ins are shown"))
"""The filter command for check-ins. It has the same key as the one for services."""


class DiaryDocument(Document):
    """The diary. Its answer is the id of an entry to open, in hex, or ``ONLY_SOME``."""

    stays = True
    can_select = False  # a click opens an entry, and its text can be selected there

    def __init__(self, host: Host, diary: Diary, *, span: Span = "month") -> None:
        super().__init__(host, "diary")
        self.diary, self._signs = diary, signs_of(diary.feelings)
        self.span = span
        self.pointer = 0
        """The index of the entry pointed at, counted from 0."""
        self.entries: Sequence[Entry[CheckIn]] = ()
        self._take()
        if diary.at and diary.at in self.days:
            self.pointer = self.entries.index(self.days[diary.at][0])

    def _take(self) -> None:
        """Read the current entries. The pointer stays on the same entry, or else at the same index."""
        pointed = self.pointed_at
        self._kept_then = self.session.vault.changes
        self.entries = self.diary.read()
        self.days = charts.by_day(self.entries)
        last = max(0, len(self.entries) - 1)
        same = (n for n, one in enumerate(self.entries) if one.id == pointed)
        self.pointer = next(same, min(self.pointer, last))

    @property
    def pointed_at(self) -> bytes:
        """The id of the entry pointed at; empty if there are no entries."""
        return self.entries[self.pointer].id if self.entries else b""

    @property
    def day(self) -> dt.date:
        """The day of the entry pointed at; today if there are no entries."""
        return self.entries[self.pointer].when.date() if self.entries else self.session.today

    def commands(self) -> Sequence[Command]:
        """The commands for the key line."""
        ways = [way for by, way in ((-1, EARLIER), (1, LATER)) if self._other_day(by)]
        own = [OPEN, SPAN, *ways, _WHICH] if self.entries else [_WHICH] if self.diary.about else []
        return (*own, *(one for one in super().commands() if one != commands.FURTHER))

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """The actions of the diary's own keys."""
        only = {"only": partial(self.answer, ONLY_SOME)}
        days = {"earlier": partial(self.show_other_days, -1), "later": partial(self.show_other_days, 1)}
        return {**super().acts, **only, **days, "span": self.show_span} if self.entries else only

    @property
    def may_have_side(self) -> bool:
        """Whether there may be a column beside the text. In a wide window, the entries are there."""
        return False

    def top_lines(self) -> Sequence[str]:
        """The title."""
        return (_("Diary"),)

    # --- showing something else -----------------------------------------------------------------------

    def ask_again(self) -> None:
        """Show the entries that are to be shown now."""
        self._take()
        self.again()

    def resumed(self) -> None:
        """Show the current entries, if any of them was edited or deleted meanwhile."""
        if self.session.vault.changes != self._kept_then:
            self.host.ui.attempt(self._take)
            self.again()

    def show_span(self, span: Span | None = None) -> None:
        """Show a span, or the next one in the order week, month, all."""
        self.span = span or SPANS[(SPANS.index(self.span) + 1) % len(SPANS)]
        self.again()

    def show_other_days(self, by: int) -> None:
        """Show earlier (-1) or later (1) days, if there are any with an entry."""
        self._point_at_day(self._other_day(by))

    def _other_day(self, by: int) -> dt.date | None:
        return charts.other_day(self.days, self.span, self.day, by)

    # --- lines ----------------------------------------------------------------------------------------

    def lay_out(self, measures: Measures) -> None:
        """Lay out the picture, and the entries beside or under it. The pointer is always in view."""
        is_wide, gap = measures.width >= _WIDE and bool(self.entries), int(measures.height >= _SHORT)
        if is_wide:
            both = min(measures.width - 9, _BOTH)
            measures = measures._replace(left=(measures.width - both) // 2, column=both)
        self.measures, self._gap = measures, gap
        across = min(_PICTURE, measures.column * 3 // 5) if is_wide else measures.column
        self._left_of_list = across + _GAP if is_wide else 0
        self._across = measures.column - self._left_of_list
        nothing = "" if self.entries else _(charts.NOTHING_FITS if self.diary.about else charts.NOTHING_YET)
        notes = filter(None, (self.diary.about, self.diary.missing() or nothing))
        above = [line for text in notes for line in (*wrap(((text, "$quiet"),), self._across), BLANK)]
        room = measures.height - gap - (0 if is_wide else len(above) + _LINES + gap)
        today = self.session.today
        scene = Scene(self.days, self.diary.feelings, self._signs, self.span, self.day, today)
        self._picture = picture(scene, across, room) if self.entries and room > 3 else []
        self._above = [BLANK] * (
            gap if is_wide or not self._picture else len(self._picture) + 2 * gap
        ) + above
        """The lines above the entries, with space for a picture that is not beside them."""
        shown, first = measures.height - len(self._above), self.pointer * _LINES
        self._page = max(1, shown // _LINES)
        """The number of entries that can be seen at once."""
        self.height = max(len(self._above) + len(self.entries) * _LINES, gap + len(self._picture))
        self.top = max(0, min(max(self.top, first + _LINES - shown), first, self.last_top))

    def line(self, number: int) -> Line:
        """Return a line. The picture does not move when the entries are scrolled."""
        y = number - self.top
        row = self._picture[y - self._gap] if 0 <= y - self._gap < len(self._picture) else BLANK
        there = self._above[y] if y < len(self._above) else self._entry_line(number - len(self._above))
        return (*padded(row, self._left_of_list), *there) if there else row

    def _entry_line(self, line: int) -> Line:
        index, is_second = divmod(line, _LINES)
        if index >= len(self.entries):
            return BLANK
        entry, is_at = self.entries[index], index == self.pointer
        lead = POINTER if is_at and not is_second else " " * len(POINTER)
        text = self._words(entry.record) if is_second else moment(entry.when)
        style = (POINTED if is_second else f"bold {POINTED}") if is_at else "$quiet" if is_second else ""
        shown = cut(((f"{lead}{text}", ""),), self._across)
        return tuple((part, style) for part, _style in (padded(shown, self._across) if is_at else shown))

    def _words(self, check_in: CheckIn) -> str:
        """Return the weight, the feelings and the beginning of the text of a check-in, on one line."""
        parts = (words_of(check_in, self.diary.feelings), check_in.line[: self._across * 2])
        found = [words for part in parts if (words := " ".join(part.split()))]
        return " · ".join(found) or _(NO_WORDS)

    # --- the pointer ----------------------------------------------------------------------------------

    @property
    def cursor(self) -> tuple[int, int]:
        """The position of the pointer, or of the first text if there are no entries."""
        at = self._left_of_list, len(self._above) + self.pointer * _LINES
        return at if self.entries else super().cursor

    def _point(self, number: int) -> None:
        self.pointer = max(0, min(number, len(self.entries) - 1))
        self.again()

    def _point_at_day(self, day: dt.date | None) -> None:
        """Move the pointer to the latest entry of a day, if there is one."""
        if day and day in self.days:
            entry = self.days[day][0]
            self._point(next(n for n, one in enumerate(self.entries) if one is entry))

    def scroll_to(self, line: int) -> bool:
        """Scroll the entries. The pointer comes along."""
        before, self.top = self.top, max(0, min(line, self.last_top))
        first = -(-self.top // _LINES)
        self._point(max(first, min(self.pointer, first + self._page - 1)))
        return self.top != before

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer by an entry, or by a screenful."""
        if columns == 0 and self.entries:
            self._point(self.pointer + (rows if abs(rows) == 1 else rows // abs(rows) * self._page))
        return columns == 0

    def move_to_edge(self, direction: int) -> None:
        """Move to the latest entry (-1), or to the earliest (1)."""
        self._point(0 if direction < 0 else len(self.entries) - 1)

    # --- opening --------------------------------------------------------------------------------------

    def choose(self) -> bool:
        """Open the entry pointed at."""
        if self.entries:
            self.answer(self.pointed_at.hex())
        return True

    def go_on(self) -> None:
        """Do nothing, because nothing follows a diary."""

    def click(self, x: int, number: int) -> None:
        """Open the entry that was clicked."""
        index, y = (number - len(self._above)) // _LINES, number - self.top
        if y >= len(self._above) and x >= self._left_of_list and index < len(self.entries):
            self._point(index)
            self.choose()

    def follow(self, target: str) -> None:
        """Show the span, or point at the day, that was clicked in the picture."""
        span = next((one for one in SPANS if one == target), None)
        if span:
            self.show_span(span)
        else:
            self._point_at_day(dt.date.fromisoformat(target))
