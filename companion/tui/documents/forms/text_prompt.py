"""A form with one text field, for a note or a custom word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from companion.flows.commands import Command
from companion.flows.dialogs import TextPrompt
from companion.messages import gettext as _
from companion.text import clean
from companion.tui.documents.document import Host
from companion.tui.documents.forms.form import HOW_TO_HELP, Form, renamed
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import Part, TextPart
from companion.views.block import block


class TextPromptDocument(Form):
    """A form that asks for a text. Its answer is the text once it is accepted; until then, the form stays
    open.
    """

    def __init__(self, host: Host, writing: TextPrompt) -> None:
        super().__init__(host, writing.name, does=writing.does)
        self.writing = writing
        about = [block("quiet", writing.about)] if writing.about else []
        self.text = TextPart([block("title", writing.ask), *about])
        enter = self.keep if writing.one_line else None
        least = 1 if writing.one_line else 3
        self.asked = FieldPart(writing.text, least=least, gap=1, enter=enter, changed=self.changed)
        self.focus = self.asked

    def parts(self) -> Sequence[Part]:
        """The question, the field and the buttons."""
        return self.text, self.asked, self.rows

    def commands(self) -> Sequence[Command]:
        """The form's commands without the one for Space, which has nothing to choose here."""
        return renamed(super().commands(), self.does)

    def top_lines(self) -> Sequence[str]:
        """Return the keys for help, with a note on where the text is kept if it is for the journal."""
        return (_(HOW_TO_HELP),) if self.does else super().top_lines()

    @property
    def is_begun(self) -> bool:
        """Whether there are new words here, for the journal."""
        return not self.does and clean(self.asked.text).strip() not in ("", self.writing.text.strip())

    def write_draft(self) -> bool:
        """Save the text as a draft, if this kind of text has one."""
        text = clean(self.asked.text)
        return self._put_draft(text) and bool(text.strip())

    def _put_draft(self, text: str) -> bool:
        draft = self.writing.draft
        return draft is not None and self.host.ui.attempt(partial(draft, text))

    def leave(self) -> None:
        """Discard the draft."""
        self._put_draft(self.writing.before)
        self.answer(None)

    def keep(self) -> None:
        """Accept the text. An empty text is accepted only if it may delete the initial text."""
        text = clean(self.asked.text).strip("\n")
        if not text.strip() and not (self.writing.or_none and self.writing.text):
            self.leave()
            return
        if self.try_to_keep(partial(self.writing.accept, text)) is not False:
            self.answer(text)
