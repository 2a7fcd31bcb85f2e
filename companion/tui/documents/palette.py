"""The command palette, which finds commands by a few letters of their names."""

from __future__ import annotations

from collections.abc import Sequence

from companion.flows.commands import CLOSE, HELP_IN_FIELD, NEXT_FIELD, QUIET, Command
from companion.flows.dialogs import Choice, Menu
from companion.layouts import readings
from companion.messages import N_
from companion.messages import gettext as _
from companion.tui.documents.document import Host
from companion.tui.documents.menu import MenuDocument
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import Part


class PaletteDocument(MenuDocument):
    """A menu that shows only the options that contain every typed word."""

    is_transient = False

    def __init__(self, host: Host, menu: Menu) -> None:
        super().__init__(host, menu)
        self.typed = FieldPart(least=1, gap=1, enter=self._take_first, changed=self._narrow)
        self.focus = self.typed

    def parts(self) -> Sequence[Part]:
        """The text, the field and the options."""
        return self.text, self.typed, self.rows

    def commands(self) -> Sequence[Command]:
        """The commands for the key line, all of which work while typing."""
        close = CLOSE._replace(name=N_("back"), rank=2)  # by mouse it is the only way out
        return (NEXT_FIELD, HELP_IN_FIELD, close, QUIET)

    def _narrow(self) -> None:
        """Show the options that match."""
        words = self.typed.text.casefold().split()
        found = [row for row in self.menu.rows if all(_says(row, word) for word in words)]
        found.sort(
            key=lambda row: not all(_says(row._replace(note=""), word) for word in words)
        )  # names first
        self.rows.show(found)
        self.notice = "" if found else _("No command here has that name.")
        self.again()

    def _take_first(self) -> None:
        if self.rows.choices:
            self.rows.take(self.rows.choices[0].id)


def _says(row: Choice, word: str) -> bool:
    """Return whether an option contains a word, as it was typed or as the same keys type it in Latin."""
    said = f"{row.label} {row.note}".casefold()
    return any(one in said for one in (word, *readings(word)))
