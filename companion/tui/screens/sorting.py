"""Things to put where they belong for this person. No place is right, and nothing has to be put anywhere."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from companion.flows.ui import Choice, Sorted
from companion.journal.model import Sorting
from companion.sheets.block import block
from companion.text import clean
from companion.tui.screens.form import KEEP_OR_LEAVE, Form
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.page_area import PageArea
from companion.tui.widgets.picker import Picker
from companion.tui.widgets.sorter import Sorter


class SortingScreen(Form):
    """Asks where things belong."""

    def __init__(self, asked: Sorted) -> None:
        super().__init__(name="sorting")
        self.asked = asked

    def compose_column(self) -> ComposeResult:
        """Yield the things, a line for oneself, and what to do with the answer."""
        fill = self.session.wording().fill
        named = ", ".join(fill(place.label.strip()) for place in self.asked.page.places)
        how = f"Space puts a thing in the next place: {named}. Anything can be left out."
        yield Leaf([block("title", fill(self.asked.page.title.strip())), block("quiet", how)])
        things = [Choice(thing.thing, fill(thing.label.strip())) for thing in self.asked.page.things]
        places = [Choice(place.place, fill(place.label.strip())) for place in self.asked.page.places]
        yield Sorter(things, places)
        yield Static(Content("A line for yourself"), classes="label")
        yield PageArea()
        yield Picker(KEEP_OR_LEAVE, "do")

    def opened(self) -> None:
        """Take up what was begun before and not kept."""
        self.query_one(Sorter).put(self.asked.begun.placed)
        self.query_one(PageArea).take_up(self.asked.begun.line)

    def sorting(self) -> Sorting | None:
        """Return what is on the screen; None if nothing was put anywhere or written."""
        placed = self.query_one(Sorter).placed
        line = clean(self.query_one(PageArea).text).strip("\n")
        return Sorting(placed, line, page=self.asked.page.id) if placed or line.strip() else None

    def keep_draft(self) -> bool:
        """Keep the answer as a draft."""
        draft = self.sorting()
        return self.companion.attempt(partial(self.asked.draft, draft)) and draft is not None

    def action_keep(self) -> None:
        """Keep the answer; with nothing sorted there is nothing to keep."""
        sorting = self.sorting()
        if sorting is None:
            self.leave()
        elif self.try_to_keep(partial(self.asked.accept, sorting)):
            self.answer(True)

    def leave(self) -> None:
        """Forget what is on the screen."""
        self.companion.attempt(partial(self.asked.draft, None))
        self.answer(None)
