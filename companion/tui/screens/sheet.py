"""A sheet over the page: the summary, resources, help, evidence, past check-ins, all keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from companion.flows.commands import COUNTRY, EVIDENCE, Command
from companion.flows.face import Opened
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf


class SheetScreen(Room):
    """Shows a sheet."""

    def __init__(self, sheet: Opened) -> None:
        super().__init__(name=sheet.name)
        self.opened_sheet = sheet
        self.lies_over = sheet.over
        self.sheet = sheet.make()

    def commands(self) -> Sequence[Command]:
        """Return the keys, with those this sheet adds."""
        opened = self.opened_sheet
        usual = [COUNTRY] if opened.by_country else [EVIDENCE] if opened.claims else []
        return [
            *usual,
            *opened.own,
            *(command for command in super().commands() if command.action != self.name),
        ]

    def top_line(self) -> str:
        """Return the sheet's title."""
        return self.sheet.title

    def compose_column(self) -> ComposeResult:
        """Yield the sheet."""
        yield Leaf(self.sheet.blocks)

    def opened(self) -> None:
        """Hold the line the person is at while the window changes."""
        self.hold_place()

    def make_again(self) -> None:
        """Show what the sheet says now."""
        self.sheet = self.opened_sheet.make()
        self.query_one(Leaf).show(self.sheet.blocks)
        self.body.scroll_home(animate=False)
        self.say()
