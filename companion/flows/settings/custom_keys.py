"""The flow for custom keys. A key that would clash with another is refused with a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from companion.flows.commands import Command
from companion.flows.dialogs import Choice, Menu, TextPrompt
from companion.flows.key_bindings import changeable, latin_key, usable_keys, why_refused, with_custom_key
from companion.flows.ui import UI
from companion.journal.errors import JournalError
from companion.messages import gettext as _
from companion.views.block import block

_USUAL = "/usual"
"""The id of the option to reset all keys. No command has an id with a slash."""


def keys_note(own: Mapping[str, str]) -> str:
    """Return a note on whether any keys are custom ones."""
    return _("Some keys are your own") if usable_keys(own) else _("The usual keys")


async def custom_keys(ui: UI) -> None:
    """Show the commands whose key can be changed."""
    commands = {command.id: command for command in changeable()}
    at: str | None = ""
    while at is not None:
        own = usable_keys(ui.session.journey.choices.keys)
        rows = [
            Choice(id, one.about, key_label=with_custom_key(one, own).letter) for id, one in commands.items()
        ]
        rows += [Choice(_USUAL, _("Reset all keys"))] if own else []
        quiet = _("You cannot change h, r, s, e, b, the comma or the question mark: the pages mention them.")
        at = await ui.choose(Menu("own keys", _("Keys"), rows, [block("quiet", quiet)], at=at))
        if at == _USUAL:
            ui.attempt(partial(_keep, ui, {}))
            at = ""
        elif at is not None:
            at = await _ask(ui, commands[at])


def _keep(ui: UI, keys: dict[str, str]) -> None:
    ui.session.choose(keys=keys)
    ui.apply_choices()


async def _ask(ui: UI, command: Command) -> str:
    """Ask for the key of a command; return the id of the option to highlight next."""
    own = usable_keys(ui.session.journey.choices.keys)

    def take(typed: str) -> None:
        sign = latin_key(typed.strip())
        if why := why_refused(command, sign, own):
            raise JournalError(why)
        others = {id: key for id, key in own.items() if id != command.id}
        _keep(ui, others if sign == command.letter else {**others, command.id: sign})

    # Translators: the key is for a command, such as "go back one page"
    ask = _("A key for: {command}").format(command=command.about)
    now = with_custom_key(command, own).letter
    await ui.write(TextPrompt("own key", ask, take, now, one_line=True, does=_("Use this key")))
    return command.id
