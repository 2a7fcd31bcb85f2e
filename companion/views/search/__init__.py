"""Searches the help screen, the services, the guide as the person reads it, and the journal.

There is no index on the disk, because an index would be a second place that holds a person's words.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import NamedTuple

from companion.dates import seconds as now
from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles
from companion.guide.wording import Wording
from companion.journal.vault import Vault
from companion.journey import Journey
from companion.views.location import Location
from companion.views.search.guide_pages import GuideSearch
from companion.views.search.help_lines import HelpSearch
from companion.views.search.hit import Candidate, Hit, Way
from companion.views.search.journal_entries import JournalSearch
from companion.views.search.matching import EXTRACT, Query, fold
from companion.views.search.services import services
from companion.views.search.urgency import is_urgent

__all__ = ["EXTRACT", "Candidate", "Hit", "Query", "Search", "Way", "hit", "is_urgent", "told"]


class _Read(NamedTuple):
    """A candidate, and all of its texts, folded once for every search."""

    candidate: Candidate
    folded: str


class Search:
    """A search that reads what it searches only once, a little at a time, and keeps it in memory."""

    def __init__(self, *told: Iterator[Candidate]) -> None:
        self._told = chain(*told)
        self._read: list[_Read] = []

    def read_on(self, seconds: float) -> bool:
        """Read for at most about so many seconds; return whether everything has been read.

        Raises:
            JournalError: if the journal cannot be read just now. The rest is then left out.
        """
        until = now() + seconds
        for one in self._told:
            self._read.append(_Read(one, fold("\n".join((*one.texts, one.more)))))
            if now() > until:
                return False
        return True

    def __getitem__(self, number: int) -> Candidate:
        return self._read[number].candidate

    def found(self, query: Query) -> list[int]:
        """Return the numbers of what contains all words of a query. Whole words come before words that only
        begin so, and later entries before earlier ones.
        """
        if not query.words:
            return []
        found = [n for n, one in enumerate(self._read) if query.is_in(one.folded)]
        return sorted(
            found, key=lambda n: (query.begun_in(self._read[n].folded), -self._read[n].candidate.when)
        )

    def is_whole(self, number: int, query: Query) -> bool:
        """Return whether all words of a query are whole in one of its results."""
        return not query.begun_in(self._read[number].folded)

    def __len__(self) -> int:
        return len(self._read)


def told(
    journey: Journey | None, guide_files: GuideFiles, vault: Vault, wording: Wording, where: Location
) -> Iterator[Candidate]:
    """Yield everything that can be searched: the help screen, the guide, the services, and the journal.

    Without a journey, the guide and the journal are left out. So are pages behind a closed door, files that
    cannot be read, and a locked journal.
    """
    yield from HelpSearch(guide_files, where).candidates()
    if journey:
        yield from GuideSearch(journey, guide_files, wording).candidates()
    with suppress(GuideError):
        yield from services(guide_files, where)
    if journey:
        yield from JournalSearch(vault, guide_files, wording).candidates()


def hit(one: Candidate, query: Query, length: int = EXTRACT) -> Hit:
    """Return the hit for a candidate, with an extract of the text in which most of the words are. The extract
    has about so many letters.
    """
    quoted = sorted(one.texts, key=lambda text: query.begun((text,)) == len(query.words))
    extract = next(filter(None, (query.extract(text, length) for text in quoted)), ())
    way = one.hit.way if extract else one.hit.way._replace(more=True)
    return one.hit._replace(way=way, extract=extract or query.extract(one.more, length))
