"""State that lasts until the program ends: check-ins and opened steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from companion.journal.model import Place

WayOn = Literal["on", "rest"]


class Jump(NamedTuple):
    """A way to another place that did not lead over the pages between."""

    before: Place
    to: Place

    def leads_to(self, place: Place) -> bool:
        """Return whether a place is on the page to which the jump led."""
        return (place.stop, place.page) == (self.to.stop, self.to.page)


class Visit(Struct, frozen=True):
    """The state of one session, which is not saved."""

    checked_in: frozenset[str] = frozenset()
    """The stops at which the person has checked in, so that none asks twice."""
    weight: str = ""
    """The id of the weight at the last check-in."""
    unfolded: frozenset[str] = frozenset()
    """The steps whose pages were opened by a person who reads in brief."""
    jumps: tuple[Jump, ...] = ()
    """The jumps that going back has not undone yet, the latest last."""

    def checked_in_at(self, stop: str, weight: str) -> Visit:
        """Record a check-in at a stop. An empty weight keeps the previous one."""
        return replace(self, checked_in=self.checked_in | {stop}, weight=weight or self.weight)

    def unfolded_at(self, step: str) -> Visit:
        """Record that the pages of a step were opened."""
        return replace(self, unfolded=self.unfolded | {step})

    def way_on(self, weight: str, weights: Sequence[str]) -> WayOn:
        """Return whether a check-in leads on (``on``) or to an offer of rest first (``rest``).

        ``weights`` are the ids of all weights, heaviest first. Rest is offered for the heaviest weight, and
        for one that is heavier than at the last check-in. Without an earlier check-in, the heavier half
        counts.
        """
        if weight not in weights:
            return "on"
        now = weights.index(weight)
        before = weights.index(self.weight) if self.weight in weights else len(weights) // 2
        return "rest" if now < before or now == 0 else "on"
