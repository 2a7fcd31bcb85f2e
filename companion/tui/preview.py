"""A guide as its author writes it: opened at a step, read again whenever a file changes. Nothing is kept."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from companion.flows.reading.views import TO_MEND, to_mend
from companion.guide.check import check
from companion.guide.diagnostics import GuideError
from companion.guide.watch import Watch
from companion.journals import session_to_preview
from companion.session import Session
from companion.tui.app import CompanionApp
from companion.tui.documents.view import ViewDocument

PAUSE = 0.4
"""Seconds between two looks at the files: soon enough after a save, and no load worth noticing."""


def wait_for_guide(folder: Path, step: str) -> Session:
    """Begin a sitting as soon as the guide can be opened; until then its mistakes are printed."""
    watch = Watch(folder)
    while True:
        try:
            return session_to_preview(folder, step)
        except GuideError as error:
            print(*error.diagnostics, "Waiting until this is mended. ctrl+c leaves.\n", sep="\n", flush=True)
        while not watch.has_changed():
            time.sleep(PAUSE)


def follow(app: CompanionApp) -> None:
    """Show what is wrong with the guide, now and whenever one of its files changes."""
    preview = _Preview(app)
    app.set_interval(PAUSE, preview.look)
    app.run_worker(preview.reload())


class _Preview:
    """Keeps a page as its files read."""

    def __init__(self, app: CompanionApp) -> None:
        self._app = app
        self._folder = app.session.guide_files.folder
        self._files = Watch(self._folder)

    async def look(self) -> None:
        """Read the guide again if a file has changed."""
        if self._files.has_changed():
            await self.reload()

    async def reload(self) -> None:
        """Read the guide again; stay on the page, and show what is wrong above it."""
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
