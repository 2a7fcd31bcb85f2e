"""An app that adapts to its terminal and to the person's theme: letters, cursor and colours."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter
from textual.geometry import Offset

from companion.palettes import usual
from companion.tui.terminal.line_filters import COLOURLESS, Isolating, PlainLetters
from companion.tui.terminal.state import Terminal
from companion.tui.themes import OURS, meanings


class ThemedApp(App[None]):
    """An app that knows its terminal, with this program's themes and Textual's."""

    def __init__(self, terminal: Terminal | None = None) -> None:
        self.terminal = terminal or Terminal()
        self._plain_letters = PlainLetters(self.terminal.kind)
        super().__init__()
        for theme in OURS.values():
            self.register_theme(theme)

    @property
    def shows_links(self) -> bool:
        """Whether web addresses are sent as links. A terminal with few symbols might print their code."""
        return not self.terminal.kind.is_modest

    @property
    def is_leaving(self) -> bool:
        """Whether the program is about to end."""
        return self._exit

    def apply_theme(self, chosen: str) -> None:
        """Apply the theme with this name; if there is none, the dark or light one, as the terminal is."""
        name = chosen if chosen in self.available_themes else usual(self.terminal.paper)
        if self.is_running or self.available_themes[name].ansi:
            self.theme = name
        else:  # the styles need not be read again before anything is drawn
            self.set_reactive(App.theme, name)
            self.stylesheet.set_variables(self.get_css_variables())
            self.set_class(self.current_theme.dark, "-dark-mode", update=False)
            self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours for this program's meanings in the current theme. The program's own themes
        define them.
        """
        return meanings(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters for text direction, for letters that the terminal lacks, and for NO_COLOR."""
        plain = [self._plain_letters] if self._plain_letters.enabled else []
        colourless = [COLOURLESS] if self.no_color else []
        return [*super().get_line_filters(), Isolating(), *plain, *colourless]

    @property
    def cursor_position(self) -> Offset:
        """The position of the terminal's cursor after each frame."""
        screen = self.screen if self._screen_stack else None
        return getattr(screen, "cursor_offset", Offset(0, 0))

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Ignore the position that a widget sets, because only some of Textual's widgets set one."""
