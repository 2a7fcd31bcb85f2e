"""What fits into a window: how small it may be, and which keys go on the line at the bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from companion.flows.commands import Command

SMALLEST = (40, 12)
"""Columns and lines below which a screen says that it is too small."""
GAP = "  "
"""Stands between two keys."""


def keys_that_fit(commands: Sequence[Command], width: int, cells: Callable[[str], int]) -> list[Command]:
    """Return as many as fit, in the order given; what is needed least goes first."""
    room = width + len(GAP)
    for command in sorted(commands, key=lambda command: command.rank):
        room -= cells(f"{command.shown} {command.name}{GAP}")
        if room < 0:
            return [other for other in commands if other.rank < command.rank]
    return list(commands)
