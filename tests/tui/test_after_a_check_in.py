"""After a check-in: a heavy one does not push on, and nobody is asked twice or against their choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.journal.model import CheckIn, Place

if TYPE_CHECKING:
    from tests.tui.conftest import Open


async def test_after_a_heavier_one_the_pointer_is_not_on_reading_on(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.check_in("light")
        assert window.is_reading
        await window.check_in("in between")
        assert "Things sound heavy right now." in window.words
        assert "Kept on this computer." in window.text
        assert window.pointed_at == "Stop here and quit"
        await window.press("end", "enter")
        assert window.page == window.page_under
        await window.check_in("very heavy")
        assert window.pointed_at == "Stop here and quit"
        await window.press("enter")
        assert not window.is_open


async def test_after_one_that_is_not_heavier_the_page_is_there(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.check_in("heavy")
        assert window.pointed_at == "Stop here and quit"
        await window.press("escape")
        await window.check_in("heavy")
        assert window.is_reading
        await window.check_in("light")
        assert window.is_reading


async def test_a_step_does_not_ask_twice_in_a_sitting(open_screen: Open, open_window: Open) -> None:
    async with open_screen("check-in page") as window:
        assert window.pointed_at == "Go on to the next page"
        await window.press("up", "enter", "end", "space", "ctrl+s")
        assert "Stones are hard." in window.text
        await window.press("left")
        assert "Some people pick it up." in window.words
        await window.press("right")
        assert "Stones are hard." in window.text
    async with open_window() as window:  # another sitting
        await window.press("left")
        assert window.pointed_at == "Go on to the next page"


async def test_a_check_in_of_ones_own_counts_as_an_answer_to_the_step(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("right")
        await window.check_in("light")
        await window.press("right")
        assert "Stones are hard." in window.text


async def test_a_check_in_made_from_a_screen_over_the_asking_page_is_not_asked_for_again(
    open_screen: Open,
) -> None:
    async with open_screen("check-in page") as window:
        await window.press("h")
        await window.check_in("light")
        assert "Numbers change." in window.text, "help is still open"
        await window.press("escape")
        assert window.is_reading
        assert "Check in" not in window.text


async def test_one_can_go_on_without(open_screen: Open, kept: Callable[..., list[CheckIn]]) -> None:
    async with open_screen("check-in page") as window:
        await window.press("down", "enter")
        assert "Stones are hard." in window.text
    assert kept(CheckIn) == []


async def test_paused_check_ins_are_not_asked_for_and_m_still_opens_one(
    open_window: Open, put: Callable[..., None]
) -> None:
    async with open_window() as window:
        await window.press("right", ",", "end", "up", "up", "enter", "down", "enter")
        assert "Ask how I am at the end of some steps No" in window.words
        await window.press("escape", "right")
        assert "Stones are hard." in window.text
        await window.press("ctrl+q")
    put(Place("one", 0))
    async with open_window() as window:  # still so the next time
        await window.press("right")
        assert "Stones are hard." in window.text
        await window.press("m")
        assert "How are you right now?" in window.text
