"""The one field to write in. It lies over the field of a document that has the focus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rich.text import Text
from textual import events
from textual.geometry import Offset
from textual.widgets import TextArea

from companion.text import clean
from companion.tui.documents.document import Document
from companion.tui.drawing.field_part import BESIDE, FieldPart
from companion.tui.drawing.styled_lines import cells
from companion.tui.terminal.keyboard import text_of

_NEW_LINE = ("enter", "shift+enter", "ctrl+enter", "alt+enter", "ctrl+j")
"""Enter, however a terminal may send it."""


class Field(TextArea):
    """A text field without line numbers, colours or a blinking cursor. Tab and Escape leave it."""

    def __init__(self) -> None:
        super().__init__(
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            id="field",
        )
        self.cursor_blink = False
        self.part: FieldPart | None = None
        self._document: Document | None = None
        self._taken_over = ""
        """What of this the document has."""

    def lie_over(self, document: Document, part: FieldPart) -> None:
        """Take up what is written in a field."""
        self._document = document
        if part is not self.part or part.text != self.text:
            self.part = part
            self.soft_wrap = not part.is_secret
            self._load(part.text)
            if part.done and part.done[0] == part.text:
                self.history = part.done[1]
            self._taken_over = part.text
            at = part.at
            self.move_cursor(at if at is not None else self.document.end)

    def point_at(self, x: int, y: int) -> None:
        """Put the cursor at a cell of the field."""
        at = Offset(max(0, x - self.gutter.left), y)
        self.move_cursor(self.wrapped_document.offset_to_location(at))

    def wrap_at(self, width: int) -> None:
        """Wrap the lines for a width that it is about to have, to know where the cursor will be."""
        if self.soft_wrap:
            self.wrapped_document.wrap(max(1, width - BESIDE))

    def give_back(self) -> None:
        """Leave in the field of the document what was written since that was last done."""
        if self.part and self.text != self._taken_over:
            self.part.text = self._taken_over = self.text
        if self.part:
            self.part.at = self.cursor_location
            if not self.part.is_secret:
                self.part.done = self.text, self.history

    def let_go(self) -> None:
        """Remember nothing of what was written here."""
        self.part, self._document = None, None
        self._load("")
        self._taken_over = ""

    def _load(self, text: str) -> None:
        self.history = replace(self.history)  # an empty one: that of another text is kept with it
        self.load_text(text)

    def on_resize(self) -> None:
        """Draw anew. Textual wraps the lines anew, but draws them only if there are more or fewer of them,
        so that their ends could be missing from the screen. What is typed next must be in sight.
        """
        self.refresh()
        self.scroll_cursor_visible()

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn: of a secret, how long it is and not what."""
        line = self.document.get_line(line_index)
        if self.part and self.part.is_secret:
            line = "•" * cells(line)
        return Text(line, end="", no_wrap=True)

    def action_copy(self) -> None:
        """Copy what is selected, but for a secret: the clipboard is open to every program."""
        if not (self.part and self.part.is_secret):
            super().action_copy()

    def action_cut(self) -> None:
        """Cut what is selected, but for a secret."""
        if not (self.part and self.part.is_secret):
            super().action_cut()

    def paste(self, text: str) -> None:
        """Take in what was pasted without what would command the terminal."""
        text = clean(text)
        self._put_in(text.partition("\n")[0] if self.part and self.part.is_secret else text)

    def _put_in(self, text: str) -> None:
        """Put a text in the place of what is selected. What is typed and what is pasted both come here."""
        result = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    def action_undo(self) -> None:
        """Take back what was typed last. If there was something, say how it comes again, as whoever meant to
        set the program aside sees words go.
        """
        before = self.text
        super().action_undo()
        if self.text != before:
            notify: Callable[[str], object] = self.app.ui.notify  # type: ignore[attr-defined]
            self.app.call_next(notify, "Taken back. ctrl+y brings it again.")

    def press(self, event: events.Key) -> bool:
        """Leave the field on Tab and Escape, and upwards or downwards past its edge; write what is text.
        Return False for a key that is for neither.
        """
        document, part = self._document, self.part
        if document is None or part is None:
            return False
        at, is_secret = self.cursor_location, part.is_secret
        past_top = event.key == "up" and (is_secret or at == (0, 0) == self.get_cursor_up_location())
        last = at[0] == self.document.line_count - 1 and self.cursor_at_last_line
        past_end = event.key == "down" and (is_secret or last)
        if event.key in _NEW_LINE:
            self.give_back()
            part.enter() if part.enter else self._put_in("\n")
        elif event.key == "escape":
            document.focus_last_choices()
        elif past_end or event.key == "tab":
            document.focus_next()
        elif past_top or event.key == "shift+tab":
            document.focus_next(-1)
        elif text := text_of(event):
            self._put_in(text)
        else:
            return False
        return True
