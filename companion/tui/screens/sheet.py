"""A sheet over the page: the summary, resources, help, evidence, past check-ins, all keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding

from companion.sheets.block import Sheet
from companion.tui.commands import COUNTRY, EVIDENCE, Command
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf


class SheetScreen(Room):
    """Shows a sheet. ``make`` is asked again when the country changes."""

    BINDINGS = [Binding(COUNTRY.keys, "app.country", show=False)]

    def __init__(
        self,
        name: str,
        make: Callable[[], Sheet],
        *,
        claims: Sequence[str] | None = None,
        by_country: bool = False,
    ) -> None:
        super().__init__(name=name)
        self.make = make
        self.claims = claims
        """The claims this sheet shows; None if it shows none and the page below counts."""
        self.by_country = by_country
        self.sheet = make()

    def commands(self) -> Sequence[Command]:
        """Return the keys, with those this sheet adds."""
        own = [COUNTRY] if self.by_country else [EVIDENCE] if self.claims else []
        return [*own, *(command for command in super().commands() if command.action != self.name)]

    def top_line(self) -> str:
        """Return the sheet's title."""
        return self.sheet.title

    def compose_column(self) -> ComposeResult:
        """Yield the sheet."""
        yield Leaf(self.sheet.blocks)

    def make_again(self) -> None:
        """Show what the sheet says now."""
        self.sheet = self.make()
        self.query_one(Leaf).show(self.sheet.blocks)
        self.body.scroll_home(animate=False)
        self.say()
