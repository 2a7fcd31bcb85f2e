"""Menus: a text with options under it, such as the contents or the settings."""

from __future__ import annotations

from collections.abc import Sequence

from companion.flows.commands import BACK, CHOOSE_ONE, CLOSE, FURTHER, HELP, QUIT, Command
from companion.flows.dialogs import Menu
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.parts import Part, TextPart
from companion.tui.drawing.values_part import ValuesPart


class MenuDocument(Document):
    """A menu. Its answer is the id of the chosen option."""

    def __init__(self, host: Host, menu: Menu) -> None:
        super().__init__(host, menu.name)
        self.menu = menu
        self.is_before_secret = menu.before_secret
        self.text = TextPart(menu.blocks)
        self.text.is_shown = bool(menu.blocks)
        kind = ValuesPart if menu.has_values else ChoicePart
        self.rows = kind(menu.rows, "do", at=menu.at or menu.now, done=self.answer)
        self.rows.gap = int(bool(menu.blocks))
        self.focus = self.rows

    def parts(self) -> Sequence[Part]:
        """The text and the options."""
        return self.text, self.rows

    def commands(self) -> Sequence[Command]:
        """The commands for the key line, the one that chooses first. Before a passphrase is asked for: help,
        and the keys that are not letters.
        """
        without_letters = (FURTHER, BACK, HELP, CLOSE)
        usual = [one for one in super().commands() if not self.is_before_secret or one in without_letters]
        ranks = {QUIT: 1, FURTHER: 9} if self.menu.may_end else {FURTHER: 2}
        return [CHOOSE_ONE, *(one._replace(rank=ranks.get(one, one.rank)) for one in usual)]

    def top_lines(self) -> Sequence[str]:
        """The title."""
        return (self.menu.title,)

    def opened(self) -> None:
        """Scroll to the option that is highlighted first."""
        if self.menu.at or self.menu.now:
            self.reveal()
