"""Checks a guide before it ships: its files must be consistent, and its texts calm and easy to read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from companion.guide.check.report import Report, report
from companion.guide.diagnostics import Diagnostic

__all__ = ["Report", "check", "report"]


def check(folder: Path) -> list[Diagnostic]:
    """Return every mistake in a guide's folder, file by file."""
    return list(report(folder, dt.date.today()).errors)
