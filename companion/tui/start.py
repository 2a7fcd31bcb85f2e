"""Starts the full-screen face."""

from __future__ import annotations

import os

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


def run(session: Session) -> int:
    """Show the screen until the person leaves; return the exit status."""
    for name in _RECORDERS:
        os.environ.pop(name, None)
    from companion.tui.app import CompanionApp

    app = CompanionApp(session)
    app.run()
    return app.return_code or 0
