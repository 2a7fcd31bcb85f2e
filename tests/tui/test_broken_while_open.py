"""A file of the guide found broken while somebody reads: told on the screen, and help is still there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import Place

if TYPE_CHECKING:
    from tests.tui.conftest import Open, Window

Put = Callable[..., None]
ASKING = Place("one", 2)
"""The page before the second step, with something to choose on it."""
BROKEN = "this: is: not: [yaml"


def without_pointer(window: Window) -> list[str]:
    return [line.replace("▸", " ") for line in window.page]


@pytest.mark.parametrize(
    ("file", "keys"),
    [
        ("steps/two.yaml", "end enter"),
        ("steps/two.yaml", "n"),
        ("claims.yaml", "s"),
        ("feelings.yaml", "d"),
        ("resources/INT.yaml", "r"),
        ("resources/NO.yaml", "r o"),
    ],
)
async def test_what_cannot_be_opened_is_told_and_escape_leads_back(
    file: str, keys: str, open_window: Open, put: Put, guide: Path
) -> None:
    put(ASKING)
    (guide / file).write_text(BROKEN)
    async with open_window(guide=guide) as window:
        page = without_pointer(window)
        await window.press(*keys.split())
        assert window.top == "This part cannot be opened"
        assert f"{Path(file).name}:1:" in "".join(window.text.split())
        await window.press("h")
        assert window.top == "Help now"
        await window.back_to_page()
        assert without_pointer(window) == page


@pytest.mark.parametrize(
    ("file", "keys"), [("claims.yaml", "end enter"), ("feelings.yaml", "m"), ("resources/NO.yaml", ",")]
)
async def test_other_broken_files_do_not_end_the_program(
    file: str, keys: str, open_window: Open, put: Put, guide: Path
) -> None:
    put(ASKING)
    (guide / file).write_text(BROKEN)
    async with open_window(guide=guide) as window:
        await window.press(*keys.split())
        assert window.is_open
        await window.press("h")
        assert window.top == "Help now"
        await window.back_to_page()


@pytest.mark.parametrize("file", ["help.yaml", "resources/INT.yaml", "resources/NO.yaml"])
async def test_help_says_what_is_always_true_if_its_own_files_are_broken(
    file: str, open_window: Open, guide: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("TZ", "Europe/Oslo")
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    (guide / file).write_text(BROKEN)
    async with open_window(guide=guide) as window:
        await window.press("h")
        assert window.top == "Help now"
        assert any(said in window.words for said in ("emergency number", "in danger, call", "call 000"))


async def test_a_second_broken_file_is_told_with_its_own_mistakes(open_window: Open, guide: Path) -> None:
    async with open_window(guide=guide) as window:
        for file, key in (("claims.yaml", "s"), ("resources/INT.yaml", "r")):
            (guide / file).write_text(BROKEN)
            await window.press(key)
            assert f"{Path(file).name}:1:" in "".join(window.text.split())
