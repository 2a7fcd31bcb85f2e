"""The program's own themes: their labels and colours. Colour is never the only sign of a meaning."""

from __future__ import annotations

from typing import Literal, NamedTuple

from companion.messages import N_


class Palette(NamedTuple):
    """A theme's label and colours. The style sheet uses the same names, with a ``$`` before them."""

    label: str
    dark: bool
    background: str
    foreground: str
    """The colour of the main text."""
    heading: str
    """The colour of headings."""
    mark: str
    """The colour of marks, such as the bar beside the evidence for a claim."""
    quiet: str
    """The colour of secondary text."""
    scrollbar: str


PALETTES = {
    "dusk": Palette(N_("Dark"), True, "#14171a", "#e4e0d8", "#8fb3c9", "#c9b38f", "#aeaaa4", "#5f6870"),
    "day": Palette(N_("Light"), False, "#f7f4ee", "#23282c", "#28536a", "#654a1b", "#4b4f51", "#8d887e"),
    "contrast": Palette(
        N_("Dark, high contrast"), True, "#000000", "#ffffff", "#9adcff", "#ffd75f", "#d8d8d8", "#b0b0b0"
    ),
    "contrast-day": Palette(
        N_("Light, high contrast"), False, "#ffffff", "#000000", "#00355c", "#472e00", "#2b2b2b", "#595959"
    ),
}
"""The themes by the ids that a journal stores, in the order in which they are offered."""


def usual(paper: Literal["dark", "light"]) -> str:
    """Return the id of the theme for someone who has not chosen one: dark or light, as their terminal is."""
    return "day" if paper == "light" else "dusk"
