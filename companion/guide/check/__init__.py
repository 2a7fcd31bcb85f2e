"""What a guide must satisfy before it ships: it holds together, and it reads as calmly as it promises to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from companion.guide.check.report import Report, report
from companion.guide.diagnostics import Diagnostic

__all__ = ["Report", "check", "report"]


def check(folder: Path) -> list[Diagnostic]:
    """Return every mistake of a guide's folder, file by file."""
    return list(report(folder, dt.date.today()).errors)
