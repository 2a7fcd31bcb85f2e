"""The results of a search, and the places they lead to."""

from __future__ import annotations

from math import inf
from typing import Literal, NamedTuple

from companion.guide.model import Claim
from companion.guide.prose import Run


class Way(NamedTuple):
    """The place that a hit leads to."""

    to: Literal["page", "exercise", "diary", "note", "summary", "help", "service"]
    id: str = ""
    """The id of the exercise, of the stop for ``Journey.open_page``, or the name of the service."""
    page: int = 0
    """The page's position in the step's file, counted from 0, or ``GIST``."""
    more: bool = False
    """Whether the text is only in the page's longer explanation."""


class Hit(NamedTuple):
    """One place that contains all the words."""

    title: str
    way: Way
    claims: tuple[Claim, ...] = ()
    """The claims made there about health. The extract is never shown without their standings."""
    entry: bytes = b""
    """The id of the journal entry; empty in the guide."""
    extract: tuple[Run, ...] = ()
    """The text around the first match, with all matches emphasised."""


class Candidate(NamedTuple):
    """Something to search: the hit it would be, and its texts, in the order in which one is quoted."""

    hit: Hit
    texts: tuple[str, ...]
    more: str = ""
    """The longer explanation of a page."""
    when: float = inf
    """The moment that an entry of the journal is about, in seconds; infinite for the guide. The latest come
    first.
    """
    signs: tuple[str, ...] = ()
    """Those of the texts that are warning signs."""
