"""A sheet over the page: the summary, resources, help, evidence, past check-ins, all keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding

from companion.sheets.block import Sheet
from companion.tui.commands import COUNTRY, EVIDENCE, FILTER, Command
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf


class SheetScreen(Room):
    """Shows a sheet. ``make`` is asked again when the country changes."""

    BINDINGS = [
        Binding(COUNTRY.keys, "app.country", show=False),
        Binding(FILTER.keys, "filter", show=False),
    ]

    def __init__(
        self,
        name: str,
        make: Callable[[], Sheet],
        *,
        claims: Sequence[str] | None = None,
        by_country: bool = False,
        own: Sequence[Command] = (),
    ) -> None:
        super().__init__(name=name)
        self.make = make
        self.claims = claims
        """The claims this sheet shows; None if it shows none and the page below counts."""
        self.by_country = by_country
        self.own = own
        """Commands only this sheet has."""
        self.sheet = make()

    def commands(self) -> Sequence[Command]:
        """Return the keys, with those this sheet adds."""
        usual = [COUNTRY] if self.by_country else [EVIDENCE] if self.claims else []
        return [
            *usual,
            *self.own,
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

    def action_filter(self) -> None:
        """Choose what is shown here, where there is something to choose from."""
        if FILTER in self.own:
            self.companion.action_filter()

    def make_again(self) -> None:
        """Show what the sheet says now."""
        self.sheet = self.make()
        self.query_one(Leaf).show(self.sheet.blocks)
        self.body.scroll_home(animate=False)
        self.say()
