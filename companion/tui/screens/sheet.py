"""A sheet over the page: the summary, resources, help, evidence, past check-ins, all keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from companion.flows.commands import COUNTRY, EVIDENCE, FILTER, Command
from companion.flows.ui import Shown
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf


class SheetScreen(Room):
    """Shows a sheet."""

    def __init__(self, shown: Shown) -> None:
        super().__init__(name=shown.name)
        self.shown = shown
        self.lies_over = shown.over
        self._where = self.session.whereabouts()
        self.sheet = shown.make()

    def commands(self) -> Sequence[Command]:
        """Return the keys, with those this sheet adds."""
        shown = self.shown
        own = [COUNTRY] if shown.by_country else [EVIDENCE] if shown.claims else []
        own += [FILTER] if shown.by_purpose else []
        return [*own, *(command for command in super().commands() if command.id != self.name)]

    def top_line(self) -> str:
        """Return the sheet's title."""
        return self.sheet.title

    def compose_column(self) -> ComposeResult:
        """Yield the sheet."""
        yield Leaf(self.sheet.blocks)

    def opened(self) -> None:
        """Hold the line the person is at while the window changes."""
        self.hold_place()

    def on_screen_resume(self) -> None:
        """Say what it says for another country, if one was chosen meanwhile."""
        super().on_screen_resume()
        if self.shown.by_country and self._where != (where := self.session.whereabouts()):
            self._where = where
            self.companion.start(self._again())

    async def _again(self) -> None:
        self.make_again()

    def make_again(self) -> None:
        """Show what the sheet says now."""
        self.sheet = self.shown.make()
        self.query_one(Leaf).show(self.sheet.blocks)
        self.body.scroll_home(animate=False)
        self.say()
