"""Requires the cached guide, which readers are shown, to match its files."""

from __future__ import annotations

from typing import Any

import msgspec

from companion.guide.cache import NAME, GuideCache
from companion.guide.check.checked_files import CheckedFile
from companion.guide.check.subject import Subject
from companion.guide.diagnostics import Address
from companion.messages import gettext as _


def check(subject: Subject) -> None:
    """Report places where the cached guide differs from its files."""
    ahead = GuideCache(subject.files.reader)
    cache = subject.files.not_read(NAME)
    for file in subject.files.all():
        if place := _difference(file, ahead):
            wish = _("to rebuild this file, run: python -m companion.guide.cache FOLDER")
            cache.report((), _("this file does not match {place}").format(place=place), wish)


def _difference(file: CheckedFile[Any], ahead: GuideCache) -> str:
    """Return the first place of a file that was read ahead otherwise; nothing if all is the same."""
    said = ahead.said(file.name, file.raw, type(file.content))
    if said is None or said == file.content:
        return ""
    at = _where(msgspec.to_builtins(said), msgspec.to_builtins(file.content))
    return f"{file.name}:{file.line(at)}"


def _where(one: Any, other: Any, at: Address = ()) -> Address:
    """Return the address of the first difference between two values."""
    if isinstance(one, dict) and isinstance(other, dict):
        pairs = [(key, one.get(key), other.get(key)) for key in {**other, **one}]
    elif isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        pairs = [(n, *both) for n, both in enumerate(zip(one, other, strict=True))]
    else:
        return at
    return next((_where(ours, theirs, (*at, key)) for key, ours, theirs in pairs if ours != theirs), at)
