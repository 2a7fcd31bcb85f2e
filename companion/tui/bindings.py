"""The commands as Textual's bindings: which key calls which action of the app or of a screen."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from companion.flows.by_name import ACTS
from companion.flows.commands import COMMANDS, OF_SHEETS, WHILE_TYPING, Command


def action_of(command: Command) -> str:
    """Return the action of a command as Textual calls it, from anywhere."""
    if command.action in ACTS:
        return f"app.act('{command.action}')"
    return (
        command.action if command.action in _OF_A_SCREEN or "." in command.action else f"app.{command.action}"
    )


_OF_A_SCREEN = frozenset(("choose", "keep"))


def bindings() -> list[BindingType]:
    """Return the bindings of all commands that the app has."""
    return [
        Binding(
            command.keys,
            action_of(command),
            command.name,
            show=False,
            priority=command in WHILE_TYPING,
            id=id_of(command),
        )
        for command in (*COMMANDS, *OF_SHEETS)
    ]


def id_of(command: Command) -> str:
    """Return what a person's own keys for a command hang on."""
    return f"{command.action}/{command.keys.partition(',')[0]}"
