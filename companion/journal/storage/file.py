"""Prepares the journal's file before SQLite opens it: its path, its owner and its permissions."""

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
from companion.messages import N_
from companion.messages import gettext as _

DEFAULT_NAME = "journal"
"""The name of the journal that is used if no other is named."""
_UNKNOWN = N_("{path} is damaged, or is not a journal, so it was left as it is.")


def journal_path(name: str = DEFAULT_NAME) -> Path:
    """Return the path of the journal called ``name``, in ``COMPANION_HOME`` or the platform's data folder.

    Raises:
        JournalError: if the name is not a valid file name on every system, or the folder cannot be
            determined.
    """
    refuse_name(name)
    return data_folder() / f"{name}.db"


def refuse_name(name: str) -> None:
    """Raise ``JournalError`` if a journal's name is not a valid file name on every system."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,62}", name):
        raise JournalError(
            _("A journal's name can contain only letters, digits, - and _. Choose another name.")
        )


def data_folder() -> Path:
    """Return the folder of the journals, whether it exists or not.

    Raises:
        JournalError: if the folder cannot be determined.
    """
    home = os.environ.get("COMPANION_HOME")
    try:
        if home:
            return Path(home).expanduser().absolute()
        from platformdirs import user_data_path

        return user_data_path("companion", appauthor=False, roaming=False)
    except RuntimeError:  # there is no such user, or no home folder at all
        no_home = _("You have no home folder on this computer.")
        whose = (
            _("COMPANION_HOME points to the folder of a user who does not exist: {path}.").format(path=home)
            if home
            else no_home
        )
    except OSError:  # a relative path, and the current folder has been removed
        whose = _("The folder you are in no longer exists.")
    raise JournalError(" ".join((whose, _("Set COMPANION_HOME to the full path of a folder."))))


def prepare_folder(folder: Path) -> None:
    """Create the folder for its owner alone. The mode of a folder that also holds other files stays as it is.

    Raises:
        JournalError: if the folder cannot be created or written to.
    """
    try:
        made = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for one in made:
            with suppress(OSError):  # a folder without read permission cannot be synced
                sync_folder(one.parent)
        _refuse_without(os.W_OK | os.X_OK, folder)
        if all(is_ours(path) for path in folder.iterdir()):
            _close(folder, folder.stat().st_mode & 0o700)  # never adds a permission
    except OSError as error:
        if error.errno in CLOSED:
            said = _(
                "The folder {path} cannot be written to, so nothing can be kept there."
                " Make it writable, or set COMPANION_HOME to another folder."
            )
            raise JournalError(said.format(path=folder)) from None
        raise _unusable(folder, error) from None


def _refuse_without(power: int, path: Path) -> None:
    """Raise ``OSError`` with the true cause if we lack a permission (``os.W_OK`` and the like) on a path."""
    if os.access(path, power):
        return
    code = errno.EACCES
    if sys.platform != "win32" and os.statvfs(path).f_flag & os.ST_RDONLY:
        code = errno.EROFS
    raise OSError(code, os.strerror(code), path)


def _close(path: Path, mode: int) -> None:
    """Restrict a file or folder to its owner, as far as the disk allows.

    Some disks keep no permissions. The journal is kept there all the same, and ``is_open_to_others`` reports
    it.
    """
    with suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(mode)


def is_open_to_others(journal: Path) -> bool:
    """Whether other users of this computer can read a journal, because the disk refused to restrict it.

    On Windows, permissions are not in the mode, so this is always False.
    """
    if os.name == "nt":  # where the mode says nothing about other users
        return False
    with suppress(OSError):
        return bool(journal.stat().st_mode & 0o066 and journal.parent.stat().st_mode & 0o011)
    return False


def real_path(path: Path) -> Path:
    """Return the file behind a symbolic link, because SQLite's rollback journal lies beside that file.

    A link that leads nowhere is refused, so that no new journal is started at its target.

    Raises:
        JournalError: if the path, or a folder in it, is a broken link, or the path cannot be resolved.
    """
    try:
        _refuse_link_to_nowhere(path)
        return path.resolve()
    except OSError as error:
        raise _unusable(path, error) from None


def _refuse_link_to_nowhere(path: Path) -> None:
    """Raise ``JournalError`` if the path or a folder in it is a broken link.

    Such a link may lead to a disk that is not plugged in.
    """
    for one in (path, *path.parents):
        if one.is_symlink() and not one.exists():
            said = _(
                "{path} is a link to a file that cannot be found. The file may be on a disk that is not"
                " connected. Connect the disk, then try again."
            )
            raise JournalError(said.format(path=one))


def is_there(path: Path) -> bool:
    """Whether a journal exists; a symbolic link counts, even if it is broken.

    Raises:
        JournalError: if the path cannot be looked up, or its folder is a broken link.
    """
    try:
        os.lstat(path)
    except FileNotFoundError:
        real_path(path)  # which refuses a folder that is a broken link
        return False
    except OSError as error:
        raise _unusable(path, error) from None
    return True


def claim_file(path: Path) -> None:
    """Create the file for its owner alone, or check that an existing file is a journal of this program.

    An existing file is only read, so another program's file stays as it is.

    Raises:
        JournalError: if the file is not a journal, or cannot be used.
        DamagedError: if the file is missing or empty although its backup exists.
    """
    try:
        if not is_there(path) and copy_of(path).exists():
            raise DamagedError(_("Your journal is no longer at {path}.").format(path=path))
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        pass
    except OSError as error:
        raise _unusable(path, error) from None
    try:
        info = os.stat(path)
        if not stat.S_ISREG(info.st_mode):
            said = _("{path} is not a file. Choose another journal with --journal.")
            raise JournalError(said.format(path=path))
        _refuse_without(os.W_OK, path)
        if info.st_size:
            if not _was_being_made(path):
                refuse_foreign(path)
        elif copy_of(path).exists():
            raise DamagedError(_("Your journal has been emptied: {path}.").format(path=path))
        for file in belonging(path):
            _close(file, 0o600)
    except OSError as error:
        raise _unusable(path, error) from None


def _was_being_made(path: Path) -> bool:
    """Whether the power failed while the journal was first written.

    Its header is then missing, and the rollback journal shows that the file was empty before. SQLite undoes
    such a write.
    """
    old_pages = path.with_name(f"{path.name}-journal")
    with open(path, "rb") as journal:
        if journal.read(100).strip(b"\0") or not old_pages.exists():
            return False
    with open(old_pages, "rb") as before:
        head = before.read(20)
    return head.startswith(rollback.MAGIC) and head[16:] == bytes(4)  # the number of pages before the write


def refuse_foreign(path: Path) -> None:
    """Read the header of a file and raise an error if the file is not a journal of this program.

    Raises:
        JournalError: saying what the file is instead.
        DamagedError: if the file seems to be a damaged journal.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise JournalError(_("{path} is not a file. Choose a file.").format(path=path))
        with open(path, "rb") as journal:
            header = journal.read(100)
    except FileNotFoundError:
        raise JournalError(_("There is no file at {path}.").format(path=path)) from None
    except OSError as error:
        raise unusable(path, error, _("Choose another file.")) from None
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise DamagedError(_(_UNKNOWN).format(path=path))
    version, application = struct.unpack(">I4xI", header[60:72])
    if (application ^ tables.APPLICATION).bit_count() in (1, 2) and copy_of(path).exists():
        # One or two flipped bits are damage: another program's id differs in more, and has no backup of ours.
        raise DamagedError(_(_UNKNOWN).format(path=path))
    if application != tables.APPLICATION:
        said = _("{path} belongs to another program, so it was left as it is. Choose another file.")
        raise JournalError(said.format(path=path))
    if version > tables.newest():
        said = _(
            "{path} was written by a newer version of this program, so it was left as it is."
            " Install that version to open it."
        )
        raise JournalError(said.format(path=path))


def _unusable(path: Path, error: OSError) -> JournalError:
    return unusable(path, error, _("Set COMPANION_HOME to another folder."))
