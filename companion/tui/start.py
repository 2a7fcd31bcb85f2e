"""Starts the full-screen face."""

from __future__ import annotations

import os
from pathlib import Path

from companion.session import Session

_RECORDERS = (
    "TEXTUAL",
    "TEXTUAL_LOG",
    "TEXTUAL_DEBUG",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_PRESS",
    "TEXTUAL_DEVTOOLS_HOST",
)
"""Settings with which Textual would write down what is typed, or send it elsewhere."""


def run(session: Session) -> int | None:
    """Show the screen until the person leaves; return the exit status, or None to go on line by line."""
    _drop_recorders()
    from companion.tui.app import CompanionApp

    app = CompanionApp(session)
    app.run()
    return None if app.goes_on_plainly else app.return_code or 0


def preview(folder: Path, step: str) -> int:
    """Show a guide to its author, at a step if one is named; return the exit status."""
    _drop_recorders()
    from companion.tui.preview import PreviewApp, wait_for_guide

    app = PreviewApp(wait_for_guide(folder, step))
    app.run()
    return app.return_code or 0


def _drop_recorders() -> None:
    """Textual reads these settings as it is imported."""
    for name in _RECORDERS:
        os.environ.pop(name, None)
