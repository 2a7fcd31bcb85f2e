"""A short exercise, one move at a time. The person moves it on; nothing is timed."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from companion.flows.commands import BACK, CLOSE, HELP, KEYS, ON, QUIT, RESOURCES, STOP, SUMMARY, Command
from companion.flows.steady import ways_on
from companion.guide.model import Exercise
from companion.sheets import steady
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.picker import Picker


class SteadyScreen(Room):
    """Shows an exercise. Its answer is whether the person wants to write what it leads to."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__(name="steady")
        self.exercise = exercise
        self.number = 0

    def commands(self) -> Sequence[Command]:
        """Return the keys of a page that goes on."""
        return (ON, BACK, HELP, RESOURCES, SUMMARY, STOP, KEYS, CLOSE, QUIT)

    def top_lines(self) -> Sequence[str]:
        """Say that this can be left."""
        return ("Take the time you like. You can stop at any point.", "You can stop at any point.")

    def compose_column(self) -> ComposeResult:
        """Yield the move, and what can be done after it."""
        yield Leaf()
        yield Picker((), "do")

    def opened(self) -> None:
        """Show the first move."""
        self.show()

    def show(self) -> None:
        """Show the move one is at."""
        self.query_one(Leaf).show(steady.move(self.exercise, self.number, self.session.wording()))
        picker = self.query_one(Picker)
        picker.show(ways_on(self.exercise, self.number))
        self.focus_on(picker)
        self.body.scroll_home(animate=False)

    def go_on(self) -> None:
        """Go to the next move; after the last one, back to the page."""
        if self.scroll_on():
            return
        if self.number < len(self.exercise.moves) - 1:
            self._go_to(self.number + 1)
        else:
            self.answer(None)

    def go_back(self) -> None:
        """Go to the move before; from the first one, back to the page."""
        if self.number:
            self._go_to(self.number - 1)
        else:
            self.answer(None)

    def _go_to(self, number: int) -> None:
        self.number = number
        self.show()

    @on(Picker.Done)
    def chosen(self, event: Picker.Done) -> None:
        """Go on, begin again, write, or leave it."""
        if event.is_stale or self.companion.screen is not self:
            return
        if event.id == "next":
            self._go_to(self.number + 1)
        elif event.id == "again":
            self._go_to(0)
        else:
            self.answer(event.id == "write")
