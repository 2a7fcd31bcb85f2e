"""What an app does so that it suits the terminal it runs in: its letters, its cursor, what it answers."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter
from textual.geometry import Offset

from companion.tui.terminal.line_filters import Isolating, PlainLetters
from companion.tui.terminal.state import Terminal


class TerminalApp(App[None]):
    """An app that knows its terminal."""

    def __init__(self, terminal: Terminal | None = None) -> None:
        self.terminal = terminal or Terminal()
        self._plain_letters = PlainLetters(self.terminal.kind)
        super().__init__()

    @property
    def is_leaving(self) -> bool:
        """Whether the program is about to end."""
        return self._exit

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw with the letters that the terminal has, each text in its own direction."""
        plain = [self._plain_letters] if self._plain_letters.enabled else []
        return [*super().get_line_filters(), Isolating(), *plain]

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor is put whenever something was drawn."""
        screen = self.screen if self._screen_stack else None
        return getattr(screen, "cursor_offset", Offset(0, 0))

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Only some of Textual's widgets say where they have it; it is looked up instead."""
