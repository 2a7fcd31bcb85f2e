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
from companion.messages import N_, comma_list, ngettext
from companion.messages import gettext as _
from companion.views.formats.plain_text import WIDEST

_JOURNAL, _BESIDE, _FOLDER, _GUIDE = N_("Your journal"), N_("Other files"), N_("Folder"), N_("The guide")
"""The labels of the listing."""
_KINDS = {
    "bak": N_("the daily backup"),
    "country": N_("your country, readable without the passphrase because you chose that"),
    "v": N_("your journal from an older version of this program"),
    "kept-": N_("your journal before a backup replaced it"),
    "new": N_("an unfinished backup"),
    "gone-": N_("a file that is being erased"),
}
_CLOSING = (
    N_(
        "The program keeps no other files for this journal, and nothing leaves this computer. Other"
        " journals are listed only if they have entries from this one."
    ),
    N_(
        "Your shell may remember the commands you typed. It does not remember what you read or wrote. You"
        " never type a passphrase on the command line."
    ),
)


def listing(folder: Path, journal: Path, guide: Path) -> Iterator[str]:
    """Yield lines about each file: what it is, its size, who can read it, and whether it has a passphrase."""
    yield _row(_(_JOURNAL), str(journal))
    yield from _lines(journal)
    try:
        beside = _beside(real_path(journal))
    except JournalError as error:
        yield _row(_(_BESIDE), str(error))
    else:
        for file, kind in beside:
            yield _row(_(_BESIDE), comma_list([file.name, kind]))
            yield from _lines(file)
    yield _row(_(_FOLDER), str(folder))
    yield _row("", _state(folder))
    yield _row(_(_GUIDE), str(guide))
    for sentences in _CLOSING:
        yield from textwrap.wrap(_(sentences), WIDEST)


def _row(label: str, text: str) -> str:
    """Return a line of the listing, with its label in a column on the left."""
    column = max(map(len, map(_, (_JOURNAL, _BESIDE, _FOLDER, _GUIDE))))
    return f"{label:{column}}   {text}"


def _beside(journal: Path) -> list[tuple[Path, str]]:
    """Return the files beside a journal that hold its entries, each with a description."""
    ours = [(file, _kind(file)) for file in belonging(journal) if file != journal]
    return [
        *ours,
        *((file, _("a copy, perhaps made by a sync program or an editor")) for file in strays(journal)),
        *((file, _("another journal, with entries from this one")) for file in namesakes(journal)),
    ]


def _kind(file: Path) -> str:
    if file.name.endswith("-journal"):
        return _("protects against crashes; contains only zeros when not in use")
    return next((_(kind) for end, kind in _KINDS.items() if file.suffix.startswith(f".{end}")), "")


def _lines(file: Path) -> Iterator[str]:
    yield _row("", _state(file))
    try:
        changed = dates.local(file.stat().st_mtime)
    except (OSError, OverflowError, ValueError):
        return
    made, edited = _("made on {moment}"), _("last changed {moment}")
    said = (made if file.suffix == ".bak" else edited).format(moment=dates.moment(changed))
    holds_entries = file.suffix != ".country" and not file.name.endswith("-journal")
    yield _row("", comma_list([_sealed(file), said]) if holds_entries else said)


def _sealed(file: Path) -> str:
    is_open = has_lock(file, None)
    if is_open is None:
        return _("cannot be read, so it may or may not have a passphrase")
    return _("no passphrase: anyone who can open the file can read it") if is_open else _("has a passphrase")


def _state(path: Path) -> str:
    try:
        info = path.stat()
    except FileNotFoundError:
        return _("does not exist yet")
    except PermissionError:
        return _("you do not have permission to open the folder")
    except OSError as error:
        return why_not(path, error)
    mode = stat.S_IMODE(info.st_mode)
    only_you, others = (
        _("only you have access (mode {mode})"),
        _("others on this computer have access (mode {mode})"),
    )
    readers = (others if mode & 0o077 else only_you).format(mode=f"{mode:04o}")
    if not path.is_file():
        return readers
    size = ngettext("{count} byte", "{count} bytes", info.st_size).format(count=info.st_size)
    return comma_list([size, readers])
