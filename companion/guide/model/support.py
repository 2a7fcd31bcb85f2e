"""``help.yaml`` and ``resources/<country>.yaml``: which signs call for help, and who gives it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta

from companion.guide.model.record import GuideRecord, Id, Line, Prose, Web

Number = Annotated[
    str, Meta(pattern=r"^[0-9+][0-9A-Z ()-]*\Z", description="a number as the service prints it")
]
"""A number to call."""


class HelpGroup(GuideRecord, frozen=True):
    """Signs that call for help, under one heading."""

    title: Line
    intro: Prose
    """May hold ``{emergency}``, which becomes the number of the person's country."""
    items: tuple[Line, ...] = ()
    claims: tuple[Id, ...] = ()


class Help(GuideRecord, frozen=True):
    """``help.yaml``: what the help screen says, wherever the person is."""

    title: Line
    first: Prose
    """Said before everything else. May hold ``{emergency}``."""
    no_number: Line
    """What stands for ``{emergency}`` where no number was confirmed."""
    groups: Annotated[tuple[HelpGroup, ...], Meta(min_length=1)]
    last: Prose


class Phone(GuideRecord, frozen=True):
    """A number to call."""

    number: Number
    """As the service prints it, dialled inside the country."""
    label: Line | None = None


class SeenAt(GuideRecord, frozen=True):
    """Where a service's details were seen."""

    address: Line
    date: Line
    says: Line


class Resource(GuideRecord, frozen=True):
    """A service somebody can turn to."""

    resource: Id
    name: Line
    purposes: Annotated[tuple[Id, ...], Meta(min_length=1)]
    checked: dt.date
    seen: Literal["on an official page", "on another service's or a news page", "in a third-party list"]
    """The best place its details were seen."""
    sources: Annotated[tuple[SeenAt, ...], Meta(min_length=1)]
    now: bool = False
    """Whether it belongs on the help screen."""
    phone: tuple[Phone, ...] = ()
    text: tuple[Line, ...] = ()
    chat: Web | None = None
    web: Web | None = None
    email: Line | None = None
    region: Line | None = None
    audience: Line | None = None
    hours: Line | None = None
    languages: tuple[Line, ...] = ()
    cost: Line | None = None
    is_not: Line | None = None
    note: Prose | None = None


class Country(GuideRecord, frozen=True):
    """The services of one country; ``INT`` holds those for everywhere."""

    country: Annotated[
        str, Meta(pattern=r"^([A-Z]{2}|INT)\Z", description="two capital letters such as GB, or INT")
    ]
    name: Line
    resources: Annotated[tuple[Resource, ...], Meta(min_length=1)]
    emergency: Number | None = None
    """The emergency number, as text."""
    zones: tuple[Line, ...] = ()
    """The time zones that lie in it, by their names in the time zone database."""
