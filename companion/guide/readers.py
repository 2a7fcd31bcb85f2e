"""Opens what reads a guide: its folder, or a zip archive of it."""

from __future__ import annotations

import os
from pathlib import Path

from companion.guide.source import Folder, Reader

PACKED = ".zip"
"""How the name of a guide in one file ends."""


def reader_of(path: Path) -> Reader:
    """Return what reads a guide, from its folder or from a zip archive of it.

    Raises:
        GuideError: if it is an archive that cannot be read, or must not be.
    """
    if path.suffix.lower() == PACKED and os.path.isfile(path):
        from companion.guide.archive import Archive  # which takes as long to load as all the rest

        return Archive(path)
    return Folder(path)
