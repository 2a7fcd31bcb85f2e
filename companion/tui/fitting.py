"""Which keys go on the line at the bottom, and how they stand there."""

from __future__ import annotations

from collections.abc import Sequence

from companion.flows.commands import Command
from companion.tui.lines import Line, cells

GAP = "  "
"""Stands between two keys."""


def keys_that_fit(commands: Sequence[Command], width: int) -> list[Command]:
    """Return as many as fit, in the order given; what is needed least goes first."""
    room = width + len(GAP)
    for command in sorted(commands, key=lambda command: command.rank):
        room -= cells(f"{command.shown} {command.name}{GAP}")
        if room < 0:
            return [other for other in commands if other.rank < command.rank]
    return list(commands)


def line_of(commands: Sequence[Command], hovered: Command | None = None) -> Line:
    """Return commands with their keys as a line."""
    pieces: list[tuple[str, str]] = []
    for command in commands:
        style = "underline $foreground" if command == hovered else "$quiet"
        pieces += [(GAP, "")] if pieces else []
        pieces += [(command.shown, f"bold {style}"), (f" {command.name}", style)]
    return tuple(pieces)
