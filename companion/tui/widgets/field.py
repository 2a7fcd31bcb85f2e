"""The app's only text field. It is laid over the field of a document that has the focus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rich.text import Text
from textual import events
from textual.geometry import Offset
from textual.widgets import TextArea

from companion.messages import gettext as _
from companion.text import clean
from companion.tui.documents.document import Document
from companion.tui.drawing.field_part import BESIDE, FieldPart
from companion.tui.drawing.styled_lines import cells
from companion.tui.terminal.keyboard import text_of

_NEW_LINE = ("enter", "shift+enter", "ctrl+enter", "alt+enter", "ctrl+j")
"""The names of Enter, as different terminals send it."""


class Field(TextArea):
    """A text field without line numbers, colours or a blinking cursor. Tab leaves it."""

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
        """The text that the document already has."""

    def lie_over(self, document: Document, part: FieldPart) -> None:
        """Show the text of a document's field."""
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
            if part.is_selected:
                self.select_all()

    def point_at(self, x: int, y: int) -> None:
        """Move the cursor to a cell of the field."""
        at = Offset(max(0, x - self.gutter.left), y)
        self.move_cursor(self.wrapped_document.offset_to_location(at))

    def wrap_at(self, width: int) -> None:
        """Wrap the text for the width that the field is about to have, to know where the cursor will be."""
        if self.soft_wrap:
            self.wrapped_document.wrap(max(1, width - BESIDE))

    def give_back(self) -> None:
        """Copy the text, the cursor and the undo history into the document's field."""
        if self.part and self.text != self._taken_over:
            self.part.text = self._taken_over = self.text
        if self.part:
            self.part.at = self.cursor_location
            if not self.part.is_secret:
                self.part.done = self.text, self.history

    def let_go(self) -> None:
        """Forget the text and the document."""
        self.part, self._document = None, None
        self._load("")
        self._taken_over = ""

    def _load(self, text: str) -> None:
        self.history = replace(self.history)  # an empty history, because the old one belongs to another text
        self.load_text(text)

    def on_resize(self) -> None:
        """Draw the field again, and scroll to the cursor.

        Textual wraps the lines again but only draws them if their number has changed, so the ends of lines
        could be missing from the screen.
        """
        self.refresh()
        self.scroll_cursor_visible()

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn. A passphrase is drawn as dots."""
        line = self.document.get_line(line_index)
        if self.part and self.part.is_secret:
            line = "•" * cells(line)
        return Text(line, end="", no_wrap=True)

    def action_copy(self) -> None:
        """Copy the selected text, unless it is a passphrase, because every program can read the clipboard."""
        if not (self.part and self.part.is_secret):
            super().action_copy()

    def action_cut(self) -> None:
        """Cut the selected text, unless it is a passphrase."""
        if not (self.part and self.part.is_secret):
            super().action_cut()

    def paste(self, text: str) -> None:
        """Insert a pasted text without characters that control the terminal."""
        text = clean(text)
        self._put_in(text.partition("\n")[0] if self.part and self.part.is_secret else text)

    def _put_in(self, text: str) -> None:
        """Replace the selected text. Typed and pasted text are both inserted here."""
        result = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    def action_undo(self) -> None:
        """Undo the last change, and say how to redo it, because ctrl+z may have been meant to suspend the
        program.
        """
        before = self.text
        super().action_undo()
        if self.text != before:
            notify: Callable[[str], object] = self.app.ui.notify  # type: ignore[attr-defined]
            self.app.call_next(notify, _("Undone. Press ctrl+y to redo."))

    def press(self, event: events.Key) -> bool:
        """Leave the field for Tab and the arrows past its edge, or type the key's text.

        Returns False for any other key, such as Escape, which closes the form.
        """
        document, part = self._document, self.part
        if document is None or part is None:
            return False
        if document.take_key(event.key):
            return True
        at, is_secret = self.cursor_location, part.is_secret
        past_top = event.key == "up" and (is_secret or at == (0, 0) == self.get_cursor_up_location())
        last = at[0] == self.document.line_count - 1 and self.cursor_at_last_line
        past_end = event.key == "down" and (is_secret or last)
        if event.key in _NEW_LINE:
            self.give_back()
            part.enter() if part.enter else self._put_in("\n")
        elif past_end or event.key == "tab":
            document.focus_next()
        elif past_top or event.key == "shift+tab":
            document.focus_next(-1)
        elif text := text_of(event):
            self._put_in(text)
        else:
            return False
        return True
