"""Flows for the appearance: the colour theme, and whether to use the full screen or go line by line."""

from __future__ import annotations

from companion.flows.dialogs import Choice, Menu
from companion.flows.ui import UI
from companion.messages import N_
from companion.messages import gettext as _
from companion.palettes import PALETTES

OURS = {
    "": N_("Match the terminal"),
    **{id: palette.label for id, palette in PALETTES.items()},
}
"""The program's own themes and their labels, in English.

Without a chosen theme, the terminal is asked for its colours.
"""

MORE = (
    "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "dracula", "tokyo-night",
    "monokai", "flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato", "solarized-light",
    "solarized-dark", "rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light",
    "ansi-dark", "ansi-light",
)  # fmt: skip
"""Themes that come with Textual, by Textual's names. Their contrast has not been measured."""

_USUAL = "usual"
PLAIN = "plain"
"""The name of the line-by-line interface."""

_FACES = {"": N_("Full screen"), PLAIN: N_("Line by line")}


def theme_note(theme: str) -> str:
    """Return the label of a theme."""
    return _name_of(theme) if theme in MORE else _(OURS.get(theme, OURS[""]))


_TERMINAL = {
    "ansi-dark": N_("The terminal's own colours, dark"),
    "ansi-light": N_("The terminal's own colours, light"),
}
"""Names for Textual's themes whose own names say little."""


def _name_of(theme: str) -> str:
    """Return the name of one of Textual's themes as it is written, such as "Tokyo Night"."""
    return _(_TERMINAL[theme]) if theme in _TERMINAL else theme.replace("-", " ").title()


def interface_note(name: str) -> str:
    """Return the label of an interface."""
    return _(_FACES.get(name, _FACES[""]))


def theme_rows(usual: str) -> list[Choice]:
    """Return the themes to choose from. ``usual`` is the id of the one that matches the terminal."""
    rows = [Choice(id or usual, _(name)) for id, name in OURS.items()]
    rows.append(Choice("", _("Other themes (contrast not checked)"), choosable=False))
    return [*rows, *(Choice(name, _name_of(name)) for name in MORE)]


async def choose_interface(ui: UI) -> str | None:
    """Ask for an interface; return its name, or None if the person goes back."""
    about = {PLAIN: _("for a screen reader or a simple terminal")}
    rows = [Choice(id or _USUAL, _(name), about.get(id, "")) for id, name in _FACES.items()]
    now = ui.session.journey.choices.face or _USUAL
    return _of(await ui.choose(Menu("face", _("Display"), rows, now=now)))


def _of(id: str | None) -> str | None:
    return "" if id == _USUAL else id
