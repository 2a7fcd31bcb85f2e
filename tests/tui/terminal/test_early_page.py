"""The page that is painted before Textual is loaded is the one that Textual draws over it, cell by cell."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyte
import pytest
from msgspec.structs import replace
from rich.console import Console

from companion.guide.load import GuideFiles, guide_folder
from companion.guide.model import TextPage
from companion.journal.model import Choices, Place
from companion.palettes import PALETTES, Palette
from companion.tui.app import CompanionApp
from companion.tui.terminal.early_page import painting
from tests.few import first

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

Put = Callable[..., None]

SIZES = [(80, 24), (40, 12), (120, 40), (72, 16), (61, 15)]
SHIPPED = guide_folder(None)
BEHIND_ALL_DOORS = Choices(doors={part.part: "open" for part in GuideFiles(SHIPPED).guide.parts})
Cell = tuple[str, ...]


def screen_of(written: str, width: int, height: int) -> tuple[list[list[Cell]], tuple[int, int]]:
    """Every cell of a terminal, as it is seen, and where its cursor is."""
    screen = pyte.Screen(width, height)
    pyte.Stream(screen).feed(written)
    cells = [[seen(screen.buffer[y][x]) for x in range(width)] for y in range(height)]
    return cells, (screen.cursor.x, screen.cursor.y)


def seen(char: pyte.screens.Char) -> Cell:
    """A letter and what can be seen of its colours and its weight; of an empty cell, the paper."""
    ink, paper = ("ink", "paper") if char.fg == char.bg == "default" else (char.fg, char.bg)
    if char.reverse:
        ink, paper = paper, ink
    return (" ", paper) if char.data == " " else (char.data, ink, paper, str(char.bold), str(char.underscore))


def shown_by(app: CompanionApp) -> str:
    """What the program writes to draw its screen, and then its cursor."""
    console = Console(color_system="truecolor", force_terminal=True, _environ={})
    written = app.screen._compositor.render_full_update().render_segments(console).replace("\n", "\r\n")
    x, y = app.cursor_position
    return f"{written}\x1b[{y + 1};{x + 1}H"


def pages() -> Iterator[tuple[Place, str]]:
    """Every page of the shipped guide that is only read, and for whom it is."""
    guide_files = GuideFiles(SHIPPED)
    yield Place("welcome"), ""
    for part in guide_files.guide.parts:
        for step in part.steps:
            for n, one in enumerate(guide_files.step(step.step).pages):
                if isinstance(one, TextPage):
                    yield Place(step.step, n), one.audience[0] if one.audience else ""
    yield Place("end"), ""


def to(window: Window, place: Place, **chosen: object) -> None:
    """Show a page as if the program had been opened there."""
    session = window.app.session
    session.journey = replace(
        session.journey, place=place, choices=replace(session.journey.choices, **chosen)
    )
    window.app.apply_choices()
    window.app.stack.reading.begin()


async def compare(window: Window, colours: Palette | None) -> None:
    """Hold what would be painted first next to what is drawn."""
    width, height = window.app.size
    await window.settle()
    painted = painting(window.app.session, colours, width, height)
    assert painted, f"not painted:\n{window.text}"
    before, after = screen_of(painted, width, height), screen_of(shown_by(window.app), width, height)
    for y in range(height):
        assert before[0][y] == after[0][y], f"line {y}:\n{window.text}"
    assert before[1] == after[1], f"the cursor:\n{window.text}"


@pytest.mark.parametrize("every", first([6 * len(SIZES), 1]))
@pytest.mark.parametrize("size", first(SIZES, 2, of_one=True), ids=lambda size: "x".join(map(str, size)))
async def test_a_page_is_painted_as_it_is_drawn(
    open_window: Open, put: Put, size: tuple[int, int], every: int
) -> None:
    """In the short form each size has its own pages, a sixth of all together."""
    put(Place("welcome"), BEHIND_ALL_DOORS)
    async with open_window(size, guide=SHIPPED) as window:
        some = itertools.islice(pages(), SIZES.index(size) % every, None, every)
        for (place, role), theme in zip(some, itertools.cycle(PALETTES), strict=False):
            to(window, place, role=role, theme=theme)
            await compare(window, PALETTES[theme])


@pytest.mark.parametrize("every", first([32, 4]))
@pytest.mark.parametrize("density", ["full", "brief"])
@pytest.mark.parametrize("size", first([(71, 30), (200, 13)], 1, of_one=True), ids=["71x30", "200x13"])
async def test_however_much_there_is_to_read(
    open_window: Open, put: Put, size: tuple[int, int], density: str, every: int
) -> None:
    put(Place("welcome"), BEHIND_ALL_DOORS)
    async with open_window(size, guide=SHIPPED) as window:
        for place, role in itertools.islice(pages(), every // 2, None, every):
            to(window, place, role=role, theme="day", density=density)
            await compare(window, PALETTES["day"])


@pytest.mark.parametrize("every", first([32, 4]))
@pytest.mark.parametrize("size", first([(80, 24), (40, 12)], 1, of_one=True), ids=["80x24", "40x12"])
async def test_without_colours(
    open_window: Open, put: Put, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], every: int
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    put(Place("welcome"), BEHIND_ALL_DOORS)
    async with open_window(size, guide=SHIPPED) as window:
        for place, role in itertools.islice(pages(), None, None, every):
            to(window, place, role=role)
            await compare(window, None)


async def test_with_keys_of_ones_own_and_where_nobody_has_read_before(open_window: Open) -> None:
    async with open_window(guide=SHIPPED) as window:
        await compare(window, PALETTES["dusk"])
        to(window, Place("what-you-may-feel"), keys={"check_in": "j", "resources": "y"})
        await compare(window, PALETTES["dusk"])
        assert "j check in" in window.text


@pytest.mark.parametrize("beside", ["", "sources", "nothing"])
async def test_with_each_column_beside_it(open_window: Open, put: Put, beside: str) -> None:
    put(Place("two", 0, order=1), Choices(beside=beside))
    async with open_window((120, 40)) as window:
        await compare(window, PALETTES["dusk"])


async def test_with_a_web_address(open_window: Open, guide: Path, put: Put) -> None:
    put(Place("two"))
    page, address = guide / "steps" / "two.yaml", "https://stones.example/a"
    page.write_text(page.read_text().replace("Stones are hard.", f"Stones are hard, see {address}."))
    async with open_window(guide=guide) as window:
        await compare(window, PALETTES["dusk"])
        painted = painting(window.app.session, PALETTES["dusk"], 80, 24)
        assert [
            re.findall(r"\x1b]8;[^;]*;([^\x1b]+)\x1b", one) for one in (painted, shown_by(window.app))
        ] == [[address]] * 2


async def test_a_word_that_is_wider_than_a_line_is_broken_alike(
    open_window: Open, guide: Path, put: Put
) -> None:
    put(Place("two"))
    page = guide / "steps" / "two.yaml"
    page.write_text(page.read_text().replace("Stones are hard.", f"Stones are {'x' * 70}."))
    async with open_window(guide=guide) as window:
        await compare(window, PALETTES["dusk"])


@pytest.mark.parametrize("word", ["\u672c", "a\u0308", "\xad", "\U0001f56f"])
async def test_what_may_take_more_than_a_cell_is_not_painted(
    open_window: Open, guide: Path, put: Put, word: str
) -> None:
    put(Place("two"))
    page = guide / "steps" / "two.yaml"
    page.write_text(page.read_text().replace("Stones are hard.", f"Stones are {word}."))
    async with open_window(guide=guide) as window:
        assert painting(window.app.session, PALETTES["dusk"], 80, 24) == ""
