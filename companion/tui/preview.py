"""A preview of a guide for its author. It is loaded again when a file changes, and keeps nothing."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from companion.flows.reading.views import TO_MEND, to_mend
from companion.guide.check import check
from companion.guide.diagnostics import GuideError
from companion.guide.watch import Watch
from companion.journals import session_to_preview
from companion.messages import gettext as _
from companion.session import Session
from companion.tui.app import CompanionApp
from companion.tui.documents.view import ViewDocument

PAUSE = 0.4
"""Seconds between two checks of the files, which are soon enough after a save and cost almost nothing."""


def wait_for_guide(folder: Path, step: str) -> Session:
    """Start a session as soon as the guide can be opened; until then, print its mistakes."""
    watch = Watch(folder)
    while True:
        try:
            return session_to_preview(folder, step)
        except GuideError as error:
            waits = _("The preview opens once the mistakes are fixed. Press ctrl+c to quit.")
            print(*error.diagnostics, waits, "", sep="\n", flush=True)
        while not watch.has_changed():
            time.sleep(PAUSE)


def follow(app: CompanionApp) -> None:
    """Show the mistakes in the guide, now and whenever a file changes."""
    preview = _Preview(app)
    app.set_interval(PAUSE, preview.look)
    app.run_worker(preview.reload())


class _Preview:
    """The preview's loop: it watches the files and shows the page anew."""

    def __init__(self, app: CompanionApp) -> None:
        self._app = app
        self._folder = app.session.guide_files.folder
        self._files = Watch(self._folder)

    async def look(self) -> None:
        """Load the guide again if a file has changed."""
        if self._files.has_changed():
            await self.reload()

    async def reload(self) -> None:
        """Load the guide again. Stay on the page, and show mistakes on top of it."""
        diagnostics = await asyncio.to_thread(check, self._folder)
        stack = self._app.stack
        try:
            self._app.session.reload()
            stack.reading.show()
        except GuideError as error:
            diagnostics = diagnostics or list(error.diagnostics)
        for document in stack.documents:
            if isinstance(document, ViewDocument) and document.name != TO_MEND and not diagnostics:
                document.make_again()
        if stack.top.name == TO_MEND:
            stack.close_top()
        if diagnostics:
            self._app.runner.start(self._app.ui.show(to_mend(diagnostics, self._folder)))
