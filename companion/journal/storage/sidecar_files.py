"""Names, replaces and wipes the files that belong to a journal and lie beside it."""

from __future__ import annotations

import errno
import itertools
import os
import re
from contextlib import suppress
from pathlib import Path

_SUFFIX = r"(?:\.(?:bak|new|country|v[0-9]+|kept-[0-9]+|gone-[0-9]+))?(?:-journal)?"
_BLOCK = 1 << 20


def is_ours(path: Path) -> bool:
    """Whether a file's name is one that this program gives."""
    return re.fullmatch(rf"[A-Za-z0-9_-]+\.db{_SUFFIX}(?:\.lock)?", path.name) is not None


def copy_of(journal: Path) -> Path:
    """Return the path of the automatic backup, which is renewed when something is kept, and once a day."""
    return journal.with_name(f"{journal.name}.bak")


def country_of(journal: Path) -> Path:
    """Return the path of the file that holds the country, if the person wants it readable."""
    return journal.with_name(f"{journal.name}.country")


def unfinished(journal: Path) -> Path:
    """Return the path to which a file is written before it is moved into place."""
    return journal.with_name(f"{journal.name}.new")


def before_step(journal: Path, version: int) -> Path:
    """Return the path at which the file of an older schema version is kept."""
    return journal.with_name(f"{journal.name}.v{version}")


def is_older_schema(path: Path) -> bool:
    """Whether a file beside a journal is one that ``before_step`` names."""
    return re.search(r"\.db\.v[0-9]+$", path.name) is not None


def is_copy(path: Path) -> bool:
    """Whether a file beside a journal is a permanent copy: a backup, an older schema, a replaced file."""
    return re.search(r"\.db\.(?:bak|v[0-9]+|kept-[0-9]+)$", path.name) is not None


def free_name(journal: Path, kind: str) -> Path:
    """Return an unused path beside the journal, of the kind ``kept`` or ``gone``."""
    names = (journal.with_name(f"{journal.name}.{kind}-{n}") for n in itertools.count(1))
    # A rollback journal may be left over without its file. SQLite would apply it to a new file of that name.
    return next(
        name for name in names if not os.path.lexists(name) and not os.path.lexists(f"{name}-journal")
    )


def belonging(journal: Path) -> list[Path]:
    """Return the existing files of a journal, the journal itself last."""
    pattern = re.compile(re.escape(journal.name) + _SUFFIX)
    with suppress(OSError):
        found = [path for path in journal.parent.iterdir() if pattern.fullmatch(path.name)]
        return sorted(found, key=lambda path: (path == journal, path.name))
    return []


def put_in_place(new: Path, target: Path, aside: Path) -> None:
    """Replace ``target`` with a finished file atomically; the old target stays under the name ``aside``.

    Raises:
        OSError: if the file cannot be replaced. The target is then unchanged.
    """
    if target.exists():
        try:
            os.link(target, aside)
        except FileExistsError:  # another window is using the name
            raise
        except OSError:  # a file system without hard links: for a moment only the new file exists
            os.replace(target, aside)
    os.replace(new, target)
    sync_folder(target.parent)


def wipe(path: Path, journal: Path) -> None:
    """Overwrite a file with zeros and remove it.

    The file is renamed first, so that it is never seen half overwritten under its own name.

    Raises:
        OSError: if the file cannot be removed.
    """
    gone = path if ".gone-" in path.name else free_name(journal, "gone")
    if gone != path:
        os.replace(path, gone)
    if not _has_another_name(gone, journal):
        with suppress(OSError), open(gone, "r+b") as file:  # a read-only file can still be removed
            left = os.fstat(file.fileno()).st_size
            while left > 0:
                left -= file.write(bytes(min(left, _BLOCK)))
            file.flush()
            os.fsync(file.fileno())
    os.unlink(gone)
    sync_folder(gone.parent)


def _has_another_name(file: Path, journal: Path) -> bool:
    """Whether a file also has its original name, as after ``put_in_place`` was killed halfway."""
    for other in belonging(journal):
        with suppress(OSError):
            if other != file and other.samefile(file):
                return True
    return False


def sync_folder(folder: Path) -> None:
    """Sync a folder, so that the names of its files survive a power cut.

    Where folders cannot be synced, this does nothing: the files are synced themselves, and the system writes
    the names soon afterwards.

    Raises:
        OSError: if the disk failed.
    """
    if os.name == "nt":
        return
    try:
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
    except OSError as error:
        if error.errno not in _NOT_SYNCED:
            raise


_NOT_SYNCED = (
    errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EACCES, errno.EPERM,
)  # fmt: skip
"""Error numbers by which systems report that a folder cannot be synced, or not without read permission."""
