"""Which services are shown: all, those to call at once, those for one thing, those with a word in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tui.conftest import Open

from companion.journal.model import Choices


@pytest.fixture(autouse=True)
def in_norway(put: Callable[..., None]) -> None:
    put(Choices(country="NO"))


async def test_only_those_for_one_thing_are_shown_and_that_is_said(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("r", "f", "down", "down", "down", "enter")
        assert "Only: crisis line." in window.text
        assert "Stones of Norway" in window.text
        assert "Stones Everywhere" not in window.text
        await window.press("f", "home", "enter")
        assert "Only:" not in window.text
        assert "Stones Everywhere" in window.text


async def test_a_word_finds_the_services_it_stands_in(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("r", "f", "end", "enter")
        await window.type("EMERGENCY number")
        await window.press("enter")
        assert window.top == "Resources"
        assert "Stones of Norway" in window.text
        assert "Stones Everywhere" not in window.text


async def test_where_nothing_is_found_that_is_said_and_the_list_is_still_there(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("r", "f", "end", "enter")
        await window.type("volcano")
        await window.press("enter")
        assert "No service matches." in window.text
        await window.press("f", "enter")
        assert "Stones of Norway" in window.text


async def test_f_does_nothing_on_other_views(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("h", "f")
        assert window.top == "Help now"
