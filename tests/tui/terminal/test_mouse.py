"""The mouse does what the keys do: the key line, the choices and the fields can be clicked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import CheckIn, Place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Open


@pytest.mark.parametrize(
    ("clicked", "top", "back"), [("h help now", "Help now", "← back"), ("? keys", "Keys", "escape back")]
)
async def test_a_key_in_the_key_line_can_be_clicked(
    clicked: str, top: str, back: str, open_screen: Open
) -> None:
    async with open_screen("page") as window:
        await window.click(clicked)
        assert window.top == top
        await window.click(back)
        assert window.page == window.page_under


async def test_on_and_back_can_be_clicked(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.click("→ next")
        assert "You held it in your hand." in window.text
        await window.click("← back")
        assert window.page == window.page_under


@pytest.mark.parametrize(
    ("clicked", "shown"),
    [("Open it", "float"), ("Not now", "This is where"), ("Keep it closed", "This is where")],
)
async def test_a_choice_can_be_clicked(clicked: str, shown: str, open_screen: Open) -> None:
    async with open_screen("door") as window:
        await window.click(clicked)
        assert shown in window.text


async def test_a_step_in_the_contents_can_be_clicked_and_a_heading_does_nothing(open_screen: Open) -> None:
    async with open_screen("contents") as window:
        before = window.lines
        await window.click("After finding it")
        assert window.lines == before
        await window.click("The first step")
        assert "Some people pick it up." in window.text


async def test_a_check_in_can_be_made_with_the_mouse(
    open_screen: Open, kept: Callable[..., list[CheckIn]]
) -> None:
    async with open_screen("check-in") as window:
        for clicked in ("light", "calm", "sad", "numb", "numb"):
            await window.click(clicked)
        assert "●" in window.text
        await window.click("Keep")
        assert "Kept on this computer." in window.top
    assert kept(CheckIn) == [CheckIn("light", ("sad", "calm"), "", "two")]


async def test_a_click_beside_the_choices_chooses_nothing(open_screen: Open) -> None:
    async with open_screen("door") as window:
        before = window.lines
        await window.click("This part is about")
        assert window.lines == before


async def test_a_click_between_the_text_and_the_keys_chooses_nothing_that_is_hidden_there(
    open_screen: Open,
) -> None:
    async with open_screen("choices", (80, 16)) as window:
        before = window.lines
        assert not before[-2].strip()
        await window.click_at(20, len(before) - 2)
        assert window.lines == before


async def test_a_click_on_the_quiet_screen_shows_nothing(open_screen: Open) -> None:
    async with open_screen("help") as window:
        await window.press("ctrl+l")
        await window.click("$")
        assert window.text.strip() == "$"


async def test_the_wheel_scrolls_a_page_and_a_view(
    open_window: Open, put: Callable[..., None], long_guide: Path
) -> None:
    put(Place("two", 0, order=1))
    async with open_window((60, 14), guide=long_guide) as window:
        for key in ("", "?"):
            await window.press(*key)
            before = window.page
            await window.turn_wheel("down")
            assert window.page != before
            await window.turn_wheel("up")
            assert window.page == before


async def test_a_click_into_a_field_puts_the_cursor_there(open_screen: Open) -> None:
    async with open_screen("write") as window:
        await window.type("first last")
        await window.press("tab")
        await window.click("last")
        await window.type("middle ")
        assert "first middle last" in window.text
