"""The files that belong to a journal and lie beside it: which there are, and how one takes the place of
another.
"""

from __future__ import annotations

import errno
import itertools
import os
import re
from contextlib import suppress
from pathlib import Path

_SUFFIX = r"(?:\.(?:bak|new|v[0-9]+|kept-[0-9]+|gone-[0-9]+))?(?:-journal)?"
_BLOCK = 1 << 20


def is_ours(path: Path) -> bool:
    """Whether a file has a name this program gives."""
    return re.fullmatch(rf"[A-Za-z0-9_-]+\.db{_SUFFIX}(?:\.lock)?", path.name) is not None


def copy_of(journal: Path) -> Path:
    """Where the whole copy is that is renewed when something was kept, and each day."""
    return journal.with_name(f"{journal.name}.bak")


def unfinished(journal: Path) -> Path:
    """Where a file is written before it takes its place."""
    return journal.with_name(f"{journal.name}.new")


def before_step(journal: Path, version: int) -> Path:
    """Where the file of an older schema is kept."""
    return journal.with_name(f"{journal.name}.v{version}")


def is_older_schema(path: Path) -> bool:
    """Whether a file beside a journal is what ``before_step`` names."""
    return re.search(r"\.db\.v[0-9]+$", path.name) is not None


def is_copy(path: Path) -> bool:
    """Whether a file beside a journal is a finished copy or an older state of it, and stays there."""
    return re.search(r"\.db\.(?:bak|v[0-9]+|kept-[0-9]+)$", path.name) is not None


def free_name(journal: Path, kind: str) -> Path:
    """A name beside the journal that no file has yet, of the kind ``kept`` or ``gone``."""
    names = (journal.with_name(f"{journal.name}.{kind}-{n}") for n in itertools.count(1))
    # What SQLite would take back in a file has its name, and may have been left without it.
    return next(
        name for name in names if not os.path.lexists(name) and not os.path.lexists(f"{name}-journal")
    )


def belonging(journal: Path) -> list[Path]:
    """Return the files of a journal that are there, itself last."""
    pattern = re.compile(re.escape(journal.name) + _SUFFIX)
    with suppress(OSError):
        found = [path for path in journal.parent.iterdir() if pattern.fullmatch(path.name)]
        return sorted(found, key=lambda path: (path == journal, path.name))
    return []


def put_in_place(new: Path, target: Path, aside: Path) -> None:
    """Let a whole file take another's place in one moment; what was there stays under the name ``aside``.

    Raises:
        OSError: if it cannot. The target is as it was then.
    """
    if target.exists():
        try:
            os.link(target, aside)
        except FileExistsError:  # another window is at it
            raise
        except OSError:  # a file system without links: for a moment only the new file is there
            os.replace(target, aside)
    os.replace(new, target)
    sync_folder(target.parent)


def wipe(path: Path, journal: Path) -> None:
    """Overwrite a file with zeros and remove it; under its own name it is never seen half wiped.

    Raises:
        OSError: if it cannot be removed.
    """
    gone = path if ".gone-" in path.name else free_name(journal, "gone")
    if gone != path:
        os.replace(path, gone)
    if not _has_another_name(gone, journal):
        with suppress(OSError), open(gone, "r+b") as file:  # what cannot be written to can still be removed
            left = os.fstat(file.fileno()).st_size
            while left > 0:
                left -= file.write(bytes(min(left, _BLOCK)))
            file.flush()
            os.fsync(file.fileno())
    os.unlink(gone)
    sync_folder(gone.parent)


def _has_another_name(file: Path, journal: Path) -> bool:
    """Whether a file is still in its place as well, as ``put_in_place`` leaves it when it is killed."""
    for other in belonging(journal):
        with suppress(OSError):
            if other != file and other.samefile(file):
                return True
    return False


def sync_folder(folder: Path) -> None:
    """Let names survive a power cut, where folders can be synced.

    Elsewhere what is in the files is on the disk by their own sync, and the names as soon as the system
    writes them: no reason to call undone what has been done.

    Raises:
        OSError: if the disk failed at it.
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
"""How systems say that they sync no folders, or not one that may not be listed."""
