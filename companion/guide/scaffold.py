"""Begins a guide: writes a small one, whole and with comments, that its author then makes their own.

The files it starts from are in ``template/``. They are a real guide, held to the same check as any other.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from companion.guide.model import Id

TEMPLATE = Path(__file__).resolve().parent / "template"
"""The folder of the guide a new one starts from."""

_FIRST_ID = "guide: settling-in "


class NewGuideError(Exception):
    """A guide cannot begin in a folder. The sentence says why, and what to do."""


def new_guide(folder: Path) -> None:
    """Write a small guide into a folder, which is made if it is not there.

    Raises:
        NewGuideError: if something is there already, or nothing can be written there.
    """
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise NewGuideError(f"{folder} is not empty. Name a folder that is, or a new one.")
        if folder.exists() and not folder.is_dir():
            raise NewGuideError(f"{folder} is a file. Name a new folder.")
        for path in sorted(TEMPLATE.rglob("*.yaml")):
            _write(folder / path.relative_to(TEMPLATE), path.read_text(encoding="utf-8"), folder)
    except OSError as error:
        raise NewGuideError(
            f"{folder} cannot be written to ({error.strerror}). Name another folder."
        ) from None


def _write(path: Path, text: str, folder: Path) -> None:
    """Write one file as any program would: who may read it is for the umask to say."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.name == "guide.yaml" and (name := _as_id(folder)):
        # In quotes, because an editor would take an id such as 2026 for a number.
        text = text.replace(_FIRST_ID, f'guide: "{name}" ', 1)
    path.write_text(text, encoding="utf-8")


def _as_id(folder: Path) -> str:
    """Return the folder's name if it may be a guide's id, else nothing."""
    try:
        return msgspec.convert(folder.resolve().name, Id)
    except msgspec.ValidationError:
        return ""
