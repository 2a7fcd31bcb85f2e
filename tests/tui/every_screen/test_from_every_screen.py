"""From every screen: all of it can be hidden, help, resources and summary open, Escape leads back to the
line, and one can leave.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import Place, Start
from tests.few import few, first

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

SMALL = (60, 14)
MENUS = ["kept", "choices", "role", "exercise", "rest", "choosing check-ins"]
OVERS = ["contents", "summary", "resources", "evidence", "kept", "one note", "notes", "choices", "journal"]
TITLES = {"h": "Help now", "r": "Resources", "s": "Summary", "f1": "Help now"}


async def opens(window: Window, key: str) -> None:
    """Press a key that opens something from anywhere; from a field, after leaving it."""
    if window.is_typing and len(key) == 1:
        await window.press("escape")
        assert not window.is_typing
    await window.press(key)
    assert window.top == TITLES[key]


async def leads_back(window: Window) -> None:
    await window.back_to_page()
    assert window.page == window.page_under


@pytest.mark.parametrize("then", first(["", "rs"]))
async def test_help_resources_and_the_summary_open_and_escape_leads_back_to_the_same_line(
    screen: str, then: str, open_screen: Open, long_guide: Path
) -> None:
    async with open_screen(screen, SMALL, guide=long_guide) as window:
        before = window.lines
        await window.press("ctrl+l")
        assert window.text.strip() == "$", "ctrl+l hides everything"
        await window.press("escape")
        assert window.lines == before, "Escape shows it again"
        await opens(window, "h")
        await leads_back(window)
        await window.press("escape")
        assert window.page == window.page_under, "Escape does nothing on the page"
        if then:
            await window.act(*window.acts)
            for key in "" if window.app.stack.top.is_before_secret else then:
                await opens(window, key)
            await leads_back(window)


@pytest.mark.parametrize(
    ("screen", "key"),
    few(itertools.product(MENUS, "hrs"), *zip(MENUS, "hrshrs", strict=True)),
)
async def test_help_resources_and_the_summary_lead_back_to_the_menu_they_were_opened_over(
    screen: str, key: str, open_screen: Open
) -> None:
    async with open_screen(screen) as window:
        await window.press("down")
        before = window.page
        await opens(window, key)
        await window.press("escape")
        assert window.page == before


@pytest.mark.parametrize("screen", ["check-in while typing", "write", "own word"])
async def test_help_opens_while_something_is_being_typed(
    screen: str, open_screen: Open, long_guide: Path
) -> None:
    async with open_screen(screen, SMALL, guide=long_guide) as window:
        assert window.is_typing
        await window.type("half")
        await opens(window, "f1")
        await window.press("escape")
        assert window.is_typing
        assert "half" in window.text


@pytest.mark.parametrize("screen", ["where to begin", "no journal"])
@pytest.mark.parametrize("key", few(["h", "r", "s", "f1"], "f1"))
async def test_help_opens_from_the_screens_one_meets_at_the_beginning(
    screen: str, key: str, open_screen: Open, long_guide: Path
) -> None:
    async with open_screen(screen, SMALL, guide=long_guide) as window:
        await opens(window, key)
        await leads_back(window)


@pytest.mark.parametrize(
    "screen",
    few(
        ["welcome", "page", "check-in while typing", "help", "contents", "no journal"],
        "check-in while typing",
        "contents",
    ),
)
async def test_ctrl_q_leaves_at_once_and_the_place_is_kept(
    screen: str, open_screen: Open, kept_start: Callable[[], Start]
) -> None:
    async with open_screen(screen) as window:
        place = window.app.session.journey.place
        await window.press("ctrl+q")
        assert not window.is_open
        assert window.app.return_code == 0
    assert (kept_start().place or Place("welcome")) == place


@pytest.mark.parametrize("keys", ["m h m t m", "w escape h w escape h", ", r , h , s"])
async def test_however_many_screens_were_opened_escape_closes_one_at_a_time(
    keys: str, open_screen: Open, long_guide: Path
) -> None:
    async with open_screen("page", SMALL, guide=long_guide) as window:
        await window.press(*keys.split())
        while not window.is_reading:
            opened = len(window.app.stack.documents)
            assert opened <= 4, "what is open already is not opened twice"
            await window.press("escape")
            assert len(window.app.stack.documents) == opened - 1
        assert window.page == window.page_under


OVER = "c/kwdesrhb,?tqo"
"""The keys that open something over a menu or a view."""


@pytest.mark.parametrize("way", ["escape", "left"])
@pytest.mark.parametrize("screen", few(OVERS, "contents", "summary", "one note", "journal"))
async def test_whatever_is_opened_the_way_back_leads_to_the_same_line(
    screen: str, way: str, open_screen: Open
) -> None:
    async with open_screen(screen) as window:
        await window.press("down")
        before, opened = window.page, len(window.app.stack.documents)
        for key in OVER:
            await window.press(key)
            if len(window.app.stack.documents) <= opened:  # this was open already, or cannot be opened here
                continue
            is_form = window.app.stack.top.takes_letters  # where the left key moves in the field
            await window.press("escape" if is_form else way)
            assert window.page == before, f"after {key}"


async def test_a_page_opened_from_a_list_leads_back_to_that_list_and_its_line(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press(",", "down", "/", *"hard")
        found = window.page
        await window.press("down", "enter", "c")
        await window.choose_row("The first step")
        assert "The first step" in window.top
        await window.press("right", "left", "left")
        assert (window.top, window.pointed_at) == ("Contents", "The first step")
        await window.press("escape", "left")
        assert window.pointed_at.startswith("The second step")
        await window.press("up")
        assert window.page == found
        await window.press("escape")
        assert (window.top, window.pointed_at) == ("Settings", "Which word is right for you?")
        await window.press("escape")
        assert window.page == window.page_under


async def test_q_asks_first_and_can_be_taken_back(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("q", "down", "enter")
        assert window.is_open
        assert window.page == window.page_under
        await window.press("q", "enter")
        assert not window.is_open
        assert window.app.return_code == 0
