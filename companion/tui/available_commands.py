"""The commands that are available where the person is: by a key, from the list of keys, or by name."""

from __future__ import annotations

from typing import Protocol

from companion.flows.commands import CLOSE, EVERY, HELP, Command
from companion.flows.dialogs import Choice
from companion.flows.flow_loader import flow_of
from companion.flows.key_bindings import changeable, current_key, usable_keys, with_custom_key
from companion.tui.bindings import action_of, id_of
from companion.tui.document_stack import DocumentStack
from companion.tui.documents.document import Host
from companion.tui.documents.quiet import QuietDocument

_HERE = [command for command in EVERY if command.where in ("everywhere", "screen")]
_BY_ID = {command.id: command for command in reversed(_HERE)}
_WHILE_QUIET = {command.id for command in EVERY if command.quiet}
_ALWAYS_ALLOWED = {CLOSE.id, HELP.id, *(command.id for command in EVERY if command.typing)}


class CommandHost(Host, Protocol):
    """The app as a host for commands."""

    stack: DocumentStack

    async def run_action(self, action: str) -> bool:
        """Run an action of Textual's; return whether there is one of that name."""


class AvailableCommands:
    """The commands of one session, and which of them are available now."""

    def __init__(self, host: CommandHost) -> None:
        self._host = host

    def allows(self, id: str) -> bool:
        """Return whether a command is available now.

        Letters typed into a form, or typed ahead while a form was opening, are not commands. On the empty
        screen, only the commands marked ``quiet`` are available.
        """
        stack, clock = self._host.stack, self._host.clock
        document = stack.top if stack.documents else None
        if isinstance(document, QuietDocument):
            return id in _WHILE_QUIET
        command = _BY_ID.get(id)
        if document is None or command is None:
            return True
        if not command.can_run(self._host.ui) or (document.takes_letters and not command.forms):
            return False
        since = document.shown_at if document.takes_letters else clock.ignored_before
        return clock.pressed_at >= since or id in _ALWAYS_ALLOWED

    def action(self, id: str) -> str:
        """Return the name of Textual's action for a command."""
        return action_of(_BY_ID[id])

    def start(self, id: str) -> None:
        """Start the flow of a command, if it can do something now."""
        command, ui = _BY_ID[id], self._host.ui
        if command.can_run(ui):
            self._host.runner.start(flow_of(command, ui))

    # --- the person's own keys ------------------------------------------------------------------------

    def own_key(self, command: Command) -> Command:
        """Return a command with its custom key, if the person gave it one."""
        return current_key(command, self._host.session.journey.choices.keys)

    def own_keys(self) -> dict[str, str]:
        """Return the custom keys of all commands, by the ids of Textual's bindings."""
        own = usable_keys(self._host.session.journey.choices.keys)
        return {id_of(one): with_custom_key(one, own).keys for one in changeable() if one.id in own}

    # --- finding one ----------------------------------------------------------------------------------

    def here(self) -> list[Command]:
        """Return the available commands: those of every screen first, then those of this document alone."""
        everywhere = [one for one in _HERE if self.allows(one.id)]
        return [*everywhere, *(one for one in self._host.stack.top.commands() if one.id not in _BY_ID)]

    def rows(self) -> list[Choice]:
        """Return the available commands under their headings, as options with their names and keys."""
        from companion.flows.command_groups import command_groups  # the first frame does not need it

        found: list[Choice] = []
        for group in command_groups(self.here()):
            found.append(Choice("", group.heading, choosable=False))
            keys = (self.own_key(one).shown for one in group.commands)
            found += [
                Choice(one.id, one.label, one.about, key_label=key)
                for one, key in zip(group.commands, keys, strict=True)
            ]
        return found

    async def run(self, id: str) -> None:
        """Run a command as if its key had been pressed."""
        await self._host.run_action(action_of(next(one for one in EVERY if one.id == id)))
