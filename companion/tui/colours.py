"""The colours of the themes of our own. Colour never carries meaning by itself."""

from __future__ import annotations

from typing import NamedTuple

from companion.tui.terminal.background import Paper


class Colours(NamedTuple):
    """A theme's colours, by the names our styles call them with ``$`` before."""

    dark: bool
    background: str
    foreground: str
    """Of what is to be read."""
    heading: str
    """Of what stands above it."""
    mark: str
    """Of what is known about it."""
    quiet: str
    """Of what is less loud."""
    scrollbar: str


OURS = {
    "dusk": Colours(True, "#14171a", "#e4e0d8", "#8fb3c9", "#c9b38f", "#aeaaa4", "#5f6870"),
    "day": Colours(False, "#f7f4ee", "#23282c", "#28536a", "#654a1b", "#4b4f51", "#8d887e"),
    "contrast": Colours(True, "#000000", "#ffffff", "#9adcff", "#ffd75f", "#d8d8d8", "#b0b0b0"),
    "contrast-day": Colours(False, "#ffffff", "#000000", "#00355c", "#472e00", "#2b2b2b", "#595959"),
}


def usual(paper: Paper) -> str:
    """Return the name of the theme for somebody who chose none: as light as their terminal."""
    return "day" if paper == "light" else "dusk"
