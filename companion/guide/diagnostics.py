"""Mistakes in a guide, each with its place in a file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from companion.text import shown

Address = tuple[str | int, ...]
"""The path of a value in the data: keys and indices from the top."""


class Diagnostic(NamedTuple):
    """A mistake in a file, with its place. Lines and columns count from 1."""

    path: Path
    line: int
    column: int
    found: str
    allowed: str

    def __str__(self) -> str:
        """Return the mistake as one line that is safe to print to a terminal."""
        return shown(f"{self.path}:{self.line}:{self.column}: {self.found}; {self.allowed}")


class GuideError(Exception):
    """A guide that cannot be read. ``diagnostics`` holds all mistakes found in the file."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics
