"""Things of which any may be chosen. Each choice is kept at once, however the screen is left."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from companion.flows.ui import Choice, Several
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.picker import Picker

_DONE = Choice("done", "That is all")


class SeveralScreen(Room):
    """Offers several things, and closes itself before what follows."""

    def __init__(self, several: Several) -> None:
        super().__init__(name=several.name)
        self.several = several

    def top_line(self) -> str:
        """Return the title."""
        return self.several.title

    def compose_column(self) -> ComposeResult:
        """Yield the text, the things, and what ends the choosing."""
        if self.several.blocks:
            yield Leaf(self.several.blocks)
        things = Picker(self.several.choices, "any", id="things")
        things.choose(self.several.chosen)
        yield things
        yield Picker([_DONE], "do")

    @on(Picker.Changed)
    def changed(self) -> None:
        """Keep what is chosen."""
        chosen = self.query_one("#things", Picker).chosen
        self.companion.attempt(lambda: self.several.keep(chosen))

    @on(Picker.Done)
    def done(self) -> None:
        """Close, and go on."""
        self.answer(True)
