"""A place to write: a note for oneself, or a word of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult

from companion.flows.commands import Command
from companion.flows.ui import Writing
from companion.sheets.block import block
from companion.text import clean
from companion.tui.screens.form import HOW_TO_HELP, KEEP_OR_LEAVE, Form, renamed
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.page_area import PageArea
from companion.tui.widgets.picker import Picker


class WritingScreen(Form):
    """Asks for a text. If it cannot be kept it stays on the screen."""

    def __init__(self, writing: Writing) -> None:
        super().__init__(name=writing.name)
        self.writing = writing

    def commands(self) -> Sequence[Command]:
        """Return the form's keys; there is nothing here to choose with Space."""
        return renamed(super().commands(), self.writing.does)

    def top_lines(self) -> Sequence[str]:
        """Say who reads this, if it is kept, and how help opens here."""
        return (HOW_TO_HELP,) if self.writing.does else super().top_lines()

    def compose_column(self) -> ComposeResult:
        """Yield the question, the field and what to do with it."""
        yield Leaf([block("title", self.writing.ask)])
        field = PageArea(self.writing.text, enter=self.action_keep if self.writing.one_line else None)
        field.add_class("apart")
        yield field
        keep, leave = KEEP_OR_LEAVE
        yield Picker((keep._replace(label=self.writing.does or keep.label), leave), "do")

    def opened(self) -> None:
        """Begin in the field, after what stands there already."""
        field = self.query_one(PageArea)
        field.move_cursor(field.document.end)
        field.focus()

    def keep_draft(self) -> bool:
        """Keep the text as a draft, where this kind of text has one."""
        text = clean(self.query_one(PageArea).text)
        return self._keep_draft(text) and bool(text.strip())

    def _keep_draft(self, text: str) -> bool:
        draft = self.writing.draft
        return draft is not None and self.companion.attempt(partial(draft, text))

    def leave(self) -> None:
        """Forget the draft."""
        self._keep_draft(self.writing.before)
        self.answer(None)

    def action_keep(self) -> None:
        """Keep the text; with nothing written there is nothing to keep, unless that takes back what was."""
        text = clean(self.query_one(PageArea).text).strip("\n")
        if not text.strip() and not (self.writing.or_none and self.writing.text):
            self.leave()
            return
        still_here = "" if self.writing.does else " Your words are still here."
        if self.try_to_keep(partial(self.writing.accept, text), still_here=still_here):
            self.answer(text)
