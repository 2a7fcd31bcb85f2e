"""Words are looked for with ``/``: what was found leads where it stands, and help now is always among it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.journal.model import CheckIn, Choices, Note

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

Put = Callable[..., None]


async def look_for(window: Window, text: str) -> None:
    await window.press("/")
    await window.type(text)
    await window.press("enter")


async def test_what_was_found_in_the_guide_leads_to_its_page(open_window: Open) -> None:
    async with open_window() as window:
        await look_for(window, "pick")
        assert window.top == "Search results"
        await window.press("enter")
        assert window.is_reading
        assert "Some people pick it up." in window.text


async def test_what_one_wrote_is_found_and_leads_to_where_it_is_kept(open_window: Open, put: Put) -> None:
    put(CheckIn("heavy", ("sad",), "a heron by the water"), Note("the heron again"))
    async with open_window() as window:
        await look_for(window, "heron")
        assert "a heron by the water" in window.text
        assert "the heron again" in window.text
        await window.choose_row("Check-in")
        assert "a heron by the water" in window.text
        assert "Edit" in window.text
        await window.press("escape")
        assert window.top == "Diary"


async def test_help_now_is_among_what_was_found_whatever_was_looked_for(open_window: Open) -> None:
    async with open_window() as window:
        await look_for(window, "zebra")
        assert "Nothing was found for “zebra”." in window.text
        await window.press("enter")
        assert "If a stone" in window.text


async def test_what_lies_behind_a_shut_door_is_found_only_once_it_is_open(
    open_window: Open, put: Put
) -> None:
    async with open_window() as window:
        await look_for(window, "float")
        assert "Nothing was found" in window.text
        await window.press("ctrl+q")
    put(Choices(doors={"again": "open"}))
    async with open_window() as window:
        await look_for(window, "float")
        assert "Nothing was found" not in window.text


async def test_one_can_look_for_other_words_or_leave_it(open_window: Open) -> None:
    async with open_window() as window:
        await look_for(window, "zebra")
        await window.press("end", "enter")
        assert "Search the guide" in window.text
        assert "zebra" in window.text
        await window.back_to_page()


async def test_brackets_and_escapes_that_are_looked_for_stay_text(open_window: Open) -> None:
    async with open_window() as window:
        await look_for(window, "[/zebra]")
        assert "Nothing was found for “[/zebra]”." in window.text
