"""The line of keys at the bottom: as many as fit, each of which can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from companion.flows.commands import Command
from companion.tui.bindings import action_of
from companion.tui.fitting import GAP, keys_that_fit


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
        """Draw what fits, in the order given."""
        fitting = keys_that_fit(self.commands, self.content_size.width, cell_len)
        return Content(GAP).join(_piece(command) for command in fitting)


def _piece(command: Command) -> Content:
    return Content.assemble((command.shown, "bold"), " ", command.name).stylize(
        Style.from_meta({"@click": action_of(command)})
    )
