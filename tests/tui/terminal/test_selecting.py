"""What is on the screen can be selected with the mouse and copied as it reads, and seen to be selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import MouseDown, MouseMove, MouseUp

from companion.tui.themes import OURS
from tests.tui.styles import in_colour, without_colour

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window


async def drag(window: Window, first: str, last: str) -> None:
    """Move the mouse with its button down from before a text to behind another."""
    start = next((line.index(first), y) for y, line in enumerate(window.lines) if first in line)
    end = next((line.index(last) + len(last) - 1, y) for y, line in enumerate(window.lines) if last in line)
    for kind, (x, y) in ((MouseDown, start), (MouseMove, end), (MouseUp, end)):
        held = 0 if kind is MouseUp else 1
        window._send(kind(None, x, y, 0, 0, held, False, False, False, screen_x=x, screen_y=y))
        await window.settle()


async def copied(window: Window) -> str:
    await window.press("ctrl+c")
    return window.app.clipboard


@pytest.mark.parametrize(
    ("screen", "first", "last", "text"),
    [
        ("page", "are hard", "more about", "are hard.\n\ni  more about"),
        (
            "page",
            "supported",
            "the evidence",
            "supported  The article says that stones are hard.\ne  the evidence",
        ),
        ("page", "After", "second", "After finding it  ·  The second"),
        ("page", "second", "It is h", "second step  ·  where you stopped\nIt is "),
        ("door", "▸ Not now", "Keep it closed", "Not now\nKeep it closed"),
    ],
)
async def test_a_text_is_copied_as_it_reads(
    screen: str, first: str, last: str, text: str | None, open_screen: Open
) -> None:
    async with open_screen(screen) as window:
        await drag(window, first, last)
        found = await copied(window)
        assert found == text if text else found.startswith(first) and found.endswith(last)
        assert "Copied, if your terminal allows it." in window.top
        assert window.is_open


async def test_with_nothing_selected_the_key_leaves_and_so_it_does_after_copying(open_screen: Open) -> None:
    async with open_screen("page") as window:
        await drag(window, "are", "hard")
        await copied(window)
        await copied(window)
        assert not window.is_open


async def test_text_in_a_field_is_copied_and_stays(open_screen: Open) -> None:
    async with open_screen("write") as window:
        await window.type("so it is")
        await window.press("shift+home")
        assert await copied(window) == "so it is"
        await window.type(".")
        assert ".so it is" in window.text, "typed at the cursor, in the place of nothing"


async def test_a_passphrase_is_not_copied(open_screen: Open) -> None:
    async with open_screen("first passphrase") as window:
        await window.type("four words")
        await window.press("shift+home", "ctrl+a")
        assert await copied(window) == ""


async def test_selecting_among_choices_chooses_none(open_screen: Open) -> None:
    async with open_screen("check-in") as window:
        await drag(window, "very heavy", "in between")
        assert "●" not in window.text
        await window.click("light")
        assert "●" in window.text, "a click still chooses"


async def test_two_quick_clicks_on_a_choice_select_nothing(open_screen: Open) -> None:
    async with open_screen("check-in") as window:
        y = next(n for n, line in enumerate(window.lines) if " sad " in line)
        await window._pilot.click(offset=(window.lines[y].index("sad"), y), times=2)
        await window.settle()
        assert not window.app.screen.selections


@pytest.mark.parametrize("theme", [*OURS, "nord"])
async def test_what_is_selected_is_seen_to_be(theme: str, open_screen: Open) -> None:
    async with open_screen("page") as window:
        window.app.theme = theme
        await window.settle()
        await drag(window, "tones are", "tones are")
        assert any('paper on heading "tones are"' in line for line in in_colour(window))


async def test_what_is_selected_is_reversed_where_there_are_no_colours(open_screen: Open) -> None:
    async with open_screen("page") as window:
        window.app.no_color = True
        window.app.refresh_css()
        await drag(window, "tones are", "tones are")
        assert any('reversed "tones are"' in line for line in without_colour(window))
