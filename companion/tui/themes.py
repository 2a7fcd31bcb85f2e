"""The program's own themes, and the colours it derives from Textual's themes."""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

from companion.palettes import PALETTES, Palette

_LEAST = 4.5
"""The minimum contrast of text in Textual's themes (WCAG 2, level AA)."""
MEANINGS = Palette._fields[Palette._fields.index("heading") :]
"""The names of the colours that Textual's themes do not define."""
_FILLS = {"selection": 0.14, "button": 0.07, **{f"step{n}": 0.04 + n * 0.02 for n in range(1, 6)}}
"""The backgrounds, as shares of the text's colour that are mixed into the theme's background."""


def _theme(name: str, ours: Palette) -> Theme:
    return Theme(
        name=name,
        dark=ours.dark,
        primary=ours.heading,
        secondary=ours.mark,
        accent=ours.mark,
        foreground=ours.foreground,
        background=ours.background,
        surface=ours.background,
        panel=ours.background,
        text_alpha=1.0,
        variables={
            **{meaning: getattr(ours, meaning) for meaning in MEANINGS},
            "input-cursor-foreground": ours.background,
            "input-cursor-background": ours.foreground,
            "scrollbar": ours.scrollbar,
            "scrollbar-hover": ours.quiet,
            "scrollbar-active": ours.quiet,
            "scrollbar-background": ours.background,
            "scrollbar-background-hover": ours.background,
            "scrollbar-background-active": ours.background,
            "scrollbar-corner-color": ours.background,
        },
    )


OURS = {name: _theme(name, ours) for name, ours in PALETTES.items()}


def meanings(theme: Theme) -> dict[str, str]:
    """Return colours for this program's meanings in a theme that does not define them."""
    if theme.ansi:  # the terminal chooses these colours, and its plain text is always readable
        heading, mark = ("bright_cyan", "bright_yellow") if theme.dark else ("blue", "magenta")
        plain = dict.fromkeys(MEANINGS, "ansi_default")
        return {**plain, "heading": f"ansi_{heading}", "mark": f"ansi_{mark}"}
    colors = theme.to_color_system()
    paper = colors.background or Color.parse("#121212" if theme.dark else "#efefef")
    text = colors.foreground or paper.inverse
    soft = text.blend(paper, 0.25)
    mark = _readable(colors.accent or colors.primary, paper).hex
    return {
        **dict.fromkeys(MEANINGS, mark),
        "heading": _readable(colors.primary, paper).hex,
        "quiet": (soft if _contrast(soft, paper) >= _LEAST else text).hex,
        **{name: _fill(text, paper, share).hex for name, share in _FILLS.items()},
    }


def _fill(text: Color, paper: Color, share: float) -> Color:
    """Return a background on which the text is readable, with at most ``share`` of the text's colour."""
    shares = (share * part / 4 for part in (4, 3, 2, 1))
    fills = (paper.blend(text, one) for one in shares)
    return next((fill for fill in fills if _contrast(text, fill) >= _LEAST), paper)


def _readable(color: Color, paper: Color) -> Color:
    """Return a colour, moved towards black or white until it is readable."""
    loudest = paper.get_contrast_text(1.0)
    shades = [color.blend(loudest, share / 10) for share in range(11)]
    return next((shade for shade in shades if _contrast(shade, paper) >= _LEAST), loudest)


def _contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
