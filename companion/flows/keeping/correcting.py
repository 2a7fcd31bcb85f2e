"""Corrects an entry, and tells the person if another window changed the same entry."""

from __future__ import annotations

import datetime as dt
from typing import Generic, TypeVar

from companion.flows.ui import UI
from companion.journal.model import Entry, JournalRecord
from companion.messages import N_
from companion.messages import gettext as _

K = TypeVar("K", bound=JournalRecord)

BOTH_KEPT = N_(
    "This was also changed in another window. Both versions are kept, the one from this window"
    " as a new entry."
)


class Correction(Generic[K]):
    """The correction of one entry."""

    def __init__(self, ui: UI, entry: Entry[K]) -> None:
        self._ui, self._entry = ui, entry
        self._took_place = True

    def keep(self, what: K, when: dt.datetime | None = None) -> None:
        """Save the corrected record, with a new date and time if ``when`` is given."""
        self._took_place = self._ui.session.correct(self._entry, what, when)

    def tell(self) -> None:
        """Tell the person if the correction became a separate entry because of a conflict."""
        if not self._took_place:
            self._ui.notify(_(BOTH_KEPT))
