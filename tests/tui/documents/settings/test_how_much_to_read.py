"""How much to read: the choice takes effect at once, is remembered, and hides nothing for good."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.journal.model import Choices, Place, Start

if TYPE_CHECKING:
    from tests.tui.conftest import Open

DENSITY = [",", "down", "down", "enter"]
PAGE = Place("two", 0, order=1)


async def test_in_brief_a_step_is_its_sentence_and_i_opens_its_pages(
    open_window: Open, put: Callable[..., None], kept_start: Callable[[], Start]
) -> None:
    put(PAGE)
    async with open_window() as window:
        await window.press(*DENSITY, "down", "enter", "escape")
        assert "It is hard." in window.text
        assert "Stones are hard." not in window.text
        assert "i  the pages of this step" in window.text
        await window.press("i")
        assert "Stones are hard." in window.text
        await window.press("ctrl+q")
    assert kept_start().choices.density == "brief"
    async with open_window() as window:
        assert "It is hard." in window.text
        assert "Stones are hard." not in window.text


async def test_everything_there_is_more_of_is_open_for_who_chose_that_and_i_still_closes_it(
    open_window: Open, put: Callable[..., None]
) -> None:
    put(PAGE, Choices(density="full"))
    async with open_window() as window:
        assert "They are made of minerals." in window.text
        await window.press("i")
        assert "They are made of minerals." not in window.text
        await window.press("left", "right")
        assert "They are made of minerals." in window.text


async def test_going_back_to_pages_shows_the_first_page_of_the_step(
    open_window: Open, put: Callable[..., None]
) -> None:
    put(PAGE, Choices(density="brief"))
    async with open_window() as window:
        await window.press(*DENSITY, "home", "enter", "escape")
        assert "Stones are hard." in window.text
