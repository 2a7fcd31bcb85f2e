"""Printing keeps nothing and shows nobody's words, except where they are asked for."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.cli import main
from companion.journal.model import CheckIn, Choices, Draft, Note, Place, Question

Run = Callable[..., Any]

PRINTING = ("summary", "resources", "history", "where", "check", "--version", "--help")
CHECKED_IN, DRAFTED, NOTED, ASKED, NAMED = "heron", "kestrel", "plover", "curlew", "dunlin"


@pytest.fixture
def full(journal: Run, home: Path) -> dict[str, bytes]:
    """A journal with a word of each kind in it; returns its bytes."""
    with journal() as vault:
        vault.put(CheckIn("heavy", ("sad",), f"a {CHECKED_IN}"))
        vault.put(Note(f"a {NOTED}"))
        vault.put(Question(f"a {ASKED}?"))
        vault.put(Draft(CheckIn(line=f"a {DRAFTED}"), f"another {DRAFTED}"))
        vault.put(Choices(words={"stone": NAMED}, country="NO", doors={"again": "open"}))
        vault.put(Place("one"))
    return {path.name: path.read_bytes() for path in home.iterdir()}


@pytest.mark.parametrize("command", PRINTING)
def test_printing_makes_no_journal_and_no_folder(companion: Run, tmp_path: Path, command: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert companion(command).returncode == 0
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("command", PRINTING)
def test_printing_changes_no_byte_of_the_journal(
    companion: Run, home: Path, full: dict[str, bytes], command: str
) -> None:
    assert companion(command).returncode == 0
    assert {path.name: path.read_bytes() for path in home.iterdir()} == full


@pytest.mark.parametrize(
    ("command", "asked_for"),
    [
        (["history"], {CHECKED_IN}),
        (["summary"], {NOTED, ASKED}),
        (["summary", "--all"], {NOTED, ASKED}),
        (["resources"], set()),
        (["resources", "--now"], set()),
        (["where"], set()),
        (["check"], set()),
        (["--version"], set()),
        (["--help"], set()),
        (["mood"], set()),
        ([], set()),
    ],
)
def test_nothing_printed_holds_kept_words_unless_they_were_asked_for(
    companion: Run, full: dict[str, bytes], command: list[str], asked_for: set[str]
) -> None:
    done = companion(*command, answers="h\n1\n1\n\n")
    printed = done.stdout + done.stderr
    words = {CHECKED_IN, DRAFTED, NOTED, ASKED, NAMED}
    assert {word for word in words if word in printed} - {NAMED} == asked_for
    assert NAMED not in printed or command in (["summary"], ["summary", "--all"], [])


def test_what_is_no_answer_to_a_check_in_leaves_no_word(companion: Run, home: Path) -> None:
    assert companion("mood", answers=f"1\n1\n h\np\n{CHECKED_IN}").returncode == 0
    assert companion("mood", answers=f"{DRAFTED}\n{DRAFTED} 1\n1\n1 {DRAFTED}\n").returncode == 1
    held = b"".join(path.read_bytes() for path in home.iterdir())
    assert CHECKED_IN.encode() in held
    assert DRAFTED.encode() not in held


def test_nothing_about_the_guide_stands_in_the_names_of_files(companion: Run, tmp_path: Path) -> None:
    settings = {"COMPANION_HOME": "", "XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    assert companion("mood", answers="1\n\n\n", guide=None, **settings).returncode == 0
    made = {part for path in (tmp_path / "data").rglob("*") for part in path.relative_to(tmp_path).parts}
    assert made == {"data", "companion", "journal.db", "journal.db-journal", "journal.db.bak"}


@pytest.mark.parametrize("command", ["history", "summary", "resources", "mood"])
def test_a_damaged_row_is_quoted_by_no_command(
    companion: Run, home: Path, full: dict[str, bytes], command: str
) -> None:
    path = home / "journal.db"
    data = bytearray(path.read_bytes())
    for before in (b"a heron", b"another kestrel"):
        data[data.index(before)] ^= 0x80
    path.write_bytes(data)
    done = companion(command, answers="\n\n\n")
    assert {word for word in (CHECKED_IN, DRAFTED) if word in done.stdout + done.stderr} == set()


def test_help_and_words_do_not_depend_on_what_hides_the_memory(
    monkeypatch: pytest.MonkeyPatch, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sandbox may let nobody set a limit, and a small Python may have no ctypes."""

    def refuse(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setitem(sys.modules, "ctypes", None)
    assert main(["now", "--country", "GB"]) == 0
    assert main(["summary"]) == 0
    assert "Something went wrong" not in capsys.readouterr().err
