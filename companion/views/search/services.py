"""The searchable texts of the services that are listed for a country."""

from __future__ import annotations

from collections.abc import Iterator

from companion.guide.load import INTERNATIONAL, GuideFiles
from companion.views.location import Location, country_of
from companion.views.search.hit import Candidate, Hit, Way


def services(guide_files: GuideFiles, where: Location) -> Iterator[Candidate]:
    """Yield a candidate for each service of a country, and for those of every country.

    Raises:
        GuideError: if a file is broken.
    """
    for place in filter(None, (country_of(guide_files, where.code), guide_files.country(INTERNATIONAL))):
        for one in place.resources:
            purposes = (guide_files.guide.purposes.get(id, "") for id in one.purposes)
            numbers = (phone.number for phone in one.phone)
            said = (*numbers, one.audience, one.region, one.hours, *one.text, one.web, one.note, *purposes)
            texts = (" ".join((text or "").split()) for text in said)
            hit = Hit(one.name.strip(), Way("service", one.name.strip()))
            yield Candidate(hit, (hit.title, *filter(None, texts)))
