"""The quiet screen: nothing but a prompt. What was open stays open underneath."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static


class QuietScreen(Screen[None]):
    """Shows an empty prompt until the same key or Escape is pressed. All other keys do nothing."""

    def compose(self) -> ComposeResult:
        """Yield the prompt."""
        yield Static(Content("$ "))
