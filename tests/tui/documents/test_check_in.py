"""The check-in and the note: kept means on the disk, with exactly these words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import CheckIn, Note

if TYPE_CHECKING:
    from tests.tui.conftest import Open

Kept = Callable[..., list[CheckIn]]
LINE = "It was [/not] {so} *bad*, was it?  "


async def test_two_feelings_and_a_line_are_on_the_disk_as_they_are_when_the_screen_says_kept(
    open_screen: Open, kept: Kept
) -> None:
    async with open_screen("check-in") as window:
        await window.choose("light")
        await window.press("tab", "space", "right", "right", "space", "tab")
        await window.type(LINE)
        assert kept(CheckIn) == []
        await window.press("tab", "enter")
        assert window.top.startswith("Kept on this computer.")
        assert kept(CheckIn) == [CheckIn("light", ("sad", "calm"), LINE, "two")]
        assert window.page == window.page_under


@pytest.mark.parametrize("screen", ["check-in while typing", "write"])
async def test_letters_that_come_together_with_the_key_that_keeps_are_kept_too(
    screen: str, open_screen: Open, kept: Callable[..., list[CheckIn | Note]]
) -> None:
    async with open_screen(screen) as window:
        await window.type("all ")
        await window.press_at_once(*"of it", "ctrl+s")
        assert window.top.startswith("Kept on this computer.")
    assert [one.line for one in kept(CheckIn)] + [one.text for one in kept(Note)] == ["all of it"]


@pytest.mark.parametrize("keys", ["space", "tab right space", "tab tab x"])
async def test_each_part_can_be_left_out(keys: str, open_screen: Open, kept: Kept) -> None:
    said = {
        "space": CheckIn("very-heavy"),
        "tab right space": CheckIn(feelings=("numb",)),
        "tab tab x": CheckIn(line="x"),
    }
    async with open_screen("check-in") as window:
        await window.press(*keys.split(), "ctrl+s")
        assert "Kept on this computer." in window.top
    assert [(one.weight, one.feelings, one.line) for one in kept(CheckIn)] == [
        (said[keys].weight, said[keys].feelings, said[keys].line)
    ]


async def test_what_was_chosen_can_be_taken_back(open_screen: Open, kept: Kept) -> None:
    async with open_screen("check-in") as window:
        await window.press("space", "space", "tab", "space", "right", "space", "space", "ctrl+s")
    assert kept(CheckIn) == [CheckIn(feelings=("sad",), step="two")]


async def test_nothing_said_is_nothing_kept_and_not_called_so(open_screen: Open, kept: Kept) -> None:
    async with open_screen("check-in") as window:
        await window.press("ctrl+s")
        assert window.page == window.page_under
        assert "Kept" not in window.top
    assert kept(CheckIn) == []


@pytest.mark.parametrize("screen", ["check-in while typing", "write"])
async def test_words_that_cannot_be_written_stay_on_the_screen_and_are_not_called_kept(
    screen: str, open_screen: Open, journal: Path
) -> None:
    async with open_screen(screen) as window:
        await window.type("these words")
        journal.unlink()
        for _ in range(2):
            await window.press("ctrl+s")
            assert "these words" in window.text
            assert "was not kept" in window.top
            assert "Kept" not in window.text
        await window.press("f1")
        assert window.app.stack.top.name == "help"  # the top line may say again that nothing could be kept
        await window.press("escape")
        assert "these words" in window.text
        await window.press("ctrl+q")
        assert window.app.return_code == 0
    assert not journal.exists()


async def test_a_question_that_cannot_be_written_is_not_called_kept(open_screen: Open, journal: Path) -> None:
    async with open_screen("page") as window:
        journal.unlink()
        await window.press("a", "enter")
        assert window.words.startswith("Your journal was erased or moved")
        assert "Kept" not in window.text


async def test_without_a_journal_nothing_is_ever_called_kept(open_screen: Open, journal: Path) -> None:
    async with open_screen("no journal") as window:
        before = journal.read_bytes()
        seen = ""
        await window.press("enter", "right", "m", "space", "tab", "tab", "x")
        seen += window.text
        await window.press("ctrl+s")
        seen += window.text
        await window.press("escape", "w", "x", "ctrl+s")
        seen += window.text
        await window.press("a")
        seen += window.text
        await window.press("q")
        seen += window.text
        assert "Kept on" not in seen
        assert "is kept on" not in seen
        assert "Nothing is kept this time." in seen
    assert journal.read_bytes() == before


async def test_past_check_ins_are_shown_as_they_were_put_the_latest_first(open_screen: Open) -> None:
    async with open_screen("past check-ins") as window:
        assert "Sunday 22 November 2026, 21:04 heavy · sad, calm · A quiet evening." in window.words
        await window.check_in("light")
        await window.press("d")
        assert window.words.index("21:05 light") < window.words.index("21:04 heavy")


async def test_what_was_written_is_kept_with_its_lines_and_stands_in_the_summary(
    open_screen: Open, kept: Callable[..., list[Note]]
) -> None:
    async with open_screen("write") as window:
        await window.type("one")
        await window.press("enter", "enter")
        await window.type("two")
        await window.press("ctrl+s")
        assert window.top.startswith("Kept on this computer.")
        assert kept(Note) == [Note("one\n\ntwo", "two")]
        await window.press("s", "end")
        assert "What you wrote one two 2026-11-22" in window.words


@pytest.mark.parametrize("letters", ["no", "i cannot", "bad day", ","])
async def test_words_begun_outside_the_field_do_not_carry_the_person_off(
    letters: str, open_screen: Open
) -> None:
    async with open_screen("check-in") as window:
        form = window.page
        for letter in letters.replace(" ", ""):
            if letter not in "tqmhrs":  # these open help, resources, the summary, and stopping, as everywhere
                await window.press(letter)
        assert window.page == form
        await window.back_to_page()
        assert window.page == window.page_under


async def test_what_one_comes_to_is_seen_as_far_as_it_fits(open_window: Open) -> None:
    async with open_window((40, 12)) as window:
        await window.press("m", "tab")
        assert window.pointed_at == "sad"
        assert "your own word" in window.text, "not only the first of what can be chosen"
        await window.press("tab", "tab")
        assert window.pointed_at.startswith("Keep")
        assert "Discard" in window.text
        await window.press("tab", "tab")
        assert "How are you right now?" in window.text, "at the first of all it is the whole question again"


@pytest.mark.parametrize("keys", [[], ["tab"], ["tab", "tab"]])
async def test_the_smallest_window_names_the_keys_for_keeping_and_for_help(
    keys: list[str], open_window: Open
) -> None:
    async with open_window((40, 12)) as window:
        await window.press("m", *keys)
        assert "ctrl+s keep" in window.lines[-1]
        assert window.lines[-1].endswith("f1 or esc, h help" if window.is_typing else "h help now")


async def test_one_hand_says_how_it_is_by_digits_space_and_enter(open_screen: Open, kept: Kept) -> None:
    async with open_screen("page") as window:
        await window.press_at_once("m", "2", "enter", "right", "space", "tab")
        await window.type("a 3")
        await window.press("tab", "enter")
        assert "Press u to undo." in window.top or "Things sound heavy" in window.text
    assert kept(CheckIn) == [CheckIn("heavy", ("sad", "numb"), "a 3", "two")]


async def test_the_key_line_says_when_enter_chooses_a_weight_and_tab_leaves_it_out(
    open_screen: Open, kept: Kept
) -> None:
    async with open_screen("page") as window:
        await window.press("m")
        assert "tab next field" in window.lines[-1]
        assert "enter choose" in window.lines[-1]
        await window.press("tab", "shift+tab", "enter", "shift+tab")
        assert "enter next" in window.lines[-1]
        assert kept(CheckIn) == []
        await window.press("ctrl+s")
    assert [one.weight for one in kept(CheckIn)] == ["very-heavy"]


async def test_a_digit_chooses_from_anywhere_outside_the_field_and_takes_back_what_it_chose(
    open_screen: Open, kept: Kept
) -> None:
    async with open_screen("check-in") as window:
        await window.press("9", "1", "3")
        assert window.pointed_at == "sad", "the digit went on to the feelings, and stays there"
        await window.press("3", "tab", "tab", "4", "4", "2", "ctrl+s")
    assert kept(CheckIn) == [CheckIn("heavy", step="two")]


async def test_letters_outside_the_field_go_nowhere_but_w_which_goes_to_the_line(
    open_screen: Open, kept: Kept
) -> None:
    async with open_screen("check-in") as window:
        assert "Press w to write here." in window.text
        await window.type("well")
        await window.press("ctrl+s")
    assert kept(CheckIn) == [CheckIn(line="ell", step="two")]


async def test_undo_brings_back_the_form_as_it_was_and_does_nothing_later(
    open_screen: Open, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    paused: list[str] = []
    async with open_screen("page") as window:
        monkeypatch.setattr(window.app, "action_suspend_process", lambda: paused.append("paused"))
        await window.press("m", "4", "space", "ctrl+s")
        assert window.top == "Kept on this computer. Press u to undo."
        await window.press("u")
        assert kept(CheckIn) == []
        assert "●" in window.text
        assert "✓ sad" in window.text
        await window.press("enter", "ctrl+s")
        assert kept(CheckIn) == [CheckIn("light", ("sad",), step="two")]
        await window.press("ctrl+z")
        assert (paused, len(kept(CheckIn))) == (["paused"], 1), "ctrl+z pauses here as everywhere"
        await window.press("right", "u")
        assert (window.is_reading, len(kept(CheckIn))) == (True, 1)
