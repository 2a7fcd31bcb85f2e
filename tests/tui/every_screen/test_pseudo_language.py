"""In a made-up language that is longer than English, every screen is translated and nothing is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.tui.drawing.styled_lines import text_of
from tests.few import few, first
from tests.pseudo import CLOSE, OPEN, as_in_english, guide_in_other_letters, speaking, untranslated
from tests.tui.conftest import HELD, SCREENS, SMALL_GUIDE, TYPICAL

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

SIZES = [(40, 200), (40, 12), (80, 24)]
"""In the first, everything is seen at once, so that a message without its end was cut off."""
KEYS = {"ctrl", "esc", "enter", "space", "tab", "alt", "shift", "escape", "backspace", "home", "end"}
"""The names of keys, which are those on the keyboard."""
CUT = {"past check-ins", "which entries", "choosing check-ins"}
"""Screens with a line for each entry, which is seen whole once it is opened."""
PROBLEM = SCREENS["no journal"].problem
OF_THE_PERSON = set(re.findall(r"[A-Za-z]+", f"hard {PROBLEM} {list(HELD.values())!r}".replace("\\n", " ")))
"""Words that a person wrote or looks for, and what a test says of a journal."""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("pseudo")
    with speaking(folder / "locale"):
        yield guide_in_other_letters(SMALL_GUIDE, folder / "guide")


@pytest.mark.parametrize("screen", few(SCREENS, *TYPICAL))
@pytest.mark.parametrize("size", first(SIZES, of_one=True))
async def test_every_word_on_a_screen_is_translated_and_whole(
    open_screen: Open, guide: Path, screen: str, size: tuple[int, int]
) -> None:
    async with open_screen(screen, size, guide=guide, in_english=as_in_english) as window:
        names = {word for name in window.app.available_themes for word in name.title().split("-")}
        shown = all_of(window)
    said = "\n".join(shown)
    if size[1] == 200 and screen not in CUT:
        assert said.count(OPEN) == said.count(CLOSE), said
    assert [word for word in untranslated(said) if word not in KEYS | names | OF_THE_PERSON] == [], said


def all_of(window: Window) -> list[str]:
    """Return what is around a document, and all of its lines, also those that have to be scrolled to.

    A window shows parts of messages at its edges, so that not even brackets could be counted there.
    """
    screen, document = window.app.stack.screen, window.app.stack.top
    feet = range(screen.view.size.height - document.measures.height)
    return [
        *window.lines[: screen.top_line.size.height],
        *(text_of(document.line(number)) for number in range(document.height)),
        *(text_of(document.foot_line(number)) for number in feet),
        *window.lines[-screen.key_line.size.height :],
    ]
