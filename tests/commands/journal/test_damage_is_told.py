"""Each command and each listing tells what cannot be read in a journal, and names the copy that has it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.cli import main
from companion.journal.model import CheckIn, Note, Place, Question
from companion.journal.opening import open_vault
from companion.journal.storage import sidecar_files

Run = Callable[..., Any]
LEFT_OUT = "Something in your journal cannot be read, so it is left out here."
COPY = "has more of what you kept. To restore it, run: companion restore."


def flip(path: Path, words: str) -> None:
    """Flip a bit in some words."""
    data = bytearray(path.read_bytes())
    data[data.index(words.encode())] ^= 4
    path.write_bytes(bytes(data))


@pytest.fixture
def damaged(home: Path, journal: Run) -> Path:
    """A journal in which one of three check-ins cannot be read, with a whole copy beside it."""
    with journal() as vault:
        vault.put(Place("two", order=1))
        vault.put(Note("a note"))
        vault.put(Question("a question"))
        for line in ("the first line", "the second line", "the third line"):
            vault.put(CheckIn(line=line))
    path: Path = home / "journal.db"
    flip(path, "the second line")
    return path


@pytest.fixture
def command(small_guide: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Runs a command in this process, and returns its status and all it printed, as one line."""

    def run(*words: str) -> tuple[int, str]:
        status = main([*words, "--guide", str(small_guide)])
        return status, " ".join("".join(capsys.readouterr()).split())

    return run


@pytest.mark.parametrize(
    "words",
    ["summary", "history", "export", "export --format jsonl", "history --format csv", "history --days 0"],
)
def test_each_command_tells_what_is_left_out_and_names_the_copy(
    damaged: Path, command: Run, words: str
) -> None:
    _, text = command(*words.split())
    assert LEFT_OUT in text
    assert COPY in text


def test_no_copy_is_named_that_has_no_more(damaged: Path, command: Run) -> None:
    flip(sidecar_files.copy_of(damaged), "the second line")
    _, text = command("summary")
    assert LEFT_OUT in text
    assert "copy" not in text.partition(LEFT_OUT)[2]


def test_a_check_in_is_kept_and_the_damage_told(damaged: Path, companion: Run) -> None:
    done = companion("mood", answers="4\n1\na new line\n")
    assert done.returncode == 0
    assert LEFT_OUT in done.stderr


def test_a_backup_of_a_damaged_journal_says_what_it_lacks(
    damaged: Path, command: Run, tmp_path: Path
) -> None:
    status, text = command("backup", str(tmp_path / "backup.db"))
    assert (status, LEFT_OUT in text) == (1, True)


@pytest.mark.parametrize(
    ("answers", "times"),
    [
        (["d"], 1),
        (["k"], 1),
        (["k", "What you wrote"], 2),
        (["k", "Questions to ask"], 2),
        (["k", "A page for an appointment"], 2),
        (["/", "line"], 1),
        (["s", "", "", "", ""], 1),
    ],
    ids=["diary", "kept", "notes", "questions", "page", "search", "summary"],
)
def test_each_listing_tells_what_is_left_out_line_by_line(
    damaged: Path, sit: Run, answers: list[str], times: int
) -> None:
    text = " ".join(sit(answers).text.split())
    assert (text.count(LEFT_OUT), text.count(COPY)) == (times, times)


def test_the_diary_is_not_called_empty_where_nothing_of_it_can_be_read(
    damaged: Path, sit: Run, command: Run
) -> None:
    for line in ("the first line", "the third line"):
        flip(damaged, line)
    for text in (" ".join(sit(["d"]).text.split()), command("history")[1]):
        assert LEFT_OUT in text
        assert "Nothing is kept" not in text


def test_opening_tells_of_damage_before_anything_is_asked_for(damaged: Path, sit: Run) -> None:
    first = sit([]).turns[0]
    assert "Part of your journal cannot be read. Press k to find out more." in first.said


def test_opening_a_whole_journal_tells_nothing(damaged: Path, sit: Run) -> None:
    damaged.write_bytes(sidecar_files.copy_of(damaged).read_bytes())
    assert "cannot be read" not in sit(["d"]).text


