"""What was read ahead of a guide says the same as its files: a reader is shown that, and not them."""

from __future__ import annotations

from typing import Any

import msgspec

from companion.guide.cache import NAME, GuideCache
from companion.guide.check.checked_files import CheckedFile, CheckedFiles
from companion.guide.diagnostics import Address, Diagnostic


def read_ahead(files: CheckedFiles) -> tuple[Diagnostic, ...]:
    """Return a mistake for each file whose cached data differs from the file."""
    ahead = GuideCache(files.reader)
    return tuple(one for file in files.all() if (one := _difference(files, file, ahead)))


def _difference(files: CheckedFiles, file: CheckedFile[Any], ahead: GuideCache) -> Diagnostic | None:
    said = ahead.said(file.name, file.raw, type(file.content))
    if said is None or said == file.content:
        return None
    at = _where(msgspec.to_builtins(said), msgspec.to_builtins(file.content))
    place = f"{file.name}:{file.line(at)}"
    wish = "the same as in the files; python -m companion.guide.cache FOLDER writes it anew"
    return Diagnostic(files.folder / NAME, 1, 1, f"it says something else than {place}", wish)


def _where(one: Any, other: Any, at: Address = ()) -> Address:
    """Return the address of the first difference between two values."""
    if isinstance(one, dict) and isinstance(other, dict):
        pairs = [(key, one.get(key), other.get(key)) for key in {**other, **one}]
    elif isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        pairs = [(n, *both) for n, both in enumerate(zip(one, other, strict=True))]
    else:
        return at
    return next((_where(ours, theirs, (*at, key)) for key, ours, theirs in pairs if ours != theirs), at)
