"""A view on top of the page: the summary, resources, help, evidence, or mistakes in the guide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from companion.flows.commands import COPY_ADDRESS, COUNTRY, EVIDENCE, FILTER, Command
from companion.flows.dialogs import Choice, Menu, ViewDialog
from companion.messages import gettext as _
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.parts import Part, TextPart
from companion.tui.drawing.styled_lines import is_web, look_and_target


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
        own += [FILTER] if shown.by_purpose else []
        return [*own, COPY_ADDRESS] if self._has_addresses else own

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """The actions of the keys of this view."""
        return {**super().acts, **({"address": self.copy_address} if self._has_addresses else {})}

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

    # --- web addresses --------------------------------------------------------------------------------

    @property
    def _has_addresses(self) -> bool:
        return any("://" in run.text for block in self.view.blocks for run in block.runs)

    def copy_address(self) -> None:
        """Copy the web address that is shown, or one of several."""
        self.host.runner.start(self._copy_address())

    async def _copy_address(self) -> None:
        seen = range(self.top, min(self.height, self.top + self.measures.height))
        lines = [*seen, *(number for number in range(self.height) if number not in seen)]
        targets = [look_and_target(style)[1] for number in lines for _text, style in self.line(number)]
        found = list(dict.fromkeys(filter(is_web, targets)))  # those in sight come first
        chosen: str | None = found[0]
        if len(found) > 1:
            rows = [Choice(one, one.partition("://")[2].rstrip("/")) for one in found]
            chosen = await self.host.ui.choose(Menu("addresses", _("Which address to copy"), rows))
        if chosen:
            self.host.copy(chosen)

    def make_again(self) -> None:
        """Show the current content of the view, from its beginning."""
        self.view = self.shown.make()
        self.text.show(self.view.blocks)
        self.notice, self.top = "", 0
        self.again()
        self.hold_place(self.text)
