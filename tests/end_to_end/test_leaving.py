"""However the program ends, it ends: with the right status, a clean terminal, and no process left."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from tests.children import read_until
from tests.few import few

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start

WELCOME = "Before you begin"
KEEP = "\x13"
SWITCHES = {
    "alternate screen": (b"\x1b[?1049h", b"\x1b[?1049l"),
    "mouse": (b"\x1b[?1000h", b"\x1b[?1000l"),
    "mouse drags": (b"\x1b[?1003h", b"\x1b[?1003l"),
    "mouse in numbers": (b"\x1b[?1006h", b"\x1b[?1006l"),
    "mouse in pixels": (b"\x1b[?1016h", b"\x1b[?1016l"),
    "bracketed paste": (b"\x1b[?2004h", b"\x1b[?2004l"),
    "focus reports": (b"\x1b[?1004h", b"\x1b[?1004l"),
    "size reports": (b"\x1b[?2048h", b"\x1b[?2048l"),
    "every key as a sequence": (b"\x1b[>25u", b"\x1b[<u"),
    "cut lines": (b"\x1b[?7l", b"\x1b[?7h"),
    "hidden cursor": (b"\x1b[?25l", b"\x1b[?25h"),
}
"""What switches something on in the terminal, and what off again."""


def left_on(output: bytes) -> list[str]:
    """Name what was switched on in the terminal and not off again after."""
    return [name for name, (on, off) in SWITCHES.items() if output.rfind(off) < output.rfind(on)]


@pytest.mark.parametrize(
    "keys",
    few([["ctrl+c"], ["q", "enter"], ["w", "not kept", "ctrl+c"], ["ctrl+l", "ctrl+q"]], ["q", "enter"]),
)
def test_leaving_leaves_status_0_and_a_clean_terminal(start: Start, keys: list[str]) -> None:
    terminal = start()
    terminal.until(WELCOME)
    assert left_on(terminal.output)
    terminal.press(*keys)
    assert terminal.end() == 0
    assert left_on(terminal.output) == []


@pytest.mark.slow
@pytest.mark.parametrize("term", few(["xterm-256color", "linux", "vt100"], "linux"))
def test_nothing_of_the_page_is_left_where_there_is_no_second_screen(start: Start, term: str) -> None:
    """Such as in GNU screen and on the Linux console; the terminal of these tests has none either."""
    terminal = start(TERM=term)
    terminal.until(WELCOME)
    terminal.press("w", "a heron")
    assert "a heron" in terminal.text
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert terminal.text.strip() == ""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "status"), [("SIGHUP", 129), ("SIGTERM", 143)])
def test_a_signal_leaves_its_status_and_a_clean_terminal(start: Start, name: str, status: int) -> None:
    terminal = start()
    terminal.until(WELCOME)
    terminal.child.send("m")
    terminal.until("How are you right now?")
    terminal.signal(name)
    assert terminal.end() == status
    assert left_on(terminal.output) == []


def test_a_signal_before_the_first_page_ends_it_too(start: Start) -> None:
    terminal = start()
    terminal.until_written(b"\x1b[?1049h")
    terminal.signal("SIGTERM")
    assert terminal.end() in (143, -signal.SIGTERM)


@pytest.mark.parametrize("ignored", few([False, True], True), ids=["as usual", "while hang-ups are ignored"])
def test_a_closed_window_ends_the_program_and_nothing_spins(
    environment: dict[str, str], ignored: bool
) -> None:
    screen, keyboard = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "companion"],
        stdin=keyboard,
        stdout=keyboard,
        stderr=keyboard,
        env=environment,
        start_new_session=True,
        preexec_fn=lambda: _take(keyboard, ignored),
    )
    os.close(keyboard)
    try:
        close_after_welcome(screen)
        assert child.wait(timeout=20) != 0
    finally:
        child.kill()


def close_after_welcome(screen: int) -> None:
    """Close the other end of a terminal once the program has drawn its first page there."""
    read_until(screen, WELCOME)
    os.close(screen)


def _take(terminal: int, ignored: bool) -> None:
    """Make the terminal the child's own, as a window does."""
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    if ignored:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)


@pytest.mark.parametrize(
    "at_once", few([False, True], True), ids=["after the last letter", "together with the last letters"]
)
def test_what_the_screen_calls_kept_is_there_if_it_is_killed_in_that_moment(
    start: Start, environment: dict[str, str], at_once: bool
) -> None:
    terminal = start()
    terminal.until(WELCOME)
    terminal.child.send("m")
    terminal.until("A line for yourself")
    terminal.child.send("\t\t")
    terminal.settle()
    terminal.child.send("the line of mine" + KEEP * at_once)
    if not at_once:
        terminal.until("the line of mine")
        terminal.child.send(KEEP)
    terminal.until(lambda text: "A line for yourself" not in text)
    assert "Kept on this computer." in terminal.text
    terminal.signal("SIGKILL")
    assert terminal.end() == 137
    command = [sys.executable, "-m", "companion", "history"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert "the line of mine" in done.stdout


def test_a_closed_terminal_that_no_signal_tells_of_ends_the_program(environment: dict[str, str]) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "companion"]
    program = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    try:
        close_after_welcome(ours)
        assert program.wait(20) == 129
    finally:
        program.kill()
