"""A view on top of the page: the summary, resources, help, evidence, or mistakes in the guide."""

from __future__ import annotations

from collections.abc import Sequence

from companion.flows.commands import COUNTRY, EVIDENCE, FILTER, Command
from companion.flows.dialogs import ViewDialog
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.parts import Part, TextPart


class ViewDocument(Document):
    """A view."""

    def __init__(self, host: Host, shown: ViewDialog) -> None:
        super().__init__(host, shown.name)
        self.shown = shown
        self._where = self.session.location()
        self.view = shown.make()
        self.text = TextPart(self.view.blocks)

    def parts(self) -> Sequence[Part]:
        """The text."""
        return (self.text,)

    def commands(self) -> Sequence[Command]:
        """The commands for the key line, without the one that opens this view."""
        return [command for command in super().commands() if command.id != self.name]

    def own_commands(self) -> Sequence[Command]:
        """The commands of this view."""
        shown = self.shown
        own = [COUNTRY] if shown.by_country else [EVIDENCE] if shown.claims else []
        return [*own, FILTER] if shown.by_purpose else own

    def top_lines(self) -> Sequence[str]:
        """The title."""
        return (self.view.title,)

    def opened(self) -> None:
        """Keep the person at the same words when the window changes size."""
        self.hold_place(self.text)

    def refreshed(self) -> None:
        """Show the view for another country, if one was chosen meanwhile."""
        if self.shown.by_country and self._where != (where := self.session.location()):
            self._where = where
            self.host.runner.start(self._again())

    async def _again(self) -> None:
        self.make_again()

    def make_again(self) -> None:
        """Show the current content of the view, from its beginning."""
        self.view = self.shown.make()
        self.text.show(self.view.blocks)
        self.notice, self.top = "", 0
        self.again()
        self.hold_place(self.text)
