"""Starts the full-screen interface."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from companion.session import Session
from companion.tui.terminal.state import Terminal, kind_of

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp

_RECORDERS = (
    "TEXTUAL",
    "TEXTUAL_LOG",
    "TEXTUAL_DEBUG",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_PRESS",
    "TEXTUAL_DEVTOOLS_HOST",
)
"""Environment variables with which Textual would record what is typed, or send it elsewhere."""

_STILL = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0"}
"""Environment variables that turn Textual's animations off."""


def run(session: Session) -> int | None:
    """Show the screen until the person quits; return the exit status, or None to continue line by line."""
    with _terminal(asks=not session.journey.choices.theme) as known:
        if sys.platform != "win32":
            from companion.tui.terminal.early_page import paint

            paint(session, known(0.0))  # most terminals have answered while this was imported
        from companion.tui.app import CompanionApp

        app = CompanionApp(session, known())
        _show(app)
    return None if app.goes_on_plainly else app.return_code or 0


def preview(folder: Path, step: str) -> int:
    """Show a guide to its author, at a step if one is given; return the exit status."""
    _set_textual()
    from companion.tui.app import CompanionApp
    from companion.tui.preview import follow, wait_for_guide

    session = wait_for_guide(folder, step)
    with _terminal(asks=True) as known:
        app = CompanionApp(session, known(), begin=follow, can_change_interface=False)
        _show(app)
    return app.return_code or 0


def _show(app: CompanionApp) -> None:
    """Run an app until it ends."""
    if sys.platform != "win32":
        from companion.tui.terminal.driver import ScreenDriver

        app.driver_class = ScreenDriver
    app.run(mouse=not app.terminal.kind.is_modest)


@contextmanager
def _terminal(*, asks: bool) -> Iterator[Callable[..., Terminal]]:
    """Query the terminal. Yield a function that waits some seconds for the answer, and returns it."""
    _set_textual()
    kind = kind_of(os.environ)
    if sys.platform == "win32":
        yield lambda *_: Terminal(kind)
        return
    from companion.tui.terminal.early_query import asking_terminal

    if sys.__stdout__:  # Python may assume UTF-8 where the rest of the system does not
        sys.__stdout__.reconfigure(encoding=kind.encoding, errors="replace")
    with asking_terminal(kind, asks=asks) as asking:
        yield asking.hear


def _set_textual() -> None:
    """Set the environment variables that Textual reads when it is imported."""
    for name in _RECORDERS:
        os.environ.pop(name, None)
    if os.environ.get("NO_COLOR") == "":  # no-color.org treats an empty value as unset
        del os.environ["NO_COLOR"]
    os.environ.update(_STILL)
