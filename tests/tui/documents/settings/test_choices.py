"""What can be chosen takes effect at once, is remembered, and is shown as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from companion.journal.model import Place, Start

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

Put = Callable[..., None]
ROLE, WORD, DENSITY, COUNTRY, THEME, FACE, KEYS, ASKING, RETURNING = (
    " ".join([",", *["down"] * n, "enter"]) for n in range(9)
)


def paper(window: Window) -> Color:
    """The colour the page lies on."""
    segments = list(window.app.screen._compositor.render_strips()[5])
    assert segments[0].style
    assert segments[0].style.bgcolor
    return Color.from_rich_color(segments[0].style.bgcolor)


@pytest.mark.parametrize(
    ("keys", "says", "theirs"),
    [
        ("enter", "I found a stone", False),
        ("down enter", "Somebody near me did", True),
        ("down down enter", "I am a friend", False),
    ],
)
async def test_a_role_decides_which_pages_there_are(
    keys: str, says: str, theirs: bool, open_window: Open, put: Put
) -> None:
    put(Place("one", 0))
    async with open_window() as window:
        await window.press(*ROLE.split(), "home", *keys.split())
        assert f"Who you are {says}" in window.words
        await window.press("escape", "ctrl+q")
    async with open_window() as window:
        await window.press("right")
        assert ("You stood beside it." in window.text) == theirs


async def test_a_role_can_be_unsaid(open_window: Open, kept_start: Callable[[], Start]) -> None:
    async with open_window() as window:
        await window.press(*ROLE.split(), "home", "down", "enter")
        assert kept_start().choices.role == "partner"
        await window.press("enter", "end", "enter")
        assert "Who you are Not chosen" in window.words
    assert kept_start().choices.role == ""


async def test_a_word_that_was_offered_stands_in_the_text(open_window: Open, put: Put) -> None:
    put(Place("one", 0))
    async with open_window() as window:
        assert "You found the stone you found" in window.text
        await window.press(*WORD.split(), "down", "enter", "escape")
        assert "You found your pebble" in window.text
        await window.press("ctrl+q")
    async with open_window() as window:
        assert "You found your pebble" in window.text


@pytest.mark.parametrize("word", ["Ada", "[b]{stone}[/oops]", "*石* $primary \\"])
async def test_a_word_of_ones_own_stands_in_the_text_as_it_was_typed(
    word: str, open_window: Open, put: Put
) -> None:
    put(Place("one", 0))
    async with open_window() as window:
        await window.press(*WORD.split(), "end", "enter")
        await window.paste(word)
        await window.press("ctrl+s")
        assert f"“{word}”" in window.text
        await window.press("escape")
        assert f"You found {word}\n" in window.text
        await window.press("ctrl+q")
    async with open_window() as window:
        assert f"You found {word}\n" in window.text
        await window.press(*WORD.split(), "end", "enter")
        assert f" {word}\n" in window.text


async def test_an_own_word_is_not_called_kept_on_a_screen_that_cannot_keep_it(
    open_window: Open, put: Put, home: object
) -> None:
    put(Place("one", 0))
    async with open_window(problem="It is another program's.") as window:
        await window.press("enter", *WORD.split(), "end", "enter")
        await window.type("Ada")
        await window.press("ctrl+s")
        assert "Kept on" not in window.text
        await window.press("escape", "right")
        assert "You found Ada" in window.text  # for this time


async def test_light_and_dark_take_effect_and_are_remembered(open_window: Open) -> None:
    async with open_window() as window:
        assert paper(window) == Color.parse("#14171a")
        await window.press(*THEME.split(), "down", "down", "enter")
        assert "Colours Light" in window.words
        assert paper(window) == Color.parse("#f7f4ee")
        await window.press("ctrl+q")
    async with open_window() as window:
        assert paper(window) == Color.parse("#f7f4ee")
        await window.press(*THEME.split(), "up", "enter", "escape")
        assert paper(window) == Color.parse("#14171a")


async def test_on_coming_back_the_place_is_there_unless_something_else_was_chosen(
    open_window: Open, put: Put
) -> None:
    put(Place("two", 0, order=1))
    async with open_window() as window:
        assert "Stones are hard." in window.text
        assert "where you stopped" in window.top
        await window.press(*RETURNING.split(), "down", "enter", "ctrl+q")
    async with open_window() as window:
        assert window.top == "Where would you like to begin?"
        assert window.pointed_at == "Where you stopped"
        await window.press("enter")
        assert "Stones are hard." in window.text
        await window.press("ctrl+q")
    async with open_window() as window:
        await window.press("down", "down", "enter")
        assert "This is a guide for tests." in window.text
        await window.press("c", "down", "down", "enter", *RETURNING.split(), "end", "enter", "ctrl+q")
    async with open_window() as window:
        assert "This is a guide for tests." in window.text


async def test_one_can_begin_from_the_contents(open_window: Open, put: Put) -> None:
    put(Place("two", 0, order=1))
    async with open_window() as window:
        await window.press(*RETURNING.split(), "down", "enter", "ctrl+q")
    async with open_window() as window:
        await window.press("down", "enter")
        assert window.top == "Contents"
        await window.press("up", "enter")
        assert "Some people pick it up." in window.text


@pytest.mark.parametrize("keys", [ROLE, WORD, THEME])
async def test_a_choice_that_cannot_be_written_is_said_and_the_program_goes_on(
    keys: str, open_window: Open, journal: object
) -> None:
    async with open_window() as window:
        journal.unlink()
        await window.press(*keys.split(), "down", "enter")
        assert "was not kept" in window.text
        await window.back_to_page()
        await window.press("h")
        assert window.top == "Help now"
