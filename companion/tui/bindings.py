"""The commands as Textual bindings: which key calls which action of the app or of a screen."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from companion.flows.commands import EVERY, Command


def action_of(command: Command) -> str:
    """Return the name by which Textual finds a command's action from anywhere."""
    if command.run:
        return f"app.act('{command.id}')"
    space, _, name = command.id.rpartition(".")
    return f"screen.do('{name}')" if space == "screen" else f"app.{name}"


def bindings() -> list[BindingType]:
    """Return the bindings of all commands of the app."""
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
    """Return the id by which a custom key replaces the keys of a command."""
    return f"{command.id}/{command.keys.partition(',')[0]}"
