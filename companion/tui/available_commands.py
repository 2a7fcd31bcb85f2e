"""The commands that can be used where the person is: by a key, from the list of keys, or by name."""

from __future__ import annotations

from typing import Protocol

from companion.flows.commands import CLOSE, EVERY, HELP, PALETTE, Command
from companion.flows.dialogs import Choice, Menu
from companion.flows.flow_loader import flow_of
from companion.flows.key_bindings import changeable, current_key, usable_keys, with_custom_key
from companion.tui.bindings import action_of, id_of
from companion.tui.document_stack import DocumentStack
from companion.tui.documents.document import Host
from companion.tui.documents.quiet import QuietDocument
from companion.tui.flow_runner import answer_of
from companion.views.block import block

_HERE = [command for command in EVERY if command.where in ("everywhere", "screen")]
_BY_ID = {command.id: command for command in reversed(_HERE)}
_WHILE_QUIET = {command.id for command in EVERY if command.quiet}
_ALWAYS_ALLOWED = {CLOSE.id, HELP.id, *(command.id for command in EVERY if command.typing)}


class CommandHost(Host, Protocol):
    """The app, as commands are run by it."""

    stack: DocumentStack

    async def run_action(self, action: str) -> bool:
        """Do what Textual calls an action; return whether there is one of that name."""


class AvailableCommands:
    """The commands of one session, as far as they do something now."""

    def __init__(self, host: CommandHost) -> None:
        self._host = host

    def allows(self, id: str) -> bool:
        """Return whether a command may be used now; letters typed into a form, or ahead into one that is
        opening, are none. On the quiet screen no key does anything but to come back and to leave.
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

    def start(self, id: str) -> None:
        """Begin the flow of a command, where it can be done."""
        command, ui = _BY_ID[id], self._host.ui
        if command.can_run(ui):
            self._host.runner.start(flow_of(command, ui))

    # --- the person's own keys ------------------------------------------------------------------------

    def own_key(self, command: Command) -> Command:
        """Return a command with the key the person gave it."""
        return current_key(command, self._host.session.journey.choices.keys)

    def own_keys(self) -> dict[str, str]:
        """Return the keys the person gave to commands, by the ids of Textual's bindings."""
        own = usable_keys(self._host.session.journey.choices.keys)
        return {id_of(one): with_custom_key(one, own).keys for one in changeable() if one.id in own}

    # --- finding one ----------------------------------------------------------------------------------

    def here(self) -> list[Command]:
        """Return those of all screens that do something here, then those that only this document has."""
        everywhere = [one for one in _HERE if self.allows(one.id)]
        return [*everywhere, *(one for one in self._host.stack.top.commands() if one.id not in _BY_ID)]

    async def show_keys(self) -> None:
        """List what can be done here with its keys; choosing one does it."""
        here = self.here()
        rows = [Choice(str(n), one.about, key_label=self.own_key(one).shown) for n, one in enumerate(here)]
        await self._run(here, await self._host.ui.choose(Menu("keys", "Keys", rows, overlay=True)))

    async def find_by_name(self) -> None:
        """Ask for a few letters of what is to be done here, and do it."""
        from companion.tui.documents.palette import PaletteDocument  # no first frame needs it

        here = [one for one in self.here() if one != PALETTE]
        rows = [
            Choice(str(n), one.label, one.about, key_label=self.own_key(one).shown)
            for n, one in enumerate(here)
        ]
        text = [block("title", "What would you like to do?"), block("quiet", "A few letters are enough.")]
        menu = Menu("palette", "By name", rows, text, overlay=True)
        await self._run(here, await answer_of(PaletteDocument(self._host, menu)))

    async def _run(self, commands: list[Command], chosen: str | None) -> None:
        """Do what was chosen of some commands as if its key had been pressed."""
        if chosen is not None:
            await self._host.run_action(action_of(commands[int(chosen)]))
