"""Words of one's own in a check-in, and the answers that a page which asks takes besides a check-in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.journal.model import CheckIn, Choices, Place, Start

if TYPE_CHECKING:
    from tests.tui.conftest import Open

Put = Callable[..., None]
Kept = Callable[..., list[CheckIn]]
KeptStart = Callable[[], Start]
ASKS = Place("one", 2, order=0)


async def test_words_of_ones_own_are_kept_beside_those_of_the_guide(open_screen: Open, kept: Kept) -> None:
    async with open_screen("check-in") as window:
        assert "Your own word" not in window.text
        await window.press("tab", "space", "end", "space")
        assert "Your own word" in window.text  # and what is typed now is the word
        await window.paste("[worn] out, so-so")
        await window.press("ctrl+s")
        await window.press("d")
        assert "sad, [worn] out, so-so" in window.text
    assert kept(CheckIn) == [CheckIn("", ("sad", "[worn] out", "so-so"), "", "two")]


async def test_a_word_that_was_begun_and_taken_back_is_not_kept(open_screen: Open, kept: Kept) -> None:
    async with open_screen("check-in") as window:
        await window.press("tab", "space", "end", "space")
        await window.type("hollow")
        await window.press("shift+tab", "space", "ctrl+s")
    assert kept(CheckIn) == [CheckIn("", ("sad",), "", "two")]


async def test_rather_not_say_goes_on_and_is_remembered_for_this_step_alone(
    open_window: Open, put: Put, kept_start: KeptStart, kept: Kept
) -> None:
    put(ASKS)
    async with open_window() as window:
        await window.choose_row("I would rather not say")
        assert "It is hard" in window.text
        await window.press("ctrl+q")
    assert (kept_start().choices.declined, kept_start().choices.check_ins) == ({"one": "yes"}, True)
    assert kept(CheckIn) == []
    async with open_window() as window:
        await window.press("left")
        assert "You found" in window.text


async def test_paused_check_ins_ask_nowhere_and_m_still_does(
    open_window: Open, put: Put, kept_start: KeptStart
) -> None:
    put(ASKS, Choices(keys={"check_in": "z"}))
    async with open_window() as window:
        assert "press z to check in" in window.words
        await window.choose_row("Pause check-ins")
        assert "It is hard" in window.text
        await window.press("left")
        assert "You found" in window.text
        await window.press("z")
        assert "How are you right now?" in window.text
    assert kept_start().choices.check_ins is False
