"""A field for a passphrase: it shows how many letters there are and never which, and gives them to nobody."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import Input

from companion.text import clean
from companion.tui.widgets.picker import Picker


class Secret(Input):
    """A field whose letters are shown as dots. Enter goes on; Escape and the arrows leave it."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(password=True, compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False

    def action_copy(self) -> None:
        """Copy nothing: the clipboard is open to every program."""

    def action_cut(self) -> None:
        """Cut nothing, for the same reason."""

    def _on_paste(self, event: events.Paste) -> None:
        """Take in what was pasted without what would command the terminal."""
        event.text = clean(event.text)  # Input's own handler, which Textual calls next, puts it in

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
