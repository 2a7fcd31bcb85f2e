"""Things to put where they belong for this person. No place is right, and nothing has to be put anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from companion.flows.dialogs import Choice, SortForm
from companion.journal.model import Sorting
from companion.text import clean
from companion.tui.documents.document import Host
from companion.tui.documents.form import Form
from companion.tui.drawing.choice_parts import SorterPart
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import LabelPart, Part, TextPart
from companion.views.block import block


class SortingDocument(Form):
    """Asks where things belong. Its answer is True once that is kept."""

    def __init__(self, host: Host, asked: SortForm) -> None:
        super().__init__(host, "sorting")
        self.asked = asked
        page, fill = asked.page, self.session.wording().fill
        places = [Choice(place.place, fill(place.label.strip())) for place in page.places]
        named = ", ".join(place.label for place in places)
        how = f"Space puts a thing in the next place: {named}. Anything can be left out."
        self.text = TextPart([block("title", fill(page.title.strip())), block("quiet", how)])
        things = [Choice(thing.thing, fill(thing.label.strip())) for thing in page.things]
        self.things = SorterPart(things, places, changed=self.changed)
        self.things.put(asked.initial.placed)
        self.mine = FieldPart(asked.initial.line, changed=self.changed)
        self.focus = self.things

    def parts(self) -> Sequence[Part]:
        """The things, a line for oneself, and what to do with the answer."""
        return self.text, self.things, LabelPart("A line for yourself"), self.mine, self.rows

    def sorting(self) -> Sorting | None:
        """Return what is on the form; None if nothing was put anywhere or written."""
        placed, line = self.things.placed, clean(self.mine.text).strip("\n")
        return Sorting(placed, line, page=self.asked.page.id) if placed or line.strip() else None

    def write_draft(self) -> bool:
        """Keep the answer as a draft."""
        draft = self.sorting()
        return self.host.ui.attempt(partial(self.asked.draft, draft)) and draft is not None

    def keep(self) -> None:
        """Keep the answer; with nothing sorted there is nothing to keep."""
        sorting = self.sorting()
        if sorting is None:
            self.leave()
        elif self.try_to_keep(partial(self.asked.accept, sorting)) is not False:
            self.answer(True)

    def leave(self) -> None:
        """Forget what is on the form."""
        self.host.ui.attempt(partial(self.asked.draft, None))
        self.answer(None)
