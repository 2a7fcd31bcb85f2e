"""The palette finds what can be done by its name, and does what the key would have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.conftest import Open


@pytest.mark.parametrize("key", ["ctrl+p", ":"])
async def test_a_few_letters_of_a_name_find_a_command(key: str, open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press(key)
        await window.type("Summ")
        assert "s summary the guide at a glance" in window.words
        assert "skip" not in window.text
        await window.press("enter")
        assert window.top == "Summary"


async def test_every_word_counts_wherever_it_stands(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("ctrl+p")
        await window.type("check past")
        await window.press("enter")
        assert window.top == "Diary"


async def test_one_can_go_down_the_list_and_choose_and_go_back_to_the_field(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("ctrl+p")
        await window.type("help")
        await window.press("down")
        assert "▸ h       help now" in window.text
        await window.press("up")
        assert window.is_typing
        await window.press("down", "enter")
        assert window.top == "Help now"


async def test_where_nothing_fits_it_says_so_and_enter_does_nothing(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("ctrl+p")
        await window.type("screenshot")
        assert window.top == "No command here has that name."
        await window.press("enter")
        await window.press(*["backspace"] * 10)
        assert "contents" in window.text


async def test_escape_leads_back_to_the_line(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("ctrl+p")
        await window.type("help")
        await window.back_to_page(at_most=2)
        assert window.page == window.page_under


async def test_the_palette_offers_only_what_does_something_there(open_screen: Open) -> None:
    async with open_screen("summary") as window:
        await window.press("ctrl+p")
        assert "search search the guide" in window.words
        assert "leave this step" not in window.text
        await window.type("why the claims")
        await window.press("enter")
        assert "Everybody who tried says so." in window.words, "of the summary, which is open below"
        await window.press("escape")
        assert window.top == "Summary"


async def test_the_palette_opens_neither_over_a_field_nor_over_what_is_hidden(open_screen: Open) -> None:
    async with open_screen("write") as window:
        await window.press("escape", "ctrl+p", ":")
        assert "Write something for yourself" in window.text
    async with open_screen("page") as window:
        await window.press("ctrl+l", "ctrl+p", ":")
        assert window.text.strip() == "$"


async def test_letters_typed_before_it_is_there_are_not_taken_for_commands(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press_at_once("ctrl+p", *"qs")
        assert "What would you like to do?" in window.text
