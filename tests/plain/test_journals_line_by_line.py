"""Line by line over each kind of journal: with a passphrase, damaged, refused, or none at all."""

from __future__ import annotations

import os
import pty
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn, Choices, Draft, Note, Place
from companion.plain import line_input
from companion.plain.prompt import Prompt

Run = Callable[..., Any]
RIGHT, WRONG = "kettle marble thursday rope", "lantern oat window seven"
LOCK = "Passphrase, or Enter to see what else you can do:"
SET = [",", "Your journal", "1", "1", RIGHT, RIGHT]


def line(text: str) -> str:
    return " ".join(text.split())


def test_a_passphrase_is_set_changed_and_removed(sit: Run, cheap: None, journal: Run) -> None:
    done = sit(["w", "a heron", "", "", *SET])
    assert "If you forget the passphrase, no one can recover what is in the journal." in line(done.text)
    assert "The passphrase has been set." in done.text
    with journal() as vault:
        assert vault.has_passphrase
    text = sit([RIGHT, ",", "Your journal", "Change", RIGHT, WRONG, WRONG]).text
    assert "The passphrase has been changed." in text
    text = sit([WRONG, ",", "Your journal", "Remove", WRONG]).text
    assert "The passphrase has been removed." in text
    with journal() as vault:
        assert not vault.has_passphrase
        assert [entry.record for entry in vault.entries(Note)] == [Note("a heron")]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["river", ""], "That passphrase is too short to protect anything."),
        ([RIGHT, WRONG], "The two passphrases are not the same. Type both again."),
        ([""], "Heading: Set a passphrase"),
        ([RIGHT, "h", "p", ""], "You are back at the passphrase."),
    ],
    ids=["too short", "two different ones", "left", "help"],
)
def test_a_passphrase_that_is_not_set_leaves_everything_as_it_was(
    sit: Run, journal: Run, typed: list[str], told: str
) -> None:
    done = sit([*SET[:4], *typed])
    assert told in done.text
    assert done.status == 0
    with journal() as vault:
        assert not vault.has_passphrase


def test_a_locked_journal_is_asked_for_before_anything_of_it_is_said(sit: Run, locked: Path) -> None:
    done = sit(["", "p", WRONG, "h", "p", RIGHT, "d", "The entries", "1"])
    assert done.prompts[0] == LOCK
    before, _, after = done.text.partition("A small guide")
    assert "Heading: Help now" in before
    assert "That is not the passphrase. Nothing has been changed." in before
    assert "heron" not in before
    assert "a heron" in after


def test_a_locked_journal_can_be_left_closed(sit: Run, locked: Path, kept: Run) -> None:
    before = locked.read_bytes()
    done = sit(["", "Read without", "", "w", "not kept", "", "", "s", "", ""])
    assert done.text.count("Nothing is kept this time.") >= 2
    assert "You found the stone" in done.text
    assert "Kept" not in done.text
    assert locked.read_bytes() == before
    assert sit(["", "Quit", "not read"]).turns[-1].answer == "Quit"


@pytest.mark.parametrize("letter", ["c", "m", "d", "w", "t", ",", "/", "e"])
def test_over_the_lock_only_help_resources_and_the_guides_summary_open(
    sit: Run, locked: Path, letter: str
) -> None:
    *_, asked, told = sit(["", letter]).turns
    assert told.said == "That does nothing here. Type a question mark to see what you can do.\n"
    assert told.prompt == asked.prompt
    text = sit(["", "s", "", "", "r", "p", "h", "p"]).text
    assert "heron" not in text
    assert "Heading: Summary" in text


def test_without_a_terminal_a_locked_journal_says_so_and_can_be_read_without(
    companion: Run, locked: Path
) -> None:
    done = companion("--plain", answers="\n4\n\nq\n1\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "there is no terminal to type it in" in done.stdout
    assert "Heading: Welcome" in done.stdout


def test_a_script_hands_over_the_passphrase(companion: Run, locked: Path, one_sentence: Run) -> None:
    done = companion("--plain", answers="d\nThe entries\n1\n", passphrases=["kettle marble thursday rope"])
    assert (done.returncode, done.stderr) == (0, "")
    assert "a heron" in done.stdout
    done = companion("--plain", answers="d\n\n", passphrases=[WRONG])
    assert "passphrase" in one_sentence(done)
    assert done.stdout == ""


def test_at_a_terminal_the_passphrase_is_not_shown_and_help_opens_without_it(
    prompt: Run, locked: Path
) -> None:
    child = prompt("--plain")
    child.answer(LOCK, "h")
    child.until("Heading: Help now")
    child.answer("goes back:", "p")
    child.answer(LOCK, WRONG)
    child.until(LOCK)
    assert not child.echoes
    child.child.send(f"{RIGHT}\r")
    child.answer("Enter to go on", "q")
    child.answer("go back:", "1")
    assert child.end() == 0
    assert WRONG not in child.text
    assert RIGHT not in child.text


def test_a_damaged_journal_offers_its_copy(sit: Run, journal: Run, home: Path) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="a heron"))
        vault.put(Place("two", order=1))
    path = home / "journal.db"
    path.write_bytes(path.read_bytes()[:5_000])
    done = sit(["", "", "w", "not kept", "", ""])
    assert "Heading: Your journal could not be opened" in done.text
    assert "You can read everything, but nothing you do will be kept." in line(done.text)
    done = sit(["Restore", "d", "The entries", "1"])
    assert "The second step, where you stopped" in done.text
    assert "a heron" in done.text
    assert (home / "journal.db.kept-1").stat().st_size == 5_000


