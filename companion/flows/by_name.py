"""What each command does, by the name of its action, whichever face it was given in."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from companion.flows import hard_days
from companion.flows.commands import NOT_WHILE_LOCKED, ONLY_ON_A_PAGE
from companion.flows.face import Face

Act = Callable[[Face], None]


def _of(module: str, act: str) -> Act:
    """Return an act whose module is loaded when it is first done: few of them are, in one sitting."""

    def done(face: Face) -> None:
        getattr(import_module(f"companion.flows.{module}"), act)(face)

    return done


ACTS: dict[str, Act] = {
    "contents": _of("menus", "contents"),
    "search": _of("searching", "ask"),
    "skip": _of("menus", "skip"),
    "more": lambda face: face.toggle_more(),
    "check_in": _of("forms", "check_in"),
    "diary": _of("diary", "open_diary"),
    "kept": _of("kept", "offer"),
    "hush": _of("hard_days", "hush"),
    "write": _of("forms", "write"),
    "ask": _of("forms", "question"),
    "evidence": _of("sheets", "open_evidence"),
    "summary": _of("sheets", "open_summary"),
    "resources": _of("sheets", "open_resources"),
    "help": _of("sheets", "open_help"),
    "about": _of("sheets", "open_about"),
    "stop": _of("menus", "stop"),
    "choices": _of("choices", "choices"),
    "keys": lambda face: face.show_keys(),
    "quit": _of("menus", "leave"),
    "country": _of("services", "country"),
    "filter": _of("services", "which_services"),
}
"""Without what each face does in its own way: going on and back, closing, leaving at once, hiding."""

_NOT_WHILE_LOCKED = frozenset(command.action for command in NOT_WHILE_LOCKED)
_ONLY_ON_A_PAGE = frozenset(command.action for command in ONLY_ON_A_PAGE)


def can_do(face: Face, action: str) -> bool:
    """Whether an action does anything where the person is."""
    if face.is_shut and action in _NOT_WHILE_LOCKED:
        return False
    if action == "evidence" and face.is_shut:
        return bool(face.opened and face.opened.claims is not None)
    if action in _ONLY_ON_A_PAGE:
        return face.is_reading
    if action == "hush":
        return not face.is_shut and hard_days.told(face) is not None
    if action == "country":
        return face.opened is not None and face.opened.by_country
    of_sheets = {command.action for command in (face.opened.own if face.opened else ())}
    return action != "filter" or action in of_sheets


def do(face: Face, action: str) -> None:
    """Do what a command is for, where it can be done."""
    if can_do(face, action):
        ACTS[action](face)
