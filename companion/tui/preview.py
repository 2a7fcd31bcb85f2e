"""A guide as its author writes it: opened at a step, read again whenever a file changes. Nothing is kept."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from companion.flows.reading.views import TO_MEND, to_mend
from companion.guide.check import check
from companion.guide.diagnostics import Diagnostic, GuideError
from companion.guide.watch import Watch
from companion.journals import session_to_preview
from companion.session import Session
from companion.tui.app import CompanionApp
from companion.tui.documents.view import ViewDocument
from companion.tui.terminal.state import Terminal

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


class PreviewApp(CompanionApp):
    """The full-screen face of a guide that is being written."""

    def __init__(self, session: Session, terminal: Terminal | None = None) -> None:
        super().__init__(session, terminal)
        self._files = Watch(session.guide_files.folder)

    def begin(self) -> None:
        """Show what is wrong now, and look at the files from time to time."""
        self.set_interval(PAUSE, self._look)
        self.run_worker(self._reload())

    def change_interface(self, name: str) -> bool:
        """Stay on the screen: an author sees here how that looks."""
        return False

    async def _look(self) -> None:
        if self._files.has_changed():
            await self._reload()

    async def _reload(self) -> None:
        """Read the guide again; stay on the page, and show what is wrong above it."""
        diagnostics = await asyncio.to_thread(check, self.session.guide_files.folder)
        try:
            self.session.reload()
            self.reading.show()
        except GuideError as error:
            diagnostics = diagnostics or list(error.diagnostics)
        for document in self.documents:
            if isinstance(document, ViewDocument) and document.name != TO_MEND and not diagnostics:
                document.make_again()
        self._show(diagnostics)

    def _show(self, diagnostics: list[Diagnostic]) -> None:
        if self.document.name == TO_MEND:
            self.close_top()
        if diagnostics:
            self.start(self.show(to_mend(diagnostics, self.session.guide_files.folder)))
