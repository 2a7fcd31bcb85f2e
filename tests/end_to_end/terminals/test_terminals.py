"""The program on the terminals people have: what they can show, what they answer, what was typed ahead."""

from __future__ import annotations

import contextlib
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pytest

from companion.journal.model import Choices
from companion.journal.opening import open_vault
from tests.end_to_end.test_leaving import left_on
from tests.few import few, first

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start, Terminal

WELCOME = "Before you begin"
BACKGROUND = b"\x1b]11;?\x1b\\"
KIND = b"\x1b[c"
LIGHT, DARK = b"\x1b]11;rgb:ffff/fafa/f0f0\x1b\\", b"\x1b]11;rgb:1010/1010/1010\x07"
DAY, DUSK = "f7f4ee", "14171a"
QUESTIONS = (BACKGROUND, KIND, b"\x1b[?2026$p", b"\x1b[>", b"\x1b]22;", b"\x1b[4 q")

TERMINALS = [
    "TERM=linux",
    "TERM=vt100",
    "TERM=vt100 LANG=C",
    "TERM=screen",
    "TERM=xterm",
    "TERM=xterm-16color",
    "TERM=xterm-256color",
    "TERM=tmux-256color",
    "TERM=xterm-256color LANG=C",
    "TERM=xterm LC_ALL=de_DE.ISO-8859-1",
]


def settings(said: str) -> dict[str, str]:
    return {"COLORTERM": "", **dict(part.split("=", 1) for part in said.split())}


def flags(terminal: Terminal) -> list[object]:
    """How the terminal is set: echo, lines, signals."""
    return termios.tcgetattr(terminal.child.child_fd)[:4]


def paper(terminal: Terminal) -> str:
    """The colour behind the middle of the page."""
    return terminal.screen.buffer[5][40].bg


def under_cursor(terminal: Terminal) -> str:
    cursor = terminal.screen.cursor
    return terminal.screen.display[cursor.y][cursor.x :].rstrip()


@pytest.mark.parametrize("said", few(TERMINALS, "TERM=vt100 LANG=C", "TERM=screen"))
def test_its_pages_can_be_read_and_it_leaves_the_terminal_as_it_was(start: Start, said: str) -> None:
    terminal = start(**settings(said))
    before = flags(terminal)
    text = terminal.until(WELCOME)
    for key, seen in (("m", "How are you"), (" ", "very heavy"), ("\x13", "Kept on this computer.")):
        terminal.child.send(key)
        text += terminal.until(seen)
    assert "?" not in text.replace("right now?", "").replace("? keys", "")
    assert any(stops in text for stops in ("●──", "*--", "●--"))
    if said not in ("TERM=screen", *TERMINALS[4:9]):
        assert [sign for sign in "▸•●○→←▌…“”’–" if sign in text] == []  # noqa: RUF001
    if "linux" in said or "vt100" in said:
        assert [question for question in QUESTIONS if question in terminal.output] == []
    terminal.child.send("\x11")
    assert terminal.end() == 0
    assert flags(terminal) == before


@pytest.mark.parametrize(
    ("answers", "hint", "colour"),
    first(
        [
            ({BACKGROUND: LIGHT, KIND: b"\x1b[?62;c"}, "", DAY),
            ({}, "0;15", DAY),
            ({BACKGROUND: DARK, KIND: b"\x1b[?62;c"}, "0;15", DUSK),
            ({BACKGROUND: LIGHT}, "", DAY),
            ({KIND: b"\x1b[?1;2c"}, "0;15", DAY),
            ({KIND: b"\x1b[?1;2c"}, "", DUSK),
            ({}, "", DUSK),
        ],
        2,
    ),
    ids=["light", "only a hint", "dark", "light and no more", "hint of light", "no word", "nothing at all"],
)
def test_the_paper_is_as_light_as_the_terminal(
    start: Start, answers: dict[bytes, bytes], hint: str, colour: str
) -> None:
    terminal = start(COLORFGBG=hint)
    terminal.answers = answers
    terminal.until(WELCOME)
    assert paper(terminal) == colour
    assert terminal.output.count(BACKGROUND) == 1


@pytest.mark.slow
def test_who_chose_a_theme_has_it_and_nothing_is_asked(start: Start, home: Path) -> None:
    vault = open_vault(home / "journal.db")
    vault.put(Choices(theme="dusk"))
    vault.close()
    terminal = start(COLORFGBG="0;15")
    terminal.answers[BACKGROUND] = LIGHT
    terminal.until(WELCOME)
    assert paper(terminal) == DUSK
    assert BACKGROUND not in terminal.output


