"""A field for a passphrase: it shows how many letters there are and never which, and gives them to nobody."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import Input

from companion.text import clean
from companion.tui.keyboard import text_of
from companion.tui.widgets.picker import Picker


class Secret(Input):
    """A field whose letters are shown as dots. Enter goes on; Escape and the arrows leave it."""

    takes_text = True

    def __init__(self, id: str | None = None) -> None:
        super().__init__(password=True, compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False

    def action_copy(self) -> None:
        """Copy nothing: the clipboard is open to every program."""

    def action_cut(self) -> None:
        """Cut nothing, for the same reason."""

    def _on_paste(self, event: events.Paste) -> None:
        """Take in what was pasted without what would command the terminal."""
        event.stop()
        event.prevent_default()
        self._put_in(clean(event.text).partition("\n")[0])

    def _put_in(self, text: str) -> None:
        """Put a text in the place of what is selected. What is typed and what is pasted both come here."""
        self.replace(text, *sorted(self.selection))

    async def _on_key(self, event: events.Key) -> None:
        """Leave the field upwards or downwards, and all fields on Escape, so that letters are keys again."""
        leave: dict[str, Callable[[], object]] = {
            "up": self.screen.focus_previous,
            "down": self.screen.focus_next,
            "escape": lambda: self.screen.query(Picker).last().focus(),
        }
        if event.key in leave:
            event.stop()
            event.prevent_default()
            leave[event.key]()
        elif text := text_of(event):
            event.stop()
            event.prevent_default()
            self._put_in(text)
