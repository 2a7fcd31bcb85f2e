"""Reads a journal through, a piece at a time, to find what of it cannot be read."""

from __future__ import annotations

from companion.dates import seconds as now
from companion.journal.errors import JournalError
from companion.journal.vault import Vault


class ReadThrough:
    """One reading of a whole journal."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._pieces = vault.read_through()
        self.is_done = False
        """Whether the journal was read to its end."""

    def finds_damage(self, seconds: float) -> bool:
        """Go on for so many seconds; say whether the end was reached now, and something cannot be read.

        Raises:
            JournalError: if it cannot be read just now. The next time begins anew.
        """
        if self.is_done:
            return False
        until = now() + seconds
        try:
            self.is_done = all(now() < until for _ in self._pieces)
        except JournalError:
            self._pieces = self._vault.read_through()
            raise
        return self.is_done and bool(self._vault.unreadable)
