"""What the program shows and leaves elsewhere: no title, no logs, nothing beside the journal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start

WELCOME = "Before you begin"
TITLE = re.compile(rb"\x1b\][0-2];|\x1bk|\x1b\]9;|\x1b\]777;|\x1b\[[0-9;]*t")
CLIPBOARD = b"\x1b]52;"


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_no_title_is_set_no_notice_sent_and_no_clipboard_touched(start: Start) -> None:
    terminal = start()
    terminal.until(WELCOME)
    for key, seen in (
        ("h", "Help now"),
        ("r", "Resources"),
        ("s", "Summary"),
        ("c", "Contents"),
        ("m", "How are"),
    ):
        terminal.child.send(key)
        terminal.until(seen)
    terminal.press("ctrl+l", "ctrl+q")
    assert terminal.end() == 0
    assert TITLE.findall(terminal.output) == []
    assert CLIPBOARD not in terminal.output


def test_what_is_pasted_cannot_command_the_terminal(start: Start) -> None:
    terminal = start()
    terminal.until(WELCOME)
    terminal.press("w")
    terminal.until("Write something for yourself")
    terminal.press("\x1b[200~pasted \x9b31m \u202e \x07 here\x1b[201~")
    terminal.settle()
    written = terminal.output.replace(b"\x1b]22;default\x07", b"")  # the shape of the mouse pointer
    assert [odd for odd in ("\x9b", "\x07") if odd.encode() in written] == []
    assert "\u2068pasted 31m \u202e  here\u202c\u2069".encode() in written  # and turns nothing of ours round


@pytest.mark.slow
def test_before_and_after_the_page_nothing_is_printed(start: Start) -> None:
    terminal = start()
    terminal.until(WELCOME)
    terminal.press("q", "enter")
    assert terminal.end() == 0
    before, _, inside = terminal.output.partition(b"\x1b[?1049h")
    after = inside.rpartition(b"\x1b[?1049l")[2]
    asked = before.replace(b"\x1b]11;?\x1b\\", b"")  # which colour the background has; nobody sees that
    for part in (asked, after):
        assert re.sub(rb"\x1b\[[?>=<]?[0-9;]*\$?[a-zA-Z]|\x1b[()=>][0-9A-Z]?|[\r\n]", b"", part) == b""


@pytest.mark.slow
def test_what_would_record_keys_writes_nothing(start: Start, tmp_path: Path, home: Path) -> None:
    terminal = start(
        TEXTUAL="debug,devtools,log",
        TEXTUAL_LOG=str(tmp_path / "log"),
        TEXTUAL_DEBUG="1",
        TEXTUAL_PRESS="r",
        TEXTUAL_SCREENSHOT="1",
        TEXTUAL_SCREENSHOT_LOCATION=str(tmp_path),
        TMPDIR=str(tmp_path),
        HOME=str(tmp_path),
    )
    terminal.until(WELCOME)
    terminal.press("w", "a secret", "ctrl+s", "ctrl+q")
    assert terminal.end() == 0
    assert files(tmp_path) == {f"{home.name}/journal.db{end}" for end in ("", "-journal", ".bak")}


@pytest.mark.slow
@pytest.mark.parametrize(
    "extra",
    [
        {"NO_COLOR": "1"},
        {"TERM": "linux", "COLORTERM": ""},
        {"TERM": "vt100", "COLORTERM": ""},
        {"TERM": "screen-256color"},
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "de_DE.ISO-8859-1", "PYTHONUTF8": "0"},
        {"TERM": "xterm-256color", "COLUMNS": "", "LINES": "x"},
    ],
    ids=lambda extra: " ".join(f"{name}={value}" for name, value in extra.items()),
)
def test_the_program_starts_reads_keeps_and_leaves_with_other_settings(
    start: Start, extra: dict[str, str]
) -> None:
    terminal = start(**extra)
    terminal.until(WELCOME)
    for key, seen in (("m", "How are you"), (" ", "very heavy"), ("\x13", "Kept on this computer.")):
        terminal.child.send(key)
        terminal.until(seen)
    terminal.child.send("\x11")
    assert terminal.end() == 0


@pytest.mark.slow
def test_no_colour_means_none(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    terminal.until(WELCOME)
    terminal.press("m", "space")
    terminal.settle()
    shown = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
    colours = {cell.fg for cell in shown} | {cell.bg for cell in shown}
    assert all(colour == "default" or is_grey(colour) for colour in colours)
    assert "●──" in terminal.text


def is_grey(colour: str) -> bool:
    return len({colour[n : n + 2] for n in (0, 2, 4)}) == 1
