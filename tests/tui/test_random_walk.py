"""Three hundred keys at random, always the same: nothing crashes, Escape leads back, nothing is lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.acts.commands import COMMANDS, ON_SOME_SCREENS
from companion.journal.model import CheckIn

if TYPE_CHECKING:
    from tests.tui.conftest import Open

OURS = [key for command in (*COMMANDS, *ON_SOME_SCREENS) for key in command.keys.split(",")]
MOVING = ["up", "down", "left", "right", "tab", "shift+tab", "home", "end", "pagedown", "space", "enter"]
ODD = ["x", "[", "é", "石", "f5", "ctrl+p", "delete", "ctrl+a", "ctrl+z"]
KEYS = [*OURS, *MOVING, *ODD, *["m", "space", "tab", "ctrl+s"] * 4]
"""Checking in more often than the rest, so that there is something to lose."""
SIZES = [(20, 6), (40, 12), (80, 24)]


async def test_three_hundred_keys_at_random_neither_crash_nor_trap_nor_lose(
    open_window: Open, kept: Callable[..., list[CheckIn]]
) -> None:
    chance, left, known = random.Random(2026), 300, 0
    while left:
        async with open_window(chance.choice(SIZES)) as window:  # whoever left comes back
            while left and window.is_open:
                left -= 1
                await window.press(chance.choice(KEYS))
                if window.is_open and left % 30 == 0:
                    await window.back_to_page(at_most=4)
                    await window.press("h")
                    assert "If a stone" in window.text
                    await window.back_to_page(at_most=1)
            if window.app.return_code is not None:
                assert window.app.return_code == 0
        assert len(kept(CheckIn)) >= known
        known = len(kept(CheckIn))
    assert known
