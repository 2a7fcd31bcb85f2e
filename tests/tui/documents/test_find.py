"""The live box: search, the palette, the keys and countries narrow with each letter, and keep their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.guide.load import shipped
from companion.journal.model import CheckIn, Choices, Note

if TYPE_CHECKING:
    from tests.tui.conftest import Open

Put = Callable[..., None]


async def test_a_letter_narrows_what_is_found_and_marks_what_enter_opens(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("/", *"pic")
        assert window.pointed_at == "The first step"
        await window.press(*"k it u")
        assert "Some people pick it up." in window.text
        assert window.is_typing
        await window.press("enter")
        assert window.is_reading
        assert "Some people pick it up." in window.text


async def test_the_arrows_move_the_mark_while_one_types(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("ctrl+p")
        await window.type("help")
        await window.press("down")
        first = window.pointed_at
        await window.press("up", "down", "down")
        assert window.is_typing
        assert window.pointed_at != first
        await window.press("up")
        assert window.pointed_at == first


async def test_where_nothing_is_offered_yet_no_key_or_click_does_harm(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("/", "down", "pageup", "tab", "end", "enter")
        await window.click("Type what")
        assert window.top == "Search"
        await window.press("left")
        assert window.is_reading


@pytest.mark.parametrize("key", ["ctrl+p", ":", "?"])
async def test_a_few_letters_of_a_name_find_a_command(key: str, open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press(key)
        await window.type("summ")
        assert "s summary an overview of the guide" in window.words
        assert "skip" not in window.text
        await window.press("enter")
        assert window.top == "Summary"
        await window.press("escape")
        assert window.is_reading


async def test_what_was_opened_leads_back_to_the_same_words_and_place(open_window: Open, put: Put) -> None:
    put(CheckIn("heavy", ("sad",), "a heron by the water"), Note("the heron again"))
    async with open_window() as window:
        await window.press("/", *"heron", "down")
        at = window.pointed_at
        await window.press("enter")
        assert "a heron by the water" in window.text
        await window.press("escape", "escape")
        assert window.top == "Search"
        assert window.pointed_at == at
        assert "heron" in window.lines[3]
        await window.press("escape", "/")
        assert "heron" in window.lines[3]
        await window.press(*"help")
        assert "heron" not in window.text, "typing replaces the words of the last search"


async def test_what_keeps_letters_from_matching_does_not_keep_help_away(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("/")
        await window.type("[/zebra]")
        assert "Nothing was found for “[/zebra]”." in window.text
        await window.press("enter")
        assert window.top == "Help now"
        await window.press("escape", "escape")
        assert window.is_reading


async def test_a_country_is_found_by_its_letters(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("h", "o", *"norw", "enter")
        assert window.top == "Help now"
        assert "Country: Norway, as you chose." in window.words


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("uk", "United Kingdom"),
        ("england", "United Kingdom"),
        ("us", "United States"),
        ("usa", "United States"),
        ("holland", "Netherlands"),
        ("deutsch", "Germany"),
        ("de", "Germany"),
    ],
)
async def test_a_country_is_found_by_other_names(open_window: Open, typed: str, name: str) -> None:
    async with open_window(guide=shipped()) as window:
        await window.press("h", "o", *typed)
        found = [row.label for row in window.app.stack.top.rows.choices]
        assert name in found
        await window.choose_row(name)
        assert f"Country: {name}, as you chose." in window.words


@pytest.mark.parametrize("typed", ["kenya", "norwayx"])
async def test_whoever_types_a_country_that_is_not_there_gets_the_services_that_are_everywhere(
    open_window: Open, typed: str
) -> None:
    async with open_window() as window:
        await window.press("h", "o", *typed)
        assert window.pointed_at == "Not listed, or I would rather not say"
        await window.press("enter")
        assert window.top == "Help now"
        assert "Stones Everywhere" in window.words


async def test_a_guess_of_the_country_is_the_first_of_the_list(
    open_window: Open, home: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Oslo")
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    async with open_window(guide=shipped()) as window:
        await window.press("r", "o")
        assert window.pointed_at == "Norway"
        assert "Norway a guess from this computer's language and time zone" in window.words


async def test_what_lies_behind_a_shut_door_is_found_only_once_it_is_open(
    open_window: Open, put: Put
) -> None:
    async with open_window() as window:
        await window.press("/", *"float")
        assert "Nothing was found" in window.text
        await window.press("ctrl+q")
    put(Choices(doors={"again": "open"}))
    async with open_window() as window:
        await window.press("/", *"float")
        assert "Nothing was found" not in window.text


async def test_a_row_that_is_clicked_is_opened_and_more_can_be_shown(open_window: Open, put: Put) -> None:
    put(*(Note(f"heron number {n}") for n in range(12)))
    async with open_window() as window:
        await window.press("/", *"heron")
        assert "Show 6 more" in window.text
        await window.click("Show 6 more")
        assert "Show 6 more" not in window.text
        seventh = next(line for line in window.lines if "▸" in line)
        await window.press("up")
        assert window.lines.index(seventh.replace("▸", " ")) > 0
        await window.click("heron number")
        assert "Edit" in window.text


async def test_a_theme_is_tried_while_the_box_stays(open_window: Open) -> None:
    async with open_window() as window:
        await window.press("ctrl+p")
        await window.type("high contrast")
        await window.press("enter")
        assert window.app.theme == "contrast"
        assert window.top == "Colours: Dark, high contrast"
        assert window.is_typing
        await window.press("ctrl+a", "ctrl+k")
        await window.type("colours")
        assert "▸ Colours  Dark, high contrast" in window.text


async def test_a_large_journal_is_read_between_the_keys(open_window: Open, put: Put) -> None:
    put(*(Note(f"stone {n} on the shore") for n in range(1500)), Note("the heron"))
    async with open_window() as window:
        await window.press("/")
        await window.paste("heron")
        for _ in range(200):
            await window.settle()
            if "the heron" in window.text:
                break
        assert "the heron" in window.text


async def test_the_palette_offers_only_what_does_something_there(open_screen: Open) -> None:
    async with open_screen("summary") as window:
        await window.press("ctrl+p")
        assert "search search the guide" in window.words
        assert "skip this step" not in window.text
        await window.type("why the claims")
        await window.press("enter")
        assert "Everybody who tried says so." in window.words, "of the summary, which is open below"
        await window.press("escape")
        assert window.top == "Summary"


async def test_the_palette_opens_neither_over_a_field_nor_over_what_is_hidden(open_screen: Open) -> None:
    async with open_screen("write") as window:
        await window.press("ctrl+p", "tab", "ctrl+p", ":")
        assert "Write something for yourself" in window.text
    async with open_screen("page") as window:
        await window.press("ctrl+l", "ctrl+p", ":")
        assert window.text.strip() == "$"


async def test_letters_typed_before_it_is_there_are_not_taken_for_commands(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press_at_once("ctrl+p", *"qs")
        assert "qs" in window.lines[3]
