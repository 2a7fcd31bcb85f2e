"""Puts an entry right, and says so where another window had changed the same words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Generic, TypeVar

from companion.flows.face import Face
from companion.journal.model import Entry, Keepable

K = TypeVar("K", bound=Keepable)

BOTH_KEPT = "Another window had changed this, too. Both are kept: yours is an entry of its own."


class Correction(Generic[K]):
    """A correction of one entry; ``again`` shows what was open before."""

    def __init__(self, face: Face, entry: Entry[K], again: Callable[[], None]) -> None:
        self._face, self._entry, self._again = face, entry, again
        self._took_place = True

    def keep(self, what: K, when: dt.datetime | None = None) -> None:
        """Keep it."""
        self._took_place = self._face.session.correct(self._entry, what, when)

    def then(self) -> None:
        """Show what was open before, and say what became of it."""
        self._again()
        if not self._took_place:
            self._face.say(BOTH_KEPT)
