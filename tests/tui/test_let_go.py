"""What is closed is let go: memory does not grow with every page, and no words stay in it unseen."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.conftest import Open


KEYS = ["s", "r", "h", "m", "w", "d", "c", "k", "comma", "slash", "question_mark"]


async def test_nothing_of_a_screen_is_left_once_it_is_closed(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("right")
        there = {}
        for key in KEYS:
            await window.press(key)
            document = window.app.stack.top
            there[key] = [weakref.ref(one) for one in (document, *document.parts())]
            del document
            await window.press("escape", key)
            await window.back_to_page()

        def left() -> list[str]:
            gc.collect()
            return [key for key, parts in there.items() if any(part() for part in parts)]

        try:
            await window.until(lambda: not left())
        except AssertionError:
            pytest.fail(f"something is left of what these keys opened: {left()}")
