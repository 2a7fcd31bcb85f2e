"""The form for sorting items into places. No place is wrong, and no item has to be sorted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from companion.flows.dialogs import Choice, SortForm
from companion.journal.model import Sorting
from companion.messages import gettext as _
from companion.messages import or_list
from companion.text import clean
from companion.tui.documents.document import Host
from companion.tui.documents.forms.form import Form
from companion.tui.drawing.choice_parts import SorterPart
from companion.tui.drawing.parts import LabelPart, Part, TextPart
from companion.views.block import block


class SortingDocument(Form):
    """A form for sorting items into places. Its answer is True once the sorting is kept."""

    def __init__(self, host: Host, asked: SortForm) -> None:
        super().__init__(host, "sorting")
        self.asked = asked
        page, fill = asked.page, self.session.wording().fill
        places = [Choice(place.place, fill(place.label.strip())) for place in page.places]
        # Translators: {places} is a list such as "mine, theirs or ours", of which each press takes the next.
        how = _("Press space to choose where each item belongs: {places}.")
        how = how.format(places=or_list([place.label for place in places]))
        optional = _("You can leave anything out.")
        self.text = TextPart([block("title", fill(page.title.strip())), block("quiet", f"{how} {optional}")])
        things = [Choice(thing.thing, fill(thing.label.strip())) for thing in page.things]
        self.things = SorterPart(things, places, changed=self.changed)
        self.things.put(asked.initial.placed)
        self.mine = self.line_for_oneself(asked.initial.line)
        self.focus = self.things

    def parts(self) -> Sequence[Part]:
        """The items, a line of text and the buttons."""
        return self.text, self.things, LabelPart(_("A line for yourself")), self.mine, self.rows

    def sorting(self) -> Sorting | None:
        """Return the sorting as it is filled in; None if nothing is sorted or written."""
        placed, line = self.things.placed, clean(self.mine.text).strip("\n")
        return Sorting(placed, line, page=self.asked.page.id) if placed or line.strip() else None

    @property
    def is_begun(self) -> bool:
        """Whether there are new answers here."""
        return self.sorting() not in (None, self.asked.initial)

    def write_draft(self) -> bool:
        """Save the answers as a draft."""
        draft = self.sorting()
        return self.host.ui.attempt(partial(self.asked.draft, draft)) and draft is not None

    def keep(self) -> None:
        """Keep the sorting, if anything was sorted or written."""
        sorting = self.sorting()
        if sorting is None:
            self.leave()
        elif self.try_to_keep(partial(self.asked.accept, sorting)) is not False:
            self.answer(True)

    def leave(self) -> None:
        """Discard what is on the form."""
        self.host.ui.attempt(partial(self.asked.draft, None))
        self.answer(None)
