"""What an app does for its looks: its themes, what their colours mean, and no colour where none is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter

from companion.tui.colours import usual
from companion.tui.terminal.line_filters import COLOURLESS
from companion.tui.terminal.state import Terminal
from companion.tui.terminal.terminal_app import TerminalApp
from companion.tui.themes import OURS, meanings


class DressedApp(TerminalApp):
    """An app with our themes and Textual's."""

    def __init__(self, terminal: Terminal | None = None) -> None:
        super().__init__(terminal)
        for theme in OURS.values():
            self.register_theme(theme)

    def wear(self, chosen: str) -> None:
        """Use a theme that was chosen; without a choice, the one that is as light as the terminal."""
        name = chosen if chosen in self.available_themes else usual(self.terminal.paper)
        if self.is_running or self.available_themes[name].ansi:
            self.theme = name
        else:  # before anything is drawn, no styles need to be read a second time
            self.set_reactive(App.theme, name)
            self.stylesheet.set_variables(self.get_css_variables())
            self.set_class(self.current_theme.dark, "-dark-mode", update=False)
            self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours that mean something here; our own themes bring theirs."""
        return meanings(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Send no colour where NO_COLOR asks for none."""
        return [*super().get_line_filters(), *([COLOURLESS] if self.no_color else [])]
