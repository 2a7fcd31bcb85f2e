"""The column beside the text in a wide window: the steps of the part, or the sources of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.journal.model import Place, Start

if TYPE_CHECKING:
    from tests.tui.conftest import Open

Put = Callable[..., None]
WIDE = (120, 40)


async def test_one_key_shows_the_steps_then_the_sources_then_neither_and_it_is_remembered(
    open_screen: Open, kept_start: Callable[[], Start]
) -> None:
    async with open_screen("page", WIDE) as window:
        assert "● The second step" in window.text
        assert "The first step" in window.text
        await window.press("l")
        assert "Sources of this page" in window.text
        assert "● The second step" not in window.text
        await window.press("l")
        assert "Sources of this page" not in window.text
        assert kept_start().choices.beside == "nothing"
        await window.press("l")
        assert "● The second step" in window.text


async def test_a_step_that_was_read_has_a_sign_and_clicking_a_step_goes_there(
    open_window: Open, put: Put
) -> None:
    put(Place("one", 0, order=0))
    async with open_window(WIDE) as window:
        await window.press("right", "right")
        for _ in range(9):
            if "● The second step" not in window.text:
                await window.press("right")
        await window.settle()
        await window.press("m")
        await window.click("The first step")
        await window.settle()
        assert window.is_reading
        assert "● The first step" in window.text
        assert "✓ The second step" not in window.text
        await window.press("left")
        assert "● The second step" in window.text, "back leads to where one was"


async def test_the_column_is_not_there_in_a_narrow_window_or_on_the_lock_screen(open_screen: Open) -> None:
    async with open_screen("page", (109, 40)) as window:
        assert "● The second step" not in window.text
        await window.press("l")
        assert window.app.session.journey.choices.beside == ""
        await window.press("question_mark")
        assert "beside the page" not in window.text
    async with open_screen("first passphrase", WIDE) as window:
        await window.type("a long one")
        await window.press("tab")
        await window.type("a long one")
        await window.press("ctrl+s")
        await window.until(lambda: window.app.session.vault.has_passphrase)
        window.app.session_lock.lock()
        await window.settle()
        assert window.top == "Locked"
        assert "step" not in window.text


async def test_the_diary_has_the_whole_width_and_the_first_page_has_no_column(
    open_screen: Open, open_window: Open, kept_start: Callable[[], Start]
) -> None:
    async with open_screen("past check-ins", WIDE) as window:
        assert "The first step" not in window.text
        assert "November 2026" in window.text
        assert "▸ Sunday 22 November 2026" in window.text
        await window.press("l")
        assert kept_start().choices.beside == "", "nothing is changed where nothing can be seen of it"
        await window.press("escape")
        assert "● The second step" in window.text
    async with open_window(WIDE) as window:
        window.app.stack.reading.move_on(
            lambda: window.app.session.go(window.app.session.journey.go_to("welcome"))
        )
        await window.settle()
        assert "side column" not in window.text


async def test_the_key_is_listed_with_those_for_reading(open_screen: Open) -> None:
    async with open_screen("page", (120, 60)) as window:
        await window.press("?")
        headings = [line.strip().split("  ")[0] for line in window.lines]
        at = [headings.index(one) for one in ("Reading", "l", "For yourself")]
        assert at == sorted(at)


async def test_at_a_door_no_later_part_is_named(open_screen: Open) -> None:
    async with open_screen("door", WIDE) as window:
        assert "● Looking again" in window.text
        assert "After finding it" in window.text
