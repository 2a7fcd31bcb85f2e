"""What counts only until the program is left: who was asked where, and whether it got heavier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

WayOn = Literal["on", "rest"]


class Visit(Struct, frozen=True):
    """One sitting of a person."""

    checked_in: frozenset[str] = frozenset()
    """Stops at which somebody checked in, so that none asks twice."""
    weight: str = ""
    """How heavy it was the last time, by the weight's id."""
    unfolded: frozenset[str] = frozenset()
    """Steps whose pages were opened by somebody who reads in brief."""

    def checked_in_at(self, stop: str, weight: str) -> Visit:
        """Note a check-in at a stop; an empty weight leaves what it was."""
        return replace(self, checked_in=self.checked_in | {stop}, weight=weight or self.weight)

    def unfolded_at(self, step: str) -> Visit:
        """Note that the pages of a step were opened."""
        return replace(self, unfolded=self.unfolded | {step})

    def way_on(self, weight: str, weights: Sequence[str]) -> WayOn:
        """Say what a check-in does to the way on: after a heavier one, rest is offered before it.

        ``weights`` are the ids of all weights, heaviest first. Heavier means: the heaviest of all, or heavier
        than the time before in this sitting, or in the heavier half with no time before.
        """
        if weight not in weights:
            return "on"
        now = weights.index(weight)
        before = weights.index(self.weight) if self.weight in weights else len(weights) // 2
        return "rest" if now < before or now == 0 else "on"
