"""Searches the help screen, the guide as the person reads it, and the journal.

There is no index, because an index would be a second place that holds a person's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter

from companion.guide.load import GuideFiles
from companion.guide.wording import Wording
from companion.journal.vault import Vault
from companion.journey import Journey
from companion.views.location import Location
from companion.views.search.guide_pages import GuideSearch
from companion.views.search.help_lines import HelpSearch
from companion.views.search.hit import Candidate, Hit, Way
from companion.views.search.journal_entries import JournalSearch
from companion.views.search.matching import Query

__all__ = ["Hit", "Way", "search"]


def search(
    text: str, journey: Journey, guide_files: GuideFiles, vault: Vault, wording: Wording, where: Location
) -> list[Hit]:
    """Return the places that contain all words of ``text``, each at the beginning of a word.

    Whole words come before words that only begin so. Otherwise the help screen comes first, then places in
    the guide, in its order, and then journal entries, the latest first. Pages behind a closed door, files
    that cannot be read, and the entries of a locked journal are left out.

    Raises:
        JournalError: if the journal cannot be read just now.
    """
    query = Query(text)
    if not query.words:
        return []
    help_, reading = HelpSearch(guide_files, where), GuideSearch(journey, guide_files, wording)
    kept = JournalSearch(vault, guide_files, wording)
    told = chain(help_.candidates(), reading.candidates(), kept.candidates())
    return [hit for _, hit in sorted(_found(query, told), key=itemgetter(0))]


def _found(query: Query, told: Iterable[Candidate]) -> Iterator[tuple[int, Hit]]:
    """Yield each hit after the number of words that are not whole there."""
    for one in told:
        if query.stands_in((*one.texts, one.more)):
            quoted = sorted(one.texts, key=lambda text: query.begun((text,)) == len(query.words))
            extract = next(filter(None, map(query.extract, quoted)), ())
            way = one.hit.way if extract else one.hit.way._replace(more=True)
            begun = query.begun((*one.texts, one.more))
            yield begun, one.hit._replace(way=way, extract=extract or query.extract(one.more))
