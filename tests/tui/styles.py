"""How what is on the screen is drawn: in which colours, what they mean in its theme, and how heavy."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from textual.color import Color

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.color import Color as RichColor
    from rich.segment import Segment
    from rich.style import Style

    from tests.tui.conftest import Window

STANDINGS = dict.fromkeys(["supported", "partly", "unsupported", "unknown", "opinion", "usual"], "standing")
ROLES = {
    **STANDINGS,
    "foreground": "text",
    "heading": "heading",
    "mark": "mark",
    "quiet": "quiet",
    "scrollbar": "faint",
}
"""What each colour of a theme is called here. In some themes, one colour has two roles."""
FILLED = ("selection", "button", *(f"step{n}" for n in range(1, 6)))
"""The grounds of rows, chips and buttons."""


class Stretch(NamedTuple):
    """Letters beside each other that are drawn alike."""

    line: int
    text: str
    style: Style

    @property
    def colours(self) -> tuple[str, str]:
        """The colours of the letters and of what is behind them; nothing for the terminal's own."""
        return _hex(self.style.color), _hex(self.style.bgcolor)


def stretches(window: Window) -> Iterator[Stretch]:
    """What is drawn, line by line, but for the column of the scroll bar."""
    for number, strip in enumerate(window.app.screen._compositor.render_strips(), 1):
        for style, segments in groupby(strip.crop(0, strip.cell_length - 1), key=_style_of):
            text = "".join(segment.text for segment in segments)
            if style:
                yield Stretch(number, text, style)


def _hex(colour: RichColor | None) -> str:
    return Color.from_rich_color(colour).hex6.lower() if colour else ""


def _style_of(segment: Segment) -> Style | None:
    return segment.style.clear_meta_and_links() if segment.style else None


def in_colour(window: Window) -> list[str]:
    """Say line by line what is drawn otherwise than as plain text, by what the theme's colours mean."""
    variables = window.app.theme_variables
    meant = {Color.parse(variables[name]).hex6.lower(): role for name, role in ROLES.items()}
    paper = Color.parse(variables["background"]).hex6.lower()
    filled = {Color.parse(variables[name]).hex6.lower() for name in FILLED}

    def told(stretch: Stretch) -> str:
        letters, behind = stretch.colours
        if letters == paper:
            return f"{_weight(stretch.style)}paper on {meant[behind]}"
        if behind in filled:
            return f"{_weight(stretch.style)}{meant[letters]}, filled"
        assert behind == paper, f"{stretch} has a ground of its own"
        return f"{_weight(stretch.style)}{meant[letters]}" if letters else ""

    return _told(window, told, plain="text")


def without_colour(window: Window) -> list[str]:
    """Say the same where there are no colours."""

    def told(stretch: Stretch) -> str:
        assert stretch.colours == ("", "")
        return f"{_weight(stretch.style)}{'reversed' if stretch.style.reverse else ''}".strip()

    return _told(window, told, plain="")


def _weight(style: Style) -> str:
    return f"{'bold ' if style.bold else ''}{'underlined ' if style.underline else ''}"


def _told(window: Window, told: Callable[[Stretch], str], plain: str) -> list[str]:
    """One line for each line of the screen that has something to tell."""
    lines: dict[int, list[str]] = {}
    for stretch in stretches(window):
        is_block = "reversed" in (how := told(stretch)) or "paper on" in how
        if how != plain and (stretch.text.strip() or is_block):
            text = stretch.text if is_block else stretch.text.strip()
            lines.setdefault(stretch.line, []).append(f'{how} "{text}"')
    return [f"{number:2}: {', '.join(parts)}" for number, parts in lines.items()]
