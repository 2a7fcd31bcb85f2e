"""The journal's file before SQLite sees it: where it is, whose it is, and that only its owner can read it."""

from __future__ import annotations

import errno
import os
import re
import stat
import struct
import sys
from contextlib import suppress
from pathlib import Path

from companion.journal.errors import CLOSED, DamagedError, JournalError, unusable
from companion.journal.storage import rollback, tables
from companion.journal.storage.sidecar_files import belonging, copy_of, is_ours, sync_folder

DEFAULT_NAME = "journal"


def journal_path(name: str = DEFAULT_NAME) -> Path:
    """Return the file of the journal called ``name``, in ``COMPANION_HOME`` or the platform's data folder.

    Raises:
        JournalError: if the name could not be a file's name everywhere, or it cannot be told where it would
            be.
    """
    refuse_name(name)
    return data_folder() / f"{name}.db"


def refuse_name(name: str) -> None:
    """Raise ``JournalError`` if the name of a journal could not be a file's name everywhere."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,62}", name):
        raise JournalError("A journal's name is made of letters, digits, - and _. Choose such a name.")


def data_folder() -> Path:
    """Return the folder the journals are in, whether it exists or not.

    Raises:
        JournalError: if that cannot be told.
    """
    home = os.environ.get("COMPANION_HOME")
    try:
        if home:
            return Path(home).expanduser().absolute()
        from platformdirs import user_data_path

        return user_data_path("companion", appauthor=False, roaming=False)
    except RuntimeError:  # the system knows no home of such a user, or none at all
        whose = f"There is no user for {home}." if home else "You have no home folder on this computer."
    except OSError:  # a folder within the current one, which somebody has removed
        whose = "The folder you are in is not there any more."
    raise JournalError(f"{whose} Name a folder by its full path in COMPANION_HOME.")


def prepare_folder(folder: Path) -> None:
    """Make the folder for its owner alone. One that holds other things too keeps its mode: it is not ours.

    Raises:
        JournalError: if there can be no such folder.
    """
    try:
        made = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for one in made:
            with suppress(OSError):  # a folder that may not be listed cannot be synced by us
                sync_folder(one.parent)
        _refuse_without(os.W_OK | os.X_OK, folder)
        if all(is_ours(path) for path in folder.iterdir()):
            _close(folder, folder.stat().st_mode & 0o700)  # only ever closer
    except OSError as error:
        if error.errno in CLOSED:
            raise JournalError(
                f"The folder {folder} cannot be written to. Make it writable, or name another in"
                " COMPANION_HOME."
            ) from None
        raise _unusable(folder, error) from None


def _refuse_without(power: int, path: Path) -> None:
    """Raise ``OSError`` with its true cause if a file or folder cannot be used by us for what we need."""
    if os.access(path, power):
        return
    code = errno.EACCES
    if sys.platform != "win32" and os.statvfs(path).f_flag & os.ST_RDONLY:
        code = errno.EROFS
    raise OSError(code, os.strerror(code), path)


def _close(path: Path, mode: int) -> None:
    """Let a file or folder be its owner's alone. Some disks keep no permissions, or not those of ours: the
    journal is kept there all the same, and ``is_open_to_others`` tells.
    """
    with suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(mode)


def is_open_to_others(journal: Path) -> bool:
    """Whether other users of this computer can read a journal, although it was to be its owner's alone."""
    if os.name == "nt":  # where modes do not tell
        return False
    with suppress(OSError):
        return bool(journal.stat().st_mode & 0o066 and journal.parent.stat().st_mode & 0o011)
    return False


def real_path(path: Path) -> Path:
    """Return the file behind a link: SQLite's own journal lies beside that.

    A link that leads nowhere, of the file or of a folder it is in, is refused: nothing is begun anew there.

    Raises:
        JournalError: saying so, or that the file cannot be looked for.
    """
    try:
        _refuse_link_to_nowhere(path)
        return path.resolve()
    except OSError as error:
        raise _unusable(path, error) from None


def _refuse_link_to_nowhere(path: Path) -> None:
    """Raise ``JournalError`` if there is one on the way. It may lead to a stick that is not plugged in."""
    for one in (path, *path.parents):
        if one.is_symlink() and not one.exists():
            raise JournalError(
                f"{one} is a link that leads nowhere. Perhaps the disk it leads to is not connected."
            )


def is_there(path: Path) -> bool:
    """Whether there is a journal, be it only a link.

    Raises:
        JournalError: if it cannot be looked for, or its folder is a link that leads nowhere.
    """
    try:
        os.lstat(path)
    except FileNotFoundError:
        real_path(path)  # which refuses a folder that is a link to nowhere
        return False
    except OSError as error:
        raise _unusable(path, error) from None
    return True


def claim_file(path: Path) -> None:
    """Make the file if there is none, readable by its owner alone; refuse one that is not a journal of ours.

    The file is only looked at, so another program's file is left exactly as it was.

    Raises:
        JournalError: saying what the file is instead, or that it is gone while its copy is there.
    """
    try:
        if not is_there(path) and copy_of(path).exists():
            raise DamagedError(f"Your journal is gone: {path}.")
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        pass
    except OSError as error:
        raise _unusable(path, error) from None
    try:
        info = os.stat(path)
        if not stat.S_ISREG(info.st_mode):
            raise JournalError(f"{path} is not a file. Choose another journal with --journal.")
        _refuse_without(os.W_OK, path)
        if info.st_size:
            if not _was_being_made(path):
                refuse_foreign(path)
        elif copy_of(path).exists():
            raise DamagedError(f"Your journal has been emptied: {path}.")
        for file in belonging(path):
            _close(file, 0o600)
    except OSError as error:
        raise _unusable(path, error) from None


def _was_being_made(path: Path) -> bool:
    """Whether the power went when the journal was first written: its head is missing, and SQLite's own
    journal tells that there was nothing before. SQLite takes that back.
    """
    old_pages = path.with_name(f"{path.name}-journal")
    with open(path, "rb") as journal:
        if journal.read(100).strip(b"\0") or not old_pages.exists():
            return False
    with open(old_pages, "rb") as before:
        head = before.read(20)
    return head.startswith(rollback.MAGIC) and head[16:] == bytes(4)  # of so many pages


def refuse_foreign(path: Path) -> None:
    """Look at the head of a file, and refuse one that is not a journal of ours.

    Raises:
        JournalError: saying what the file is instead.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise JournalError(f"{path} is not a file.")
        with open(path, "rb") as journal:
            header = journal.read(100)
    except FileNotFoundError:
        raise JournalError(f"There is no file {path}.") from None
    except OSError as error:
        raise unusable(path, error, "Name another file.") from None
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise DamagedError(f"{path} is damaged or not a journal. It was left as it is.")
    version, application = struct.unpack(">I4xI", header[60:72])
    if (application ^ tables.APPLICATION).bit_count() in (1, 2) and copy_of(path).exists():
        # Another program's mark would be another altogether, and would have no copy of ours beside it.
        raise DamagedError(f"{path} is damaged or not a journal. It was left as it is.")
    if application != tables.APPLICATION:
        raise JournalError(f"{path} belongs to another program. It was left as it is. Choose another.")
    if version > tables.newest():
        raise JournalError(
            f"{path} was written by a newer version of this program. It was left as it is."
            " Install that version to open it."
        )


def _unusable(path: Path, error: OSError) -> JournalError:
    return unusable(path, error, "Name another folder in COMPANION_HOME.")
