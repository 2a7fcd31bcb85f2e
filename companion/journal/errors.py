"""The errors of a journal, each with a message for the person."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from companion.text import shown


class JournalError(Exception):
    """An error that makes a journal unusable. The message tells the person the cause and a remedy."""

    def __init__(self, sentence: str) -> None:
        super().__init__(shown(sentence))  # it may quote a file name that someone else chose


class NotKeptError(JournalError):
    """A failure to keep something. Everything that was kept before is unchanged."""


class LockedError(NotKeptError):
    """An attempt to use a locked journal, or one whose passphrase another window has changed."""


class WrongPassphraseError(JournalError):
    """A passphrase that does not open the journal. Nothing was changed."""

    def __init__(self) -> None:
        super().__init__("That is not the passphrase. Nothing has been changed.")


class DamagedError(JournalError):
    """Damage to the journal: the file, or something in it, is not as it was written."""

    def __init__(self, sentence: str, copy: Path | None = None) -> None:
        super().__init__(sentence)
        self.copy = copy
        """An intact copy that can replace the damaged journal, if there is one."""


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
CLOSED = (errno.EACCES, errno.EPERM)
"""Error numbers for missing permission."""
_IN_THE_WAY = (errno.ENOTDIR, errno.EEXIST)


def unusable(path: Path, error: OSError, remedy: str) -> JournalError:
    """Return an error that says why a file cannot be used and what to do.

    ``remedy`` is the advice, unless the cause calls for other advice.
    """
    if error.errno in CLOSED:
        return JournalError(
            f"{path} cannot be read and written by you. Change its permissions, or move it away."
        )
    if error.errno in _FULL:
        remedy = "Make room on it, and try again."
    return JournalError(f"{why_not(path, error)} {remedy}")


def why_not(path: Path, error: OSError) -> str:
    """Return a sentence that says why a file or folder cannot be created or read."""
    if error.errno in _IN_THE_WAY:
        there = next((one for one in (path, *path.parents) if os.path.lexists(one)), path)
        return f"{there} is a file, and a folder is needed there."
    if error.errno == errno.EROFS or error.errno in _FULL:
        return f"Nothing can be kept in {path}: {why(error)}."
    return f"{path} cannot be used: {why(error)}."


_WHY: dict[int | str, str] = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EFBIG: "the disk is full",
    errno.EACCES: "it is closed to you",
    errno.EPERM: "it is closed to you",
    errno.EIO: "the disk failed",
    errno.EROFS: "the disk can only be read",
    errno.ENAMETOOLONG: "the name is too long for the disk",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "a file is in the place of a folder",
    "SQLITE_FULL": "the disk is full",
    "SQLITE_BUSY": "another window is writing just now",
    "SQLITE_LOCKED": "another window is writing just now",
    "SQLITE_READONLY": "the file cannot be written to",
    "SQLITE_CANTOPEN": "the folder cannot be written to",
    "SQLITE_CORRUPT": "the file is damaged",
    "SQLITE_NOTADB": "the file is damaged",
}


def why(error: Exception) -> str:
    """Return the cause of a system or SQLite error, phrased as the end of a sentence."""
    if isinstance(error, OSError):
        return _WHY.get(error.errno or 0) or (error.strerror or "the disk failed").lower()
    if isinstance(error, (DamagedError, UnicodeError)):
        return "the file is damaged"
    return _WHY.get(_code(error), "the disk did not take it")


def not_kept(error: Exception) -> NotKeptError:
    """Return an error that says why something could not be kept."""
    if isinstance(error, NotKeptError):
        return error
    return NotKeptError(f"This could not be kept: {why(error)}.")


def not_opened(path: Path, error: Exception) -> JournalError:
    """Return an error that says why an undamaged journal could not be opened."""
    if _code(error) in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        return JournalError(
            f"Your journal cannot be opened just now. Close other windows and try again: {path}"
        )
    return JournalError(f"Your journal cannot be opened: {why(error)}. It was left as it is: {path}")


def is_damage(error: Exception) -> bool:
    """Whether SQLite found the file damaged; an error message that is not valid UTF-8 also counts."""
    return isinstance(error, UnicodeError) or _code(error) in ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def _code(error: Exception) -> str:
    # Extended codes such as SQLITE_READONLY_DIRECTORY are more specific than needed here.
    return "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
