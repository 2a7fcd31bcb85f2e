"""Every screen as text, at two sizes, and how it is drawn, in words, held against what it looked like when
somebody last looked at it.

Write them anew with COMPANION_SNAPSHOTS=renew, and look at what changed.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.few import first
from tests.tui.styles import in_colour, without_colour

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

FOLDER = Path(__file__).parents[1] / "snapshots"
SIZES = {"40x12": (40, 12), "80x24": (80, 24)}
DRAWN = "drawn"
THEMES = ("dusk", "contrast-day")
"""One that is dark and one that is light; one of high contrast and one that is not."""
SCROLL_BAR = " ▁▂▃▄▅▆▇█"
"""Where in a long text one is moves with every word of it, and says nothing about how the screen looks."""
RENEW = os.environ.get("COMPANION_SNAPSHOTS") == "renew"


def file_of(screen: str, kind: str) -> Path:
    return FOLDER / kind / f"{screen.replace(' ', '-')}.txt"


@pytest.mark.parametrize("themes", first([THEMES[:1], THEMES], of_one=True), ids=" and ".join)
async def test_a_screen_looks_as_it_did(screen: str, open_screen: Open, themes: Sequence[str]) -> None:
    seen = {}
    async with open_screen(screen, SIZES["80x24"]) as window:
        seen["80x24"] = as_text(window)
        seen[DRAWN] = await how_it_is_drawn(window, themes)
        await window.resize(*SIZES["40x12"])
        seen["40x12"] = as_text(window)
    for kind, text in seen.items():
        file = file_of(screen, kind)
        if RENEW:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8"), kind


def as_text(window: Window) -> str:
    return "".join(f"{line.rstrip(SCROLL_BAR)}\n" for line in window.lines)


async def how_it_is_drawn(window: Window, themes: Sequence[str]) -> str:
    """What stands out, and how: the same where it is dark and where it is light; then what is left of it
    without colours.
    """
    in_themes = []
    for theme in themes:
        window.app.theme = theme
        await window.settle()
        in_themes.append(in_colour(window))
    assert all(one == in_themes[0] for one in in_themes), "the same means the same in both"
    window.app.no_color = True
    window.app.refresh_css()
    await window.settle()
    parts = {"in colour": in_themes[0], "without colours": without_colour(window)}
    return "\n".join("\n".join([part, *lines, ""]) for part, lines in parts.items())


def test_every_snapshot_is_of_a_screen_there_is(screens: list[str]) -> None:
    known = {file_of(screen, kind) for screen in screens for kind in (*SIZES, DRAWN)}
    assert set(FOLDER.rglob("*.txt")) == known
