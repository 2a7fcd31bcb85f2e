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
    """The colour of headings and of keys."""
    mark: str
    """The colour of signs beside a text, such as the bar of the field that has the focus."""
    quiet: str
    """The colour of secondary text."""
    scrollbar: str
    selection: str
    """The background of the row, chip or button that the pointer is at. Its text is in the main colour."""
    button: str
    """The background of a button or chip that the pointer is not at."""
    supported: str
    partly: str
    usual: str
    unsupported: str
    unknown: str
    opinion: str
    """The colours of the standings of claims, from ``supported`` on."""
    step1: str
    step2: str
    step3: str
    step4: str
    step5: str
    """Five backgrounds from faint to full, for how heavy a day was. Text on them is in the main colour."""


PALETTES = {
    "dusk": Palette(
        label=N_("Dark"),
        dark=True,
        background="#14171a",
        foreground="#e4e0d8",
        heading="#8fb3c9",
        mark="#c9b38f",
        quiet="#aeaaa4",
        scrollbar="#5f6870",
        selection="#2a3943",
        button="#22292f",
        supported="#a3c9a0",
        partly="#cfc58a",
        usual="#9cc0d8",
        unsupported="#e0a998",
        unknown="#bdb4c6",
        opinion="#d0abd8",
        step1="#1b2227",
        step2="#212c33",
        step3="#273740",
        step4="#2c414d",
        step5="#314b59",
    ),
    "day": Palette(
        label=N_("Light"),
        dark=False,
        background="#f7f4ee",
        foreground="#23282c",
        heading="#28536a",
        mark="#654a1b",
        quiet="#4b4f51",
        scrollbar="#8d887e",
        selection="#d5e0e3",
        button="#e9e5dc",
        supported="#2a5a30",
        partly="#5a4f10",
        usual="#28536a",
        unsupported="#82351f",
        unknown="#55505c",
        opinion="#6a3f78",
        step1="#eceeeb",
        step2="#dfe6e7",
        step3="#d0dce0",
        step4="#c0d1d7",
        step5="#adc4cc",
    ),
    "contrast": Palette(
        label=N_("Dark, high contrast"),
        dark=True,
        background="#000000",
        foreground="#ffffff",
        heading="#9adcff",
        mark="#ffd75f",
        quiet="#d8d8d8",
        scrollbar="#b0b0b0",
        selection="#14364a",
        button="#262626",
        supported="#a6eaa0",
        partly="#ffe27a",
        usual="#9adcff",
        unsupported="#ffc8b4",
        unknown="#d9d0e2",
        opinion="#f2c8ff",
        step1="#101418",
        step2="#14212a",
        step3="#172b38",
        step4="#163242",
        step5="#14364a",
    ),
    "contrast-day": Palette(
        label=N_("Light, high contrast"),
        dark=False,
        background="#ffffff",
        foreground="#000000",
        heading="#00355c",
        mark="#472e00",
        quiet="#2b2b2b",
        scrollbar="#595959",
        selection="#c4dcec",
        button="#e6e6e6",
        supported="#0f3d16",
        partly="#3d3400",
        usual="#00355c",
        unsupported="#5a1a08",
        unknown="#36323c",
        opinion="#4a2358",
        step1="#f1f4f6",
        step2="#e3ebf0",
        step3="#d5e4ed",
        step4="#c6dae6",
        step5="#b6d0df",
    ),
}
"""The themes by the ids that a journal stores, in the order in which they are offered."""


def usual(paper: Literal["dark", "light"]) -> str:
    """Return the id of the theme for someone who has not chosen one: dark or light, as their terminal is."""
    return "day" if paper == "light" else "dusk"
