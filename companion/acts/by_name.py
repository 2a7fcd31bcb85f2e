"""What each command does, by the name of its action, whichever face it was given in."""

from __future__ import annotations

from collections.abc import Callable

from companion.acts import diary, forms, hard_days, kept, menus, searching, services, sheets
from companion.acts.choices import choices
from companion.acts.commands import NOT_WHILE_LOCKED, ONLY_ON_A_PAGE
from companion.acts.face import Face

Act = Callable[[Face], None]

ACTS: dict[str, Act] = {
    "contents": menus.contents,
    "search": searching.ask,
    "skip": menus.skip,
    "more": lambda face: face.toggle_more(),
    "check_in": forms.check_in,
    "diary": diary.open_diary,
    "kept": kept.offer,
    "hush": hard_days.hush,
    "write": forms.write,
    "ask": forms.question,
    "evidence": sheets.open_evidence,
    "summary": sheets.open_summary,
    "resources": sheets.open_resources,
    "help": sheets.open_help,
    "about": sheets.open_about,
    "stop": menus.stop,
    "choices": choices,
    "keys": lambda face: face.show_keys(),
    "quit": menus.leave,
    "country": services.country,
    "filter": services.which_services,
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
