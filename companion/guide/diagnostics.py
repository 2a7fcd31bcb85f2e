"""What is wrong with a guide, each mistake with its place."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from companion.text import shown

Address = tuple[str | int, ...]
"""Where a value is in the data: keys and indices from the top."""


class Diagnostic(NamedTuple):
    """Something wrong in a file, with its place; lines and columns count from 1."""

    path: Path
    line: int
    column: int
    found: str
    allowed: str

    def __str__(self) -> str:
        """Return it as one line. What was found may be anything, and this is printed to a terminal."""
        return shown(f"{self.path}:{self.line}:{self.column}: {self.found}; {self.allowed}")


class GuideError(Exception):
    """A guide could not be read. ``mistakes`` holds all that was found in the file."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics
