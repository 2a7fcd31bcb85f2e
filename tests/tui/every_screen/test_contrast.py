"""Whatever is drawn can be read: at 7:1 or more in the themes of ours, at 12:1 in those of high contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.theme import BUILTIN_THEMES

from companion.flows.settings import appearance
from companion.palettes import PALETTES
from companion.tui.themes import OURS
from tests.few import first
from tests.tui.styles import Stretch, stretches

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

LEAST = {theme: 12 if "high contrast" in palette.label else 7 for theme, palette in PALETTES.items()}
SIGNS = 3
"""What WCAG asks of signs that are no letters: bars, lines, the scroll bar."""
SHOWN = ["page", "contents", "summary", "help", "choices", "check-in while typing", "first passphrase"]
FOREIGN = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(stretch: Stretch) -> float:
    """As WCAG counts it: 1 for nothing to be seen, 21 for black on white."""
    dark, light = sorted(luminance(colour) for colour in stretch.colours)
    return (light + 0.05) / (dark + 0.05)


def too_faint(window: Window, letters: float, signs: float) -> list[tuple[str, float]]:
    return [
        (stretch.text, round(found, 1))
        for stretch in stretches(window)
        if stretch.text.strip()
        for found in [contrast(stretch)]
        if found < (letters if any(map(str.isalnum, stretch.text)) else signs)
    ]


@pytest.mark.parametrize("screen", SHOWN)
async def test_everything_is_well_read_in_each_theme_of_ours(screen: str, open_screen: Open) -> None:
    async with open_screen(screen) as window:
        if window.is_typing and screen != "first passphrase":
            await window.type("so it is")
        for theme in OURS:
            window.app.theme = theme
            await window.settle()
            assert not too_faint(window, LEAST[theme], SIGNS), theme
            window.app.screen.text_select_all()
            await window.settle()
            assert not too_faint(window, LEAST[theme], SIGNS), f"{theme}, selected"
            window.app.screen.clear_selection()


@pytest.mark.parametrize("screen", first(["page", "choices"], 1))
async def test_what_we_add_to_themes_that_are_not_ours_is_read_too(screen: str, open_screen: Open) -> None:
    async with open_screen(screen) as window:
        for theme in FOREIGN:
            window.app.theme = theme
            await window.settle()
            assert not too_faint(window, 4.5, SIGNS), theme


@pytest.mark.parametrize("theme", PALETTES)
def test_the_signs_of_weights_are_seen_on_their_tints(theme: str) -> None:
    colours = PALETTES[theme]._asdict()
    for step in range(1, 6):
        dark, light = sorted(luminance(colours[name]) for name in ("heading", f"step{step}"))
        assert (light + 0.05) / (dark + 0.05) >= SIGNS, step


async def test_the_scroll_bar_is_seen(open_screen: Open) -> None:
    async with open_screen("help", (60, 14)) as window:
        for theme in OURS:
            window.app.theme = theme
            await window.settle()
            bar = [
                one for strip in window.app.screen._compositor.render_strips() for one in strip.crop(59, 60)
            ]
            thumb = [Stretch(0, "", one.style) for one in bar if one.style and one.style.reverse]
            assert thumb, "the part that says where one is"
            assert all(contrast(one) >= SIGNS for one in thumb), theme


async def test_every_theme_that_is_offered_is_there_and_every_one_there_is_offered(open_screen: Open) -> None:
    async with open_screen("page") as window:
        assert {*appearance.OURS, *appearance.MORE} - {""} == set(window.app.available_themes)
        assert set(appearance.OURS) - {""} == set(OURS)
        for theme in ("ansi-dark", "ansi-light"):
            window.app.theme = theme
            await window.settle()
            assert "It is hard" in window.text
