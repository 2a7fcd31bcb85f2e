"""The country in a file beside the journal, so that help knows it while the journal is locked.

The file is there only if the person asked for it. It holds two letters such as GB, and nothing else.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from companion.journal.errors import JournalError, NotKeptError, why
from companion.journal.storage import sidecar_files
from companion.journal.storage.file import real_path
from companion.messages import gettext as _

_LONGEST = 3


def is_kept(journal: Path | None) -> bool:
    """Return whether the country is kept beside a journal."""
    return journal is not None and _file(journal).is_file()


def read(journal: Path | None) -> str:
    """Return the code of the country that is kept beside a journal; empty if there is none."""
    with suppress(OSError, JournalError):
        if journal is not None:
            with open(_file(journal), "rb") as file:
                code = file.read(_LONGEST + 2).decode("ascii", "replace").strip()
            return code if re.fullmatch("[A-Z]{2}|INT", code) else ""
    return ""


def keep(journal: Path, code: str) -> None:
    """Keep a country beside a journal, in place of the one before.

    Raises:
        NotKeptError: if that failed.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    try:
        with os.fdopen(os.open(_file(journal), flags, 0o600), "w", encoding="ascii") as file:
            file.write(code)
            file.flush()
            os.fsync(file.fileno())
        sidecar_files.sync_folder(_file(journal).parent)
    except OSError as error:
        raise _failed(error) from None


def forget(journal: Path) -> None:
    """Remove the country from beside a journal, if it is there.

    Raises:
        NotKeptError: if that failed.
    """
    try:
        sidecar_files.wipe(_file(journal), real_path(journal))
    except FileNotFoundError:
        pass
    except OSError as error:
        raise _failed(error) from None


def _file(journal: Path) -> Path:
    return sidecar_files.country_of(real_path(journal))


def _failed(error: OSError) -> NotKeptError:
    return NotKeptError(" ".join((_("The file with your country could not be changed."), why(error))))
