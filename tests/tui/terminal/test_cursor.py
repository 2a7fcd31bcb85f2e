"""The terminal's own cursor is where the person is, so that a braille display or a magnifier can follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.tui.themes import OURS
from tests.few import few, first
from tests.tui.conftest import SCREENS, Open, Window


def under_cursor(window: Window) -> str:
    """What stands from the cursor on, in its line."""
    x, y = window.app.cursor_position
    return window.lines[y][x:]


async def test_the_cursor_stands_at_the_first_letter_of_a_page(open_screen: Open) -> None:
    async with open_screen("page") as window:
        assert under_cursor(window).startswith("It is hard")


async def test_the_cursor_of_a_long_page_goes_down_with_the_text(open_screen: Open, long_guide: Path) -> None:
    async with open_screen("page", guide=long_guide) as window:
        await window.press("home")
        seen = [under_cursor(window)]
        while window.app.stack.reading.scroll_on():
            await window.settle()
            seen.append(under_cursor(window))
            assert window.app.cursor_position.y <= window.app.stack.screen.view.region.y + 1
    assert len(seen) > 1
    assert all(seen)


async def test_the_cursor_follows_the_pointer(open_screen: Open) -> None:
    async with open_screen("choices") as window:
        for key in ("down", "down", "end", "home"):
            await window.press(key)
            assert under_cursor(window).startswith(f"▸ {window.pointed_at}")


async def test_the_cursor_follows_into_columns_and_fields(open_screen: Open) -> None:
    async with open_screen("check-in", (80, 40)) as window:
        await window.press("right")
        assert under_cursor(window).startswith("▸ heavy")
        await window.press("tab", "tab")
        await window.type("two")
        before = window.app.cursor_position
        assert window.lines[before.y][: before.x].endswith("two")
        await window.press("left")
        assert window.app.cursor_position == before - (1, 0)
        await window.press("tab")
        assert under_cursor(window).startswith("▸ Keep")


@pytest.mark.parametrize("size", first([(80, 24), (40, 12)], 1, of_one=True))
async def test_in_a_long_text_the_scroll_bar_tells_where_it_is(
    open_screen: Open, size: tuple[int, int]
) -> None:
    async with open_screen("write", size) as window:
        await window.paste("\n".join(f"line {n}." for n in range(30)))
        assert "line 29." in window.text
        assert window.app.stack.top.last_top > 0, "the page scrolls"
        await window.press("tab")
        assert "line 29." in window.text, "what was written last stands above what can be done with it"
        await window.press("shift+tab", *["up"] * 29, "home")
        assert under_cursor(window).startswith("line 0.")
        await window.press("tab", "shift+tab")
        assert under_cursor(window).startswith("line 0.")


async def test_the_cursor_stays_with_the_pointer_when_the_window_changes(open_screen: Open) -> None:
    async with open_screen("check-in", (80, 40)) as window:
        await window.press("right")
        await window.resize(40, 12)
        assert under_cursor(window).startswith("▸ 2  ○ heavy")


async def test_the_cursor_of_the_quiet_screen_waits_at_the_prompt(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await window.press("ctrl+l")
        assert window.app.cursor_position == (2, 0)
        await window.press("escape")
        assert under_cursor(window).startswith("It is hard")


@pytest.mark.parametrize(
    "screen",
    few(
        SCREENS, "page", "contents", "check-in while typing", "past check-ins", "help", "sorting", "palette",
        "exercise", "which services", "erasing", "no journal",
    ),
)  # fmt: skip
async def test_the_cursor_of_every_screen_is_where_something_can_be_seen(
    open_screen: Open, screen: str
) -> None:
    async with open_screen(screen, (80, 24)) as window:
        assert under_cursor(window).strip() or window.is_typing
        for width, height in ((80, 24), (40, 12), (4, 3)):
            if window.app.size != (width, height):
                await window.resize(width, height)
            x, y = window.app.cursor_position
            assert 0 <= x < width, (width, height)
            assert 0 <= y < height, (width, height)


@pytest.mark.parametrize(("paper", "theme"), [("light", "day"), ("dark", "dusk")])
async def test_without_a_choice_the_theme_is_as_light_as_the_terminal(
    open_window: Open, paper: str, theme: str
) -> None:
    async with open_window() as window:
        window.app.terminal.paper = paper
        window.app.apply_choices()
        assert window.app.theme == theme
        assert theme in OURS
