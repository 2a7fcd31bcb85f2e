"""The line of keys at the bottom: as many as fit, each of which can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from companion.acts.commands import Command
from companion.tui.bindings import action_of

_GAP = 2


class KeyLine(Widget):
    """Shows commands with their keys."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.commands: tuple[Command, ...] = ()

    def show(self, commands: Sequence[Command]) -> None:
        """Show other commands."""
        if tuple(commands) != self.commands:
            self.commands = tuple(commands)
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, whatever the width."""
        return 1

    def render(self) -> Content:
        """Draw what fits, in the order given; what is needed least goes first."""
        pieces = {command: _piece(command) for command in self.commands}
        room = self.content_size.width + _GAP
        for command in sorted(self.commands, key=lambda command: command.rank):
            room -= pieces[command].cell_length + _GAP
            if room < 0:
                pieces = {other: piece for other, piece in pieces.items() if other.rank < command.rank}
                break
        return Content(" " * _GAP).join(pieces.values())


def _piece(command: Command) -> Content:
    return Content.assemble((command.shown, "bold"), " ", command.name).stylize(
        Style.from_meta({"@click": action_of(command)})
    )
