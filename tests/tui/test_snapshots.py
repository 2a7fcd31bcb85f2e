"""Every screen as text, at two sizes, held against what it looked like when somebody last looked at it.

Write them anew with COMPANION_SNAPSHOTS=renew, and look at what changed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tui.conftest import Open

FOLDER = Path(__file__).parent / "snapshots"
SIZES = {"80x24": (80, 24), "40x12": (40, 12)}
SCROLL_BAR = " ▁▂▃▄▅▆▇█"
"""Where in a long text one is moves with every word of it, and says nothing about how the screen looks."""
RENEW = os.environ.get("COMPANION_SNAPSHOTS") == "renew"


def file_of(screen: str, size: str) -> Path:
    return FOLDER / size / f"{screen.replace(' ', '-')}.txt"


async def test_a_screen_looks_as_it_did(screen: str, open_screen: Open) -> None:
    drawn = {}
    async with open_screen(screen) as window:
        for size, cells in SIZES.items():
            await window.resize(*cells)
            drawn[size] = "".join(f"{line.rstrip(SCROLL_BAR)}\n" for line in window.lines)
    for size, text in drawn.items():
        file = file_of(screen, size)
        if RENEW:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")


def test_every_snapshot_is_of_a_screen_there_is(screens: list[str]) -> None:
    known = {file_of(screen, size) for screen in screens for size in SIZES}
    assert set(FOLDER.rglob("*.txt")) == known
