"""The line of keys at the bottom: as many as fit, the most needed first, each of which can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from companion.tui.commands import Command

_GAP = 2


class KeyLine(Widget):
    """Shows commands with their keys."""

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self.commands = tuple(commands)

    def show(self, commands: Sequence[Command]) -> None:
        """Show other commands."""
        if commands != self.commands:
            self.commands = tuple(commands)
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, whatever the width."""
        return 1

    def render(self) -> Content:
        """Draw what fits, in the order given."""
        pieces: list[Content] = []
        room = self.content_size.width
        for command in self.commands:
            action = Style.from_meta({"@click": f"app.{command.action}"})
            piece = Content.assemble((command.shown, "bold"), " ", command.name).stylize(action)
            if piece.cell_length > room:
                continue
            pieces.append(piece)
            room -= piece.cell_length + _GAP
        return Content(" " * _GAP).join(pieces)
