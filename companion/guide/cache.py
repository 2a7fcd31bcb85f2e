"""A cache of a guide's YAML files as one JSON file, so that no reader waits for the YAML parser.

The cache is written when the program is built, and by ``python -m companion.guide.cache FOLDER``. It holds a
hash of every YAML file. If a file has changed, the file's cached data is ignored.
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
"""The name of the cache file in the guide's folder."""


class _Said(msgspec.Struct, array_like=True, frozen=True):
    """The cached data of one file, and the hash of that file."""

    hash: str
    data: msgspec.Raw


class GuideCache:
    """The cache of a guide. It is empty if the guide has no cache file."""

    def __init__(self, reader: Reader) -> None:
        self._files = _read(reader)

    def said(self, name: str, raw: bytes, record: type[T]) -> T | None:
        """Return the cached data of a file as a ``record``, or None if the file must be parsed.

        ``name`` is the file's path in the guide, and ``raw`` its present content. The data is validated like
        that of a new file, because the cache file could hold anything.
        """
        if not (file := self._files.get(name)) or file.hash != _hash(raw):
            return None
        text = bytes(file.data).decode("utf-8", "surrogatepass")
        if "\\u" in text or REFUSED_IN_GUIDES.search(text):  # a refused character, as an escape or as itself
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
    """Return the hash that Python itself uses to check whether a ``.pyc`` file matches its source."""
    return source_hash(raw).hex()


def write(folder: Path) -> Path:
    """Write the cache of a guide's folder, and return the path of the cache file.

    Raises:
        GuideError: if a file of the guide cannot be read.
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
