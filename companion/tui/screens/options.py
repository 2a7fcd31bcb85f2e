"""Something to read and something to choose under it: the contents, choices, leaving, resting."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from companion.flows.ui import Menu
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.picker import Picker


class OptionsScreen(Room):
    """Offers a menu."""

    def __init__(self, menu: Menu) -> None:
        super().__init__(name=menu.name)
        self.menu = menu
        self.lies_over = menu.over

    def top_line(self) -> str:
        """Return the title."""
        return self.menu.title

    def compose_column(self) -> ComposeResult:
        """Yield the text and the choices."""
        if self.menu.blocks:
            yield Leaf(self.menu.blocks)
        picker = Picker(self.menu.rows, "do", at=self.menu.at or self.menu.now)
        picker.set_class(not self.menu.blocks, "close")
        yield picker

    def opened(self) -> None:
        """Point at the choice that was taken before, and show it."""
        if self.menu.at or self.menu.now:
            for picker in self.query(Picker):
                self.call_after_refresh(picker.reveal)

    @on(Picker.Done)
    def chosen(self, event: Picker.Done) -> None:
        """Let what was chosen take effect."""
        self.answer(event.id)
