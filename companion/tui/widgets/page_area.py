"""A field to write in, as long as what is written."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.geometry import Region
from textual.message import Message
from textual.widgets import TextArea

from companion.text import clean
from companion.tui.keyboard import text_of
from companion.tui.widgets.picker import Picker

_NEW_LINE = ("enter", "shift+enter", "ctrl+enter", "alt+enter", "ctrl+j")
"""Enter, however a terminal may send it."""


class PageArea(TextArea):
    """A text field without line numbers, colours or a blinking cursor. Tab and Escape leave it."""

    takes_text = True

    class TakenBack(Message):
        """Posted when what was typed last is gone, because someone took it back."""

    def __init__(
        self, text: str = "", *, enter: Callable[[], object] | None = None, id: str | None = None
    ) -> None:
        super().__init__(
            text,
            id=id,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
        )
        self.cursor_blink = False
        self.enter = enter
        """What Enter does in a field for one line; without it, Enter begins a new line."""

    def take_up(self, text: str) -> None:
        """Go on after what was written before."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def on_unmount(self) -> None:
        """Be forgotten by the app: Textual tells fields of new colours, and would keep this one for that."""
        watchers = getattr(self.app, "__watchers", {}).get("theme", [])
        watchers[:] = [(node, told) for node, told in watchers if node is not self]

    def on_resize(self) -> None:
        """Draw anew. Textual wraps the lines anew, but draws them only if there are more or fewer of them,
        so that their ends could be missing from the screen.
        """
        self.refresh()
        self._show_cursor()

    @on(TextArea.SelectionChanged)
    def _show_cursor(self) -> None:
        """Scroll what the field stands in, once it has grown, so that what is being typed is in sight."""
        if self.has_focus:
            self.call_after_refresh(self._scroll_to_cursor)

    def _scroll_to_cursor(self) -> None:
        if not self.is_attached:  # closed again before it was drawn
            return
        for body in self.screen.query("#body"):
            at = self.cursor_screen_offset - body.content_region.offset + body.scroll_offset
            body.scroll_to_region(Region(*at, 1, 1), animate=False, force=True)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take in what was pasted without what would command the terminal."""
        event.stop()
        event.prevent_default()
        self._put_in(clean(event.text))

    def _put_in(self, text: str) -> None:
        """Put a text in the place of what is selected. What is typed and what is pasted both come here."""
        result = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    def action_undo(self) -> None:
        """Take back what was typed last, and tell the screen if there was something."""
        before = self.text
        super().action_undo()
        if self.text != before:
            self.post_message(self.TakenBack())

    async def _on_key(self, event: events.Key) -> None:
        """Leave the field on Escape, and upwards or downwards past its edge."""
        at = self.cursor_location
        past_top = event.key == "up" and at[0] == 0 and self.get_cursor_up_location() == (0, 0)
        past_end = event.key == "down" and at[0] == self.document.line_count - 1 and self.cursor_at_last_line
        if event.key in _NEW_LINE:
            event.stop()
            event.prevent_default()
            self.enter() if self.enter else self._put_in("\n")
        elif event.key == "escape":
            event.stop()
            event.prevent_default()
            self.screen.query(Picker).last().focus()  # and into no other field, so that letters are keys
        elif past_end:
            event.stop()
            event.prevent_default()
            self.screen.focus_next()
        elif past_top and at == (0, 0):
            event.stop()
            event.prevent_default()
            self.screen.focus_previous()
        elif text := text_of(event):
            event.stop()
            event.prevent_default()
            self._put_in(text)
