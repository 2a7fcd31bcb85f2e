"""The palette finds what can be done by its name, and does what the key would have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

if TYPE_CHECKING:
    from tests.tui.conftest import Open


@pytest.mark.parametrize("key", ["ctrl+p", ":"])
async def test_a_few_letters_of_a_name_find_a_command(key: str, open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press(key)
        await window.type("summary")
        await window.until(lambda: "summary: the guide at a glance" in window.words)
        await window.press("enter")
        await window.until(lambda: window.top == "Summary")


async def test_escape_leads_back_and_nothing_blinks(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("ctrl+p")
        assert not window.app.screen.query_one(Input).cursor_blink
        await window.press("escape")
        assert window.page == window.page_under


async def test_it_offers_only_what_does_something_there(open_screen: Open) -> None:
    async with open_screen("summary") as window:
        await window.press("ctrl+p")
        await window.type("skip")
        await window.until(lambda: "search: look for words" in window.text)
        assert "leave this step" not in window.text


async def test_it_opens_neither_over_a_field_nor_over_what_is_hidden(open_screen: Open) -> None:
    async with open_screen("write") as window:
        await window.press("escape", "ctrl+p", ":")
        assert not window.app.screen.query("#--input")
    async with open_screen("page") as window:
        await window.press("ctrl+l", "ctrl+p", ":")
        assert window.text.strip() == "$"


async def test_textuals_own_commands_are_not_in_it(open_screen: Open) -> None:
    """One of them would write the page to a file."""
    async with open_screen("page") as window:
        await window.press("ctrl+p")
        await window.type("screenshot")
        await window.until(lambda: "No matches found" in window.text)
