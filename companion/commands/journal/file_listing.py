"""The list of the program's files on this computer, with their sizes and permissions."""

from __future__ import annotations

import stat
import textwrap
from collections.abc import Iterator
from pathlib import Path

from companion import dates
from companion.journal.errors import JournalError, why_not
from companion.journal.storage.file import real_path
from companion.journal.storage.sidecar_files import belonging
from companion.journal.storage.strays import has_lock, namesakes, strays
from companion.views.formats.plain_text import WIDEST

_INDENT = " " * 15
_KINDS = {
    "bak": "the daily copy",
    "v": "the journal as an older version of this program left it",
    "kept-": "kept aside when a copy took its place",
    "new": "a copy that was not finished",
    "gone-": "a file that is being removed",
}
_CLOSING = (
    "Of this journal nothing else is kept here, and nothing leaves this machine. Other journals, which have"
    " names of their own, are not listed.",
    "Your shell may remember commands such as companion. It does not remember what you read or wrote, nor a"
    " passphrase, which is never typed on the command line.",
)


def listing(folder: Path, journal: Path, guide: Path) -> Iterator[str]:
    """Yield lines about each file: what it is, its size, who can read it, and whether it has a passphrase."""
    yield f"Your journal   {journal}"
    yield from _lines(journal)
    try:
        beside = _beside(real_path(journal))
    except JournalError as error:
        yield f"Beside it      {error}"
    else:
        for file, kind in beside:
            yield f"Beside it      {file.name}, {kind}"
            yield from _lines(file)
    yield f"Its folder     {folder}"
    yield f"{_INDENT}{_state(folder)}"
    yield f"The guide      {guide}"
    for sentences in _CLOSING:
        yield from textwrap.wrap(sentences, WIDEST)


def _beside(journal: Path) -> list[tuple[Path, str]]:
    """Return the files beside a journal that hold its entries, each with a description."""
    ours = [(file, _kind(file)) for file in belonging(journal) if file != journal]
    return [
        *ours,
        *((file, "a copy that a sync program or an editor seems to have made") for file in strays(journal)),
        *((file, "a journal of its own name with entries of this one") for file in namesakes(journal)),
    ]


def _kind(file: Path) -> str:
    if file.name.endswith("-journal"):
        return "which helps against crashes and holds zeros at rest"
    return next((kind for end, kind in _KINDS.items() if file.suffix.startswith(f".{end}")), "")


def _lines(file: Path) -> Iterator[str]:
    yield f"{_INDENT}{_state(file)}"
    try:
        changed = dates.local(file.stat().st_mtime)
    except (OSError, OverflowError, ValueError):
        return
    said = (
        f"made on {dates.moment(changed)}"
        if file.suffix == ".bak"
        else f"last changed {dates.moment(changed)}"
    )
    yield f"{_INDENT}{said}" if file.name.endswith("-journal") else f"{_INDENT}{_sealed(file)}, {said}"


def _sealed(file: Path) -> str:
    is_open = has_lock(file, None)
    if is_open is None:
        return "whether it has a passphrase cannot be told"
    return "no passphrase: whoever can open it can read it" if is_open else "has a passphrase"


def _state(path: Path) -> str:
    try:
        info = path.stat()
    except FileNotFoundError:
        return "not there yet"
    except PermissionError:
        return "it cannot be looked for: its folder is closed to you"
    except OSError as error:
        return why_not(path, error)
    mode = stat.S_IMODE(info.st_mode)
    readers = "only you can open it" if not mode & 0o077 else "others on this machine can open it"
    size = f"{info.st_size} bytes, " if path.is_file() else ""
    return f"{size}{readers} (mode {mode:04o})"
