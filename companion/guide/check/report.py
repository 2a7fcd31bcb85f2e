"""Checks a guide's folder once, and collects its mistakes, warnings and figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from companion.guide.check.checked_files import CheckedFiles
from companion.guide.check.figures import Figures, figures
from companion.guide.check.rules import every_rule
from companion.guide.check.subject import subject_of
from companion.guide.diagnostics import Diagnostic, GuideError


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a guide's folder."""

    errors: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...] = ()
    """What to look at again; none as long as a file cannot be read."""
    figures: Figures | None = None
    """None as long as a file cannot be read: whatever was counted then would be wrong."""


def report(folder: Path, today: dt.date) -> Report:
    """Check a guide's folder or archive as of a given day."""
    try:
        files = CheckedFiles(folder)
    except GuideError as error:
        return Report(error.diagnostics)
    subject = subject_of(files, today)
    for rule in every_rule():
        rule.check(subject)
    return Report(files.diagnostics(), files.warnings() if files.whole else (), figures(subject))
