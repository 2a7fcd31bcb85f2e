"""A guide read ahead of time: what its YAML files say, in one file of JSON, so that none waits for a parser.

It is made where the program is built, and by ``python -m companion.guide.cache FOLDER``. It holds a hash of
every file it was made from. A file that is another by now is read as if there were none of this.
"""

from __future__ import annotations

import sys
from importlib.util import source_hash
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from companion.guide.diagnostics import GuideError
from companion.guide.files import Reader, bytes_of
from companion.text import REFUSED_IN_GUIDES

T = TypeVar("T")

NAME = "ahead.json"
"""The file, in the guide's folder."""


class _Said(msgspec.Struct, array_like=True, frozen=True):
    """What one file says, and the hash of the file that said it."""

    hash: str
    data: msgspec.Raw


class GuideCache:
    """What there is of that for a guide: often nothing."""

    def __init__(self, reader: Reader) -> None:
        self._files = _read(reader)

    def said(self, name: str, raw: bytes, record: type[T]) -> T | None:
        """Return what a file says, by its path in the guide and what it holds now; None if it must be read.

        It is looked through as if it were new: whoever can write here could write anything.
        """
        if not (file := self._files.get(name)) or file.hash != _hash(raw):
            return None
        text = bytes(file.data).decode("utf-8", "surrogatepass")
        if "\\u" in text or REFUSED_IN_GUIDES.search(text):  # written as an escape, or as it is
            return None
        try:
            return msgspec.json.decode(text, type=record, strict=False)
        except msgspec.MsgspecError:
            return None


def _read(reader: Reader) -> dict[str, _Said]:
    try:
        return msgspec.json.decode(reader.read(NAME), type=dict[str, _Said])
    except (GuideError, msgspec.MsgspecError, RecursionError):
        return {}


def _hash(raw: bytes) -> str:
    """Python's own, by which it tells whether what it compiled is of the source that is there."""
    return source_hash(raw).hex()


def write(folder: Path) -> Path:
    """Read a guide ahead; return the file that was written.

    Raises:
        GuideError: if a file of it cannot be read.
    """
    from companion.guide.yaml_tree import grow

    said: dict[str, Any] = {}
    for path in sorted(folder.rglob("*.yaml")):
        raw = bytes_of(path, folder)
        data = grow(path, raw).data
        said[path.relative_to(folder).as_posix()] = _Said(_hash(raw), msgspec.Raw(msgspec.json.encode(data)))
    file = folder / NAME
    file.write_bytes(msgspec.json.encode(said))
    return file


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        print(write(Path(argument)))
