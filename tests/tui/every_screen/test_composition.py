"""One column holds the top line, the text, the progress and the keys, and nothing jumps between screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from companion.palettes import PALETTES
from tests.tui.styles import stretches

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

OPENED = ("right", "c", "comma", "h", "s", "m")
"""Keys that open screens of each kind from the first page."""


def begins(window: Window) -> int:
    """The line at which the text begins."""
    return next(y for y, line in enumerate(window.lines) if y and line.strip())


@pytest.mark.parametrize(("size", "begin"), [((80, 24), 3), ((120, 40), 6), ((200, 60), 10)])
async def test_each_screen_begins_at_the_same_place_and_its_keys_at_the_same_edges(
    size: tuple[int, int], begin: int, open_window: Open
) -> None:
    async with open_window(size) as window:
        for key in OPENED:
            await window.press(key)
            assert begins(window) == begin, window.text
            measures, keys = window.app.stack.top.measures, window.lines[-1].rstrip()
            assert len(keys) - len(keys.lstrip()) == measures.side_left
            assert len(keys) == measures.left + measures.column
            await window.back_to_page()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_progress_stays_on_one_line_while_pages_differ_in_length(
    size: tuple[int, int], open_window: Open
) -> None:
    async with open_window(size) as window:
        seen = set()
        for _ in range(2):
            await window.press("right")
            at, line = next((n, one) for n, one in enumerate(window.lines) if " of 2" in one)
            assert line.rstrip().endswith("of 2")
            seen.add(at)
        assert len(seen) == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("screen", ["end", "leave", "too much", "rest"])
async def test_quitting_is_named_where_it_is_suggested_and_help_too(
    screen: str, size: tuple[int, int], open_screen: Open
) -> None:
    async with open_screen(screen, size) as window:
        assert "q quit" in window.lines[-1]
        assert "h help now" in window.lines[-1]


async def test_a_list_names_enter_first_and_clicking_that_chooses(open_screen: Open) -> None:
    async with open_screen("choices") as window:
        assert window.lines[-1].strip().startswith("enter choose")
        await window.click_key("enter choose")
        assert window.top.strip() == "Who you are"


async def test_values_stand_in_a_column_where_there_is_room(open_screen: Open) -> None:
    async with open_screen("choices") as window:
        rows = [line for line in window.lines if "Not chosen" in line or "Full screen" in line]
        assert len({line.index(value) for line in rows for value in ("Not ch", "Full") if value in line}) == 1
        await window.resize(40, 12)
        assert "Who you are  Not chosen" in window.text


async def test_the_row_under_the_mouse_is_filled_and_the_pointer_stays(open_screen: Open) -> None:
    async with open_screen("choices") as window:
        y = next(n for n, line in enumerate(window.lines) if "Country" in line)
        before = window.lines

        def papers() -> set[str]:
            return {one.colours[1] for one in stretches(window) if one.line == y + 1}

        assert len(papers()) == 1
        await window.move_mouse(10, y)
        assert papers() == {PALETTES["dusk"].background, PALETTES["dusk"].button}
        assert window.lines == before
        await window.move_mouse(10, 1)
        assert len(papers()) == 1
