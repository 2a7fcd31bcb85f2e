"""The records of ``help.yaml`` and ``resources/<country>.yaml``: warning signs, and services that help."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta

from companion.guide.model.record import GuideRecord, Id, Line, Prose, Web
from companion.messages import N_

Number = Annotated[
    str, Meta(pattern=r"^[0-9+][0-9A-Z ()-]*\Z", description=N_("a phone number, as the service writes it"))
]
"""A telephone number."""


CountryCode = Annotated[
    str, Meta(pattern=r"^([A-Z]{2}|INT)\Z", description=N_("INT, or two capital letters such as GB"))
]
"""The code of a country; ``INT`` stands for all of them."""


class HelpGroup(GuideRecord, frozen=True):
    """Signs that call for help, under one heading."""

    title: Line
    intro: Prose
    """A text that may hold ``{emergency}``, which becomes the emergency number of the person's country."""
    items: tuple[Line, ...] = ()
    claims: tuple[Id, ...] = ()


class Help(GuideRecord, frozen=True):
    """The content of ``help.yaml``: the help screen, which opens from every page."""

    title: Line
    first: Prose
    """The text before everything else, which may hold ``{emergency}``."""
    no_number: Line
    """The words for ``{emergency}`` in a country whose number was not confirmed."""
    groups: Annotated[tuple[HelpGroup, ...], Meta(min_length=1)]
    last: Prose
    without_country: tuple[CountryCode, ...] = ()
    """The countries whose emergency numbers are shown while the person's country is not known."""


class Phone(GuideRecord, frozen=True):
    """A telephone number with its label."""

    number: Number
    """As the service writes it, dialled inside the country."""
    label: Line | None = None


class SeenAt(GuideRecord, frozen=True):
    """A page on which a service's details were found."""

    address: Line
    date: Line
    says: Line


class Resource(GuideRecord, frozen=True):
    """A service that a person can turn to for help."""

    resource: Id
    name: Line
    purposes: Annotated[tuple[Id, ...], Meta(min_length=1)]
    checked: dt.date
    seen: Literal["on an official page", "on another service's or a news page", "in a third-party list"]
    """The most reliable place at which its details were found."""
    sources: Annotated[tuple[SeenAt, ...], Meta(min_length=1)]
    now: bool = False
    """Whether it is shown on the help screen."""
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
    """The services of one country; ``INT`` holds those that are available everywhere."""

    country: CountryCode
    name: Line
    resources: Annotated[tuple[Resource, ...], Meta(min_length=1)]
    emergency: Number | None = None
    """The emergency number, as text."""
    zones: tuple[Line, ...] = ()
    """Its time zones, by their names in the IANA time zone database."""
