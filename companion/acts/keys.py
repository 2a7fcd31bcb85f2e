"""A person's own keys: which can be changed, to what, and why a key is refused."""

from __future__ import annotations

from collections.abc import Mapping

from companion.acts.commands import (
    ABOUT,
    CHOICES,
    COMMANDS,
    EVIDENCE,
    HELP,
    KEYS,
    ON_SOME_SCREENS,
    ONLY_LINE_BY_LINE,
    RESOURCES,
    SIGNS,
    SUMMARY,
    Command,
)

NAMED_IN_PAGES = frozenset({HELP, RESOURCES, SUMMARY, EVIDENCE, ABOUT, CHOICES, KEYS})
"""Commands whose keys stay: pages and notices name them, and help must be where everybody finds it."""

_ALL = (*COMMANDS, *ON_SOME_SCREENS, *ONLY_LINE_BY_LINE)
_NAMES = {sign: name for name, sign in SIGNS.items()}


def changeable() -> list[Command]:
    """Return the commands that can have another key: those with a letter or a sign that no page names."""
    return [one for one in _ALL if one.letter and one not in NAMED_IN_PAGES]


def with_own_key(command: Command, own: Mapping[str, str]) -> Command:
    """Return a command with the key a person gave it, by its action. Arrows and the like stay as they are."""
    sign = own.get(command.action, "")
    if not sign or not command.letter:
        return command
    keys = [key for key in command.keys.split(",") if SIGNS.get(key, key) != command.letter]
    shown = sign if command.shown == command.letter else command.shown
    return command._replace(keys=",".join([*keys, _NAMES.get(sign, sign)]), shown=shown)


def refused(command: Command, sign: str, own: Mapping[str, str]) -> str:
    """Return why a command cannot have a letter or sign as its key, as a sentence; empty if it can."""
    if len(sign) != 1 or not (sign.isalnum() or sign in _NAMES) or not sign.isascii():
        return f"That is no key to use here. It can be a letter, a digit, or one of {' '.join(_NAMES)}"
    others = [one for one in _ALL if one.action != command.action]
    taken = next((one for one in others if with_own_key(one, own).letter == sign), None)
    return f"{sign} is the key for {taken.name} already. Choose another." if taken else ""


def own_key(command: Command, chosen: Mapping[str, str]) -> Command:
    """Return a command with the key a person chose for it, if that can be used."""
    return with_own_key(command, in_force(chosen))


def in_force(own: Mapping[str, str]) -> dict[str, str]:
    """Return those of a person's own keys that can be used, by action: a journal may hold what another
    version of the program, or another window, wrote.
    """
    known = {command.action: command for command in changeable()}
    good = {action: sign for action, sign in own.items() if action in known}
    while wrong := [action for action, sign in good.items() if refused(known[action], sign, good)]:
        for action in wrong:
            del good[action]
    return good
