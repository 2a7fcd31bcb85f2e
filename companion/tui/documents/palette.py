"""Finds what can be done by a few letters of its name."""

from __future__ import annotations

from collections.abc import Sequence

from companion.flows.commands import CLOSE, HELP_IN_FIELD, NEXT_FIELD, QUIET, Command
from companion.flows.dialogs import Choice, Menu
from companion.layouts import readings
from companion.tui.documents.document import Host
from companion.tui.documents.menu import MenuDocument
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import Part

_NOTHING = "Nothing that can be done here is called that."


class PaletteDocument(MenuDocument):
    """A menu, of which only what has every word that is typed is offered."""

    is_transient = False

    def __init__(self, host: Host, menu: Menu) -> None:
        super().__init__(host, menu)
        self.typed = FieldPart(least=1, gap=1, enter=self._take_first, changed=self._narrow)
        self.focus = self.typed

    def parts(self) -> Sequence[Part]:
        """The text, the field and the choices."""
        return self.text, self.typed, self.rows

    def commands(self) -> Sequence[Command]:
        """The keys that work while typing, too."""
        close = CLOSE._replace(name="back", rank=2)  # by mouse it is the only way out
        return (NEXT_FIELD, HELP_IN_FIELD, close, QUIET)

    def _narrow(self) -> None:
        """Offer what fits."""
        words = self.typed.text.casefold().split()
        found = [row for row in self.menu.rows if all(_says(row, word) for word in words)]
        self.rows.show(found)
        self.notice = "" if found else _NOTHING
        self.again()

    def _take_first(self) -> None:
        if self.rows.choices:
            self.rows.take(self.rows.choices[0].id)


def _says(row: Choice, word: str) -> bool:
    """Whether a word is in what is offered: as it was typed, or as the same keys type it in Latin."""
    said = f"{row.label} {row.note}".casefold()
    return any(one in said for one in (word, *readings(word)))
