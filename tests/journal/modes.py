"""A journal with a passphrase and one without, for tests that hold of both; also for programs they start."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from companion.journal.seal import passphrase, sealed
from companion.journal.vault import Vault, local_now

PASSPHRASE = "kettle marble thursday rope"


def cheap_keys() -> None:
    """Make new passphrases cheap to try; the file says how dear its own is. For processes of their own."""
    sealed.PASSES, sealed.MEMORY = 1, sealed.LEAST_MEMORY


def opened(path: Path, words: str, now: Callable[[], dt.datetime] = local_now) -> Vault:
    """Open a journal and unlock it. One without a passphrase is given ``words``, if there are any."""
    vault = open_vault(path, now)
    if vault.is_locked:
        passphrase.unlock(vault, words)
    elif words:
        passphrase.set_passphrase(vault, words)
    return vault


def lines_of(vault: Vault) -> dict[bytes, str]:
    """Return the lines of the check-ins in a journal by id; all rows must be readable."""
    found = {entry.id: entry.record.line for entry in vault.entries(CheckIn)}
    assert not vault.unreadable
    return found


class Mode:
    """With a passphrase, or without."""

    def __init__(self, words: str) -> None:
        self.words = words
        """The passphrase; empty if there is none."""

    def open(self, path: Path, now: Callable[[], dt.datetime] = local_now) -> Vault:
        """Open and unlock a journal, making it if there is none."""
        return opened(path, self.words, now)

    def lines(self, path: Path) -> dict[bytes, str]:
        """Open a journal afresh and return the lines of its check-ins by id; all rows must be readable."""
        vault = self.open(path)
        try:
            return lines_of(vault)
        finally:
            vault.close()
