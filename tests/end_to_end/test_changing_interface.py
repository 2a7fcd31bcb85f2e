"""The interface of the program is changed in the middle of a sitting, which goes on at the same page."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import Choices, Place
from companion.journal.opening import open_vault
from tests.few import first

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start

SMALL = str(Path(__file__).parent.parent / "small_guide")
FULL = b"\x1b[?1049h"
"""What fills the screen."""


def chosen(home: Path) -> Choices:
    with closing(open_vault(home / "journal.db")) as vault:
        return vault.start().choices


def put(home: Path, *things: Choices | Place) -> None:
    with closing(open_vault(home / "journal.db")) as vault:
        for thing in things:
            vault.put(thing)


@pytest.mark.slow
@pytest.mark.parametrize("returning", first(["start", "ask"]))
def test_from_line_by_line_to_the_full_screen_and_back(start: Start, home: Path, returning: str) -> None:
    put(home, Place("one"), Choices(face="plain", returning=returning))
    terminal = start("--guide", SMALL)
    terminal.until("Enter to go on" if returning != "ask" else "Enter to go back")
    for line in ("", "c", "3", ",", "Display", "Full"):
        assert FULL not in terminal.output
        terminal.press(f"{line}\r")
    screen = terminal.until("Stones are hard.")
    assert FULL in terminal.output
    assert chosen(home).face == ""
    assert "→ next" in screen
    terminal.press(",", *["down"] * 5, "enter", "down", "enter")
    terminal.until("Enter goes on")
    assert terminal.output.rfind(b"\x1b[?1049l") > terminal.output.rfind(FULL)
    assert "Stones are hard." in terminal.text
    assert chosen(home).face == "plain"
    terminal.press("\r")
    assert "You held it in your hand." in terminal.text
    terminal.press("q\r", "1\r")
    assert terminal.end() == 0


@pytest.mark.slow
def test_the_option_holds_for_one_sitting(start: Start, home: Path) -> None:
    terminal = start("--plain", "--guide", SMALL)
    terminal.until("Enter to go on")
    terminal.press("\x04")
    assert terminal.end() == 0
    drawn = terminal.output.replace(b"\x1b[?2004h", b"").replace(b"\x1b[?2004l", b"")
    assert b"\x1b" not in drawn  # it asks that pastes be marked, and draws nothing but lines
    terminal = start("--guide", SMALL)
    terminal.until("→ next")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
