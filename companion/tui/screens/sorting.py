"""Things to put where they belong for this person. No place is right, and nothing has to be put anywhere."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from companion.flows.face import Choice, said_kept
from companion.guide.model import SortPage
from companion.journal.model import Sorting
from companion.sheets.block import block
from companion.text import clean
from companion.tui.screens.form import KEEP_OR_LEAVE, Form
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.page_area import PageArea
from companion.tui.widgets.picker import Picker
from companion.tui.widgets.sorter import Sorter


class SortingScreen(Form):
    """Asks where things belong. ``then`` follows once the answer is kept."""

    def __init__(self, page: SortPage, then: Callable[[], None]) -> None:
        super().__init__(name="sorting")
        self.asked = page
        self.then = then

    def compose_column(self) -> ComposeResult:
        """Yield the things, a line for oneself, and what to do with the answer."""
        fill = self.session.wording().fill
        named = ", ".join(fill(place.label.strip()) for place in self.asked.places)
        how = f"Space puts a thing in the next place: {named}. Anything can be left out."
        yield Leaf([block("title", fill(self.asked.title.strip())), block("quiet", how)])
        things = [Choice(thing.thing, fill(thing.label.strip())) for thing in self.asked.things]
        places = [Choice(place.place, fill(place.label.strip())) for place in self.asked.places]
        yield Sorter(things, places)
        yield Static(Content("A line for yourself"), classes="label")
        yield PageArea()
        yield Picker(KEEP_OR_LEAVE, "do")

    def opened(self) -> None:
        """Take up what was begun before and not kept."""
        if draft := self.session.draft.sortings.get(self.asked.id):
            self.query_one(Sorter).put(draft.placed)
            self.query_one(PageArea).take_up(draft.line)

    def answer(self) -> Sorting | None:
        """Return what is on the screen; None if nothing was put anywhere or written."""
        placed = self.query_one(Sorter).placed
        line = clean(self.query_one(PageArea).text).strip("\n")
        return Sorting(placed, line, page=self.asked.id) if placed or line.strip() else None

    def keep_draft(self) -> bool:
        """Keep the answer as a draft."""
        draft = self.answer()
        kept = self.companion.try_keeping(lambda: self.session.draft_sorting(self.asked.id, draft))
        return kept and draft is not None

    def action_keep(self) -> None:
        """Keep the answer; with nothing sorted there is nothing to keep."""
        answer = self.answer()
        if answer is None:
            self.leave()
            return
        if self.try_to_keep(lambda: self.session.keep_sorting(answer)):
            self.companion.close_top()
            self.companion.say(said_kept(self.companion))
            self.then()

    def leave(self) -> None:
        """Forget what is on the screen."""
        self.companion.try_keeping(lambda: self.session.draft_sorting(self.asked.id, None))
        self.companion.close_top()