@pytest.mark.slow
@pytest.mark.parametrize("pieces", few([1, 7, 100], 7), ids=["whole", "torn", "byte by byte"])
def test_an_answer_that_comes_late_is_no_key(start: Start, pieces: int) -> None:
    terminal = start()
    terminal.answers = {}
    before = terminal.until(WELCOME)
    late = LIGHT + b"\x1b[?62;4c" + DARK
    step = -(-len(late) // pieces)
    for at in range(0, len(late), step):
        terminal.child.send(late[at : at + step])
        time.sleep(0.005)
    assert terminal.settle() == before
    terminal.press("h")
    assert "Help now" in terminal.text
    assert paper(terminal) == DUSK


@pytest.mark.parametrize("answers", few([True, False], False), ids=["with answers", "without"])
def test_what_was_typed_ahead_is_not_lost_and_comes_in_order(start: Start, answers: bool) -> None:
    terminal = start()
    terminal.answers = {BACKGROUND: LIGHT, KIND: b"\x1b[?62;c"} if answers else {}
    terminal.child.send("\r")  # before Python itself has begun
    terminal.until_written(BACKGROUND)
    for key in ("\x1b[C", "\x1b[D", "s"):
        terminal.child.send(key)
    terminal.until("Summary")
    assert b"^[[" not in terminal.output
    terminal.press("escape")
    first = terminal.text
    terminal.press("left")
    assert WELCOME in terminal.text
    terminal.press("enter")
    assert terminal.text == first


@pytest.mark.slow
def test_nothing_is_written_while_nothing_is_pressed(start: Start) -> None:
    terminal = start()
    terminal.until(WELCOME)
    terminal.press("w", "abc")
    time.sleep(1.5)  # the draft is kept
    terminal.settle()
    before = len(terminal.output)
    for _ in range(20):
        terminal.read(0.1)
    assert len(terminal.output) == before


def test_the_cursor_can_be_seen_follows_and_blinks_nowhere(start: Start) -> None:
    terminal = start()
    terminal.until(WELCOME)
    assert not terminal.screen.cursor.hidden
    assert under_cursor(terminal).startswith("▸ Read")
    terminal.press("m")
    assert under_cursor(terminal).startswith("▸ very heavy")
    terminal.press("right")
    assert under_cursor(terminal).startswith("▸ heavy")
    terminal.press("tab", "tab", "words")
    y, x = terminal.screen.cursor.y, terminal.screen.cursor.x
    assert terminal.screen.display[y][:x].endswith("words")
    terminal.press("ctrl+l")
    assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (2, 0)
    assert terminal.output.rfind(b"\x1b[4 q") < terminal.output.find(b"How are you")  # set once and left so
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert not terminal.screen.cursor.hidden
    assert terminal.output.rfind(b"\x1b[0 q") > terminal.output.rfind(b"\x1b[4 q")


@pytest.mark.slow
def test_letters_of_another_encoding_can_be_typed_and_read(start: Start) -> None:
    terminal = start(LC_ALL="de_DE.ISO-8859-1")
    terminal.until(WELCOME)
    terminal.press("w")
    terminal.until("Write something for yourself")
    terminal.child.send(b"m\xfcde")
    terminal.settle()
    assert b"\xfc" in terminal.output
    assert "ü".encode() not in terminal.output


@pytest.mark.slow
def test_a_letter_that_is_none_ends_nothing(start: Start) -> None:
    terminal = start()
    terminal.until(WELCOME)
    terminal.press("w")
    terminal.until("Write something for yourself")
    terminal.child.send(b"m\xfcde")
    terminal.until("m\ufffdde")
    terminal.press("ctrl+q")
    assert terminal.end() == 0


@pytest.mark.parametrize("name", first(["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"]))
def test_ended_before_the_first_page_it_leaves_the_terminal_as_it_was(start: Start, name: str) -> None:
    terminal = start()
    before = flags(terminal)
    terminal.until_written(BACKGROUND)
    assert flags(terminal) != before
    terminal.signal(name)
    with contextlib.suppress(pexpect.ExceptionPexpect):
        assert terminal.end() in (143, 129, 130, 131)
    assert flags(terminal) == before
    assert left_on(terminal.output) == []
