"""The quiet screen: one key hides everything, nothing shows through, and what was open is there after.

That it hides every screen there is, is held in test_from_every_screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from companion.flows.commands import EVERY, HELP_TYPING
from tests.tui.styles import in_colour

if TYPE_CHECKING:
    from tests.tui.conftest import Open

WAKES = {"ctrl+l", "escape"}
LEAVES = {"ctrl+q", "ctrl+c"}
HELPS = set(HELP_TYPING.keys.split(","))
OURS = {key for command in EVERY for key in command.keys.split(",")} - WAKES - LEAVES - HELPS
KEYS = [*sorted(OURS), "x", "1", "tab", "down", "pagedown", "ctrl+s", "ctrl+p", "f5"]


@pytest.mark.parametrize("screen", ["page", "check-in while typing", "help"])
async def test_ctrl_l_comes_back_as_well(screen: str, open_screen: Open) -> None:
    async with open_screen(screen) as window:
        before = window.lines
        await window.press("ctrl+l", "ctrl+l")
        assert window.lines == before


async def test_other_keys_show_nothing(open_screen: Open) -> None:
    async with open_screen("page") as window:
        shown = {}
        for key in KEYS:
            await window.press("ctrl+l", key)
            if window.text.strip() != "$":
                shown[key] = window.top
            await window.back_to_page()
        assert shown == {}
        assert window.page == window.page_under


async def test_other_keys_do_nothing_behind_it(open_screen: Open) -> None:
    async with open_screen("door") as window:
        before = window.lines
        await window.press("ctrl+l")
        await window.press_at_once("enter", "space", "down", "ctrl+s")
        await window.press("escape")
        assert window.lines == before


async def test_the_quiet_screen_is_drawn_as_an_empty_prompt(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("ctrl+l")
        assert in_colour(window) == [], "nothing quieter or louder than a text"


async def test_unsent_words_survive_it(open_screen: Open) -> None:
    async with open_screen("write") as window:
        await window.type("not yet kept")
        await window.press("ctrl+l")
        assert "not yet kept" not in window.text
        await window.press("escape")
        await window.type(" and on")
        assert "not yet kept and on" in window.text


async def test_one_can_leave_from_it_without_anything_being_shown(open_screen: Open) -> None:
    async with open_screen("write") as window:
        await window.type("not yet kept")
        await window.press("ctrl+l", "ctrl+q")
        assert not window.is_open
        assert window.app.return_code == 0
    async with open_screen("write") as window:
        assert "not yet kept" in window.text


async def test_f1_is_help_there_too_and_leads_back_to_it(open_screen: Open) -> None:
    async with open_screen("write") as window:
        await window.type("not yet kept")
        await window.press("ctrl+l", "f1")
        assert window.top == "Help now"
        await window.press("escape")
        assert window.text.strip() == "$"
