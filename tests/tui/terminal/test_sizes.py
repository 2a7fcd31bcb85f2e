"""Any size of window: nothing crashes, and every choice is reached by keys and seen before it is taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from companion.tui.documents.find import FindDocument
from companion.tui.drawing.choice_parts import ChoicePart
from tests.few import few, first

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

SIZES = [(20, 6), (40, 12), (200, 60), (80, 24)]
TINY = [(1, 1), (2, 2), (4, 3)]
CHOOSING = [
    "check-in page", "door", "contents", "too much", "rest", "choices", "word", "country", "where to begin",
    "no journal", "check-in",
]  # fmt: skip
KINDS = ["page", "door", "check-in while typing", "contents", "summary"]
"""A screen of each kind, for what does not differ between screens of a kind."""


def labels(window: Window) -> set[str]:
    parts = [part for part in window.app.stack.top.parts() if isinstance(part, ChoicePart) and part.is_shown]
    return {choice.label for part in parts for choice in part.choices if choice.choosable}


def seen_at_pointer(window: Window) -> str:
    """The label of the choice the pointer is at; both must be on the screen."""
    top = window.app.stack.top
    part = top.rows if isinstance(top, FindDocument) else top.focus
    if not isinstance(part, ChoicePart):
        return ""
    label = part.choices[part.pointer].label
    after = [line.partition("▸ ")[2] for line in window.lines if "▸ " in line]
    assert len(after) == 1, f"the pointer is not to be seen:\n{window.text}"
    assert after[0].partition(") ")[2].startswith(label.split()[0]) or label.split()[0] in after[0]
    return label


def in_columns(window: Window) -> bool:
    part = window.app.stack.top.focus
    return isinstance(part, ChoicePart) and not part.is_list and part.pointer < len(part.choices) - 1


@pytest.mark.parametrize(
    ("screen", "size"),
    few(
        [*((name, (20, 6)) for name in CHOOSING), ("check-in", (40, 12)), ("choices", (40, 12))],
        ("check-in page", (20, 6)),
        ("contents", (20, 6)),
        ("country", (20, 6)),
        ("check-in", (20, 6)),
        ("choices", (40, 12)),
    ),
)
async def test_every_choice_is_reached_by_keys_with_the_pointer_in_sight(
    screen: str, size: tuple[int, int], open_screen: Open
) -> None:
    async with open_screen(screen, size) as window:
        await window.press("home")
        reached = {seen_at_pointer(window)}
        for _ in range(40):
            await window.press("right" if in_columns(window) else "down")
            reached.add(seen_at_pointer(window))
            if reached >= labels(window):
                return
        assert reached >= labels(window)


async def test_a_choice_out_of_sight_is_shown_before_it_is_taken(open_screen: Open) -> None:
    async with open_screen("door", (20, 6)) as window:
        door = window.app.session.journey.place
        await window.press("home", "pageup")
        window.app.stack.top.scroll_to(0)
        await window.settle()
        assert "Open it" not in window.text
        for _ in range(9):
            if "▸" not in window.text:
                await window.press("enter")
        assert window.pointed_at == "Open it"
        assert window.app.session.journey.place.stop == door.stop
        await window.press("enter")
        assert window.app.session.journey.place.stop == "three"


@pytest.mark.parametrize("screen", KINDS)
async def test_in_the_smallest_window_help_opens_and_escape_leads_back(
    screen: str, open_screen: Open
) -> None:
    async with open_screen(screen, (20, 6)) as window:
        await window.press("f1")
        assert "No country is chosen yet." in window.words
        await window.back_to_page()
        assert window.page == window.page_under


@pytest.mark.parametrize("screen", first(KINDS[2:] + KINDS[:2], 2))
async def test_resizing_in_between_neither_crashes_nor_loses_the_screen(
    screen: str, open_screen: Open
) -> None:
    async with open_screen(screen) as window:
        before = window.lines
        for size in SIZES:
            await window.resize(*size)
        assert window.lines == before


@pytest.mark.parametrize(
    "screen", few(["page", "door", "check-in while typing", "help"], "check-in while typing")
)
async def test_not_even_a_window_of_a_few_letters_crashes(screen: str, open_screen: Open) -> None:
    async with open_screen(screen) as window:
        before = window.lines
        for size in TINY:
            await window.resize(*size)
            await window.press("tab", "down")
        await window.resize(80, 24)
        assert window.lines[0] == before[0]


async def test_not_even_the_contents_crash_there(open_screen: Open) -> None:
    async with open_screen("contents") as window:
        before = window.lines
        for size in (*TINY, (80, 24)):
            await window.resize(*size)
        assert window.lines == before


async def test_words_stay_in_the_field_while_the_window_changes(open_screen: Open) -> None:
    async with open_screen("check-in while typing") as window:
        await window.type("still here")
        for size in (*TINY, *SIZES[:2]):
            await window.resize(*size)
        await window.resize(80, 24)
        await window.type(", all of it")
        assert "still here, all of it" in window.text


@pytest.mark.parametrize("size", first(SIZES, of_one=True))
async def test_what_is_being_typed_stays_in_sight_as_it_grows(
    size: tuple[int, int], open_screen: Open
) -> None:
    async with open_screen("check-in while typing", size) as window:
        for n in range(9):
            await window.type(f"{n}{'x' * 60}" if n < 2 else f"{n}")
            await window.press("enter")
        await window.type("here")
        assert "here" in window.text
        for _ in range(25):
            if "0xxx" not in window.text:
                await window.press("up")
        assert "0xxx" in window.text


@pytest.mark.parametrize("size", first(SIZES, of_one=True))
async def test_what_is_being_typed_is_in_sight(size: tuple[int, int], open_screen: Open) -> None:
    async with open_screen("check-in while typing", size) as window:
        await window.type("a stone")
        assert "a stone" in window.text


async def test_help_can_be_read_to_its_end_in_the_smallest_window(open_screen: Open) -> None:
    async with open_screen("help", (20, 6)) as window:
        seen = ""
        for _ in range(60):
            seen += " ".join(line.strip(" ▁▂▃▄▅▆▇█") for line in window.lines[1:-1]) + " "
            await window.press("down")
        assert "Numbers change." in " ".join(seen.split())
        assert "fell on somebody," in " ".join(seen.split())


async def test_a_window_that_is_too_small_says_so(open_screen: Open) -> None:
    async with open_screen("page", (39, 12)) as window:
        assert window.top.startswith("This window is very small.")
        await window.resize(40, 12)
        assert "very small" not in window.text


@pytest.mark.parametrize(
    "screen", few(["page", "check-in", "summary", "first passphrase"], "page", "check-in")
)
async def test_no_key_in_the_key_line_is_cut(screen: str, open_screen: Open) -> None:
    async with open_screen(screen) as window:
        shown = []
        for width in (20, 40, 60, 72, 80, 120, 200):
            await window.resize(width, 24)
            shown.append(re.split(" {2,}", window.lines[-1].strip()))
            assert set(shown[-1]) <= {f"{one.shown} {one.label}" for one in window.app.stack.top.commands()}
        assert [len(one) for one in shown] == sorted(len(one) for one in shown)
        assert len(shown[-1]) > len(shown[0])
