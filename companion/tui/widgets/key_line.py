"""The key line at the bottom: as many keys as fit, each of which can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from companion.flows.commands import Command
from companion.tui.bindings import action_of
from companion.tui.drawing.measures import Measures, PlacedKey, key_line, placed_keys
from companion.tui.widgets.drawn import Drawn, Row


class KeyLine(Drawn):
    """Shows commands with their keys."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="keys")
        self.commands: tuple[Command, ...] = ()
        self._left = 0
        self._placed: list[PlacedKey] = []
        self._hovered: Command | None = None

    def show(self, commands: Sequence[Command], measures: Measures) -> None:
        """Show commands, as far as they fit."""
        placed = placed_keys(commands, measures.across)
        if (placed, measures.side_left) != (self._placed, self._left):
            self._placed, self._left = placed, measures.side_left
            self.refresh()
        self.commands = tuple(commands)

    def row(self, y: int) -> Row:
        """Return the commands that fit, in their order."""
        return Row(key_line(self._placed, self._hovered), self._left, y)

    def _at(self, x: int) -> Command | None:
        """Return the command at a cell; None if there is none."""
        at = x - self._left
        return next((one.command for one in self._placed if one.at <= at < one.end), None)

    async def on_click(self, event: events.Click) -> None:
        """Run the command that was clicked."""
        if command := self._at(event.x):
            await self.run_action(action_of(command))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Underline the command under the mouse."""
        self._hover(self._at(event.x))

    def on_leave(self) -> None:
        """Remove the underline."""
        self._hover(None)

    def _hover(self, command: Command | None) -> None:
        if command != self._hovered:
            self._hovered = command
            self.refresh()
