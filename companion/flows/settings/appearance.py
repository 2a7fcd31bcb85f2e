"""Flows for the appearance: the colour theme, and whether to use the full screen or go line by line."""

from __future__ import annotations

from companion.flows.dialogs import Choice, Menu
from companion.flows.ui import UI
from companion.palettes import PALETTES

OURS = {
    "": "as the terminal is",
    **{id: palette.label for id, palette in PALETTES.items()},
}
"""The program's own themes and their labels. Without a chosen theme, the terminal is asked for its colours.
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

_FACES = {"": "on the full screen", PLAIN: "line by line"}
_ABOUT_FACES = {"": "", PLAIN: "for a screen reader, or a terminal that shows little"}


def theme_note(theme: str) -> str:
    """Return the label of a theme."""
    return OURS.get(theme, theme if theme in MORE else OURS[""])


def interface_note(name: str) -> str:
    """Return the label of an interface."""
    return _FACES.get(name, _FACES[""])


async def choose_theme(ui: UI) -> str | None:
    """Ask for a theme; return its name, or None if the person goes back."""
    rows = [Choice(id or _USUAL, name[0].upper() + name[1:]) for id, name in OURS.items()]
    rows.append(Choice("", "Others, which are not measured for contrast", choosable=False))
    rows += [Choice(name, name) for name in MORE]
    now = ui.session.journey.choices.theme or _USUAL
    return _of(await ui.choose(Menu("theme", "Light or dark", rows, now=now)))


async def choose_interface(ui: UI) -> str | None:
    """Ask for an interface; return its name, or None if the person goes back."""
    rows = [Choice(id or _USUAL, name[0].upper() + name[1:], _ABOUT_FACES[id]) for id, name in _FACES.items()]
    now = ui.session.journey.choices.face or _USUAL
    return _of(await ui.choose(Menu("face", "How it is shown", rows, now=now)))


def _of(id: str | None) -> str | None:
    return "" if id == _USUAL else id
