"""What is closed is let go: memory does not grow with every page, and no words stay in it unseen."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from textual._styles_cache import StylesCache
from textual.widgets import TextArea

from companion.tui.screens.room import Room

if TYPE_CHECKING:
    from tests.tui.conftest import Open


def alive(*kinds: type) -> int:
    """How many objects there are of some kinds, those left over taken away."""
    gc.collect()
    return sum(isinstance(one, kinds) for one in gc.get_objects())


@pytest.mark.parametrize("key", ["s", "r", "h", "m", "w", "d", "c", "k", "comma", "slash", "question_mark"])
async def test_nothing_of_a_screen_is_left_once_it_is_closed(open_window: Open, key: str) -> None:
    async with open_window() as window:
        await window.press("right", key, "escape")
        before = alive(Room, TextArea, StylesCache)
        for _ in range(3):
            await window.press(key, "escape")
        assert alive(Room, TextArea, StylesCache) <= before