def test_a_journal_of_a_newer_version_is_left_as_it_is(sit: Run, journal: Run, home: Path) -> None:
    import sqlite3
    from contextlib import closing

    with journal() as vault:
        vault.put(CheckIn(line="a heron"))
    with closing(sqlite3.connect(home / "journal.db")) as database:
        database.execute("PRAGMA user_version = 99")
    before = (home / "journal.db").read_bytes()
    done = sit(["1", "", "m", "1", "", "", ""])
    assert "newer version" in line(done.text)
    assert "1: Read without keeping anything" in done.text
    assert (home / "journal.db").read_bytes() == before


def test_with_no_trace_there_is_none(companion: Run, home: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    done = companion("--plain", "--no-trace", answers="\nw\na heron\n\n1\nm\n1\n\n\n1\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Nothing is kept this time.") >= 2
    assert "Kept on" not in done.stdout
    assert sorted(tmp_path.rglob("*")) == before


# --- nobody types anything for a while ----------------------------------------------------------------


class Clock:
    """Shows what it is set to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """What the interface looks at to see how long nothing came."""
    clock = Clock()
    monkeypatch.setattr("companion.plain.line_input.seconds", clock)
    return clock


def slowly(clock: Clock, *answers: str | tuple[float, str]) -> Callable[[Any], str | None]:
    """Gives answers, some of them only after seconds."""
    left = iter(answers)

    def answer(_: Any) -> str | None:
        given = next(left, None)
        if isinstance(given, tuple):
            clock.now += given[0]
            return given[1]
        return given

    return answer


WORDS = {
    "a note": (["w", "one"], "two", Draft(note="one\ntwo")),
    "a line": (["m", "2", "1"], "it rained", Draft(CheckIn("heavy", ("sad",), "it rained"))),
    "feelings": (["m", "2"], "1", Draft(CheckIn("heavy"))),
    "help while writing": (["w", "one"], "h", Draft(note="one")),
}


@pytest.mark.parametrize(("before", "late", "draft"), WORDS.values(), ids=list(WORDS))
def test_a_line_that_comes_too_late_locks_and_is_a_draft(
    sit: Run, locked: Path, journal: Run, clock: Clock, before: list[str], late: str, draft: Draft
) -> None:
    done = sit(slowly(clock, RIGHT, *before, (300, late)))
    asked = next(turn for turn in done.turns[1:] if turn.prompt == LOCK)
    assert asked.said.startswith("\n" * 50)
    assert "Keep" not in asked.said
    with journal() as vault:
        assert vault.start().draft == draft


def test_once_it_is_unlocked_the_writing_goes_on(sit: Run, locked: Path, journal: Run, clock: Clock) -> None:
    done = sit(slowly(clock, RIGHT, "w", "one", (1e6, "two"), RIGHT, "three", "", "keep"))
    assert "You are back at: Write something for yourself" in done.text
    with journal() as vault:
        assert [entry.record.text for entry in vault.entries(Note)] == ["one\ntwo\nthree"]


def test_what_was_typed_too_late_does_nothing_on_a_page(sit: Run, locked: Path, clock: Clock) -> None:
    done = sit(slowly(clock, RIGHT, "", (300, "s"), WRONG, RIGHT, (299, "q"), "Quit"))
    assert "Heading: Summary" not in done.text
    assert done.turns[-1].answer == "Quit"


def test_a_journal_is_locked_where_another_passphrase_is_asked_for(
    sit: Run, locked: Path, journal: Run, clock: Clock
) -> None:
    late = slowly(clock, RIGHT, ",", "Your journal", "Change", RIGHT, (300, WRONG), RIGHT, WRONG, WRONG)
    assert sit(late).prompts.count(LOCK) == 2
    with journal(words=WRONG) as vault:
        assert not vault.is_locked


def test_a_journal_is_not_locked_where_that_is_not_wanted_or_there_is_no_passphrase(
    sit: Run, clock: Clock, journal: Run, cheap: None
) -> None:
    assert LOCK not in sit(slowly(clock, "", (1e6, "w"), "one")).prompts
    sit([*SET, "Lock", "Never"])
    with journal() as vault:
        assert vault.start().choices == Choices(lock_after=0)
    assert sit(slowly(clock, RIGHT, (1e6, "w"), (1e6, "two"))).prompts.count(LOCK) == 1


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """What is typed at the terminal the program reads from."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs) as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        yield ours
    os.close(ours)


def test_a_line_that_was_begun_when_the_time_was_over_is_not_lost(
    keyboard: int, capsys: pytest.CaptureFixture[str]
) -> None:
    os.write(keyboard, b"half a lime\x7f\x7fne")
    assert line_input.read(Prompt("Line: "), 0.2)[:2] == ("half a line", False)
    os.write(keyboard, b"another\n")
    assert line_input.read(Prompt("Line: "), 20)[:2] == ("another", True)
    assert line_input.read(Prompt("Line: "), 0.1)[:2] == ("", False)
