"""A journal or a guide that cannot be used: said in a sentence, nothing called kept, nothing overwritten."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.journal.model import Choices, Place
from companion.journal.opening import open_vault
from tests.few import few

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Start

ENTER = "\r"
NOTICE = "Your journal could not be opened"


def newer(path: Path) -> None:
    """A journal of a newer version: a real one, of which the number was raised."""
    from companion.journal.model import CheckIn
    from companion.journal.opening import open_vault

    vault = open_vault(path)
    vault.put(CheckIn("heavy", line="from the newer one"))
    vault.close()
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()


def text_file(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("Dear diary, this is not a database.\n" * 40)


def other_program(path: Path) -> None:
    path.parent.mkdir(parents=True)
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE bookmarks(address)")
    database.execute("INSERT INTO bookmarks VALUES('https://example.org')")
    database.commit()
    database.close()


UNUSABLE: dict[str, tuple[Callable[[Path], None], str]] = {
    "newer": (newer, "newer version"),
    "text": (text_file, "not a journal"),
    "another program's": (other_program, "another program"),
}


@pytest.mark.parametrize("kind", few(UNUSABLE, "newer"))
def test_a_journal_that_cannot_be_used_is_said_read_over_and_left_as_it_is(
    start: Start, home: Path, kind: str
) -> None:
    make, says = UNUSABLE[kind]
    make(home / "journal.db")
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    terminal = start()
    terminal.until(NOTICE)
    terminal.until(lambda text: says in " ".join(text.split()))
    for key, seen in ((ENTER, "Before you begin"), ("m", "How are you right now?"), (" ", "very heavy")):
        terminal.child.send(key)
        terminal.until(seen)
    terminal.press("ctrl+s")
    terminal.until("Things sound heavy")
    assert "Kept" not in terminal.text
    assert "is kept on" not in terminal.text
    terminal.child.send("\x11")
    assert terminal.end() == 0
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


@pytest.mark.slow
def test_a_folder_that_cannot_be_made_is_said_and_reading_works(start: Start, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    terminal = start(COMPANION_HOME=str(tmp_path / "file" / "home"))
    terminal.until(NOTICE)
    terminal.press("enter")
    terminal.until("Before you begin")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.fixture
def broken(small_guide: Path, tmp_path: Path) -> Path:
    """A copy of the small guide with two mistakes in one file."""
    guide = Path(shutil.copytree(small_guide, tmp_path / "guide"))
    text = (guide / "guide.yaml").read_text()
    (guide / "guide.yaml").write_text(
        text.replace("title: A small", "titel: A small").replace("gist: It", "jist: It")
    )
    return guide


def test_a_broken_guide_names_its_mistakes_and_makes_no_journal(
    start: Start, broken: Path, home: Path
) -> None:
    terminal = start("--guide", str(broken), size=(200, 24))
    assert terminal.end() == 1
    told = terminal.output.decode()
    assert f"{broken / 'guide.yaml'}:2:1: " in told
    assert "titel" in told
    assert "jist" in told
    assert "Traceback" not in told
    assert "\x1b[?1049h" not in told
    assert not home.exists()


@pytest.mark.slow
def test_the_mistakes_go_to_the_error_stream(broken: Path, home: Path, environment: dict[str, str]) -> None:
    ours, theirs = os.openpty()
    run = subprocess.run(
        [sys.executable, "-m", "companion", "--guide", str(broken)],
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
    )
    os.close(theirs)
    os.set_blocking(ours, False)
    with pytest.raises(OSError):  # noqa: PT011 - nothing was written there
        os.read(ours, 1)
    os.close(ours)
    assert run.returncode == 1
    assert "guide.yaml:2:1:" in run.stderr
    assert not home.exists()


@pytest.mark.slow
def test_exercises_that_cannot_be_read_are_told_before_the_page_that_offers_them_is_opened(
    start: Start, small_guide: Path, tmp_path: Path, home: Path
) -> None:
    guide = Path(shutil.copytree(small_guide, tmp_path / "guide"))
    (guide / "steady.yaml").write_text("exercises: [")
    vault = open_vault(home / "journal.db")
    vault.put(Choices(doors={"again": "open"}))
    vault.put(Place("three", 3, order=2))
    vault.close()
    terminal = start("--guide", str(guide), size=(200, 24))
    assert terminal.end() == 1
    told = terminal.output.decode()
    assert "steady.yaml:2:1: this is not YAML" in told
    assert "Something went wrong in the program" not in told
