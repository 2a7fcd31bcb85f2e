"""Reading: going on and back, scrolling before going on, the longer explanation, coming back to the line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.guide.load import GuideFiles, shipped
from companion.journal.model import Place, Question, StepsRead
from companion.tui.drawing.face import spaced

if TYPE_CHECKING:
    from tests.tui.conftest import Open

Put = Callable[..., None]
SMALL = (60, 14)


async def test_the_first_start_shows_the_welcome_and_one_key_leads_to_the_first_step(
    open_window: Open,
) -> None:
    async with open_window() as window:
        assert "This is a guide for tests. It is about stones." in window.words
        await window.press("right")
        assert "Some people pick it up." in window.words


@pytest.mark.parametrize(("row", "seen"), [("Say how", "How are you"), ("Help now", "Numbers change.")])
async def test_the_welcome_has_three_ways_in(row: str, seen: str, open_window: Open) -> None:
    async with open_window() as window:
        await window.choose(row)
        assert seen in window.words
        await window.press("escape")
        assert window.pointed_at == "Read"


async def test_the_name_on_the_first_page_is_set_large_where_there_is_room(open_window: Open) -> None:
    async with open_window() as window:
        assert "A   s m a l l   g u i d e" in window.text
        assert "●" in window.text
        await window.resize(40, 12)
        assert "s m a l l" not in window.text
        assert window.top == "A small guide"


@pytest.mark.parametrize(
    ("name", "drawn"), [("Après", "A p r è s"), ("بعد", "بعد"), ("流産のあと", "流産のあと")]
)
def test_letters_are_set_apart_only_in_scripts_that_allow_it(name: str, drawn: str) -> None:
    assert spaced(name) == drawn


@pytest.mark.parametrize("key", ["right", "space", "enter"])
async def test_going_on_shows_what_is_below_before_the_next_page(
    key: str, open_window: Open, put: Put, long_guide: Path
) -> None:
    put(Place("two", 0, order=1))
    async with open_window(SMALL, guide=long_guide) as window:
        seen: list[str] = []
        for _ in range(30):
            seen += window.lines
            if "You held it in your hand." in window.text:
                break
            await window.press(key)
        assert [n for n in range(1, 16) if not any(f"Stone {n} is hard." in line for line in seen)] == []
        assert any("The article says that stones are hard." in line for line in seen)
        assert "You held it in your hand." in window.text


async def test_back_leads_to_the_page_before_and_not_before_the_first(open_window: Open) -> None:
    async with open_window() as window:
        first = window.lines
        await window.press("right", "left")
        assert window.lines == first
        await window.press("left", "backspace")
        assert window.lines == first


async def test_the_longer_explanation_opens_and_closes_on_a_key(open_screen: Open) -> None:
    async with open_screen("page") as window:
        assert "minerals" not in window.text
        before = window.page
        await window.press("i")
        assert "They are made of minerals." in window.words
        await window.press("i")
        assert window.page == before


@pytest.mark.parametrize("size", [(80, 24), (30, 24)])
async def test_a_mark_stands_by_every_claim(size: tuple[int, int], open_screen: Open) -> None:
    async with open_screen("page", size) as window:
        assert "supported The article says that stones are hard." in window.words.replace("▌ ", "")


async def test_the_line_is_the_same_after_leaving_and_coming_back(
    open_window: Open, put: Put, long_guide: Path
) -> None:
    put(Place("two", 0, order=1))
    async with open_window(SMALL, guide=long_guide) as window:
        await window.press("down", "down", "down")
        page = window.page
        await window.press("q", "enter")
    async with open_window(SMALL, guide=long_guide) as window:
        assert window.page == page


async def test_skipping_leads_to_the_next_step_without_calling_this_one_read(
    open_window: Open, kept_start: Callable[[], StepsRead]
) -> None:
    async with open_window() as window:
        await window.press("right", "n")
        assert "Stones are hard." in window.text
        await window.press("q", "enter")
    assert kept_start().read == StepsRead()


async def test_a_step_counts_as_read_once_its_last_page_was_left(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("right", "right", "c")
        assert "The second step read" in window.words.replace("  ", " ")
        assert "The first step read" not in window.words


async def test_a_question_is_kept_once_and_stands_in_the_summary(
    open_screen: Open, kept: Callable[..., list[Question]]
) -> None:
    async with open_screen("page") as window:
        await window.press("a", "enter", "a", "enter")
        assert "Kept as a question" in window.top
        assert [one.text for one in kept(Question)] == ["How hard are stones?"]
        await window.press("s", "end")
        assert "Questions you kept" in window.text


async def test_the_key_line_says_whether_going_on_shows_more_of_the_page_or_the_next_one(
    open_window: Open, put: Callable[..., None], long_guide: Path
) -> None:
    put(Place("two", 0, order=1))
    async with open_window(guide=long_guide) as window:
        assert "→ read on" in window.lines[-1]
        await window.press("right")
        assert "→ next" in window.lines[-1]
        assert "Stone 15 is hard." in window.text


@pytest.mark.parametrize("key", ["space", "pagedown"])
async def test_a_heading_at_the_end_of_a_screen_is_shown_again_with_its_list(
    key: str, open_window: Open
) -> None:
    guide = shipped()
    titles = tuple(group.title.strip() for group in GuideFiles(guide).help.groups)
    apart = 0
    async with open_window(guide=guide) as window:
        for height in range(14, 26):
            await window.resize(80, height)
            await window.press("h")
            while window.app.stack.top.is_more_below:
                last = [line.strip() for line in window.page[:-1] if line.strip()][-1]
                await window.press(key)
                if last in titles:
                    apart += 1
                    assert last in window.text
            await window.press("escape")
    assert apart, "no height was tried at which a heading is the last line"


@pytest.mark.parametrize("key", ["s", "r", "h", "b"])
async def test_further_is_offered_only_while_there_is_more_below(open_window: Open, key: str) -> None:
    async with open_window((40, 12)) as window:
        await window.press(key)
        assert "→ read on" in window.lines[-1]
        await window.press("end")
        assert "→ read on" not in window.lines[-1]
        await window.press("home")
        assert "→ read on" in window.lines[-1]


async def test_q_on_the_page_that_asks_whether_to_quit_quits(open_screen: Open) -> None:
    async with open_screen("leave") as window:
        assert "q quit" in window.lines[-1]
        await window.press("h", "q")
        assert window.top == "Quit", "over help it only leads back to the question"
        assert window.is_open
        await window.press("q")
        assert not window.is_open
