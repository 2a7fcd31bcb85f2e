"""A file of a guide as bytes. What never ends, or is not the guide's own, is refused before it is opened."""

from __future__ import annotations

import stat
from pathlib import Path

from companion.guide.mistakes import GuideError, Mistake

MOST_BYTES = 2_000_000
"""A guide's file is text written by hand; the largest of ours has 60 kB."""


def bytes_of(path: Path, within: Path | None = None) -> bytes:
    """Return what a file holds; if ``within`` is given, only of one that lies in that folder.

    Raises:
        GuideError: if it cannot be read.
    """
    try:
        info = path.stat()
        if within and not path.resolve().is_relative_to(within.resolve()):
            raise _refused(path, "a link out of the guide's folder", "put the file itself here")
        if not (stat.S_ISREG(info.st_mode) or stat.S_ISDIR(info.st_mode)):
            raise _refused(path, "this is not a file", "a plain file belongs here")
        if info.st_size > MOST_BYTES:
            raise _refused(path, f"the file has {info.st_size} bytes", f"{MOST_BYTES} are the most")
        return path.read_bytes()
    except OSError as error:
        found = f"the file cannot be read ({error.strerror})"
        raise _refused(path, found, "a guide needs it here") from None


def _refused(path: Path, found: str, allowed: str) -> GuideError:
    return GuideError((Mistake(path, 1, 1, found, allowed),))
