"""Reads through a whole journal, a piece at a time, to find damaged rows."""

from __future__ import annotations

from companion.dates import seconds as now
from companion.journal.errors import JournalError
from companion.journal.vault import Vault


class ReadThrough:
    """One pass over a whole journal."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._pieces = vault.read_through()
        self.is_done = False
        """Whether the journal was read to its end."""

    def finds_damage(self, seconds: float) -> bool:
        """Read on for ``seconds``; return True if the end was reached in this call and a row is damaged.

        Raises:
            JournalError: if the journal cannot be read at the moment. The next call starts again.
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
