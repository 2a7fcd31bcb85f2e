"""Finds the intended key on a Latin keyboard when Caps Lock is on or another script is typed."""

from __future__ import annotations

from collections.abc import Collection

from textual import events
from textual.keys import key_to_character
from textual.screen import Screen

from companion.flows.commands import KEEP, QUIET, QUIT_NOW
from companion.flows.key_bindings import intended_key, key_name
from companion.layouts import keys_of

_FIRST = {command.keys for command in (QUIET, KEEP, QUIT_NOW)}
"""The keys to prefer if a letter is on two keys in two layouts."""


def letter_key(event: events.Key, letters: Collection[str]) -> str:
    """Return the name of the key that a letter stands for, if it is one of ``letters``."""
    key = intended_key(event.character or "", letters)
    return key_name(key) if key else event.key


def held_key(pressed: str, screen: Screen[object]) -> str:
    """Return the name of a key with ctrl or alt on a Latin keyboard, if a screen has a binding for it."""
    held, _, name = pressed.rpartition("+")
    letter = key_to_character(name) or ""
    if letter == name and letter.isascii() and letter.islower():
        return pressed
    bound = screen.active_bindings
    found = [one for key in keys_of(letter) if (one := f"{held}+{key}") in bound]
    return min(found, key=lambda one: one not in _FIRST, default=pressed)
