"""Starts a new guide by writing a small, complete one with comments, which its author then changes.

The files are copied from ``template/``, a real guide that passes the same checks as any other.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from companion.guide.model import Id
from companion.messages import gettext as _

TEMPLATE = Path(__file__).resolve().parent / "template"
"""The folder of the guide that is copied."""

_FIRST_ID = "guide: settling-in "


class NewGuideError(Exception):
    """A folder in which no guide can be started. The message says why, and what to do."""


def new_guide(folder: Path) -> None:
    """Write a small guide into a folder, which is created if necessary.

    Raises:
        NewGuideError: if the folder is not empty or cannot be written.
    """
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise NewGuideError(
                _("{path} is not empty. Choose an empty folder, or a new one.").format(path=folder)
            )
        if folder.exists() and not folder.is_dir():
            raise NewGuideError(_("{path} is a file. Choose a new folder.").format(path=folder))
        for path in sorted(TEMPLATE.rglob("*.yaml")):
            _write(folder / path.relative_to(TEMPLATE), path.read_text(encoding="utf-8"), folder)
    except OSError as error:
        said = _("{path} cannot be written to ({reason}). Choose another folder.")
        raise NewGuideError(said.format(path=folder, reason=error.strerror)) from None


def _write(path: Path, text: str, folder: Path) -> None:
    """Write one file with the default permissions, because a guide is not private."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.name == "guide.yaml" and (name := _as_id(folder)):
        # In quotes, because an editor would read an id such as 2026 as a number.
        text = text.replace(_FIRST_ID, f'guide: "{name}" ', 1)
    path.write_text(text, encoding="utf-8")


def _as_id(folder: Path) -> str:
    """Return the folder's name if it is a valid guide id, or else an empty string."""
    try:
        return msgspec.convert(folder.resolve().name, Id)
    except msgspec.ValidationError:
        return ""
