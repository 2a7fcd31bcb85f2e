"""What is kept on this machine, and where."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path


def told(folder: Path, journal: Path, guide: Path) -> Iterator[str]:
    """Yield lines saying what each file is, how large, and who may read it."""
    yield f"Your journal   {journal}"
    yield f"               {_state(journal)}"
    if os.path.exists(journal):
        yield f"Beside it      {journal.name}-journal, which helps against crashes and holds zeros at rest"
    yield f"Its folder     {folder}"
    yield f"               {_state(folder)}"
    yield f"The guide      {guide}"
    yield "Nothing else is kept. Nothing leaves this machine. The journal is not encrypted."


def _state(path: Path) -> str:
    try:
        info = path.stat()
    except FileNotFoundError:
        return "not there yet"
    except OSError:
        return "it cannot be looked for: its folder is closed to you"
    mode = stat.S_IMODE(info.st_mode)
    readers = "only you can open it" if not mode & 0o077 else "others on this machine can open it"
    size = f"{info.st_size} bytes, " if path.is_file() else ""
    return f"{size}{readers} (mode {mode:04o})"
