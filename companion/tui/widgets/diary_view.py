"""The diary: the picture over days, under it all entries, the latest first. Only what is seen is drawn."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from companion.dates import moment
from companion.flows.commands import EARLIER, LATER, SPAN
from companion.guide.model import Feelings
from companion.journal.model import CheckIn, Entry
from companion.sheets.diary import words_of
from companion.sheets.picture import Kept
from companion.sheets.spans import SPANS, Column, Span
from companion.tui.bindings import id_of
from companion.tui.diary_top import Days, Top, top

NO_WORDS = "No word was chosen."

_POINTER = "▸ "
_LINES = 2
"""Of an entry: when it was, and what was said."""
_EPOCH = dt.date(1970, 1, 1).toordinal()
_NARROW, _SHORT = 72, 16
"""Columns and lines below which a window has less room to spare, as everywhere (see Room)."""


class DiaryView(ScrollView, can_focus=True):
    """Shows a diary. What is opened, and where moving leads, is for the screen to say."""

    ALLOW_SELECT = False  # a click opens; the words can be selected there

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding(EARLIER.keys, "days(-1)", show=False, id=id_of(EARLIER)),
        Binding(LATER.keys, "days(1)", show=False, id=id_of(LATER)),
        Binding(SPAN.keys, "span", show=False, id=id_of(SPAN)),
        Binding("space,enter", "open", show=False),
    ]

    class Opened(Message):
        """An entry is to be opened."""

        def __init__(self, entry: bytes) -> None:
            super().__init__()
            self.entry = entry
            """Its id."""

    class Moved(Message):
        """Earlier or later days are to be shown."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by
            """-1 for earlier, 1 for later."""

    class Spanned(Message):
        """A week, a month or all is to be shown."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    def __init__(
        self,
        entries: Sequence[Entry[CheckIn]],
        kept: Kept,
        feelings: Feelings,
        *,
        today: dt.date,
        span: Span = "month",
        at: dt.date | None = None,
        note: str = "",
        missing: str = "",
        column: int = 68,
        id: str | None = None,
    ) -> None:
        """Show entries, the latest first, and the picture of what is kept.

        ``at`` is a day of the week or month that is shown, today if none is given; ``note`` a quiet line
        above the entries; ``column`` how wide lines may be.
        """
        super().__init__(id=id)
        self.entries, self.kept, self.feelings = entries, kept, feelings
        self.today, self.span, self.at = today, span, at or today
        self.note, self.missing, self.column = note, missing, column
        self.pointer = 0
        """The entry pointed at, counted from 0."""
        self._top = Top()
        self._width, self._height, self._left, self._across = 0, 0, 0, column

    @property
    def pointed_at(self) -> bytes:
        """The id of the entry pointed at; empty if there is none."""
        return self.entries[self.pointer].id if self.entries else b""

    # --- showing something else -----------------------------------------------------------------------

    def show_days(self, span: Span, at: dt.date) -> None:
        """Show the picture of other days, from its top."""
        self.span, self.at = span, at
        self._lay_out()
        self.scroll_to(y=0, animate=False)

    def show_entries(
        self, entries: Sequence[Entry[CheckIn]], kept: Kept, *, note: str = "", missing: str = ""
    ) -> None:
        """Show other entries, the pointer where it was: at the same one, or else at the same place."""
        pointed = self.pointed_at
        self.entries, self.kept, self.note, self.missing = entries, kept, note, missing
        last = max(0, len(entries) - 1)
        self.pointer = next(
            (n for n, one in enumerate(entries) if one.id == pointed), min(self.pointer, last)
        )
        self._lay_out()

    def point_at(self, entry: bytes) -> None:
        """Move the pointer to an entry, if it is there."""
        number = next((n for n, one in enumerate(self.entries) if one.id == entry), None)
        if number is not None:
            self._point(number)

    # --- drawing --------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Draw for the room there is now. What is pointed at stays in sight, or else what is on top."""
        seen, in_list = self._pointer_is_seen(), self.scroll_offset.y >= len(self._top.lines) > 0
        above = len(self._top.lines)
        self._lay_out()
        if in_list:
            self.scroll_to(y=self.scroll_offset.y + len(self._top.lines) - above, animate=False)
        if seen and (in_list or self.scroll_offset.y):
            self._reveal()

    def _lay_out(self) -> None:
        """Make the lines above the entries, for the room there is."""
        self._measure()
        margin = 2 if self.app.size.height >= _SHORT else 1
        self._top = top(
            self._days,
            self._across,
            margin=margin,
            note=self.note,
            missing=self.missing,
            is_list_empty=not self.entries,
        )
        self.virtual_size = Size(self._width, len(self._top.lines) + len(self.entries) * _LINES)
        self.refresh()

    @property
    def _days(self) -> Days:
        return Days(self.kept, self.feelings, self.span, self.at, self.today)

    def _measure(self) -> None:
        """Find where the column is: as far from the edges as in other screens."""
        left, right = (2, 1) if self.app.size.width < _NARROW else (6, 5)
        self._width, self._height = self.scrollable_content_region.size
        self._across = max(8, min(self.column, self._width - left - right))
        self._left = max(0, self._width - self._across - left - right) // 2 + left

    def render_line(self, y: int) -> Strip:
        """Draw one of the lines that are seen."""
        style = self.visual_style
        line = self._line(y + self.scroll_offset.y).render(style, "", self._get_style)
        blank = Segment(" " * self._left, style.rich_style)
        strip = Strip([blank, *(Segment(text, its_style.rich_style) for text, its_style in line)])
        return strip.adjust_cell_length(self._width, style.rich_style)

    def _line(self, number: int) -> Content:
        if number < len(self._top.lines):
            return self._top.lines[number]
        index, line = divmod(number - len(self._top.lines), _LINES)
        if index >= len(self.entries):
            return Content("")
        entry, at = self.entries[index], index == self.pointer and self.has_focus
        if line == 0:
            first = Content.assemble(_POINTER if at else "  ", moment(entry.when))
            return (first.stylize("bold $heading") if at else first).truncate(self._across, ellipsis=True)
        return Content.styled(f"  {self._words(entry.what)}", "$quiet").truncate(self._across, ellipsis=True)

    def _words(self, check_in: CheckIn) -> str:
        """Weight and feelings and the beginning of the line, on one line."""
        parts = (words_of(check_in, self.feelings), check_in.line[: self._across * 2])
        return " · ".join(words for part in parts if (words := " ".join(part.split()))) or NO_WORDS

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the pointer is, on the screen; or what is on top, if it cannot be seen."""
        line = self._line_of(self.pointer) - self.scroll_offset.y if self._pointer_is_seen() else 0
        return self.content_region.offset + Offset(self._left, line)

    # --- moving ---------------------------------------------------------------------------------------

    def _line_of(self, number: int) -> int:
        return len(self._top.lines) + number * _LINES

    def _pointer_is_seen(self) -> bool:
        top, line = self.scroll_offset.y, self._line_of(self.pointer)
        return bool(self.entries) and top <= line and line + _LINES <= top + self._height

    def _point(self, number: int) -> None:
        last, self.pointer = self.pointer, max(0, min(number, len(self.entries) - 1))
        for one in {last, self.pointer}:
            self.refresh_lines(self._line_of(one), _LINES)
        self._reveal()

    def _reveal(self) -> None:
        """Scroll as little as it takes to see the entry pointed at."""
        line, top = self._line_of(self.pointer), self.scroll_offset.y
        if line < top:
            self.scroll_to(y=line, animate=False)
        elif line + _LINES > top + self._height:
            self.scroll_to(y=line + _LINES - self._height, animate=False)

    def _seen(self) -> range:
        """The entries that can be seen whole."""
        top = self.scroll_offset.y - len(self._top.lines)
        first, end = -(-max(0, top) // _LINES), (top + self._height) // _LINES
        return range(first, max(first, min(end, len(self.entries))))

    def action_step(self, by: int) -> None:
        """Move the pointer by an entry. Where it cannot be seen, go through the picture to it; or it comes
        to what is seen.
        """
        seen = self._seen()
        if self._pointer_is_seen() and 0 <= self.pointer + by < len(self.entries):
            self._point(self.pointer + by)
        elif seen and not self._pointer_is_seen():
            self._point(seen[0] if by > 0 else seen[-1])
        else:
            self.scroll_to(y=self.scroll_offset.y + by * _LINES, animate=False)

    def action_page(self, by: int) -> None:
        """Move by as much as is seen, and the pointer with it; at last to the first or the last entry."""
        page, top = max(_LINES, self._height - _LINES), self.scroll_offset.y
        self.scroll_to(y=top + by * page, animate=False)
        if self.scroll_offset.y == top:
            self.action_edge(by)
        elif not self._pointer_is_seen() and (seen := self._seen()):
            self._point(seen[0] if by > 0 else seen[-1])

    def action_edge(self, by: int) -> None:
        """Move to the top of the picture, and the latest entry; or to the first one that was kept."""
        self._point(0 if by < 0 else len(self.entries) - 1)
        self.scroll_to(y=0 if by < 0 else self.max_scroll_y, animate=False)

    def action_days(self, by: int) -> None:
        """Ask for earlier or later days, if there are any."""
        if self._days.leads(by):
            self.post_message(self.Moved(by))

    def action_span(self) -> None:
        """Ask for the next of a week, a month and all."""
        self.post_message(self.Spanned(SPANS[(SPANS.index(self.span) + 1) % len(SPANS)]))

    # --- opening --------------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Open the entry pointed at. What cannot be seen is shown first, not opened."""
        if self._pointer_is_seen():
            self.post_message(self.Opened(self.pointed_at))
        elif self.entries:
            self._reveal()

    def on_click(self, event: events.Click) -> None:
        """Open the entry that was clicked, or do what a word says, or point at a day's entries."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        x, y = offset.x - self._left, offset.y + self.scroll_offset.y
        number = (y - len(self._top.lines)) // _LINES
        if 0 <= number < len(self.entries):
            self._point(number)
            self.action_open()
            return
        if leads_to := self._top.link_at(x, y):
            message = self.Moved(leads_to) if isinstance(leads_to, int) else self.Spanned(leads_to)
            self.post_message(message)
        if column := self._top.column_at(x, y):
            self._point_within(column)

    def _point_within(self, column: Column) -> None:
        """Move the pointer to the first entry in a column, as the list reads."""
        for number in range(
            bisect_left(self.entries, -_seconds(column.last, 2), key=_earliest), len(self.entries)
        ):
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
