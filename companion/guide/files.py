"""The files of a guide as bytes, from its folder. What never ends, or is not the guide's own, is refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Protocol

from companion.guide.diagnostics import Diagnostic, GuideError

MOST_BYTES = 2_000_000
"""A guide's file is text written by hand; the largest of ours has 60 kB."""


class Reader(Protocol):
    """Reads the files of one guide, wherever it lies. Names go from the guide's own top, with slashes."""

    path: Path
    """The folder or the file it lies in."""

    def read(self, name: str) -> bytes:
        """Return what a file holds.

        Raises:
            GuideError: if it cannot be read.
        """
        ...

    def has(self, name: str) -> bool:
        """Return whether there is a file, be it one that cannot be read."""
        ...

    def names(self, folder: str) -> list[str]:
        """Return the names of the YAML files in a folder of the guide, without their ending, in order."""
        ...


class Folder:
    """A guide's folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, name: str) -> bytes:
        """Return what a file holds, if it lies in the folder."""
        return bytes_of(self.path / name, self.path)

    def has(self, name: str) -> bool:
        """Return whether there is a file."""
        try:
            os.stat(self.path / name)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:  # reading it will tell
            return True
        return True

    def names(self, folder: str) -> list[str]:
        """Return the names of the YAML files in a folder of it."""
        try:
            files = os.listdir(self.path / folder)
        except OSError:
            return []
        return sorted(file.removesuffix(".yaml") for file in files if file.endswith(".yaml"))


def bytes_of(path: Path, within: Path | None = None, most: int = MOST_BYTES) -> bytes:
    """Return what a file holds; if ``within`` is given, only of one that lies in that folder.

    Raises:
        GuideError: if it cannot be read.
    """
    try:
        info = path.stat()
        if within and not path.resolve().is_relative_to(within.resolve()):
            raise refused(path, "a link out of the guide's folder", "put the file itself here")
        if not (stat.S_ISREG(info.st_mode) or stat.S_ISDIR(info.st_mode)):
            raise refused(path, "this is not a file", "a plain file belongs here")
        if info.st_size > most:
            raise too_large(path, info.st_size, most)
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error.strerror) from None


def unreadable(path: Path, why: str | None) -> GuideError:
    """Return what is raised for a file that cannot be read."""
    return refused(path, f"the file cannot be read ({why})", "a guide needs it here")


def too_large(path: Path, size: int, most: int) -> GuideError:
    """Return what is raised for a file that no guide would have."""
    return refused(path, f"the file has {size} bytes", f"{most} are the most")


def refused(path: Path, found: str, allowed: str) -> GuideError:
    """Return what is raised for a file as a whole."""
    return GuideError((Diagnostic(path, 1, 1, found, allowed),))
