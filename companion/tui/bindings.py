"""The commands as Textual's bindings: which key calls which action of the app or of a screen."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from companion.flows.commands import EVERY, Command


def action_of(command: Command) -> str:
    """Return the action of a command as Textual calls it, from anywhere."""
    if command.run:
        return f"app.act('{command.id}')"
    space, _, name = command.id.rpartition(".")
    return f"screen.do('{name}')" if space == "screen" else f"app.{name}"


def bindings() -> list[BindingType]:
    """Return the bindings of all commands that the app has."""
    return [
        Binding(
            command.keys,
            action_of(command),
            command.name,
            show=False,
            priority=command.typing,
            id=id_of(command),
        )
        for command in EVERY
        if command.where in ("everywhere", "screen")
    ]


def id_of(command: Command) -> str:
    """Return what a person's own keys for a command hang on."""
    return f"{command.id}/{command.keys.partition(',')[0]}"
