"""What can go wrong with a journal, each with a sentence to tell the person."""

from __future__ import annotations

from pathlib import Path


class JournalError(Exception):
    """The journal cannot be used. The message is a sentence for the person, with what to do."""


class NotKeptError(JournalError):
    """Something could not be kept. What was kept before is as it was."""


class LockedError(NotKeptError):
    """The journal has a passphrase, and it was not given yet, or another window has changed it since."""


class WrongPassphraseError(JournalError):
    """The passphrase is another one. Nothing was changed."""

    def __init__(self) -> None:
        super().__init__("That is not the passphrase. Nothing has been changed.")


class DamagedError(JournalError):
    """The file, or something in it, is not what was written."""

    def __init__(self, sentence: str, copy: Path | None = None) -> None:
        super().__init__(sentence)
        self.copy = copy
        """A whole copy that can be put back, if there is one."""


_NOT_KEPT = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_BUSY": "another window is writing just now",
    "SQLITE_LOCKED": "another window is writing just now",
    "SQLITE_READONLY": "the file cannot be written to",
    "SQLITE_CANTOPEN": "the folder cannot be written to",
    "SQLITE_CORRUPT": "the file is damaged",
    "SQLITE_NOTADB": "the file is damaged",
}


def not_kept(error: Exception) -> NotKeptError:
    """Say why something could not be kept."""
    if isinstance(error, NotKeptError):
        return error
    why = _NOT_KEPT.get(_code(error), "the disk did not take it")
    return NotKeptError(f"This could not be kept: {why}.")


def is_damage(error: Exception) -> bool:
    """Whether SQLite found the file itself damaged, or could not even say so in UTF-8."""
    return isinstance(error, UnicodeError) or _code(error) in ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def _code(error: Exception) -> str:
    # extended codes such as SQLITE_READONLY_DIRECTORY say more than we need
    return "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
