"""The door: it waits for one of three answers, remembers it, and the contents open and shut it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import Place, Start

if TYPE_CHECKING:
    from tests.tui.conftest import Open

BEHIND = "The article says that stones float."
BESIDE = "This is where it ends."
ANSWERS = {"open": ("up enter", BEHIND), "later": ("enter", BESIDE), "closed": ("down enter", BESIDE)}


@pytest.mark.parametrize("answer", list(ANSWERS))
async def test_each_answer_leads_on_and_is_remembered(
    answer: str, open_screen: Open, open_window: Open, kept_start: Callable[[], Start]
) -> None:
    keys, page = ANSWERS[answer]
    async with open_screen("door") as window:
        await window.press(*keys.split())
        assert page in window.text
        assert kept_start().choices.doors == {"again": answer}
        await window.press("ctrl+q")
    async with open_window() as window:
        assert page in window.text


@pytest.mark.parametrize("answer", list(ANSWERS))
async def test_a_door_that_was_answered_is_not_asked_again(answer: str, open_screen: Open) -> None:
    keys, page = ANSWERS[answer]
    async with open_screen("door") as window:
        await window.press(*keys.split())
        await window.press("c", "home", "down", "down", "enter")
        assert "Stones are hard." in window.text
        await window.press("right", "right")
        assert page in window.text


async def test_going_on_does_not_open_it(open_screen: Open) -> None:
    async with open_screen("door") as window:
        door = window.page
        await window.press("right", "right", "n", "i")
        assert window.page == door
        assert BEHIND not in window.text
        await window.press("right")
        assert window.top == "This part opens only if you choose to open it."


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_the_keys_that_go_on_do_not_open_it_either(key: str, open_screen: Open) -> None:
    async with open_screen("door") as window:
        await window.press(key, key, key)
        assert BEHIND not in window.text
        assert BESIDE in window.text


async def test_behind_a_shut_door_nothing_is_named(open_screen: Open) -> None:
    async with open_screen("door") as window:
        for key in ("c", "s", "e"):
            await window.press(key)
            assert "The third step" not in window.text
            assert "float" not in window.text
            await window.press("escape")


async def test_the_contents_reopen_it_and_shut_it_again(
    open_screen: Open, kept_start: Callable[[], Start]
) -> None:
    async with open_screen("door") as window:
        await window.press("end", "enter", "c")
        assert "The door to this part closed" in window.words
        await window.press("up", "enter")
        assert window.pointed_at == "Keep it closed"
        await window.press("home", "enter", "c")
        assert "The third step you are here" in window.words
        await window.press("down", "enter")
        assert kept_start().choices.doors == {"again": "closed"}
        assert window.pointed_at == "The door to this part"
        assert "The third step" not in window.text
        await window.press("escape")
        assert BEHIND not in window.text


async def test_the_way_back_leads_to_the_door_and_the_way_on_passes_it(open_screen: Open) -> None:
    async with open_screen("door") as window:
        await window.press("up", "enter")
        assert "The third step" in window.top
        await window.press("left")
        assert "It can wait." in window.text
        assert window.pointed_at == "Open it"
        await window.press("right")
        assert "The third step" in window.top


async def test_a_place_behind_a_shut_door_opens_at_the_door(
    open_window: Open, put: Callable[..., None]
) -> None:
    put(Place("three", 0, order=2))
    async with open_window() as window:
        assert "It can wait." in window.text
        assert BEHIND not in window.text
