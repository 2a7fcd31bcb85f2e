"""What can go wrong with a journal, each with a sentence to tell the person."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from companion.text import shown


class JournalError(Exception):
    """The journal cannot be used. The message is a sentence for the person, with what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(shown(sentence))  # it may name a file that somebody else named


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


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
CLOSED = (errno.EACCES, errno.EPERM)
"""How a system says that somebody may not do that."""
_IN_THE_WAY = (errno.ENOTDIR, errno.EEXIST)


def unusable(path: Path, error: OSError, remedy: str) -> JournalError:
    """Say why a file cannot be used, and what to do: ``remedy``, unless the reason tells of another."""
    if error.errno in CLOSED:
        return JournalError(
            f"{path} cannot be read and written by you. Change its permissions, or move it away."
        )
    if error.errno in _FULL:
        remedy = "Make room on it, and try again."
    return JournalError(f"{why_not(path, error)} {remedy}")


def why_not(path: Path, error: OSError) -> str:
    """Return a sentence on why there can be no such file or folder, or it cannot be looked into."""
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
    """Return the cause of an error of the system or of SQLite, as the end of a sentence."""
    if isinstance(error, OSError):
        return _WHY.get(error.errno or 0) or (error.strerror or "the disk failed").lower()
    if isinstance(error, (DamagedError, UnicodeError)):
        return "the file is damaged"
    return _WHY.get(_code(error), "the disk did not take it")


def not_kept(error: Exception) -> NotKeptError:
    """Say why something could not be kept."""
    if isinstance(error, NotKeptError):
        return error
    return NotKeptError(f"This could not be kept: {why(error)}.")


def not_opened(path: Path, error: Exception) -> JournalError:
    """Say why a journal that is not damaged could not be opened."""
    if _code(error) in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        return JournalError(
            f"Your journal cannot be opened just now. Close other windows and try again: {path}"
        )
    return JournalError(f"Your journal cannot be opened: {why(error)}. It was left as it is: {path}")


def is_damage(error: Exception) -> bool:
    """Whether SQLite found the file itself damaged, or could not even say so in UTF-8."""
    return isinstance(error, UnicodeError) or _code(error) in ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def _code(error: Exception) -> str:
    # extended codes such as SQLITE_READONLY_DIRECTORY say more than we need
    return "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
