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


FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""How a system says that there is no room for more."""
CLOSED = (errno.EACCES, errno.EPERM)
"""How it says that somebody may not do that."""
_FILE_IN_THE_WAY = (errno.ENOTDIR, errno.EEXIST)


def unusable(path: Path, error: OSError, remedy: str) -> JournalError:
    """Say why a file cannot be used, and what to do: ``remedy``, unless the reason tells of another."""
    if error.errno in CLOSED:
        return JournalError(
            f"{path} cannot be read and written by you. Change its permissions, or move it away."
        )
    if error.errno in FULL:
        return JournalError(f"{why_not(path, error)} Make room on it, and try again.")
    return JournalError(f"{why_not(path, error)} {remedy}")


def why_not(path: Path, error: OSError) -> str:
    """Return a sentence on why there can be no such file or folder, or it cannot be looked into."""
    if error.errno in CLOSED:
        return f"{path} is closed to you."
    if error.errno in _FILE_IN_THE_WAY:
        there = next((one for one in (path, *path.parents) if os.path.lexists(one)), path)
        kind = "link that leads nowhere" if there.is_symlink() and not there.exists() else "file"
        return f"{there} is a {kind}, and a folder is needed there."
    if error.errno == errno.ENAMETOOLONG:
        return f"{path} is a longer name than the disk allows."
    if error.errno == errno.EROFS:
        return f"{path} is on a disk that can only be read."
    if error.errno in FULL:
        return f"The disk that {path} is on is full."
    return f"{path} cannot be read or written ({error.strerror})."


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
