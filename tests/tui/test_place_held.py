"""The same words stay on top however wide the window becomes, and in one of another width later."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import Place, Start

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

Put = Callable[..., None]
PAGE = Place("two", 0, order=1)
WIDE, USUAL, NARROW = (120, 20), (80, 24), (40, 12)


@pytest.fixture
def counted_guide(guide: Path) -> Path:
    """The small guide, but one page counts from 1 to 600 in paragraphs of forty numbers."""
    two = guide / "steps" / "two.yaml"
    numbers = [" ".join(f"n{n}" for n in range(first, first + 40)) for first in range(1, 600, 40)]
    text = "\n\n".join(f"      {paragraph}" for paragraph in numbers)
    two.write_text(two.read_text().replace("text: Stones are hard.", f"text: |\n{text}"))
    return guide


def top_numbers(window: Window) -> list[str]:
    """The numbers on the first line of the page that has any."""
    return next(found for line in window.page if (found := re.findall(r"n\d+", line)))


def top_line(window: Window) -> list[str]:
    """The words on the first line of the page that has any."""
    return next(line.split() for line in window.page if line.strip())


@pytest.mark.parametrize("size", [WIDE, NARROW, (63, 30)])
async def test_the_words_on_top_stay_on_top(
    size: tuple[int, int], open_window: Open, put: Put, counted_guide: Path
) -> None:
    put(PAGE)
    async with open_window(USUAL, guide=counted_guide) as window:
        await window.press("pagedown", "down", "down", "down")
        first, page = top_numbers(window)[0], window.page
        await window.resize(*size)
        assert first in top_numbers(window)
        await window.resize(*USUAL)
        assert window.page == page


async def test_going_through_many_widths_leads_nowhere_else(
    open_window: Open, put: Put, counted_guide: Path
) -> None:
    put(PAGE)
    async with open_window(USUAL, guide=counted_guide) as window:
        await window.press(*["down"] * 9)
        page = window.page
        for width in (40, 120, 41, 200, 57, 4, 80):
            await window.resize(width, 24 if width > 4 else 3)
        await window.resize(*USUAL)
        assert window.page == page


async def test_what_was_on_top_is_on_top_in_a_window_of_another_width(
    open_window: Open, put: Put, counted_guide: Path
) -> None:
    put(PAGE)
    async with open_window(NARROW, guide=counted_guide) as window:
        await window.press("pagedown", "pagedown", "down")
        first = top_numbers(window)[0]
        await window.press("q", "enter")
    async with open_window(WIDE, guide=counted_guide) as window:
        assert first in top_numbers(window)


@pytest.mark.parametrize("downs", range(1, 4))
@pytest.mark.parametrize("size", [(60, 14), (60, 16)])
async def test_in_a_window_of_the_same_size_it_is_the_same_line(
    downs: int, size: tuple[int, int], open_window: Open, put: Put, counted_guide: Path
) -> None:
    put(PAGE)
    async with open_window(size, guide=counted_guide) as window:
        await window.press(*["down"] * downs)
        page = window.page
        await window.press("q", "enter")
    async with open_window(size, guide=counted_guide) as window:
        assert window.page == page


async def test_where_nothing_was_scrolled_the_page_is_kept_at_its_top(
    open_window: Open, put: Put, counted_guide: Path, kept_start: Callable[[], Start]
) -> None:
    put(PAGE)
    async with open_window(USUAL, guide=counted_guide) as window:
        for size in (NARROW, WIDE, USUAL):
            await window.resize(*size)
        await window.press("down", "up", "q", "enter")
    place = kept_start().place
    assert place
    assert place.scroll == 0


async def test_a_window_large_enough_for_all_of_it_forgets_no_place(
    open_window: Open, put: Put, long_guide: Path
) -> None:
    put(PAGE)
    async with open_window((60, 14), guide=long_guide) as window:
        await window.press("pagedown")
        page = window.page
        await window.resize(60, 60)
        await window.resize(60, 14)
        assert window.page == page


async def test_a_view_stays_where_it_was_and_so_does_the_page_under_it(
    open_window: Open, put: Put, counted_guide: Path
) -> None:
    put(PAGE)
    async with open_window((80, 14), guide=counted_guide) as window:
        await window.press("pagedown")
        first, page = top_numbers(window)[0], window.page
        await window.press("h", "pagedown")
        word = top_line(window)[0]
        await window.resize(50, 14)
        assert word in top_line(window)
        await window.press("escape")
        assert first in top_numbers(window)
        await window.resize(80, 14)
        assert window.page == page
