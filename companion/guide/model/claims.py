"""The records of ``claims.yaml``, ``sources.yaml`` and ``feelings.yaml``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta

from companion.guide.model.record import GuideRecord, Id, Line, Prose, Web

Standing = Literal["supported", "partly", "usual advice", "not supported", "not found", "opinion"]
"""From what is best known to what nothing can show. Usual advice is what clinics, health services or
charities tell people, where no study of it was read.
"""

SOURCED: frozenset[Standing] = frozenset(("supported", "partly", "usual advice"))
"""These say that something holds or is advised, and so name a source besides the article."""

SAME: dict[str, Standing] = {
    **dict.fromkeys(("partly supported", "partially supported", "partially", "partial"), "partly"),
    **dict.fromkeys(("in part", "mixed", "mixed evidence", "some support", "weakly supported"), "partly"),
    **dict.fromkeys(("proven", "confirmed", "true", "well supported", "fully supported"), "supported"),
    **dict.fromkeys(("advice", "common advice", "standard advice", "good practice"), "usual advice"),
    **dict.fromkeys(("unsupported", "no support", "refuted", "disproved", "false"), "not supported"),
    **dict.fromkeys(("not traced", "untraced", "unknown", "no source", "unsourced"), "not found"),
    **dict.fromkeys(("view", "belief", "a view", "an opinion"), "opinion"),
}
"""Words that authors write for a standing, and the standing that each means."""


class Claim(GuideRecord, frozen=True):
    """A statement about health, by the article or by us, with its standing."""

    claim: Id
    says: Line
    """The claim as a full sentence, in our words."""
    standing: Standing
    why: Prose
    checked: dt.date
    sources: tuple[Id, ...] = ()
    number: Annotated[int, Meta(ge=1, le=999)] | None = None
    """Its number in the ledger of the article's claims; without one, the claim is ours."""


class Claims(GuideRecord, frozen=True):
    """The content of ``claims.yaml``: all claims."""

    claims: tuple[Claim, ...]


class Source(GuideRecord, frozen=True):
    """A source of claims, and how much of it was read."""

    source: Id
    citation: Line
    read: Literal["paper", "abstract", "page", "secondary"]
    """The part that was read: the paper, its abstract, the page, or only someone else's account of it."""
    address: Web | None = None


class Sources(GuideRecord, frozen=True):
    """The content of ``sources.yaml``: all sources."""

    sources: tuple[Source, ...]


class Weight(GuideRecord, frozen=True):
    """A word for how heavy the person feels."""

    weight: Id
    label: Line


class Feeling(GuideRecord, frozen=True):
    """The name of a feeling."""

    feeling: Id
    label: Line


class Feelings(GuideRecord, frozen=True):
    """The weights and feelings that a check-in offers."""

    weights: Annotated[tuple[Weight, ...], Meta(min_length=2)]
    """The weights, from the heaviest to the lightest."""
    feelings: Annotated[tuple[Feeling, ...], Meta(min_length=1)]
