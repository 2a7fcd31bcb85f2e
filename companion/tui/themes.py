"""The two themes of our own: dusk and day. Colour never carries meaning by itself."""

from __future__ import annotations

from textual.theme import Theme


def _theme(
    name: str, *, dark: bool, paper: str, text: str, heading: str, mark: str, quiet: str, faint: str
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=heading,
        secondary=mark,
        accent=mark,
        foreground=text,
        background=paper,
        surface=paper,
        panel=paper,
        text_alpha=1.0,
        variables={
            "quiet": quiet,
            "block-cursor-foreground": paper,
            "block-cursor-background": heading,
            "input-cursor-foreground": paper,
            "input-cursor-background": text,
            "input-selection-background": f"{heading} 40%",
            "scrollbar": faint,
            "scrollbar-hover": faint,
            "scrollbar-active": quiet,
            "scrollbar-background": paper,
            "scrollbar-corner-color": paper,
        },
    )


DUSK = _theme(
    "dusk",
    dark=True,
    paper="#14171a",
    text="#e4e0d8",
    heading="#8fb3c9",
    mark="#c9b38f",
    quiet="#aeaaa4",
    faint="#3d444b",
)
DAY = _theme(
    "day",
    dark=False,
    paper="#f7f4ee",
    text="#23282c",
    heading="#2f5d73",
    mark="#7a5a24",
    quiet="#4b4f51",
    faint="#cdc7bb",
)
THEMES = {theme.name: theme for theme in (DUSK, DAY)}
