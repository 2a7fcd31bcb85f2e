"""The page that stands there before the program is loaded: nothing flickers when that takes it over, nothing
that is typed is lost, and nothing is left of it if the program never comes.
"""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyte
import pytest

from companion.journal.model import Choices, JournalRecord, Place
from companion.journal.opening import open_vault
from companion.journal.seal.passphrase import set_passphrase
from tests.end_to_end.conftest import PATIENCE, PROGRAM, ROOT
from tests.end_to_end.terminals.test_terminals import DARK, LIGHT, flags
from tests.end_to_end.test_leaving import WELCOME, left_on
from tests.few import few, first
from tests.tui.terminal.test_early_page import Cell, seen

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start, Terminal

ENTER = b"\x1b[?1049h"
FIRST_OF_TEXTUAL = b"\x1b[?1000h"
CHOSEN = Choices(theme="dusk")
EVERY_DAY = {f"{month:02}-{day:02}": "" for month in range(1, 13) for day in range(1, 29)}
KIND_ANSWER = b"\x1b[?62;c"
SIZES = [(80, 24), (40, 12), (120, 40), (72, 16), (61, 15)]
TITLES = {"welcome": WELCOME, "what-you-may-feel": "Many feelings at once"}

Put = Callable[..., None]


@pytest.fixture
def put(home: Path) -> Put:
    """Keep things in the journal before the program is opened."""

    def keep(*things: JournalRecord) -> None:
        vault = open_vault(home / "journal.db")
        for thing in things:
            vault.put(thing)
        vault.close()

    return keep


@pytest.fixture
def slow(tmp_path: Path) -> str:
    """Where Python finds a Textual that takes for ever to load."""
    return in_place_of_textual(tmp_path, "import time\ntime.sleep(60)\n")


@pytest.fixture
def late(tmp_path: Path) -> str:
    """Where Python finds a Textual that loads after a while."""
    real = "sys.path.remove({!r})\ndel sys.modules['textual']\nimport textual\n"
    code = f"import sys, time\ntime.sleep(0.7)\n{real}"
    return in_place_of_textual(tmp_path, code.format(str(tmp_path / "instead")))


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """Where Python finds a Textual that cannot be loaded."""
    return in_place_of_textual(tmp_path, "raise ImportError('broken')\n")


def in_place_of_textual(tmp_path: Path, code: str) -> str:
    folder = tmp_path / "instead" / "textual"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(code)
    return f"{folder.parent}:{ROOT}"


def until_painted(terminal: Terminal) -> None:
    end = time.monotonic() + PATIENCE
    while WELCOME not in terminal.text:
        assert time.monotonic() < end, terminal.text
        assert terminal.read(0.005), terminal.text


def line(screen: pyte.Screen, y: int) -> list[Cell]:
    return [seen(screen.buffer[y][x]) for x in range(screen.columns)]


def flickers(output: bytes, columns: int, rows: int) -> list[str]:
    """What changes on the screen after the page was painted, sequence by sequence."""
    painted, _, after = output.partition(FIRST_OF_TEXTUAL)
    screen = pyte.Screen(columns, rows)
    stream = pyte.ByteStream(screen)
    stream.feed(painted.partition(ENTER)[2])
    before = [line(screen, y) for y in range(rows)]
    cursor = (screen.cursor.x, screen.cursor.y)
    found = ["the other screen once more, which empties it"] if output.count(ENTER) > 1 else []
    for piece in re.split(rb"(?=\x1b)", after):
        # Those that pyte would print: they draw nothing.
        known = re.sub(rb"^\x1b\[([<>=][0-9;]*[a-z]|\?[0-9]+\$p)", b"", piece)
        screen.dirty.clear()
        stream.feed(known)
        found += [f"line {y} by {piece!r}" for y in screen.dirty if line(screen, y) != before[y]]
    return found + ["the cursor"] * ((screen.cursor.x, screen.cursor.y) != cursor)


@pytest.mark.parametrize(
    ("size", "theme", "place"),
    few(
        itertools.product(SIZES, ["dusk", "contrast-day"], TITLES),
        ((80, 24), "dusk", "welcome"),
        ((40, 12), "contrast-day", "what-you-may-feel"),
        ((120, 40), "dusk", "what-you-may-feel"),
    ),
)
def test_nothing_flickers_when_it_is_taken_over(
    start: Start, put: Put, size: tuple[int, int], theme: str, place: str
) -> None:
    put(Choices(theme=theme), Place(place))
    terminal = start(size=size)
    terminal.until(TITLES[place])
    output = terminal.output
    assert output.index(ENTER) < output.index(FIRST_OF_TEXTUAL)
    assert flickers(output, *size) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "extra", first([{}, {"COLORTERM": "", "TERM": "xterm"}]), ids=["colours", "few colours"]
)
def test_nothing_flickers_without_colours(start: Start, put: Put, extra: dict[str, str]) -> None:
    put(CHOSEN)
    terminal = start(NO_COLOR="1", **extra)
    terminal.until(WELCOME)
    assert flickers(terminal.output, 80, 24) == []


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "colour"), first([(LIGHT, b"48;2;247;244;238"), (DARK, b"48;2;20;23;26")]))
def test_the_first_page_is_as_light_as_the_terminal_says(start: Start, paper: bytes, colour: bytes) -> None:
    terminal = start()
    terminal.answers = {}
    terminal.child.send(paper + KIND_ANSWER)
    terminal.until(WELCOME)
    assert colour in terminal.output.partition(FIRST_OF_TEXTUAL)[0]
    assert flickers(terminal.output, 80, 24) == []


