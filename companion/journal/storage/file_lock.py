"""Opens a SQLite file so that two windows do not write to it at once.

SQLite uses the locks of the file system. On a disk without locks, it creates a folder beside the file.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import time
from contextlib import suppress
from pathlib import Path

_STALE = 10.0
"""Age in seconds after which a lock folder counts as left over.

A program holds one for a fraction of a second, and other windows wait five seconds for it.
"""
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
"""Error numbers by which systems report that a disk has no locks."""
_has_locks: dict[int, bool] = {}
"""For each device that was tried: whether its file system has locks."""


def connect(path: Path, *, only_read: bool = False, is_held: bool = False) -> sqlite3.Connection:
    """Open a SQLite file.

    With ``only_read``, nothing can be written. ``is_held`` means that another connection of this window
    already keeps other windows out.

    Raises:
        OSError, sqlite3.Error: if the file cannot be opened.
    """
    settings = ["mode=ro"] if only_read else []
    if not _can_lock(path):
        settings.append(f"vfs={'unix-none' if is_held else _without_locks(path)}")
    name = f"{path.absolute().as_uri()}?{'&'.join(settings)}" if settings else path
    return sqlite3.connect(name, timeout=5, isolation_level=None, uri=bool(settings))


def lock_folder(path: Path) -> Path:
    """Return the folder that SQLite creates while it uses a file on a disk without locks."""
    return path.with_name(f"{path.name}.lock")


def _without_locks(path: Path) -> str:
    """Return the SQLite VFS to use on a disk without locks.

    A lock folder that a killed program left is removed.
    """
    if not os.access(path.parent, os.W_OK):
        return "unix-none"  # no one can create a folder here, and no one can write
    folder = lock_folder(path)
    with suppress(OSError):
        if time.time() - folder.stat().st_mtime > _STALE:
            folder.rmdir()
    return "unix-dotfile"


def _can_lock(path: Path) -> bool:
    """Whether a file can be locked. Without locks, SQLite would report that another window is writing.

    Each disk is tried once, before a file on it is opened, because closing a file releases all locks on it
    (POSIX ``fcntl``).
    """
    try:
        device = os.stat(path).st_dev
    except OSError:  # SQLite reports the problem
        return True
    if device not in _has_locks:
        _has_locks[device] = _try_lock(path)
    return _has_locks[device]


def _try_lock(path: Path) -> bool:
    if sys.platform == "win32":  # where all disks have locks
        return True
    import fcntl

    try:
        with open(path, "rb") as file:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, 1)  # a byte that SQLite does not lock
    except OSError as error:
        return error.errno not in _NO_LOCKS
    return True
