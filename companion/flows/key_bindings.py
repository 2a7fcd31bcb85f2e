"""A person's own keys: which can be changed, to what, and why a key is refused; and the key that a letter
means which another layout, or Caps Lock, has typed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from companion.flows.commands import EVERY, HELP, SIGNS, Command
from companion.flows.ui import UI

_NAMES = {sign: name for name, sign in SIGNS.items()}


def changeable() -> list[Command]:
    """Return the commands that can have another key: those with a letter or a sign that no page names."""
    return [one for one in EVERY if one.letter and not one.fixed]


def with_custom_key(command: Command, own: Mapping[str, str]) -> Command:
    """Return a command with the key a person gave it, by its id. Arrows and the like stay as they are."""
    sign = own.get(command.id, "")
    if not sign or not command.letter:
        return command
    keys = [key for key in command.keys.split(",") if SIGNS.get(key, key) != command.letter]
    shown = sign if command.shown == command.letter else command.shown
    return command._replace(keys=",".join([*keys, key_name(sign)]), symbol=shown)


def why_refused(command: Command, sign: str, own: Mapping[str, str]) -> str:
    """Return why a command cannot have a letter or sign as its key, as a sentence; empty if it can."""
    if len(sign) != 1 or not (sign.isalnum() or sign in _NAMES) or not sign.isascii():
        wanted = "a letter from a to z, a digit, or one of"
        return f"That is no key to use here. It can be {wanted} {' '.join(_NAMES)}"
    others = [one for one in EVERY if one.id != command.id]
    taken = next((one for one in others if with_custom_key(one, own).letter == sign), None)
    if sign.lower() == HELP.letter:  # with Caps Lock on, too
        taken = HELP
    return f"{sign} is the key for {taken.name} already. Choose another." if taken else ""


def current_key(command: Command, chosen: Mapping[str, str]) -> Command:
    """Return a command with the key a person chose for it, if that can be used."""
    return with_custom_key(command, usable_keys(chosen))


def usable_keys(own: Mapping[str, str]) -> Mapping[str, str]:
    """Return those of a person's own keys that can be used, by id: a journal may hold what another
    version of the program, or another window, wrote.
    """
    return _in_force(tuple(own.items()))


@lru_cache(maxsize=2)  # asked for each command of the key line, at each picture
def _in_force(own: tuple[tuple[str, str], ...]) -> dict[str, str]:
    known = {command.id: command for command in changeable()}
    good = {id: sign for id, sign in own if id in known}
    while wrong := [id for id, sign in good.items() if why_refused(known[id], sign, good)]:
        for id in wrong:
            del good[id]
    return good


def letters(own: Mapping[str, str]) -> frozenset[str]:
    """Return the letters and signs that are keys, with a person's own ones."""
    return _letters(tuple(own.items()))


@lru_cache(maxsize=2)
def _letters(own: tuple[tuple[str, str], ...]) -> frozenset[str]:
    good = usable_keys(dict(own))
    return frozenset(letter for one in EVERY if (letter := with_custom_key(one, good).letter))


def intended_key(typed: str, among: Collection[str]) -> str:
    """Return the key ``among`` some that a letter or sign means: itself, or the one it is in capitals or on
    another layout; empty if it means none.
    """
    if typed in among:
        return typed
    return next((key for key in _keys_of(typed) if key in among), "") if len(typed) == 1 else ""


def key_name(sign: str) -> str:
    """Return the name a key has, for a letter or a sign."""
    return _NAMES.get(sign, sign)


def latin_key(typed: str) -> str:
    """Return a letter that was typed to be a key as the Latin one; it is found on every layout."""
    return typed if typed.isascii() else next(iter(_keys_of(typed)), typed)


def _keys_of(typed: str) -> list[str]:
    from companion.layouts import keys_of  # no first frame needs it

    return keys_of(typed)


async def show_keys(ui: UI) -> None:
    """Show what can be done here, and with which keys."""
    await ui.show_keys()
