"""The emergency numbers that are shown while no country is known: a few, each with its countries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from companion.guide.diagnostics import GuideError
from companion.guide.load import INTERNATIONAL, GuideFiles
from companion.messages import comma_list
from companion.messages import gettext as _
from companion.views.block import Block, block

EMERGENCY = "emergency"
"""The purpose of an emergency service."""


def some_numbers(guide_files: GuideFiles) -> list[Block]:
    """Return the numbers of the countries that the help file names, so that no country's number leads alone.

    Each number is shown once, before all of its countries. A country whose file is broken is left out.

    Raises:
        GuideError: if the help file is broken.
    """
    places: dict[str, list[str]] = {}
    for code in guide_files.help.without_country:
        with suppress(GuideError):
            for number, place in _numbers(guide_files, code):
                places.setdefault(number, []).append(place)
    numbers = [block("number", comma_list(named), number) for number, named in places.items()]
    return [block("heading", _("Emergency numbers in some countries")), *numbers] if numbers else []


def _numbers(guide_files: GuideFiles, code: str) -> Iterator[tuple[str, str]]:
    """Yield a country's emergency number with its name, or the numbers of regions of several countries."""
    country = guide_files.country(code)
    if country and code != INTERNATIONAL and country.emergency:
        yield country.emergency.strip(), country.name.strip()
    elif country and code == INTERNATIONAL:
        services = (one for one in country.resources if EMERGENCY in one.purposes and one.phone)
        yield from ((one.phone[0].number.strip(), (one.region or one.name).strip()) for one in services)
