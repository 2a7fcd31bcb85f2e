"""Reads a guide from a zip file, in memory and without unpacking it to the disk.

An archive from elsewhere may be malicious. The whole archive is refused if it has links, names that lead out
of it, encrypted files, or more data than a guide would have.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from companion.guide.diagnostics import at_most
from companion.guide.files import MOST_BYTES, bytes_of, refused, too_large, unreadable
from companion.messages import gettext as _
from companion.messages import ngettext

MOST_PACKED = 20_000_000
"""The maximum size of an archive, in bytes. The guide that comes with the program packs to 200 kB."""
MOST_UNPACKED = 100_000_000
"""The maximum size of all files together, in bytes."""
MOST_FILES = 10_000
"""The maximum number of files."""

_FIRST = "guide.yaml"
"""The file that marks the top folder of a guide, which may be the archive's top or a folder in it."""
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,  # an unknown compression method in zipfile
    RuntimeError,
    ValueError,
    OverflowError,
)
"""The exceptions that reading a damaged archive may raise."""


class Archive:
    """A guide's archive. Later changes of the file have no effect."""

    def __init__(self, path: Path) -> None:
        """Read the archive into memory.

        Raises:
            GuideError: if the file is not a zip archive, or the archive is refused.
        """
        self.path = path
        raw = bytes_of(path, most=MOST_PACKED)
        with _damage_told(path):
            self._zip = zipfile.ZipFile(BytesIO(raw))
        files = self._zip.infolist()
        if wrong := next(filter(None, (*map(_wrong, files), _too_much(files))), None):
            raise refused(path, *wrong)
        self._files = {file.filename: file for file in files if not file.is_dir()}
        self._top = _top(path, self._files)

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, never more than its header declares.

        Raises:
            GuideError: if the file is missing, damaged or too large.
        """
        path, file = self.path / name, self._files.get(self._top + name)
        if file is None:
            raise unreadable(path, os.strerror(errno.ENOENT))
        if file.file_size > MOST_BYTES:
            raise too_large(path, file.file_size, MOST_BYTES)
        with _damage_told(path):
            return self._zip.read(file)

    def has(self, name: str) -> bool:
        """Whether the guide has a file of this name."""
        return self._top + name in self._files

    def names(self, folder: str, ending: str = ".yaml") -> list[str]:
        """Return the sorted names of the files in a folder of the guide that have this ending, without it."""
        inside = re.compile(rf"{re.escape(self._top + folder)}/([^/]+){re.escape(ending)}")
        return sorted(match[1] for match in map(inside.fullmatch, self._files) if match)


def _wrong(file: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Return the problem with a file of an archive, and its remedy; None if the file may be read."""
    name = file.orig_filename
    if "\\" in name:
        found, wish = (
            _('the name "{name}" in the zip file has a backslash'),
            _("use slashes, not backslashes"),
        )
    elif re.match(r"/|[A-Za-z]:", name) or ".." in name.split("/"):
        found, wish = (
            _('the name "{name}" leads outside the zip file'),
            _("use only names that stay inside the zip file"),
        )
    elif stat.S_IFMT(file.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        found, wish = (
            _('"{name}" in the zip file is not a plain file'),
            _("put the file itself in the zip file"),
        )
    elif file.flag_bits & 0x1:
        found, wish = (
            _('"{name}" in the zip file has a password'),
            _("make the zip file again without a password"),
        )
    elif file.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        found, wish = (
            _('"{name}" in the zip file is packed in an unusual way'),
            _("make the zip file again with the usual method (deflate)"),
        )
    else:
        return None
    return found.format(name=name), wish


def _too_much(files: list[zipfile.ZipInfo]) -> tuple[str, str] | None:
    """Return the problem with the number or size of the files, and the limit; None if there is none."""
    if len(files) > MOST_FILES:
        found = ngettext(
            "there is {count} file in the zip file", "there are {count} files in the zip file", len(files)
        )
        return found.format(count=len(files)), at_most(MOST_FILES)
    if len({file.filename for file in files}) < len(files):
        return _("two files in the zip file have the same name"), _("use each name only once")
    if (size := sum(file.file_size for file in files)) > MOST_UNPACKED:
        found = ngettext(
            "the zip file unpacks to {count} byte", "the zip file unpacks to {count} bytes", size
        )
        return found.format(count=size), at_most(MOST_UNPACKED)
    return None


def _top(path: Path, names: dict[str, zipfile.ZipInfo]) -> str:
    """Return the path of the guide's top folder in the archive, with a slash at its end, or an empty string.

    Raises:
        GuideError: if the archive holds more than one guide.
    """
    tops = [name.removesuffix(_FIRST) for name in names if f"/{name}".endswith(f"/{_FIRST}")]
    tops.sort(key=lambda top: top.count("/"))
    if len(tops) > 1 and tops[0].count("/") == tops[1].count("/"):
        only_one = _("put only one {file} in the zip file, at the top or in a folder").format(file=_FIRST)
        raise refused(path, _("there is more than one guide in the zip file"), only_one)
    return tops[0] if tops else ""


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    """Turn every exception from a damaged archive into a ``GuideError``."""
    try:
        yield
    except _DAMAGE as error:
        not_zip, damaged = (
            _("this is not a complete zip file ({reason})"),
            _("the zip file is damaged ({reason})"),
        )
        found = (not_zip if isinstance(error, zipfile.BadZipFile) else damaged).format(reason=error)
        raise refused(path, found, _("make the zip file again")) from None