def test_the_copy_is_put_back_from_what_was_kept_and_what_is_newer_stays(
    damaged: Path, sit: Run, home: Path
) -> None:
    text = sit(["w", "a newer note", "", "", "k", "Restore the backup", "d", "The entries"]).text
    assert "the second line" not in text.partition("Restore the backup")[0]
    vault = open_vault(damaged)
    assert sorted(entry.record.line for entry in vault.entries(CheckIn)) == [
        "the first line",
        "the second line",
        "the third line",
    ]
    assert {entry.record.text for entry in vault.entries(Note)} == {"a note", "a newer note"}
    assert not vault.unreadable
    vault.close()
    assert (home / "journal.db.kept-1").exists()


def test_a_journal_whose_copy_cannot_be_put_back_goes_on_as_it_was(
    damaged: Path, sit: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from companion.journal import backups
    from companion.journal.errors import JournalError

    def refuse(*_: object) -> None:
        raise JournalError("The copy could not be put back.")

    monkeypatch.setattr(backups, "restore_backup", refuse)
    text = sit(["k", "Restore the backup", "k", "Questions to ask", "b", "w", "and on", "", ""]).text
    assert "The copy could not be put back." in text
    assert "a question" in text
    vault = open_vault(damaged)
    assert {entry.record.text for entry in vault.entries(Note)} == {"a note", "and on"}
    vault.close()


def test_the_end_of_a_cut_journal_is_missed_and_what_is_left_is_exported(
    home: Path, journal: Run, command: Run, sit: Run
) -> None:
    chance = random.Random(1)
    with journal() as vault:
        for number in range(40):
            vault.put(Note(f"note {number:02} " + "abc " * 60), id=chance.randbytes(16))
        vault.put(Place("two", order=1))
    path: Path = home / "journal.db"
    cut = path.read_bytes()[:-5_000]
    path.write_bytes(cut)
    for words in (["export"], ["export", "--format", "jsonl"], ["summary"]):
        _, text = command(*words)
        assert text.count("note ") > 5
        assert "The file has not been changed." in text
        assert COPY in text
    text = " ".join(sit([]).text.split())
    assert "Your journal is damaged, so it was left as it is." in text
    assert "There is a backup from" in text
    assert path.read_bytes() == cut


def test_a_journal_in_which_the_place_is_damaged_names_the_copy_and_shows_the_rest(
    home: Path, journal: Run, command: Run, sit: Run
) -> None:
    chance = random.Random(1)
    with journal() as vault:
        for number in range(40):
            vault.put(CheckIn(line=f"line {number:02} " + "abc " * 60), id=chance.randbytes(16))
        vault.put(Place("two", order=1))
    path: Path = home / "journal.db"
    data = bytearray(path.read_bytes())
    data[data.index(b'"place"') // 4_096 * 4_096] = 0xFF
    path.write_bytes(bytes(data))
    _, text = command("history")
    assert text.count("line ") > 5
    assert COPY in text
    assert "Your journal could not be opened" in sit([]).text


def test_a_journal_that_lost_its_place_never_opens_as_for_a_new_person(
    home: Path, journal: Run, sit: Run
) -> None:
    with journal() as vault:
        vault.put(Place("two", order=1))
    path: Path = home / "journal.db"
    data = bytearray(path.read_bytes())
    assert data[4_096 + 3 : 4_096 + 5] == b"\0\1", "one row on the page of the entries"
    data[4_096 + 4] = 0
    path.write_bytes(bytes(data))
    text = " ".join(sit([]).text.split())
    assert "Your journal is damaged, so it was left as it is." in text
    assert path.read_bytes() == data


@pytest.mark.parametrize("mode", [0o400, 0o500], ids=["file", "folder"])
def test_one_reads_and_exports_ones_own_words_where_nothing_can_be_written(
    damaged: Path, home: Path, companion: Run, as_somebody: Callable[[], None], mode: int
) -> None:
    damaged.write_bytes(sidecar_files.copy_of(damaged).read_bytes())
    closed = damaged if mode == 0o400 else home
    before = {file.name: file.read_bytes() for file in home.iterdir()}
    closed.chmod(mode)
    try:
        export = companion("export", before=as_somebody)
        read = companion("--plain", answers="1\nd\nThe entries\n", before=as_somebody)
    finally:
        closed.chmod(0o700)
    assert (export.returncode, export.stderr) == (0, "")
    assert "the second line" in export.stdout
    assert "nothing you do will be kept." in read.stdout
    assert "Your entries, latest first" in read.stdout
    assert {file.name: file.read_bytes() for file in home.iterdir()} == before
