"""A place to write: a note for oneself, or a word of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from companion.flows.commands import Command
from companion.flows.dialogs import TextPrompt
from companion.text import clean
from companion.tui.documents.document import Host
from companion.tui.documents.form import HOW_TO_HELP, Form, renamed
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import Part, TextPart
from companion.views.block import block


class TextPromptDocument(Form):
    """Asks for a text. Its answer is that, once it was accepted; if it cannot be, it stays here."""

    def __init__(self, host: Host, writing: TextPrompt) -> None:
        super().__init__(host, writing.name, does=writing.does)
        self.writing = writing
        self.text = TextPart([block("title", writing.ask)])
        enter = self.keep if writing.one_line else None
        self.asked = FieldPart(writing.text, gap=1, enter=enter, changed=self.changed)
        self.focus = self.asked

    def parts(self) -> Sequence[Part]:
        """The question, the field and what to do with it."""
        return self.text, self.asked, self.rows

    def commands(self) -> Sequence[Command]:
        """The form's keys; there is nothing here to choose with Space."""
        return renamed(super().commands(), self.does)

    def top_lines(self) -> Sequence[str]:
        """Say who reads this, if it is kept, and how help opens here."""
        return (HOW_TO_HELP,) if self.does else super().top_lines()

    def write_draft(self) -> bool:
        """Keep the text as a draft, where this kind of text has one."""
        text = clean(self.asked.text)
        return self._put_draft(text) and bool(text.strip())

    def _put_draft(self, text: str) -> bool:
        draft = self.writing.draft
        return draft is not None and self.host.ui.attempt(partial(draft, text))

    def leave(self) -> None:
        """Forget the draft."""
        self._put_draft(self.writing.before)
        self.answer(None)

    def keep(self) -> None:
        """Keep the text; with nothing written there is nothing to keep, unless that takes back what was."""
        text = clean(self.asked.text).strip("\n")
        if not text.strip() and not (self.writing.or_none and self.writing.text):
            self.leave()
            return
        still_here = "" if self.does else " Your words are still here."
        if self.try_to_keep(partial(self.writing.accept, text), still_here=still_here) is not False:
            self.answer(text)
