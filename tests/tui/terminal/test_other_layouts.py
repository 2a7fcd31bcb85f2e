"""Keys do what they do under Caps Lock and on the layouts of other scripts; what is typed stays as typed."""

# ruff: noqa: RUF001 - letters that look like Latin ones are what this is about

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.commands import WRITE
from companion.flows.key_bindings import usable_keys, why_refused
from companion.journal.model import Choices, Place
from tests.few import few, first

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

Put = Callable[..., None]
HELPS = "HРрхгηיاㅗ호้পհჰくｈ"
"""What the key of help types: with Caps Lock on, and in the scripts of other layouts."""
FIELDS = {
    "check-in while typing": "", "an entry put right": "tab tab", "write": "", "answer": "",
    "sorting": "tab", "own word": "", "search": "", "palette": "", "own key": "", "another day": "",
    "first passphrase": "", "a copy to read": "", "erasing": "",
}  # fmt: skip
"""The screens on which letters are written, and the keys that lead into a field there."""


async def go_into_field(window: Window, screen: str) -> None:
    await window.press(*FIELDS[screen].split())
    assert window.is_typing


async def test_help_opens_with_its_key_on_any_layout_and_under_caps_lock(open_screen: Open) -> None:
    async with open_screen("page") as window:
        for letter in HELPS:
            await window.press(letter)
            assert window.top == "Help now", letter
            await window.press("escape")
            assert window.is_reading


@pytest.mark.parametrize(
    "screen",
    few(
        ["welcome", "contents", "summary", "kept", "leave", "check-in", "where to begin"],
        "contents",
        "summary",
        "check-in",
    ),
)
async def test_help_opens_from_menus_sheets_and_forms_on_another_layout(
    screen: str, open_screen: Open
) -> None:
    async with open_screen(screen) as window:
        await window.press("р")
        assert window.top == "Help now"


OTHERS = {"С": "Contents", "к": "Resources", "ד": "Summary", "？": "Keys", "؟": "Keys", "ㅊ": "Contents"}


async def test_other_commands_open_as_well(open_screen: Open) -> None:
    async with open_screen("page") as window:
        for key, top in OTHERS.items():
            await window.press(key)
            assert window.top == top
            await window.press("escape")


@pytest.mark.parametrize("screen", first(["page", "write", "first passphrase", "help"], 1))
async def test_everything_can_be_hidden_also_while_typing(screen: str, open_screen: Open) -> None:
    async with open_screen(screen) as window:
        for letter in "Lдвλךمㅣส":
            await window.press(f"ctrl+{letter}")
            assert window.text.strip() == "$", letter
            await window.press(f"ctrl+{letter}")
            assert window.text.strip() != "$", letter


async def test_words_are_kept_with_the_key_of_any_layout(open_screen: Open) -> None:
    async with open_screen("page") as window:
        for letter in "Sыіясσד":
            await window.press("w")
            await window.type("нет")
            await window.press(f"ctrl+{letter}")
            assert window.top.startswith("Kept on this computer."), letter


@pytest.mark.parametrize("key", few(["ctrl+Q", "ctrl+й", "ctrl+ض"], "ctrl+й"))
async def test_the_program_is_left_with_the_key_of_any_layout(key: str, open_screen: Open) -> None:
    async with open_screen("write") as window:
        await window.press(key)
        assert not window.is_open


async def test_ctrl_c_leaves_where_there_is_nothing_to_keep(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("ctrl+с")
        assert not window.is_open


@pytest.mark.parametrize("screen", ["write", "own word", "search", "palette"])
async def test_letters_typed_into_a_field_stay_what_they_are(screen: str, open_screen: Open) -> None:
    async with open_screen(screen) as window:
        await window.type("ρрHW호")
        assert "ρрHW호" in window.text


async def test_the_palette_finds_what_its_keys_type_in_latin(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("ctrl+з")
        await window.type("ыгьь")
        assert "ыгьь" in window.text
        await window.press("enter")
        assert window.top == "Summary"


async def test_a_letter_of_another_layout_given_as_a_key_is_the_latin_one_there(open_screen: Open) -> None:
    async with open_screen("own key") as window:
        await window.press("ctrl+a", "ctrl+k", "я", "enter")
        assert window.app.session.journey.choices.keys == {"go_on": "z"}
        await window.press("enter", "ctrl+a", "ctrl+k", "р", "enter")
        assert "h is already the key for “help now”. Choose another." in window.words


async def test_a_capital_given_as_a_key_does_what_it_was_given_for(open_window: Open, put: Put) -> None:
    put(Place("two", order=1), Choices(keys={"contents": "W"}))
    async with open_window() as window:
        await window.press("W")
        assert window.top == "Contents"
        await window.press("escape", "w")
        assert window.is_typing


def test_the_capital_of_help_is_no_key_of_ones_own() -> None:
    assert why_refused(WRITE, "H", {}) == "H is already the key for “help now”. Choose another."
    assert usable_keys({WRITE.id: "H"}) == {}


@pytest.mark.parametrize(
    "screen",
    few(FIELDS, "check-in while typing", "answer", "sorting", "own word", "palette", "first passphrase"),
)
@pytest.mark.parametrize("size", first([(20, 6), (40, 12), (80, 24)], of_one=True), ids=str)
async def test_escape_and_then_h_is_help_where_letters_are_written_and_it_is_said(
    screen: str, size: tuple[int, int], open_screen: Open
) -> None:
    async with open_screen(screen) as window:
        await window.resize(*size)
        await go_into_field(window, screen)
        assert "f1 or esc, h help" in window.lines[-1]
        await window.press("escape")
        assert not window.is_typing
        await window.press("h")
        assert window.app.stack.top.name == "help"  # the smallest window has no room to say so


@pytest.mark.parametrize("screen", few(FIELDS, "write", "check-in while typing", "palette"))
async def test_escape_and_h_in_one_breath_is_help_too(screen: str, open_screen: Open) -> None:
    async with open_screen(screen) as window:
        await go_into_field(window, screen)
        await window.press("alt+р" if screen == "write" else "alt+h")
        assert window.top == "Help now"


async def test_escape_leaves_a_word_of_ones_own_for_no_other_field(open_screen: Open) -> None:
    async with open_screen("check-in") as window:
        await window.press("tab", "end", "space")
        assert window.is_typing
        await window.press("escape", "h")
        assert window.top == "Help now"


async def test_a_palette_with_nothing_in_it_can_be_left_for_help(open_screen: Open) -> None:
    async with open_screen("palette") as window:
        await window.type("nothing like it")
        await window.press("escape", "h")
        assert window.top == "Help now"
