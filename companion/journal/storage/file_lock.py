"""Opens a SQLite file so that windows keep out of each other's way: by locks, as SQLite does by itself, or
by a folder beside the file where the disk has no locks.
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
"""Seconds after which a lock folder is left over: what a program does while it holds one takes a fraction of
one, and others wait for five.
"""
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
"""How systems say that a disk has no locks."""
_has_locks: dict[int, bool] = {}
"""Whether a disk has locks, by its device, as far as this was tried."""


def connect(path: Path, *, only_read: bool = False, is_held: bool = False) -> sqlite3.Connection:
    """Open a file. ``only_read`` writes nothing to it, whatever is asked for. ``is_held`` says that this
    window keeps others out already, by another connection.

    Raises:
        OSError, sqlite3.Error: if it cannot be opened.
    """
    settings = ["mode=ro"] if only_read else []
    if not _can_lock(path):
        settings.append(f"vfs={'unix-none' if is_held else _without_locks(path)}")
    name = f"{path.absolute().as_uri()}?{'&'.join(settings)}" if settings else path
    return sqlite3.connect(name, timeout=5, isolation_level=None, uri=bool(settings))


def lock_folder(path: Path) -> Path:
    """Where SQLite makes a folder while it uses a file on a disk without locks."""
    return path.with_name(f"{path.name}.lock")


def _without_locks(path: Path) -> str:
    """The name SQLite has for how it does without locks. A folder that a killed program left is removed."""
    if not os.access(path.parent, os.W_OK):
        return "unix-none"  # nobody makes a folder here, and nobody writes
    folder = lock_folder(path)
    with suppress(OSError):
        if time.time() - folder.stat().st_mtime > _STALE:
            folder.rmdir()
    return "unix-dotfile"


def _can_lock(path: Path) -> bool:
    """Whether a file can be locked. SQLite itself takes a disk without locks for a window that is writing.

    A disk is tried once, before a file on it is open: to close a file is to give up all locks on it.
    """
    try:
        device = os.stat(path).st_dev
    except OSError:  # SQLite finds out what is wrong with it
        return True
    if device not in _has_locks:
        _has_locks[device] = _try_lock(path)
    return _has_locks[device]


def _try_lock(path: Path) -> bool:
    if sys.platform == "win32":  # where all disks have them
        return True
    import fcntl

    try:
        with open(path, "rb") as file:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, 1)  # a byte that SQLite does not lock
    except OSError as error:
        return error.errno not in _NO_LOCKS
    return True
