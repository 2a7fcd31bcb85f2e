"""``companion export`` and ``history --format``: all that was kept, to read and for other programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn, Choices, Draft, Note, Place, Question, Sorting, StepsRead

Run = Callable[..., Any]

OSLO = dt.timezone(dt.timedelta(hours=1))
EVENING = dt.datetime(2026, 11, 22, 21, 4, tzinfo=OSLO)


@pytest.fixture
def full(journal: Run, home: Path) -> Path:
    """A journal with an entry of each kind in it."""
    with journal() as vault:
        vault.put(CheckIn("heavy", ("sad", "numb"), "a heron\nand \"a, 'gull'"), when=EVENING)
        vault.put(Note("# a plover", "one", "ask-one", "What was it?"), when=EVENING)
        vault.put(Question("Do stones float?", "stones-float", "three"), when=EVENING)
        vault.put(Sorting({"rain": "mine", "sun": "not-mine"}, "a wren", "one", "sort-it"), when=EVENING)
        vault.put(Choices(words={"stone": "Ravn"}, country="NO"))
        vault.put(Place("two"))
        vault.put(StepsRead({"one": "abc"}))
        vault.put(Draft(note="half a thought"))
        vault.forget(vault.put(CheckIn(line="a swift")))
    return home / "journal.db"


def test_an_export_is_markdown_to_read_unless_told_otherwise(companion: Run, full: Path) -> None:
    done = companion("export")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "# Your journal\n\n"
        "## Drafts\n\nhalf a thought\n\n"
        "## Check-ins\n\n### Sunday 22 November 2026, 21:04\n\nheavy  ·  sad, numb\n\n"
        "a heron  \nand \"a, 'gull'\n\n"
        "## Questions you kept\n\n- Do stones float?\n\n"
        "## What you wrote\n\n### Sunday 22 November 2026, 21:04\n\n*What was it?*\n\n\\# a plover\n\n"
        "## What you sorted\n\n### Sunday 22 November 2026, 21:04\n\nSort it\n\n"
        "- mine: rain\n- not mine: sun\n\na wren\n\n"
        "## Words you chose\n\n- Which word is right for you? Ravn\n"
    )


def test_json_lines_hold_every_entry_as_it_was_kept(companion: Run, full: Path) -> None:
    done = companion("export", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    held = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(set(one) == {"kind", "id", "when", "version", "data"} for one in held)
    assert all(len(bytes.fromhex(one["id"])) == 16 for one in held)
    by_kind = {one["kind"]: one for one in held}
    assert len(by_kind) == len(held) == 8
    check_in = by_kind["check-in"]
    assert check_in["when"] == "2026-11-22T21:04:00+01:00"
    assert check_in["data"]["line"] == "a heron\nand \"a, 'gull'"
    assert check_in["data"]["feelings"] == ["sad", "numb"]
    assert by_kind["choices"]["data"]["words"] == {"stone": "Ravn"}
    assert "swift" not in done.stdout


def test_csv_is_one_table_of_all_kinds(companion: Run, full: Path, environment: dict[str, str]) -> None:
    done = companion("export", "--format", "csv", "--to", "all.csv")
    assert done.returncode == 0
    text = (full.parents[1] / "all.csv").read_bytes().decode("utf-8")
    assert text.count("\r\n") == 9
    held = {row["kind"]: row for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)}
    assert len(held) == 8
    assert held["check-in"]["line"] == "a heron\nand \"a, 'gull'"
    assert held["check-in"]["feelings"] == "sad, numb"
    assert held["check-in"]["when"] == "2026-11-22T21:04:00+01:00"
    assert (held["note"]["text"], held["note"]["ask"]) == ("# a plover", "What was it?")
    assert held["question"]["claim"] == "stones-float"
    assert json.loads(held["sorting"]["more"]) == {"placed": {"rain": "mine", "sun": "not-mine"}}
    assert json.loads(held["choices"]["more"])["words"] == {"stone": "Ravn"}
    assert held["check-in"]["more"] == ""


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_the_history_for_a_program_is_the_check_ins_alone(companion: Run, full: Path, format: str) -> None:
    done = companion("history", "--format", format)
    assert (done.returncode, done.stderr) == (0, "")
    assert "a heron" in done.stdout
    assert not {word for word in ("plover", "wren", "Ravn", "half a thought") if word in done.stdout}
    assert "a heron" not in companion("history", "--format", format, "--days", "0").stdout


def test_letters_of_all_kinds_stay_whatever_the_locale_is(companion: Run, journal: Run) -> None:
    line = "悲しい 🙏🏽 Ærlig, “talt”"
    with journal() as vault:
        vault.put(CheckIn(line=line))
    for format in ("md", "csv", "jsonl"):
        done = companion("export", "--format", format, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
        assert line in done.stdout, format


def test_a_new_file_is_written_that_only_its_owner_can_open(
    companion: Run, full: Path, tmp_path: Path
) -> None:
    done = companion("export", "--to", "copy.md", before=lambda: os.umask(0) and None)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Anyone who can open that file can read it." in done.stderr
    written = tmp_path / "copy.md"
    assert written.stat().st_mode & 0o777 == 0o600
    assert written.read_text() == companion("export").stdout


def test_a_dash_is_the_terminal_and_no_file(companion: Run, full: Path, tmp_path: Path) -> None:
    for format in ("md", "csv", "jsonl"):
        done = companion("export", "--format", format, "--to", "-")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == companion("export", "--format", format).stdout
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize("there", ["file", "folder", "link", "nowhere"])
def test_what_is_there_is_never_written_over(
    companion: Run, full: Path, tmp_path: Path, one_sentence: Run, there: str
) -> None:
    target, aim = tmp_path / "copy.md", tmp_path / "aim"
    {
        "file": lambda: target.write_text("mine"),
        "folder": target.mkdir,
        "link": lambda: target.symlink_to(aim),
        "nowhere": lambda: target.symlink_to(tmp_path / "no" / "where"),
    }[there]()
    assert "already exists" in one_sentence(companion("export", "--to", target))
    assert there != "file" or target.read_text() == "mine"
    assert not aim.exists()


def test_a_place_that_cannot_be_written_to_is_told(
    companion: Run, full: Path, tmp_path: Path, one_sentence: Run
) -> None:
    assert "could not be written" in one_sentence(companion("export", "--to", tmp_path / "no" / "copy.md"))
    assert "could not be written" in one_sentence(companion("export", "--to", "/proc/copy.md"))


def test_a_disk_that_is_full_leaves_no_half_of_it(
    companion: Run, journal: Run, tmp_path: Path, one_sentence: Run
) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="heron " * 20_000))

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    done = companion("export", "--to", "copy.md", before=little_room)
    assert "could not be written" in one_sentence(done)
    assert not (tmp_path / "copy.md").exists()


def test_without_a_journal_there_is_nothing_to_write(
    companion: Run, home: Path, tmp_path: Path, one_sentence: Run
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert "Nothing is kept yet." in companion("export").stdout
    assert companion("export", "--format", "jsonl").stdout == ""
    one_sentence(companion("export", "--to", "copy.md"))
    assert sorted(tmp_path.rglob("*")) == before


def test_what_cannot_be_read_is_told_and_the_rest_exported(
    companion: Run, journal: Run, full: Path, one_sentence: Run
) -> None:
    data = full.read_bytes()
    full.write_bytes(data.replace(b"# a plover", b"# a plovex"))
    for format in ("md", "csv", "jsonl"):
        done = companion("export", "--format", format)
        assert "left out" in one_sentence(done)
        assert "a heron" in done.stdout
        assert "plove" not in done.stdout + done.stderr


def test_a_journal_that_is_gone_is_not_called_empty(companion: Run, full: Path, one_sentence: Run) -> None:
    full.unlink()
    for command in ("export", "history"):
        assert "gone" in one_sentence(companion(command))
    assert not full.exists()


def test_for_programs_it_needs_no_guide(companion: Run, full: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    done = companion("export", "--format", "jsonl", guide=broken)
    assert (done.returncode, done.stderr) == (0, "")
    assert "a heron" in done.stdout
