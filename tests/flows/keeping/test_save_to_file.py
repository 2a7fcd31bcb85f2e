"""Writing a view to a new file: by the name that is typed, and never over a file that is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping import save_to_file
from companion.flows.ui import UI
from companion.journal.errors import JournalError, LockedError
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play

TAKEN = "mine.txt already exists, so nothing was written. Choose another name."
NO_FOLDER = "The folder cannot be found, so nothing was exported. Choose another folder."


@pytest.fixture
def person(home: Path) -> Path:
    """The home folder."""
    return Path(os.environ["HOME"])


async def write(ui: UI) -> None:
    await save_to_file.write(ui, "note.txt", lambda path: f"as {path.suffix}")


def test_a_file_in_the_home_folder_is_proposed(play: Play, person: Path) -> None:
    script = play(write, "~/note.txt")
    (asked,) = script.asked
    assert asked.title == "Type a name for the new file. Anyone who can open that file can read it."
    assert (asked.text, asked.how) == (str(Path("~/note.txt")), ["one line", "Export"])
    assert (person / "note.txt").read_text() == "as .txt"
    assert script.said == ["Exported to note.txt. Anyone who can open that file can read it."]


@pytest.mark.parametrize("answer", [None, "", "  "])
def test_nothing_is_written_without_a_name(play: Play, person: Path, answer: Answer) -> None:
    assert play(write, answer).said == []
    assert list(person.iterdir()) == []


def test_a_file_that_is_there_stays_and_another_name_is_asked_for(play: Play, person: Path) -> None:
    (person / "mine.txt").write_text("mine")
    script = play(write, "~/mine.txt", " ~/other.md ")
    assert script.said == [TAKEN, "Exported to other.md. Anyone who can open that file can read it."]
    assert (person / "mine.txt").read_text() == "mine"
    assert (person / "other.md").read_text() == "as .md"


def test_a_folder_that_is_not_there_is_told_without_saying_where_home_is(play: Play, person: Path) -> None:
    (said,) = play(write, "~/nowhere/a.txt", None).said
    assert said == "a.txt could not be written. There is no such folder. Choose another place."


def test_a_home_that_is_nobodys_is_no_place(play: Play) -> None:
    assert play(write, "~nobody-of-that-name/a.txt", None).said == [NO_FOLDER]


def test_a_name_in_a_folder_that_was_removed_is_no_place(
    play: Play, person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = person / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert play(write, "a.txt", None).said == [NO_FOLDER]


@pytest.mark.parametrize("error", [JournalError("It cannot be read."), LockedError("It is locked.")])
def test_what_cannot_be_read_is_said_and_no_file_is_begun(
    play: Play, person: Path, error: JournalError
) -> None:
    def refuse(_: Path) -> str:
        raise error

    async def write(ui: UI) -> None:
        await save_to_file.write(ui, "note.txt", refuse)

    assert play(write, "~/note.txt", None).said == [str(error)]
    assert list(person.iterdir()) == []


def test_a_name_that_would_move_the_cursor_is_shown_as_it_is(play: Play, person: Path) -> None:
    (said,) = play(write, "~/a\x1b[2Jb.txt").said
    assert "\x1b" not in said
