"""Something to read and something to choose under it: the contents, choices, leaving, resting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult

from companion.sheets.block import Block
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.picker import Choice, Picker


class OptionsScreen(Room):
    """Offers choices and hands the one taken to ``then``, after closing itself."""

    def __init__(
        self,
        name: str,
        title: str,
        choices: Sequence[Choice],
        then: Callable[[str], None],
        *,
        blocks: Sequence[Block] = (),
        at: str = "",
        back: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(name=name)
        self.heading = title
        self.blocks = blocks
        self.choices = choices
        self.then = then
        self.at = at
        self.back = back
        """What is shown again when nothing is chosen; without it, what lies under this screen."""

    def top_line(self) -> str:
        """Return the title."""
        return self.heading

    def compose_column(self) -> ComposeResult:
        """Yield the text and the choices."""
        if self.blocks:
            yield Leaf(self.blocks)
        picker = Picker(self.choices, "do", at=self.at)
        picker.set_class(not self.blocks, "close")
        yield picker

    def opened(self) -> None:
        """Point at the choice that was taken before, and show it."""
        if self.at:
            for picker in self.query(Picker):
                self.call_after_refresh(picker.reveal)

    @on(Picker.Done)
    def chosen(self, event: Picker.Done) -> None:
        """Close, and let what was chosen take effect."""
        self.companion.close_top()
        self.then(event.id)
