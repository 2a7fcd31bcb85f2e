"""By keys alone: every screen is reached and left again, and never by Escape only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.tui.documents.find import FindDocument
from companion.tui.documents.forms.form import Form
from companion.tui.drawing.choice_parts import ChoicePart
from tests.few import first
from tests.tui.conftest import HELD

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Way, Window

SIZES = [(80, 24), (40, 12)]
HIDDEN = "$"


async def leave(window: Window) -> None:
    """Leave without Escape: a form by the last of what can be done there, everything else by the arrow."""
    for _ in range(5):
        if window.is_reading:
            return
        if isinstance(window.app.stack.top, FindDocument):
            await window.press(*["backspace"] * len(window.app.stack.top.typed.text))
        elif window.is_typing or isinstance(window.app.stack.top, Form):
            await to_what_can_be_done(window)
        if isinstance(window.app.stack.top, Form):
            await window.press("end", "enter")
        else:
            await window.press("ctrl+l" if window.text.strip() == HIDDEN else "left")


async def to_what_can_be_done(window: Window) -> None:
    for _ in range(5):
        focus = window.app.stack.top.focus
        if isinstance(focus, ChoicePart) and focus.mode == "do":
            return
        await window.press("tab")


@pytest.mark.parametrize("size", first(SIZES, of_one=True))
@pytest.mark.parametrize("page", ["page", "page that asks", "page to sort on", "steady page"])
async def test_every_screen_over_a_page_is_reached_and_left(
    page: str,
    size: tuple[int, int],
    over: Callable[[str], dict[str, Way]],
    open_screen: Open,
    put: Callable[..., None],
) -> None:
    for screen in ("past check-ins", "past check-ins", "notes", "questions"):
        put(*HELD[screen])  # of the check-ins, one is forgotten on the way
    async with open_screen(page, size) as window:
        for name, way in over(page).items():
            await window.act(*way.acts)
            assert not window.is_reading, f"{name} was not reached"
            await leave(window)
            assert window.is_reading, f"{name} was not left:\n{window.text}"
            assert window.page == window.page_under, name


@pytest.mark.parametrize("size", first(SIZES, of_one=True))
@pytest.mark.parametrize("screen", ["where to begin", "no journal", "not opened"])
async def test_every_screen_one_meets_unasked_is_left(
    screen: str, size: tuple[int, int], open_screen: Open
) -> None:
    async with open_screen(screen, size) as window:
        assert not window.is_reading
        await leave(window)
        assert window.is_reading


@pytest.mark.parametrize(("on", "back"), first([("space", "backspace"), ("right", "left"), (">", "<")]))
@pytest.mark.parametrize("size", first(SIZES, of_one=True))
async def test_the_whole_guide_is_read_to_its_end_and_back_to_its_beginning(
    size: tuple[int, int], on: str, back: str, open_window: Open
) -> None:
    async with open_window(size) as window:
        there = [window.app.session.journey.place.stop]
        while "This is where it ends." not in window.text:
            if there[-1] == "again":
                await window.press("up", "enter")  # a door waits to be opened
            else:
                await window.press(on)
            there.append(window.app.session.journey.place.stop)
            assert len(there) < 40, window.text
        assert list(dict.fromkeys(there)) == ["welcome", "one", "two", "again", "three", "end"]
        for _ in there:
            await window.press(back)
        assert "This is a guide for tests." in window.text


@pytest.mark.parametrize("screen", ["check-in", "write", "sorting", "own key", "first passphrase"])
async def test_tab_reaches_each_button_and_shift_tab_too(screen: str, open_screen: Open) -> None:
    async with open_screen(screen) as window:
        for key in ("tab", "shift+tab"):
            reached = []
            for _ in range(8):
                await window.press(key)
                reached.append(window.pointed_at)
            assert {one.label for one in window.app.stack.top.rows.choices} <= {*reached}, key
