"""Custom keys: which commands can have one, which keys are allowed, and why a key is refused.

It also finds the key that is meant by a letter typed with Caps Lock or on another keyboard layout.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from companion.flows.commands import EVERY, HELP, SIGNS, Command
from companion.flows.ui import UI
from companion.messages import gettext as _

_NAMES = {sign: name for name, sign in SIGNS.items()}


def changeable() -> list[Command]:
    """Return the commands whose key can be changed: those with a letter or sign that no page names."""
    return [one for one in EVERY if one.letter and not one.fixed]


def with_custom_key(command: Command, own: Mapping[str, str]) -> Command:
    """Return a command with its custom key, if it has one.

    ``own`` maps the ids of commands to custom keys. Other keys of the command, such as arrows, stay as they
    are.
    """
    sign = own.get(command.id, "")
    if not sign or not command.letter:
        return command
    keys = [key for key in command.keys.split(",") if SIGNS.get(key, key) != command.letter]
    shown = sign if command.shown == command.letter else command.shown
    return command._replace(keys=",".join([*keys, key_name(sign)]), symbol=shown)


def why_refused(command: Command, sign: str, own: Mapping[str, str]) -> str:
    """Return a sentence that says why ``sign`` cannot be the key of a command; empty if it can.

    ``own`` maps the ids of commands to custom keys.
    """
    if len(sign) != 1 or not (sign.isalnum() or sign in _NAMES) or not sign.isascii():
        which = _("You cannot use that key. Choose a letter from a to z, a digit, or one of these: {signs}")
        return which.format(signs=" ".join(_NAMES))
    others = [one for one in EVERY if one.id != command.id]
    taken = next((one for one in others if with_custom_key(one, own).letter == sign), None)
    if sign.lower() == HELP.letter:  # with Caps Lock on, too
        taken = HELP
    if not taken:
        return ""
    return _("{key} is already the key for “{command}”. Choose another.").format(
        key=sign, command=taken.label
    )


def current_key(command: Command, chosen: Mapping[str, str]) -> Command:
    """Return a command with its custom key, if it has one that can be used.

    ``chosen`` maps the ids of commands to custom keys.
    """
    return with_custom_key(command, usable_keys(chosen))


def usable_keys(own: Mapping[str, str]) -> Mapping[str, str]:
    """Return the custom keys that can be used, by the ids of their commands.

    A journal may hold keys that another version of the program, or another window, has written.
    """
    return _in_force(tuple(own.items()))


@lru_cache(maxsize=2)  # called for each command of the key line in every frame
def _in_force(own: tuple[tuple[str, str], ...]) -> dict[str, str]:
    known = {command.id: command for command in changeable()}
    good = {id: sign for id, sign in own if id in known}
    while wrong := [id for id, sign in good.items() if why_refused(known[id], sign, good)]:
        for id in wrong:
            del good[id]
    return good


def letters(own: Mapping[str, str]) -> frozenset[str]:
    """Return all letters and signs that are keys, including custom ones."""
    return _letters(tuple(own.items()))


@lru_cache(maxsize=2)
def _letters(own: tuple[tuple[str, str], ...]) -> frozenset[str]:
    good = usable_keys(dict(own))
    return frozenset(letter for one in EVERY if (letter := with_custom_key(one, good).letter))


def intended_key(typed: str, among: Collection[str]) -> str:
    """Return the key that the person meant by typing a letter or sign; empty if there is none.

    Only keys in ``among`` count: the typed one itself, its lower-case form, or the key in the same position
    on another keyboard layout.
    """
    if typed in among:
        return typed
    return next((key for key in _keys_of(typed) if key in among), "") if len(typed) == 1 else ""


def key_name(sign: str) -> str:
    """Return the name of the key that types a letter or sign."""
    return _NAMES.get(sign, sign)


def latin_key(typed: str) -> str:
    """Return the Latin letter for a typed letter, so that a custom key works on every keyboard layout."""
    return typed if typed.isascii() else next(iter(_keys_of(typed)), typed)


def _keys_of(typed: str) -> list[str]:
    from companion.layouts import keys_of  # not needed for the first frame

    return keys_of(typed)


async def show_keys(ui: UI) -> None:
    """Show the keys that do something here."""
    await ui.show_keys()
