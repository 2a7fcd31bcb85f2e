"""Commands under the headings of the list of keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from companion.flows.commands import CHECK_IN, CHOICES, EVERY, EVIDENCE, ON, OPEN, Command
from companion.messages import N_
from companion.messages import gettext as _

_HEADINGS = {
    ON.id: N_("Reading"),
    CHECK_IN.id: N_("For yourself"),
    EVIDENCE.id: N_("Help and evidence"),
    CHOICES.id: N_("The program"),
    OPEN.id: N_("On this screen"),
}
"""The headings in the list of keys, each by the first command under it, in English."""


class Group(NamedTuple):
    """Commands under one heading of the list of keys."""

    heading: str
    commands: list[Command]


def command_groups(commands: Sequence[Command]) -> list[Group]:
    """Return commands in the order of the list of keys, under its headings. Empty headings are left out."""
    groups: list[Group] = []
    for id in (one.id for one in EVERY):
        if id in _HEADINGS:
            groups.append(Group(_(_HEADINGS[id]), []))
        groups[-1].commands.extend(one for one in commands if one.id == id)
    return [group for group in groups if group.commands]
