"""The quiet screen: nothing but a prompt. What was open stays open underneath."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Static

from companion.flows.commands import HELP_TYPING

_PROMPT = "$ "


class QuietScreen(Screen[None]):
    """Shows an empty prompt until the same key or Escape is pressed. But for those and help, no key does
    anything.
    """

    BINDINGS = [Binding(HELP_TYPING.keys, "app.help_while_quiet", show=False)]

    def compose(self) -> ComposeResult:
        """Yield the prompt."""
        yield Static(Content(_PROMPT))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Behind the prompt, as in a shell."""
        return Offset(len(_PROMPT), 0)
