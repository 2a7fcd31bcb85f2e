"""Reads the files of a guide from its folder. Endless files and files outside the folder are refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Protocol

from companion.guide.diagnostics import Diagnostic, GuideError, at_most, expected
from companion.messages import gettext as _
from companion.messages import ngettext

MOST_BYTES = 2_000_000
"""The maximum size of a file, in bytes. Guides are written by hand; the largest file of ours has 60 kB."""


class Reader(Protocol):
    """Reads the files of one guide. Names are paths from the guide's top folder, with slashes."""

    path: Path
    """The folder or archive of the guide."""

    def read(self, name: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            GuideError: if the file cannot be read.
        """
        ...

    def has(self, name: str) -> bool:
        """Whether the guide has a file of this name, even one that cannot be read."""
        ...

    def names(self, folder: str, ending: str = ".yaml") -> list[str]:
        """Return the sorted names of the files in a folder of the guide that have this ending, without it."""
        ...


class Folder:
    """Reads a guide from its folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, which must be inside the folder.

        Raises:
            GuideError: if the file cannot be read.
        """
        return bytes_of(self.path / name, self.path)

    def has(self, name: str) -> bool:
        """Whether the guide has a file of this name, even one that cannot be read."""
        try:
            os.stat(self.path / name)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:  # reading it will report the cause
            return True
        return True

    def names(self, folder: str, ending: str = ".yaml") -> list[str]:
        """Return the sorted names of the files in a folder of the guide that have this ending, without it."""
        try:
            files = os.listdir(self.path / folder)
        except OSError:
            return []
        return sorted(file.removesuffix(ending) for file in files if file.endswith(ending))


def bytes_of(path: Path, within: Path | None = None, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a file.

    ``within`` is the folder in which the file must be, if given; ``most`` is its maximum size in bytes.

    Raises:
        GuideError: if the file cannot be read, is too large, or is outside the folder.
    """
    try:
        info = path.stat()
        if within and not path.resolve().is_relative_to(within.resolve()):
            raise refused(
                path,
                _("this link leads outside the guide's folder"),
                _("put the file itself in the guide's folder"),
            )
        if not (stat.S_ISREG(info.st_mode) or stat.S_ISDIR(info.st_mode)):
            raise refused(path, _("this is not a file"), expected(_("a plain file")))
        if info.st_size > most:
            raise too_large(path, info.st_size, most)
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error.strerror) from None


def unreadable(path: Path, why: str | None) -> GuideError:
    """Return the error for a file that cannot be read."""
    return refused(
        path,
        _("the file cannot be read ({reason})").format(reason=why),
        _("add this file, or make it readable"),
    )


def too_large(path: Path, size: int, most: int) -> GuideError:
    """Return the error for a file of ``size`` bytes where ``most`` are allowed."""
    found = ngettext("the file has {count} byte", "the file has {count} bytes", size)
    return refused(path, found.format(count=size), at_most(most))


def refused(path: Path, found: str, allowed: str) -> GuideError:
    """Return an error for a file as a whole."""
    return GuideError((Diagnostic(path, 1, 1, found, allowed),))
