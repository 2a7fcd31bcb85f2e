"""Finds what can be done by a few letters of its name."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from companion.flows.commands import CLOSE, HELP_IN_FIELD, NEXT_FIELD, QUIET, Command
from companion.flows.ui import Choice
from companion.layouts import readings
from companion.tui.screens.options import OptionsScreen
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.page_area import PageArea
from companion.tui.widgets.picker import Picker

_NOTHING = "Nothing that can be done here is called that."


class PaletteScreen(OptionsScreen):
    """Offers a menu, and of it only what has every word that is typed."""

    passing = False

    def commands(self) -> Sequence[Command]:
        """Return the keys that work while typing, too."""
        close = CLOSE._replace(name="back", rank=2)  # by mouse it is the only way out
        return (NEXT_FIELD, HELP_IN_FIELD, close, QUIET)

    def compose_column(self) -> ComposeResult:
        """Yield the text, the field and the choices."""
        yield Leaf(self.menu.blocks)
        field = PageArea(enter=self._take_first)
        field.add_class("apart", "line")
        yield field
        yield Picker(self.menu.rows, "do")

    def opened(self) -> None:
        """Begin in the field."""
        self.query_one(PageArea).focus()

    @on(TextArea.Changed)
    def narrow(self) -> None:
        """Offer what fits."""
        words = self.query_one(PageArea).text.casefold().split()
        found = [row for row in self.menu.rows if all(_says(row, word) for word in words)]
        self.query_one(Picker).show(found)
        self.say("" if found else _NOTHING)

    def _take_first(self) -> None:
        picker = self.query_one(Picker)
        if picker.choices:
            picker.take(picker.choices[0].id)


def _says(row: Choice, word: str) -> bool:
    """Whether a word is in what is offered: as it was typed, or as the same keys type it in Latin."""
    said = f"{row.label} {row.note}".casefold()
    return any(one in said for one in (word, *readings(word)))
