"""Keys that come faster than the screens they open: nothing crashes, and every letter arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.conftest import Open


@pytest.mark.parametrize("keys", ["m ctrl+q", "w ctrl+c", "c ctrl+q", "ctrl+l ctrl+q", "right h ctrl+c"])
async def test_one_can_leave_in_the_moment_a_screen_opens(keys: str, open_window: Open) -> None:
    async with open_window() as window:
        await window.press_at_once(*keys.split())
        assert window.app.return_code == 0


@pytest.mark.parametrize(
    ("first", "at_once"),
    [
        ("", "m f1 ctrl+c"),
        ("", "m ctrl+l ctrl+q"),
        ("t", "enter c"),
        (", enter", "enter enter"),
        ("q", "down enter h"),
    ],
)
async def test_keys_that_come_before_a_screen_is_there_do_not_crash(
    first: str, at_once: str, open_window: Open
) -> None:
    async with open_window() as window:
        await window.press(*first.split())
        await window.press_at_once(*at_once.split())
        assert window.is_open or window.app.return_code == 0
        assert not window.app._exception


async def test_letters_typed_without_a_pause_all_arrive_in_order(open_window: Open) -> None:
    text = "the quick stone falls on the slow one "
    async with open_window() as window:
        await window.press("w")
        await window.press_at_once(*text)
        assert text.strip() in window.text


async def test_letters_typed_before_the_field_is_there_are_not_taken_for_commands(open_window: Open) -> None:
    async with open_window() as window:
        for key, title in (("w", "Something for yourself"), ("m", "How is it right now?")):
            await window.press_at_once(key, *"qrt,cs")
            assert title in window.text
            await window.press("tab")
            await window.back_to_page()
