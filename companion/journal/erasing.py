"""Removes a journal and every copy of it on this computer, after overwriting each file."""

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
from companion.messages import gettext as _


def erase(path: Path) -> list[Path]:
    """Overwrite and remove every file that holds entries of the journal at ``path``; return those files.

    The journal itself is removed last, and its folder stays. No passphrase is needed: a person who forgot it
    must be able to start again, and anyone who can remove the files could do so without this program.

    Raises:
        JournalError: if a file could not be removed. Erasing again continues from there.
    """
    journal = real_path(path)
    files = everything(journal)
    for file in files:
        _wipe(file, journal)
        with suppress(OSError):  # a lock folder is rarely there, and holds nothing that the person wrote
            lock_folder(file).rmdir()
    if path.is_symlink():
        path.unlink()
    return files


def remove(files: Sequence[Path], journal: Path) -> None:
    """Overwrite and remove some of the files beside a journal, each with its SQLite rollback journal.

    Raises:
        JournalError: if a file could not be removed.
    """
    for file in (one for path in files for one in (path.with_name(f"{path.name}-journal"), path)):
        _wipe(file, journal)


def _wipe(file: Path, journal: Path) -> None:
    try:
        sidecar_files.wipe(file, journal)
    except FileNotFoundError:  # it never existed, or another window has just removed it
        return
    except OSError as error:
        # Windows refuses to remove a file that another window has open.
        said = _("{path} could not be erased.").format(path=file)
        closing, again = _("Close other windows, then erase again."), _("Try again to erase the rest.")
        raise JournalError(" ".join((said, why(error), closing if os.name == "nt" else again))) from None
