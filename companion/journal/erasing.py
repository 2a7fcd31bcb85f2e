"""Removing a journal: every file of it on this machine, overwritten first."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from companion.journal.errors import JournalError, why
from companion.journal.storage import sidecar_files
from companion.journal.storage.file import real_path
from companion.journal.storage.file_lock import lock_folder
from companion.journal.storage.strays import everything


def erase(path: Path) -> list[Path]:
    """Overwrite and remove all files that hold what the journal at ``path`` holds, itself last; return which
    there were.

    It needs no passphrase: who forgot it must be able to begin anew, and who can remove the files could do so
    without this program. The folder stays.

    Raises:
        JournalError: if something could not be removed. Erasing again goes on from there.
    """
    journal = real_path(path)
    files = everything(journal)
    for file in files:
        _wipe(file, journal)
        with suppress(OSError):  # it holds no words, and is hardly ever there
            lock_folder(file).rmdir()
    if path.is_symlink():
        path.unlink()
    return files


def remove(files: Sequence[Path], journal: Path) -> None:
    """Overwrite and remove some of the files beside a journal, each with what SQLite made for it.

    Raises:
        JournalError: if one could not be removed.
    """
    for file in (one for path in files for one in (path.with_name(f"{path.name}-journal"), path)):
        _wipe(file, journal)


def _wipe(file: Path, journal: Path) -> None:
    try:
        sidecar_files.wipe(file, journal)
    except FileNotFoundError:  # there was none, or another window has just removed it
        return
    except OSError as error:
        # Windows lets nobody remove what another window has open.
        remedy = "Close other windows and try again." if os.name == "nt" else "Erasing again goes on there."
        raise JournalError(f"{file} could not be removed: {why(error)}. {remedy}") from None
