"""With NO_COLOR the real program sends no colour at all; what stands out is bold, underlined or reversed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.few import few

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start, Terminal

SGR = re.compile(rb"\x1b\[([\d;:]*)m")


def codes(terminal: Terminal) -> set[int]:
    """Every attribute the program has asked for."""
    return {int(code or 0) for found in SGR.findall(terminal.output) for code in re.split(rb"[;:]", found)}


def is_colour(code: int) -> bool:
    return 30 <= code <= 49 or 90 <= code <= 107


def walk(terminal: Terminal) -> None:
    """Read, open a view that scrolls and a form, and type."""
    terminal.until("Before you begin")
    terminal.press("right", "h", "down", "escape", "m", "space", "tab", "tab", "so it is")
    terminal.until("so it is")


def test_no_color_sends_none_and_the_cursor_and_the_headings_still_stand_out(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    walk(terminal)
    assert not {code for code in codes(terminal) if is_colour(code)}
    line = next(n for n, text in enumerate(terminal.screen.display) if "so it is" in text)
    cells = [terminal.screen.buffer[line][column] for column in range(80)]
    assert [cell.data for cell in cells if cell.reverse] == [" "], "the cursor, after what was typed"
    title = terminal.screen.display.index(next(t for t in terminal.screen.display if "How are you" in t))
    assert terminal.screen.buffer[title][6].bold


@pytest.mark.slow
@pytest.mark.parametrize("settings", few([{}, {"NO_COLOR": ""}], {"NO_COLOR": ""}), ids=["not set", "empty"])
def test_colours_are_sent_where_none_forbids_them(start: Start, settings: dict[str, str]) -> None:
    terminal = start(**settings)
    walk(terminal)
    assert {code for code in codes(terminal) if is_colour(code)} >= {38, 48}
