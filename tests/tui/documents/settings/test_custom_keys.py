"""A person's own keys: they do what the old ones did, everywhere; what would clash is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.flows.commands import (
    CONTENTS,
    EVERY,
    HELP,
    SKIP,
    WRITE,
)
from companion.flows.key_bindings import changeable, current_key, usable_keys, why_refused
from companion.journal.model import Choices, Place

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

Put = Callable[..., None]
KEYS = [",", *["down"] * 6, "enter"]


async def give(window: Window, rows_down: int, letter: str) -> None:
    """Give a command a letter, from the page."""
    await window.press(*KEYS, *["down"] * rows_down, "enter")
    await window.press("ctrl+a", "ctrl+k", letter, "enter")


async def test_another_letter_does_it_and_the_old_one_does_nothing(open_screen: Open) -> None:
    async with open_screen("page") as window:
        at = [one.id for one in changeable()].index(CONTENTS.id)
        await give(window, at, "y")
        assert window.top == "Keys"
        await window.back_to_page()
        page = window.page
        await window.press("c")
        assert window.page == page
        await window.press("y")
        assert window.top == "Contents"


async def test_the_key_line_and_the_list_of_keys_show_it(open_window: Open, put: Put) -> None:
    put(Place("two", order=1), Choices(keys={"contents": "y", "check_in": "z"}))
    async with open_window() as window:
        assert "z check in" in window.lines[-1]
        await window.press("?")
        assert "y       contents  all the steps" in window.text


async def test_a_letter_that_another_command_has_is_refused_with_a_sentence(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await give(window, 1, "h")
        assert "h is already the key for “help now”. Choose another." in window.words
        await window.press("ctrl+a", "ctrl+k", "é", "enter")
        assert "You cannot use that key." in window.words


async def test_all_can_be_as_they_were(open_window: Open, put: Put) -> None:
    put(Place("two", order=1), Choices(keys={"contents": "y"}))
    async with open_window() as window:
        await window.press(*KEYS, "end", "enter")
        await window.back_to_page()
        await window.press("c")
        assert window.top == "Contents"


async def test_keys_hold_the_next_time(open_window: Open, open_screen: Open) -> None:
    async with open_screen("page") as window:
        await give(window, 0, "y")
        await window.back_to_page()
        await window.press("ctrl+q")
    async with open_window() as window:
        await window.press("right")
        there = window.page
        await window.press("y")
        assert window.page != there


async def test_letters_of_ones_own_are_letters_in_a_field(open_window: Open, put: Put) -> None:
    put(Choices(keys={"check_in": "y"}))
    async with open_window() as window:
        await window.press("w")
        await window.type("yellow")
        assert "yellow" in window.text


@pytest.mark.parametrize(
    "own", [{"contents": "h"}, {"help": "x"}, {"contents": "x", "skip": "x"}, {"gone": "x"}]
)
def test_what_another_version_wrote_takes_no_key_away(own: dict[str, str]) -> None:
    letters = [current_key(one, own).letter for one in EVERY if one.letter]
    assert len(letters) == len(set(letters))
    assert current_key(HELP, own).letter == "h"


def test_two_commands_can_change_places() -> None:
    own = {CONTENTS.id: "n", SKIP.id: "c"}
    assert usable_keys(own) == own
    assert not why_refused(CONTENTS, "n", {SKIP.id: "c"})


@given(st.dictionaries(st.sampled_from([one.id for one in EVERY]), st.text(max_size=2)))
def test_whatever_is_kept_no_key_has_two_meanings_and_help_stays(own: dict[str, str]) -> None:
    commands = [current_key(one, own) for one in EVERY if one.where != "some screens"]
    keys = [key for one in commands for key in one.keys.split(",")]
    assert len(keys) == len(set(keys))
    assert set(commands) >= {one for one in EVERY if one.fixed}


def test_every_command_with_a_letter_of_its_own_can_be_changed_but_those_that_pages_name() -> None:
    assert WRITE in changeable()
    pages_name = {one for one in EVERY if one.fixed}
    assert not pages_name & set(changeable())
    assert {one for one in EVERY if not one.forms and one.letter} <= {*changeable(), *pages_name}