@pytest.mark.parametrize(("key", "seen"), first([("s", "Summary"), ("\x1a", "cannot be paused here")]))
def test_what_is_typed_meanwhile_is_done(start: Start, put: Put, late: str, key: str, seen: str) -> None:
    put(CHOSEN)
    terminal = start(PYTHONPATH=late)
    until_painted(terminal)
    assert FIRST_OF_TEXTUAL not in terminal.output, "this was too late"
    terminal.child.send(key)
    terminal.until(seen)


@pytest.mark.parametrize(
    ("end", "status"),
    first(
        [
            (lambda terminal: terminal.signal("SIGTERM"), 143),
            (lambda terminal: terminal.signal("SIGHUP"), 129),
            (lambda terminal: terminal.signal("SIGQUIT"), 131),
            (lambda terminal: terminal.child.send("\x03"), 130),
            (lambda terminal: terminal.child.send("\x1c"), 131),
        ],
        1,
    ),
    ids=["SIGTERM", "SIGHUP", "SIGQUIT", "ctrl+c", "ctrl+backslash"],
)
def test_ended_meanwhile_it_leaves_nothing(
    start: Start, put: Put, slow: str, end: Callable[[Terminal], None], status: int
) -> None:
    put(CHOSEN)
    terminal = start(PYTHONPATH=slow)
    before = flags(terminal)
    until_painted(terminal)
    end(terminal)
    assert terminal.end() == status
    assert_nothing_left(terminal, before)


def test_where_the_program_cannot_be_loaded_nothing_is_left(start: Start, put: Put, broken: str) -> None:
    put(CHOSEN)
    terminal = start(PYTHONPATH=broken)
    before = flags(terminal)
    assert terminal.end() == 1
    assert ENTER in terminal.output
    assert "ImportError" in terminal.text
    assert_nothing_left(terminal, before)


def assert_nothing_left(terminal: Terminal, before: list[object]) -> None:
    assert left_on(terminal.output) == []
    assert terminal.output.rfind(b"\x1b[0 q") > terminal.output.rfind(b"\x1b[4 q")
    assert terminal.output.count(b"\x1b[?1049l") == 1
    assert WELCOME not in terminal.text
    assert not terminal.screen.cursor.hidden
    assert flags(terminal) == before


@pytest.mark.slow
def test_left_in_the_ordinary_way_the_other_screen_is_left_once(start: Start, put: Put) -> None:
    put(CHOSEN)
    terminal = start()
    terminal.until(WELCOME)
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert terminal.output.count(ENTER) == terminal.output.count(b"\x1b[?1049l") == 1


@pytest.mark.parametrize(
    ("kept", "extra"),
    first([
        ([], {}),
        ([Choices(theme="dusk", hard_days=EVERY_DAY)], {}),
        ([CHOSEN], {"TERM": "linux"}),
        ([CHOSEN], {"TERM": "vt100"}),
        ([CHOSEN], {"COLORTERM": ""}),
        ([CHOSEN], {"LC_ALL": "de_DE.ISO-8859-1"}),
        ([CHOSEN], {"COLUMNS": "70"}),
        ([CHOSEN], {"size": (39, 24)}),
        ([CHOSEN], {"size": (80, 11)}),
        ([Choices(theme="nord")], {}),
        ([Choices(theme="dusk", returning="ask"), Place("what-you-may-feel")], {}),
        ([Choices(theme="dusk", returning="start"), Place("what-you-may-feel")], {}),
    ], 2),
)  # fmt: skip
def test_where_something_is_not_certain_nothing_is_painted(
    start: Start, put: Put, broken: str, kept: list[JournalRecord], extra: dict[str, str]
) -> None:
    put(*kept)
    terminal = start(PYTHONPATH=broken, **extra)
    terminal.answers = {}
    assert terminal.end() == 1
    assert ENTER not in terminal.output
    assert WELCOME not in terminal.text


def test_nothing_is_painted_of_a_locked_journal(start: Start, home: Path, put: Put, broken: str) -> None:
    put(CHOSEN)
    vault = open_vault(home / "journal.db")
    set_passphrase(vault, "four words that fit")
    vault.close()
    terminal = start(PYTHONPATH=broken)
    assert terminal.end() == 1
    assert ENTER not in terminal.output


def test_nothing_is_painted_where_no_journal_is_kept(spawn: Start, put: Put, broken: str) -> None:
    put(CHOSEN)
    terminal = spawn(*PROGRAM, "--no-trace", PYTHONPATH=broken)
    terminal.child.send(DARK + KIND_ANSWER)
    assert terminal.end() == 1
    assert ENTER not in terminal.output


@pytest.mark.slow
def test_nothing_is_painted_where_the_journal_cannot_be_opened(start: Start, home: Path, broken: str) -> None:
    home.mkdir()
    (home / "journal.db").write_text("no journal")
    terminal = start(PYTHONPATH=broken)
    terminal.child.send(DARK + KIND_ANSWER)
    assert terminal.end() == 1
    assert ENTER not in terminal.output
