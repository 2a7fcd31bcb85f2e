"""How the program is shown: the colours of the screen, or line by line without any."""

from __future__ import annotations

from companion.flows.dialogs import Choice, Menu
from companion.flows.ui import UI

OURS = {
    "": "as the terminal is",
    "dusk": "dark",
    "day": "light",
    "contrast": "dark, of high contrast",
    "contrast-day": "light, of high contrast",
}
"""Our own themes, with what each is called. Without one, the terminal is asked which it is."""

MORE = (
    "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "dracula", "tokyo-night",
    "monokai", "flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato", "solarized-light",
    "solarized-dark", "rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light",
    "ansi-dark", "ansi-light",
)  # fmt: skip
"""Themes that Textual brings, by the names they have there. Nobody measured how well they can be read."""

_USUAL = "usual"
PLAIN = "plain"
"""The interface that goes line by line."""

_FACES = {"": "on the full screen", PLAIN: "line by line"}
_ABOUT_FACES = {"": "", PLAIN: "for a screen reader, or a terminal that shows little"}


def theme_note(theme: str) -> str:
    """Return what a theme is called."""
    return OURS.get(theme, theme if theme in MORE else OURS[""])


def interface_note(name: str) -> str:
    """Return what an interface is called."""
    return _FACES.get(name, _FACES[""])


async def choose_theme(ui: UI) -> str | None:
    """Offer the themes."""
    rows = [Choice(id or _USUAL, name[0].upper() + name[1:]) for id, name in OURS.items()]
    rows.append(Choice("", "Others, which are not measured for contrast", choosable=False))
    rows += [Choice(name, name) for name in MORE]
    now = ui.session.journey.choices.theme or _USUAL
    return _of(await ui.choose(Menu("theme", "Light or dark", rows, now=now)))


async def choose_interface(ui: UI) -> str | None:
    """Offer the full screen, or one line after the other."""
    rows = [Choice(id or _USUAL, name[0].upper() + name[1:], _ABOUT_FACES[id]) for id, name in _FACES.items()]
    now = ui.session.journey.choices.face or _USUAL
    return _of(await ui.choose(Menu("face", "How it is shown", rows, now=now)))


def _of(id: str | None) -> str | None:
    return "" if id == _USUAL else id
