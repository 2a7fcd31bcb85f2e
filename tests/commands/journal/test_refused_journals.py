"""A journal that cannot be used is told in one sentence and left as it is; help is printed all the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn, Choices, Place

Run = Callable[..., Any]
ANSWERS = "4\n1\nwords\n"


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA application_id = 7")


def text(path: Path) -> None:
    path.write_text("Dear diary,\n")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5_000])


def locked(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("INSERT INTO lock VALUES(1, x'00', 3, 1, x'01')")


REFUSED = {
    newer: "newer version",
    foreign: "another program",
    text: "not a journal",
    cut: "damaged",
    locked: "passphrase",
}


@pytest.fixture(params=REFUSED, ids=lambda change: change.__name__)
def refused(request: pytest.FixtureRequest, journal: Run, home: Path) -> str:
    """A journal that cannot be opened; returns what must be said about it."""
    with journal() as vault:
        vault.put(CheckIn(line="kept before"))
    request.param(home / "journal.db")
    return REFUSED[request.param]


def test_a_journal_that_cannot_be_opened_is_told_and_left(
    companion: Run, home: Path, one_sentence: Run, refused: str
) -> None:
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    for command in ("mood", "history"):
        assert refused in one_sentence(companion(command, answers=ANSWERS))
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_help_is_printed_though_the_journal_cannot_be_opened(
    companion: Run, home: Path, refused: str
) -> None:
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    for command, shown in {"resources": "Stones Everywhere", "summary": "A stone was found."}.items():
        done = companion(command)
        assert done.returncode == 0
        assert shown in done.stdout
        assert refused in done.stderr
        assert done.stderr.count("\n") == 1
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


@pytest.mark.parametrize("kind", ["choices", "place"])
def test_a_damaged_row_stops_a_check_in_but_no_help(
    companion: Run, home: Path, journal: Run, one_sentence: Run, kind: str
) -> None:
    with journal() as vault:
        vault.put(Choices(country="NO"))
        vault.put(Place("two"))
        vault.put(CheckIn(line="kept before"))
    path = home / "journal.db"
    path.write_bytes(path.read_bytes().replace(f'"{kind}",'.encode(), f'"{kind[:-1]}x",'.encode()))
    assert "damaged" in one_sentence(companion("mood", answers=ANSWERS))
    assert "Stones Everywhere" in companion("resources").stdout
    assert "kept before" in companion("history").stdout
    with journal() as vault:
        assert [entry.record.line for entry in vault.entries(CheckIn)] == ["kept before"]
