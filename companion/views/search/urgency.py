"""Decides whether the help screen comes first among what is found."""

from __future__ import annotations

from collections.abc import Iterable

from companion.messages import gettext as _
from companion.views.search.hit import Candidate
from companion.views.search.matching import Query, fold

_LEAST = 4
"""The number of letters from which the beginning of an urgent word counts, such as "suic"."""


def is_urgent(query: Query, found: Iterable[Candidate]) -> bool:
    """Return whether a query is about danger: it has a word that says so, or names one of the signs found.

    A sign is named by whole words, as in "soaks a pad", or by its own beginning, as in "bleed". That "sleep"
    begins a word in the middle of a sign is not enough.
    """
    # Translators: words that bring help first when someone searches for them. Any number, with spaces.
    words = _(
        "suicide suicidal kill killing die dying hurt hurting harm overdose danger emergency police ambulance"
        " help"
    )
    urgent = fold(words).split()
    if any(word in urgent or _begins(word, urgent) for word in query.words):
        return True
    return any(_names(query, fold(sign)) for one in found for sign in one.signs)


def _begins(word: str, urgent: Iterable[str]) -> bool:
    return len(word) >= _LEAST and any(one.startswith(word) for one in urgent)


def _names(query: Query, sign: str) -> bool:
    return query.is_in(sign) and (not query.begun_in(sign) or sign.startswith(query.words))
