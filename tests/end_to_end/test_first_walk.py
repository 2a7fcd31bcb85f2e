"""The first walk through the shipped guide, as somebody would take it, and coming back after it ended."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.guide.load import GuideFiles, shipped
from companion.journal.opening import open_vault

Start = Callable[..., Any]
SMALL = (60, 12)
"""Small enough that a page has to be scrolled."""


def titles() -> list[str]:
    return [step.title for part in GuideFiles(shipped()).guide.parts for step in part.steps]


def history(environment: dict[str, str]) -> str:
    command = [sys.executable, "-m", "companion", "history"]
    run = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, cwd="/", timeout=60
    )
    return run.stdout


def body(screen: str) -> str:
    """The page without the line at the top, which also tells what was just done."""
    return "\n".join(screen.split("\n")[1:])


def read_on(start: Start) -> Any:
    """Start for the first time, and read two steps page by page to the third."""
    terminal = start(size=SMALL)
    terminal.until("Before you begin")
    for title in titles()[:3]:
        while title not in terminal.text.split("\n")[0]:
            terminal.press("right")
    return terminal


def go_there(start: Start) -> Any:
    """Start for the first time, and go to the third step by the contents."""
    terminal = start(size=SMALL)
    terminal.until("Before you begin")
    terminal.press("c")
    terminal.send("down", "down", "down", "enter")
    terminal.until(titles()[2])
    return terminal


def walk(
    start: Start, home: str, *, keep: bool = True, way: Callable[[Start], Any] = go_there
) -> tuple[Any, str]:
    """Go to the third step, check in, and stand at a scrolled line of its first page."""
    terminal = way(start)
    if keep:
        terminal.press("m")
        terminal.send("space", "tab", "space", "right", "space")
        terminal.press("tab", "a line [/of] mine")
        terminal.send("ctrl+s")
        terminal.until("Kept on this computer.")
        terminal.press("escape")
    terminal.press("down", "down")
    page = body(terminal.settle())
    wait_for_place(home)
    return terminal, page


def wait_for_place(home: str) -> None:
    """Wait until the place on the disk is below the title: it is written a moment after the last key."""
    end = time.monotonic() + 20
    place = None
    while time.monotonic() < end:
        vault = open_vault(Path(home) / "journal.db")
        place = vault.start().place
        vault.close()
        if place and place.scroll > 2:
            return
        time.sleep(0.05)
    raise AssertionError(f"the place on the disk is {place}")


def test_a_first_walk_reads_checks_in_looks_around_and_comes_back_to_the_same_line(
    start: Start, environment: dict[str, str]
) -> None:
    terminal, page = walk(start, environment["COMPANION_HOME"], way=read_on)
    assert titles()[2] in terminal.text.split("\n")[0]
    for key, seen in (("s", "Summary"), ("r", "Resources"), ("h", "Help now")):
        terminal.press(key)
        assert terminal.text.startswith(f" {seen}"), key
        terminal.press("escape")
        assert body(terminal.text) == page, key
    terminal.press("q", "enter")
    assert terminal.end() == 0

    again = start(size=SMALL)
    again.until("where you stopped")
    assert body(again.settle()) == page
    told = history(environment)
    assert "very heavy  ·  sad, numb" in told
    assert "a line [/of] mine" in told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "status"), [("SIGKILL", 137), ("SIGHUP", 129), ("SIGTERM", 143), ("SIGINT", 130)]
)
def test_a_signal_loses_nothing_that_was_called_kept(
    start: Start, environment: dict[str, str], name: str, status: int
) -> None:
    terminal, page = walk(start, environment["COMPANION_HOME"])
    terminal.signal(name)
    assert terminal.end() == status
    assert "a line [/of] mine" in history(environment)
    again = start(size=SMALL)
    again.until("where you stopped")
    assert body(again.settle()) == page


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_signal_leaves_the_terminal_clean_and_keeps_what_was_being_typed(
    start: Start, environment: dict[str, str], name: str
) -> None:
    terminal, _ = walk(start, environment["COMPANION_HOME"], keep=False)
    terminal.press("m", "tab", "tab", "half a sent")
    terminal.signal(name)
    terminal.end()
    last = terminal.output[terminal.output.rindex(b"half a sent"[-1:]) :]
    for sequence in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"):
        assert sequence in last, sequence

    again = start(size=(80, 30))
    again.until("where you stopped")
    again.press("m")
    again.until("half a sent")


@pytest.mark.slow
def test_a_closed_window_ends_the_program_and_loses_nothing(
    start: Start, environment: dict[str, str]
) -> None:
    terminal, page = walk(start, environment["COMPANION_HOME"])
    terminal.child.close(force=False)
    assert not terminal.child.isalive()
    assert "a line [/of] mine" in history(environment)
    again = start(size=SMALL)
    again.until("where you stopped")
    assert body(again.settle()) == page


@pytest.mark.slow
def test_ctrl_c_leaves_at_once_and_keeps_what_was_being_typed(start: Start) -> None:
    terminal = start()
    terminal.until("Before you begin")
    terminal.press("w")
    terminal.until("Write something for yourself")
    terminal.press("not finished")
    terminal.press("ctrl+c")
    assert terminal.end() == 0
    again = start()
    again.until("Before you begin")
    again.press("w")
    again.until("not finished")
