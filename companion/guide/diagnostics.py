"""Mistakes in a guide, each with its place in a file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from companion.messages import gettext as _
from companion.text import shown

Address = tuple[str | int, ...]
"""The path of a value in the data: keys and indices from the top."""


class Diagnostic(NamedTuple):
    """A mistake in a file, with its place. Lines and columns count from 1."""

    path: Path
    line: int
    column: int
    found: str
    """The mistake, as a phrase."""
    allowed: str
    """The remedy, or what is allowed there, as a phrase."""

    @property
    def said(self) -> str:
        """The mistake and its remedy, without the place."""
        # Translators: {found} is a mistake in a guide, such as "the text is empty". {allowed} is its remedy.
        return _("{found}; {allowed}").format(found=self.found, allowed=self.allowed)

    def __str__(self) -> str:
        """Return the mistake as one line that is safe to print to a terminal."""
        return shown(f"{self.path}:{self.line}:{self.column}: {self.said}")


def at_most(count: float) -> str:
    """Return the wish that a count is no higher."""
    return _("allowed: at most {count}").format(count=count)


def expected(what: str) -> str:
    """Return the wish that something of another form is there, such as "a text on one line"."""
    # Translators: {what} is such as "a text" or "a date like 2026-11-22".
    return _("expected: {what}").format(what=what)


class GuideError(Exception):
    """A guide that cannot be read. ``diagnostics`` holds all mistakes found in the file."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics
