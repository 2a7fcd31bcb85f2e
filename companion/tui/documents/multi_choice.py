"""Lists from which any number of options can be chosen. Each change is kept at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from companion.flows.dialogs import Choice, MultiChoice
from companion.messages import gettext as _
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.parts import Part, TextPart


class MultiChoiceDocument(Document):
    """A list of options, and a button that closes it."""

    def __init__(self, host: Host, several: MultiChoice) -> None:
        super().__init__(host, several.name)
        self.several = several
        self.text = TextPart(several.blocks)
        self.text.is_shown = bool(several.blocks)
        self.things = ChoicePart(several.choices, "any", changed=self._changed)
        self.things.choose_ids(several.chosen)
        self.ends = ChoicePart([Choice("done", _("Done"))], "do", done=self.answer)
        self.focus = self.things

    def parts(self) -> Sequence[Part]:
        """The text, the options and the button."""
        return self.text, self.things, self.ends

    def top_lines(self) -> Sequence[str]:
        """The title."""
        return (self.several.title,)

    def _changed(self) -> None:
        self.host.ui.attempt(partial(self.several.keep, self.things.chosen))
        self.again()
