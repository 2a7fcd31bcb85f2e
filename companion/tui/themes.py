"""The themes of our own, and how Textual's are read by our styles. Colour never carries meaning by itself.

Four colours mean something: ``$foreground`` is what is to be read, ``$heading`` what stands above it,
``$mark`` what is known about it, ``$quiet`` what is less loud.
"""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

_LEAST = 4.5
"""The contrast at which text in a theme not of ours is still easy to read (WCAG, level AA)."""


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
            "heading": heading,
            "mark": mark,
            "quiet": quiet,
            "input-cursor-foreground": paper,
            "input-cursor-background": text,
            "scrollbar": faint,
            "scrollbar-hover": quiet,
            "scrollbar-active": quiet,
            "scrollbar-background": paper,
            "scrollbar-background-hover": paper,
            "scrollbar-background-active": paper,
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
    faint="#5f6870",
)
DAY = _theme(
    "day",
    dark=False,
    paper="#f7f4ee",
    text="#23282c",
    heading="#28536a",
    mark="#654a1b",
    quiet="#4b4f51",
    faint="#8d887e",
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    paper="#000000",
    text="#ffffff",
    heading="#9adcff",
    mark="#ffd75f",
    quiet="#d8d8d8",
    faint="#b0b0b0",
)
CONTRAST_DAY = _theme(
    "contrast-day",
    dark=False,
    paper="#ffffff",
    text="#000000",
    heading="#00355c",
    mark="#472e00",
    quiet="#2b2b2b",
    faint="#595959",
)
OURS = {theme.name: theme for theme in (DUSK, DAY, CONTRAST, CONTRAST_DAY)}


def meanings(theme: Theme) -> dict[str, str]:
    """Return the colours that mean something here, for a theme that was made without knowing of them."""
    if theme.ansi:  # what the terminal makes of these is its own business; its plain text is always readable
        heading, mark = ("bright_cyan", "bright_yellow") if theme.dark else ("blue", "magenta")
        return {"heading": f"ansi_{heading}", "mark": f"ansi_{mark}", "quiet": "ansi_default"}
    colors = theme.to_color_system()
    paper = colors.background or Color.parse("#121212" if theme.dark else "#efefef")
    text = colors.foreground or paper.inverse
    soft = text.blend(paper, 0.25)
    return {
        "heading": _readable(colors.primary, paper).hex,
        "mark": _readable(colors.accent or colors.primary, paper).hex,
        "quiet": (soft if _contrast(soft, paper) >= _LEAST else text).hex,
    }


def _readable(color: Color, paper: Color) -> Color:
    """Return a colour nearer to black or white, as far as it must go to be read."""
    loudest = paper.get_contrast_text(1.0)
    shades = [color.blend(loudest, share / 10) for share in range(11)]
    return next((shade for shade in shades if _contrast(shade, paper) >= _LEAST), loudest)


def _contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours as WCAG counts it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
