"""The key line at the bottom: as many keys as fit, each of which can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from companion.flows.commands import Command
from companion.tui.bindings import action_of
from companion.tui.drawing.measures import GAP, edge_of, keys_that_fit, line_of
from companion.tui.drawing.styled_lines import cells
from companion.tui.widgets.drawn import Drawn, Row


class KeyLine(Drawn):
    """Shows commands with their keys."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="keys")
        self.commands: tuple[Command, ...] = ()
        self._hovered: Command | None = None

    def show(self, commands: Sequence[Command]) -> None:
        """Show other commands."""
        if tuple(commands) != self.commands:
            self.commands = tuple(commands)
            self.refresh()

    def row(self, y: int) -> Row:
        """Return the commands that fit, in their order."""
        edge = edge_of(self.size.width)
        fitting = keys_that_fit(self.commands, self.size.width - 2 * edge)
        return Row(line_of(fitting, self._hovered), edge, y)

    def _at(self, x: int) -> Command | None:
        """Return the command at a cell; None if there is none."""
        edge = edge_of(self.size.width)
        at = edge
        for command in keys_that_fit(self.commands, self.size.width - 2 * edge):
            end = at + cells(f"{command.shown} {command.label}")
            if at <= x < end:
                return command
            at = end + len(GAP)
        return None

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
