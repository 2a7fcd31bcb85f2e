"""Keys that come faster than the screens they open: nothing crashes, and every letter arrives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import CheckIn, Start

if TYPE_CHECKING:
    from tests.tui.conftest import Open


@pytest.mark.parametrize("keys", ["m ctrl+q", "w ctrl+c", "c ctrl+q", "ctrl+l ctrl+q", "right h ctrl+c"])
async def test_one_can_leave_in_the_moment_a_screen_opens(keys: str, open_window: Open) -> None:
    async with open_window() as window:
        await window.press_at_once(*keys.split())
        assert window.app.return_code == 0


@pytest.mark.parametrize(
    ("first", "at_once"),
    [
        ("", "m f1 ctrl+c"),
        ("", "m ctrl+l ctrl+q"),
        ("t", "enter c"),
        (", enter", "enter enter"),
        ("q", "down enter h"),
        ("", "c space q right"),
        ("", "w ctrl+s"),
        ("", "m ctrl+s ctrl+l"),
        ("", "/ ctrl+s escape"),
    ],
)
async def test_keys_that_come_before_a_screen_is_there_do_not_crash(
    first: str, at_once: str, open_window: Open
) -> None:
    async with open_window() as window:
        await window.press(*first.split())
        await window.press_at_once(*at_once.split())
        assert window.is_open or window.app.return_code == 0
        assert not window.app._exception


async def test_letters_typed_without_a_pause_all_arrive_in_order(open_window: Open) -> None:
    text = "the quick stone falls on the slow one "
    async with open_window() as window:
        await window.press("w")
        await window.press_at_once(*text)
        assert text.strip() in window.text


async def test_a_draft_that_comes_due_in_the_moment_its_form_is_closed_is_none(
    open_window: Open, kept_start: Callable[[], Start]
) -> None:
    async with open_window() as window:
        await window.press("w", "z")
        form = window.app.screen
        await window.press("ctrl+s")
        assert not form.keep_unsent()
        assert not kept_start().draft.note


async def test_a_second_quick_key_at_a_door_answers_nothing_more(open_screen: Open) -> None:
    async with open_screen("door") as window:
        await window.press("up")
        await window.press_at_once("enter", "enter")
        assert window.is_open
        assert "float" in window.text


async def test_a_check_in_that_is_kept_with_two_quick_keys_is_kept_once(
    open_screen: Open, kept: Callable[..., list[CheckIn]]
) -> None:
    async with open_screen("check-in") as window:
        await window.press("end", "space", "tab", "tab", "tab")
        await window.press_at_once("enter", "enter")
        assert window.is_open
    assert len(kept(CheckIn)) == 1


async def test_going_on_twice_at_once_does_not_lead_past_the_end_of_an_exercise(open_screen: Open) -> None:
    async with open_screen("exercise") as window:
        await window.press_at_once(*["enter"] * 3)
        assert window.is_open
        await window.back_to_page()


async def test_letters_typed_before_the_field_is_there_are_not_taken_for_commands(open_window: Open) -> None:
    async with open_window() as window:
        for key, title in (("w", "Something for yourself"), ("m", "How is it right now?")):
            await window.press_at_once(key, *"qrt,cs")
            assert title in window.text
            await window.press("tab")
            await window.back_to_page()
