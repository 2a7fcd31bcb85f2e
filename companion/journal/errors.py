"""The errors of a journal, each with a message for the person."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from companion.messages import N_
from companion.messages import gettext as _
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
        super().__init__(_("That is not the passphrase. Nothing has been changed."))


class DamagedError(JournalError):
    """Damage to the journal: the file, or something in it, is not as it was written."""

    def __init__(self, sentence: str, copy: Path | None = None) -> None:
        super().__init__(sentence)
        self.copy = copy
        """An intact copy that can replace the damaged journal, if there is one."""


DAMAGED = N_("Your journal is damaged, so it was left as it is.")
"""The cause that is told where nothing more is known of the damage."""
LOCK_DAMAGED = N_(
    "The part of your journal that checks the passphrase is damaged, so your journal cannot be unlocked."
)
"""The cause that is told where the lock is damaged or gone."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
CLOSED = (errno.EACCES, errno.EPERM)
"""Error numbers for missing permission."""
_IN_THE_WAY = (errno.ENOTDIR, errno.EEXIST)


def unusable(path: Path, error: OSError, remedy: str) -> JournalError:
    """Return an error that says why a file cannot be used and what to do.

    ``remedy`` is the advice, unless the cause calls for other advice.
    """
    if error.errno in CLOSED:
        said = _(
            "{path} cannot be used, because you do not have permission. Nothing in it was changed. Change"
            " its permissions, or move it somewhere else."
        )
        return JournalError(said.format(path=path))
    if error.errno in _FULL:
        remedy = _(_MAKE_ROOM)
    return JournalError(f"{why_not(path, error)} {remedy}")


def why_not(path: Path, error: OSError) -> str:
    """Return one or two sentences that say why a file or folder cannot be created or read."""
    if error.errno in _IN_THE_WAY:
        there = next((one for one in (path, *path.parents) if os.path.lexists(one)), path)
        return _("{path} is a file, but a folder is needed there.").format(path=there)
    if error.errno in _FULL:
        return _("The disk is full, so nothing can be kept in {path}.").format(path=path)
    if error.errno == errno.EROFS:
        return _("The disk is read-only, so nothing can be kept in {path}.").format(path=path)
    return " ".join((_("{path} cannot be used.").format(path=path), why(error)))


_MAKE_ROOM = N_("Make room on the disk, then try again.")
_ALLOW = N_("Change the permissions, then try again.")
_SOON = N_("Try again in a moment.")
_RESTORE = N_("To try to repair your journal, run: companion restore.")
_IS_FULL = N_("The disk is full.")
_IS_CLOSED = N_("You do not have permission.")
_IS_BUSY = N_("Another window is writing to the journal right now.")
_IS_DAMAGED = N_("The file is damaged.")
_DISK = N_("The disk reported an error.")
_WHY: dict[int | str, tuple[str, str]] = {
    errno.ENOSPC: (_IS_FULL, _MAKE_ROOM),
    errno.EDQUOT: (_IS_FULL, _MAKE_ROOM),
    errno.EFBIG: (_IS_FULL, _MAKE_ROOM),
    errno.EACCES: (_IS_CLOSED, _ALLOW),
    errno.EPERM: (_IS_CLOSED, _ALLOW),
    errno.EIO: (_DISK, _SOON),
    errno.EROFS: (N_("The disk is read-only."), N_("Make the disk writable, then try again.")),
    errno.ENAMETOOLONG: (N_("The name is too long for this disk."), N_("Choose a shorter name.")),
    errno.ENOENT: (N_("There is no such folder."), N_("Choose another folder.")),
    errno.ENOTDIR: (N_("There is a file where a folder is needed."), N_("Choose another folder.")),
    "SQLITE_FULL": (_IS_FULL, _MAKE_ROOM),
    "SQLITE_BUSY": (_IS_BUSY, _SOON),
    "SQLITE_LOCKED": (_IS_BUSY, _SOON),
    "SQLITE_READONLY": (N_("The file is read-only."), N_("Make the file writable, then try again.")),
    "SQLITE_CANTOPEN": (N_("The folder is read-only."), N_("Make the folder writable, then try again.")),
    "SQLITE_CORRUPT": (_IS_DAMAGED, _RESTORE),
    "SQLITE_NOTADB": (_IS_DAMAGED, _RESTORE),
}
"""The cause of each error and what to do about it, a sentence each."""


def why(error: Exception) -> str:
    """Return the cause of a system or SQLite error, as a sentence."""
    if isinstance(error, OSError) and error.errno not in _WHY and error.strerror:
        return _("The system says: {reason}.").format(reason=error.strerror)
    return _(_cause(error)[0])


def why_and_remedy(error: Exception) -> str:
    """Return the cause of a system or SQLite error and what to do about it, as two sentences."""
    return f"{why(error)} {_(_cause(error)[1])}"


def _cause(error: Exception) -> tuple[str, str]:
    if isinstance(error, (DamagedError, UnicodeError)):
        return _IS_DAMAGED, _RESTORE
    key = error.errno if isinstance(error, OSError) else _code(error)
    return _WHY.get(key or "", (_DISK, _SOON))


def not_kept(error: Exception) -> NotKeptError:
    """Return an error that says why something could not be kept."""
    if isinstance(error, NotKeptError):
        return error
    return NotKeptError(" ".join((_("This was not kept."), why_and_remedy(error))))


def not_opened(path: Path, error: Exception) -> JournalError:
    """Return an error that says why an undamaged journal could not be opened."""
    if _code(error) in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        said = _(
            "Another window is using your journal, so it cannot be opened right now: {path}. Close other"
            " windows, then try again."
        )
        return JournalError(said.format(path=path))
    said = _("Your journal cannot be opened, so it was left as it is: {path}.").format(path=path)
    return JournalError(f"{said} {why_and_remedy(error)}")


def is_damage(error: Exception) -> bool:
    """Whether SQLite found the file damaged; an error message that is not valid UTF-8 also counts."""
    return isinstance(error, UnicodeError) or _code(error) in ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def _code(error: Exception) -> str:
    # Extended codes such as SQLITE_READONLY_DIRECTORY are more specific than needed here.
    return "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
