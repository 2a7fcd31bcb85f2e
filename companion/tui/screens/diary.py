"""The diary: a picture over days, and under it each check-in that was kept."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

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
from companion.flows.ui import ONLY_SOME, Diary
from companion.sheets.picture import after, before, kept_by_day
from companion.tui.bindings import id_of
from companion.tui.screens.room import Room
from companion.tui.widgets.diary_view import DiaryView
from companion.tui.widgets.key_line import KeyLine
from companion.tui.widgets.top_line import TopLine

_WHICH = FILTER._replace(id="screen.only", help="choose which entries are shown")
"""The same key as where services are chosen from, for entries."""


class DiaryScreen(Room):
    """Shows the diary. What an entry leads to is for its flow to say."""

    passing = False
    stays = True
    BINDINGS = [Binding(FILTER.keys, "only", show=False, id=id_of(FILTER))]

    def __init__(self, diary: Diary) -> None:
        super().__init__(name="diary")
        self.diary = diary
        self._kept_then = self._changes
        self._entries = diary.read()  # here, where it can still be told that they cannot be read

    @property
    def _changes(self) -> int:
        return self.session.vault.changes

    def compose(self) -> ComposeResult:
        """Lay out the diary between the line at the top and the line of keys."""
        entries = self._entries
        yield TopLine(id="top")
        yield DiaryView(
            entries,
            kept_by_day(entries),
            self.diary.feelings,
            today=self.session.today,
            at=self.diary.at,
            note=self.diary.about,
            missing=self.diary.missing(),
            id="body",
        )
        yield KeyLine()

    def commands(self) -> Sequence[Command]:
        """Return the keys."""
        return (OPEN, SPAN, EARLIER, LATER, _WHICH, BACK, HELP, RESOURCES, SUMMARY, KEYS, CLOSE, QUIT)

    def top_line(self) -> str:
        """Return the title."""
        return "Diary"

    @property
    def _view(self) -> DiaryView:
        return self.query_one(DiaryView)

    def show(self) -> None:
        """Show what is to be shown now, at the day it begins at."""
        if self.query(DiaryView):  # it is laid out
            self._read()
            if self.diary.at:
                self._view.show_days(self._view.span, self.diary.at)

    def on_screen_resume(self) -> None:
        """Show what is kept now, where something was put right or forgotten meanwhile."""
        if self.query(DiaryView) and self._changes != self._kept_then:  # it is laid out
            self.companion.attempt(self._read)

    def _read(self) -> None:
        self._kept_then = self._changes
        entries = self.diary.read()
        note, missing = self.diary.about, self.diary.missing()
        self._view.show_entries(entries, kept_by_day(entries), note=note, missing=missing)

    @on(DiaryView.Opened)
    def open_entry(self, event: DiaryView.Opened) -> None:
        """Open an entry."""
        self.answer(event.entry.hex())

    @on(DiaryView.Moved)
    def show_other_days(self, event: DiaryView.Moved) -> None:
        """Show earlier or later days."""
        view, move = self._view, before if event.by < 0 else after
        view.show_days(view.span, move(view.kept, view.span, view.at, view.today))

    @on(DiaryView.Spanned)
    def show_other_span(self, event: DiaryView.Spanned) -> None:
        """Show a week, a month or all of it."""
        self._view.show_days(event.span, self._view.at)

    def action_span(self) -> None:
        """Show more days, or fewer."""
        self._view.action_span()

    def action_earlier(self) -> None:
        """Show earlier days."""
        self._view.action_days(-1)

    def action_later(self) -> None:
        """Show later days."""
        self._view.action_days(1)

    def action_only(self) -> None:
        """Choose which entries are shown."""
        self.answer(ONLY_SOME)

    def go_on(self) -> None:
        """Nothing follows on a diary."""
