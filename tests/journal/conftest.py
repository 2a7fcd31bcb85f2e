"""What the tests of the journal share: a file to keep in, a look at its rows, programs that run beside it."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn
from companion.journal.opening import open_vault
from companion.journal.seal import sealed
from companion.journal.seal.codec import PlainCodec
from companion.journal.vault import Vault
from tests.journal.modes import PASSPHRASE, Mode

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a journal will be. Neither the file nor its folder exists yet."""
    return tmp_path / "home" / "journal.db"


@pytest.fixture
def vault(path: Path) -> Iterator[Vault]:
    """An open, empty journal."""
    opened = open_vault(path)
    yield opened
    opened.close()


@pytest.fixture
def in_memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one, for thousands of writes that nothing waits for."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        yield Path(folder)


class Clock:
    """A clock the test sets by hand; it stands still in between."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 22, 21, 4, tzinfo=dt.timezone(dt.timedelta(hours=1)))

    def __call__(self) -> dt.datetime:
        return self.now

    def move(self, **how: float) -> None:
        self.now += dt.timedelta(**how)


@pytest.fixture
def clock() -> Clock:
    """A clock to set by hand, at first Sunday evening, 22 November 2026, in Oslo."""
    return Clock()


@pytest.fixture
def lines() -> Callable[[Path], dict[bytes, str]]:
    """Opens a journal afresh and returns the lines of its check-ins by id; all rows must be readable."""

    def read(path: Path) -> dict[bytes, str]:
        vault = open_vault(path)
        try:
            found = {entry.id: entry.record.line for entry in vault.entries(CheckIn)}
            assert not vault.unreadable
            return found
        finally:
            vault.close()

    return read


@pytest.fixture
def in_folder() -> Callable[[Path, str], list[str]]:
    """Returns the names of the files in a folder whose bytes hold a text."""

    def search(folder: Path, text: str) -> list[str]:
        return [file.name for file in sorted(folder.iterdir()) if text.encode() in file.read_bytes()]

    return search


@pytest.fixture
def rows() -> Callable[[Path], dict[bytes, list[Any]]]:
    """Reads the rows of a file as any tool could: kind, moment, zone, version, data, by id."""

    def read(path: Path) -> dict[bytes, list[Any]]:
        with closing(sqlite3.connect(path)) as database:
            found = database.execute("SELECT id, body FROM entry").fetchall()
        return {id: json.loads(body)[1:] for id, body in found}

    return read


@pytest.fixture
def plant() -> Callable[[Path, bytes, list[Any]], None]:
    """Writes a row into a file as another version of the program would."""

    def write(path: Path, id: bytes, row: list[Any]) -> None:
        with closing(sqlite3.connect(path)) as database, database:
            body = PlainCodec().seal(id, json.dumps(row, ensure_ascii=False))
            database.execute("INSERT OR REPLACE INTO entry(id, body) VALUES(?, ?)", (id, body))

    return write


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes new passphrases cheap to try; the file says how dear its own is."""
    monkeypatch.setattr(sealed, "PASSES", 1)
    monkeypatch.setattr(sealed, "MEMORY", sealed.LEAST_MEMORY)


@pytest.fixture(params=["", PASSPHRASE], ids=["plain", "sealed"])
def mode(request: pytest.FixtureRequest, cheap_keys: None) -> Mode:
    """A journal without a passphrase, then one with."""
    return Mode(request.param)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets whatever opens a file from now on wait for another window for a moment only, not for seconds."""
    connect = sqlite3.connect

    def in_a_hurry(name: Any, timeout: float = 0.05, **how: Any) -> sqlite3.Connection:
        return connect(name, timeout=min(timeout, 0.05), **how)

    monkeypatch.setattr(sqlite3, "connect", in_a_hurry)


Beside = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def beside() -> Iterator[Beside]:
    """Starts a Python program in a process of its own, with pipes; what still runs at the end is killed."""
    started: list[subprocess.Popen[bytes]] = []

    def start(program: str, *arguments: object) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", program, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        with process:
            process.kill()
