"""What a search finds, and where it leads."""

from __future__ import annotations

from typing import Literal, NamedTuple

from companion.guide.model import Claim
from companion.guide.prose import Run


class Way(NamedTuple):
    """Where a hit leads."""

    to: Literal["page", "exercise", "diary", "summary"]
    id: str = ""
    """The stop, as ``Journey.open_page`` takes it, or the exercise."""
    page: int = 0
    """The page by its position in the step's file, or ``GIST``."""
    more: bool = False
    """Whether it stands only in what there is more of on the page."""


class Hit(NamedTuple):
    """One place where all words were found."""

    title: str
    way: Way
    claims: tuple[Claim, ...] = ()
    """What is claimed there about health. The extract is not shown without the standing of these."""
    entry: bytes = b""
    """The id of what was kept; empty in the guide."""
    extract: tuple[Run, ...] = ()
    """The text around the first of the words, with all that stand there emphasised."""


class Candidate(NamedTuple):
    """Something to look through: the hit it would be, and its texts, those first that tell most."""

    hit: Hit
    texts: tuple[str, ...]
    more: str = ""
    """What there is more of on a page."""
