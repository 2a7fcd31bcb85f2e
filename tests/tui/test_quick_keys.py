"""Keys that come faster than the screens they open: nothing crashes, and every letter arrives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual import events

from companion.journal.model import CheckIn, Note, Start
from companion.tui.terminal.keyboard import Keyboard
from companion.tui.terminal.tokenizer import Tokenizer
from tests.few import first

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window


async def burst(window: Window, typed: str) -> None:
    """Let a terminal send all of it at once."""
    tokenizer, keyboard = Tokenizer(), Keyboard()
    for token in [*tokenizer.feed(typed.encode(), 0.0), *tokenizer.expire(9.0)]:
        for message in keyboard.events(token):
            assert isinstance(message, events.Event)
            window._send(message)
    await window.settle()


@pytest.mark.parametrize(
    "keys", first(["m ctrl+q", "w ctrl+c", "c ctrl+q", "ctrl+l ctrl+q", "right h ctrl+c"], 2)
)
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
        form = window.app.stack.top
        await window.press("ctrl+s")
        assert not form.save_draft()
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
        for key, title in (("w", "Write something for yourself"), ("m", "How are you right now?")):
            await window.press_at_once(key, *"qrt,cs")
            assert title in window.text
            await window.press("tab")
            await window.back_to_page()


@pytest.mark.parametrize(
    ("sent", "line"),
    [
        ("m\t\tquiet, far away\x13", "quiet, far away"),
        ("m \t \tquiet, far away\x13", "quiet, far away"),
        ("m\t\t\x1b[200~pasted\x1b[201~ and typed\x13", "pasted and typed"),
        ("h\x1bm\t\tone\rtwo\x13", "one\ntwo"),
    ],
)
async def test_keys_in_one_burst_go_where_those_before_them_lead(
    sent: str, line: str, open_screen: Open, kept: Callable[..., list[CheckIn]]
) -> None:
    async with open_screen("page") as window:
        await burst(window, sent)
    assert [one.line for one in kept(CheckIn)] == [line]


async def test_a_note_can_be_typed_in_one_burst_with_the_key_that_opens_it(
    open_screen: Open, kept: Callable[..., list[Note]]
) -> None:
    texts = [
        "quick words, and commands: q ? r",
        "我今天很难过",
        "\t👩\u200d👧 \u3000\u200f!".strip("\t"),
        "x",
    ]
    async with open_screen("page") as window:
        for text in texts:
            await burst(window, f"w{text}\x13")
            assert window.is_reading
    assert sorted(one.text for one in kept(Note)) == sorted(texts)


async def test_escape_in_one_burst_with_a_key_is_escape_on_a_page_and_alt_in_a_text(
    open_screen: Open,
) -> None:
    async with open_screen("summary") as window:
        await burst(window, "\x1bh")
        assert window.top == "Help now"
        await burst(window, "\x1b\x1b")
        await burst(window, "wone\x1bq two\x1b\rthree\x1b\x0c")
        assert "oneq two" not in window.text
        await window.press("ctrl+l")
        assert "oneq two" in window.text
        assert "three" in window.text


@pytest.mark.parametrize("letter", ["h", "H", "р"])  # noqa: RUF001
async def test_escape_in_one_burst_with_h_is_help_while_something_is_written(
    letter: str, open_screen: Open
) -> None:
    async with open_screen("write") as window:
        await burst(window, f"some words\x1b{letter}")
        assert window.top == "Help now"
        await window.press("escape")
        assert "some words" in window.text
        assert f"words{letter}" not in window.text


async def test_keys_typed_before_the_first_screen_wait_for_it(open_window: Open) -> None:
    async with open_window() as window:
        await burst(window, "\x1b[C\x1b[Ds")
        assert window.top == "Summary"


@pytest.mark.parametrize("key", first(["shift+enter", "enter", "ctrl+enter", "alt+enter", "ctrl+j"], 2))
async def test_enter_begins_a_new_line_however_it_is_sent(
    key: str, open_screen: Open, kept: Callable[..., list[Note]]
) -> None:
    async with open_screen("write") as window:
        await window.press("a", key, "b", "ctrl+s")
    assert [one.text for one in kept(Note)] == ["a\nb"]


async def test_what_is_chosen_by_name_is_done_before_the_keys_behind_it(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await burst(window, "\x10diary\r\x1bh")
        assert window.top == "Help now"


async def test_what_is_chosen_among_the_keys_is_done_before_those_behind_it(open_screen: Open) -> None:
    async with open_screen("page") as window:
        before = window.page
        await burst(window, "?\rh")
        assert window.top == "Help now"
        await window.press("escape")
        assert window.is_reading
        assert window.page != before


async def test_what_is_said_of_one_key_does_not_hide_what_is_said_of_the_next(
    open_screen: Open, kept: Callable[..., list[Note]]
) -> None:
    async with open_screen("page") as window:
        await burst(window, "wone\rtwo\x1a\x13")
        assert window.top.startswith("Kept on this computer.")
    assert len(kept(Note)) == 1


async def test_keys_right_behind_a_click_go_where_it_leads(
    open_screen: Open, kept: Callable[..., list[CheckIn]]
) -> None:
    async with open_screen("check-in", (80, 40)) as window:
        await window.click("│", *"quiet days")
        await window.press_at_once("tab", "enter")
    assert [one.line for one in kept(CheckIn)] == ["quiet days"]


async def test_keys_right_behind_a_click_in_the_line_of_keys_go_where_it_leads(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.click_key("? keys", "end")
        at = window.pointed_at
        await window.press("end")
        assert at
        assert window.pointed_at == at
