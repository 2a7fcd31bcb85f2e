"""The journal's file before SQLite sees it: where it is, whose it is, and that only its owner can read it."""

from __future__ import annotations

import os
import re
import stat
import struct
from pathlib import Path

from companion.journal.errors import JournalError

APPLICATION = 0x436D706E
"""Marks a SQLite file as a journal of this program ("Cmpn")."""
SCHEMA = 1
"""How many steps the schema has gone through."""
DEFAULT_NAME = "journal"


def journal_path(name: str = DEFAULT_NAME) -> Path:
    """Return the file of the journal called ``name``, in ``COMPANION_HOME`` or the platform's data folder.

    Raises:
        JournalError: if the name could not be a file's name everywhere.
    """
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,62}", name):
        raise JournalError("A journal's name is made of letters, digits, - and _. Choose such a name.")
    return data_folder() / f"{name}.db"


def data_folder() -> Path:
    """Return the folder the journals are in, whether it exists or not."""
    if home := os.environ.get("COMPANION_HOME"):
        return Path(home).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("companion", appauthor=False, roaming=False)


def prepare_folder(folder: Path) -> None:
    """Make the folder for its owner alone. One that holds other things too keeps its mode: it is not ours.

    Raises:
        JournalError: if there can be no such folder.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if all(_is_ours(path) for path in folder.iterdir()):
            folder.chmod(folder.stat().st_mode & 0o700)  # only ever closer
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError
    except OSError:
        raise JournalError(
            f"The folder {folder} cannot be written to. Make it writable, or name another in COMPANION_HOME."
        ) from None


def real_path(path: Path) -> Path:
    """Return the file behind a link: SQLite's own journal lies beside that.

    A link that leads nowhere, perhaps to a stick that is not plugged in, is refused: nothing is begun anew
    there.

    Raises:
        JournalError: saying so, or that the file cannot be looked for.
    """
    try:
        if path.is_symlink() and not path.exists():
            raise _unusable(path)
        return path.resolve()
    except OSError:
        raise _unusable(path) from None


def is_there(path: Path) -> bool:
    """Whether there is a journal, be it only a link.

    Raises:
        JournalError: if it cannot be looked for.
    """
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    except OSError:
        raise _unusable(path) from None
    return True


def claim_file(path: Path) -> None:
    """Make the file if there is none, readable by its owner alone; refuse one that is not a journal of ours.

    The file is only looked at, so another program's file is left exactly as it was.

    Raises:
        JournalError: saying what the file is instead.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        pass
    except OSError:
        raise _unusable(path) from None
    try:
        info = os.stat(path)
        if not stat.S_ISREG(info.st_mode):
            raise JournalError(f"{path} is not a file. Choose another journal with --journal.")
        with open(path, "rb") as journal:
            header = journal.read(100)
        if not os.access(path, os.W_OK):
            raise PermissionError
        if header:
            _refuse_foreign(path, header)
        for file in (path, path.with_name(f"{path.name}-journal")):
            if file.exists() and file.stat().st_mode & 0o077:
                file.chmod(0o600)
    except OSError:
        raise _unusable(path) from None


def _refuse_foreign(path: Path, header: bytes) -> None:
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise JournalError(
            f"{path} is damaged or not a journal. It was left as it is. Move it away to begin a new one."
        )
    version, application = struct.unpack(">I4xI", header[60:72])
    if application != APPLICATION:
        raise JournalError(
            f"{path} belongs to another program. It was left as it is. Choose another with --journal."
        )
    if version > SCHEMA:
        raise JournalError(
            "Your journal was written by a newer version of this program. It was left as it is."
            " Install that version to open it."
        )


def _is_ours(path: Path) -> bool:
    return re.fullmatch(r"[A-Za-z0-9_-]+\.db(-journal|\.bak)?", path.name) is not None


def _unusable(path: Path) -> JournalError:
    return JournalError(f"{path} cannot be read and written by you. Change its permissions, or move it away.")
