"""What is closed is let go: memory does not grow with every page, and no words stay in it unseen."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.conftest import Open


@pytest.mark.parametrize("key", ["s", "r", "h", "m", "w", "d", "c", "k", "comma", "slash", "question_mark"])
async def test_nothing_of_a_screen_is_left_once_it_is_closed(open_window: Open, key: str) -> None:
    async with open_window() as window:
        await window.press("right", key)
        document = window.app.stack.top
        there = [weakref.ref(one) for one in (document, *document.parts())]
        del document
        await window.press("escape", key, "escape")

        def is_gone() -> bool:
            gc.collect()
            return not any(left() for left in there)

        await window.until(is_gone)
