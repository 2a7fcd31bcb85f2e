"""Finds the country and the purpose of a service that a person names, or guesses the country."""

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
    is_locked: bool = False
    """Whether the journal is locked, so that a country chosen before is not known."""


def country_names(guide_files: GuideFiles) -> dict[str, str]:
    """Return the names of the countries that have services, by their codes, sorted by name."""
    found = {code: guide_files.country(code) for code in guide_files.countries if code != INTERNATIONAL}
    named = {code: country.name.strip() for code, country in found.items() if country}
    return dict(sorted(named.items(), key=lambda item: item[1]))


_OTHER_NAMES = {
    "AT": "Österreich", "BE": "België, Belgique", "BG": "България", "BR": "Brasil",
    "CH": "Schweiz, Suisse, Svizzera", "CY": "Κύπρος", "CZ": "Česko, Czech Republic", "DE": "Deutschland",
    "DK": "Danmark", "EE": "Eesti", "ES": "España", "FI": "Suomi", "GR": "Ελλάδα, Hellas",
    "GB": "UK, Great Britain, England, Scotland, Wales, Northern Ireland", "HK": "香港", "HR": "Hrvatska",
    "HU": "Magyarország", "IE": "Éire", "IL": "ישראל", "IN": "Bharat", "IT": "Italia", "JP": "日本, Nippon",
    "KR": "한국, Korea", "LT": "Lietuva", "LU": "Lëtzebuerg", "LV": "Latvija", "MX": "México",
    "NL": "Nederland, Holland", "NO": "Norge, Noreg", "NZ": "Aotearoa", "PH": "Pilipinas", "PL": "Polska",
    "RO": "România", "SE": "Sverige", "SI": "Slovenija", "SK": "Slovensko", "US": "USA, America",
}  # fmt: skip
"""Other names of countries that people type, in English and as they are called there."""


def other_names(code: str) -> tuple[str, ...]:
    """Return the other names of a country, its code first."""
    return (code, *filter(None, _OTHER_NAMES.get(code, "").split(", ")))


def country_named(text: str, guide_files: GuideFiles) -> str:
    """Return the code of a country, given its code, one of its names or the beginning of its name.

    The result is empty if no country or several countries match. Any two letters are accepted as a code. If
    there are no services for that country, the view says so.
    """
    wanted = text.strip()
    named = (code for code in _OTHER_NAMES if wanted.casefold() in map(str.casefold, other_names(code)))
    code = next(named, wanted.upper())
    if code == INTERNATIONAL or (len(code) == 2 and code.isascii() and code.isalpha()):
        return code
    names = country_names(guide_files).items()
    found = [code for code, name in names if name.casefold().startswith(wanted.casefold())]
    return found[0] if len(found) == 1 and wanted else ""


def purpose_named(text: str, purposes: Mapping[str, str]) -> str | None:
    """Return the id of a purpose, given the beginning of its id or a part of its name.

    The result is None if no purpose or several purposes match. ``purposes`` maps ids to names. Empty text
    gives an empty id, which means every purpose.
    """
    wanted = text.strip().casefold()
    if wanted in ("", *purposes):
        return wanted
    named = [id for id, name in purposes.items() if id.startswith(wanted) or wanted in name.casefold()]
    return named[0] if len(named) == 1 else None


def purposes(guide_files: GuideFiles, where: Location) -> dict[str, str]:
    """Return the purposes that the listed services have: their names, by their ids."""
    places = filter(None, (country_of(guide_files, where.code), guide_files.country(INTERNATIONAL)))
    there = {id for place in places for resource in place.resources for id in resource.purposes}
    return {id: name.strip() for id, name in guide_files.guide.purposes.items() if id in there}


def country_of(guide_files: GuideFiles, code: str) -> Country | None:
    """Return the services of a country; None if there are none."""
    return guide_files.country(code) if code and code != INTERNATIONAL else None


def guess_country(guide_files: GuideFiles) -> Location:
    """Guess the country from the computer's locale and time zone; empty unless both agree on a country.

    Only countries that have services are considered.
    """

    def zones_of(code: str) -> tuple[str, ...]:
        try:
            found = guide_files.country(code)
        except GuideError:  # a broken file must not keep anyone from the help page
            return ()
        return found.zones if found else ()

    guessed = country.guess(zones_of, country.system_locale(), country.system_zone())
    return Location(guessed, guessed=True) if guessed else Location()
