"""Finds what a person names: a country, and what a service is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from companion import country
from companion.guide.diagnostics import GuideError
from companion.guide.load import INTERNATIONAL, GuideFiles
from companion.guide.model import Country


class Location(NamedTuple):
    """The country a person is in, as far as it is known."""

    code: str = ""
    guessed: bool = False


def country_names(guide_files: GuideFiles) -> dict[str, str]:
    """Return the countries there are resources for, by code, in the order of their names."""
    found = {code: guide_files.country(code) for code in guide_files.countries if code != INTERNATIONAL}
    named = {code: country.name.strip() for code, country in found.items() if country}
    return dict(sorted(named.items(), key=lambda item: item[1]))


_OTHER_NAMES = {"UK": "GB", "USA": "US"}
"""What a country is called where its code is another."""


def country_named(text: str, guide_files: GuideFiles) -> str:
    """Return the code of a country by its code or its name; nothing if it cannot be told which it is.

    A code nothing is known about is taken for one, and told as such where its services would stand.
    """
    wanted = text.strip()
    code = _OTHER_NAMES.get(wanted.upper(), wanted.upper())
    if code == INTERNATIONAL or (len(code) == 2 and code.isascii() and code.isalpha()):
        return code
    names = country_names(guide_files).items()
    found = [code for code, name in names if name.casefold().startswith(wanted.casefold())]
    return found[0] if len(found) == 1 and wanted else ""


def purpose_named(text: str, purposes: Mapping[str, str]) -> str | None:
    """Return a purpose by its id, the beginning of it, or a word of its name; None if that names no one."""
    wanted = text.strip().casefold()
    if wanted in ("", *purposes):
        return wanted
    named = [id for id, name in purposes.items() if id.startswith(wanted) or wanted in name.casefold()]
    return named[0] if len(named) == 1 else None


def purposes(guide_files: GuideFiles, where: Location) -> dict[str, str]:
    """Return what the services that are shown can be for, with what each is called."""
    places = filter(None, (country_of(guide_files, where.code), guide_files.country(INTERNATIONAL)))
    there = {id for place in places for resource in place.resources for id in resource.purposes}
    return {id: name.strip() for id, name in guide_files.guide.purposes.items() if id in there}


def country_of(guide_files: GuideFiles, code: str) -> Country | None:
    """Return the services of a country; None of one there is nothing about."""
    return guide_files.country(code) if code and code != INTERNATIONAL else None


def guess_country(guide_files: GuideFiles) -> Location:
    """Guess the country from this computer's locale and time zone, if they agree on one there are resources
    for.
    """

    def zones_of(code: str) -> tuple[str, ...]:
        try:
            found = guide_files.country(code)
        except GuideError:  # a broken file must not stand between anybody and the help page
            return ()
        return found.zones if found else ()

    guessed = country.guess(zones_of, country.system_locale(), country.system_zone())
    return Location(guessed, guessed=True) if guessed else Location()
