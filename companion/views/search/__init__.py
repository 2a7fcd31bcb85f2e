"""Looks for words in the guide, as somebody reads it, and in what they kept.

Nothing is prepared for it: an index would be a second place where a person's words lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from companion.guide.load import GuideFiles
from companion.guide.wording import Wording
from companion.journal.vault import Vault
from companion.journey import Journey
from companion.views.search.guide_pages import GuideSearch
from companion.views.search.hit import Candidate, Hit, Way
from companion.views.search.journal_entries import JournalSearch
from companion.views.search.matching import Query

__all__ = ["Hit", "Way", "search"]


def search(text: str, journey: Journey, guide_files: GuideFiles, vault: Vault, wording: Wording) -> list[Hit]:
    """Return where all words of ``text`` stand, each at the beginning of a word: in the guide, in its order,
    and then in what was kept, the latest first.

    What lies behind a shut door is left out, and what cannot be read, and all that was kept while the journal
    is locked.

    Raises:
        JournalError: if the journal cannot be read just now.
    """
    query = Query(text)
    if not query.words:
        return []
    reading, kept = GuideSearch(journey, guide_files, wording), JournalSearch(vault, guide_files, wording)
    return list(_found(query, chain(reading.candidates(), kept.candidates())))


def _found(query: Query, told: Iterable[Candidate]) -> Iterator[Hit]:
    for one in told:
        if query.stands_in((*one.texts, one.more)):
            extract = next(filter(None, map(query.extract, one.texts)), ())
            way = one.hit.way if extract else one.hit.way._replace(more=True)
            yield one.hit._replace(way=way, extract=extract or query.extract(one.more))
