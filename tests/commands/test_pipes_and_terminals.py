"""Where there is no reader, no terminal, or one of few letters, a command says so or ends quietly."""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.cli import main
from companion.journal.model import CheckIn, Choices, Note
from companion.journal.opening import open_vault
from tests.children import read_until
from tests.few import few, first

Run = Callable[..., Any]
PRINTING = ("summary", "resources", "history", "where", "check", "--version", "--help")


@pytest.mark.parametrize("command", first([(), ("open",), ("--journal", "evening")], of_one=True))
def test_without_a_terminal_it_goes_line_by_line_and_ends_well_where_the_input_does(
    start: Run, command: tuple[str, ...]
) -> None:
    process = start(*command)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, b"")
    assert output.startswith(b"Line by line.")
    assert b"Heading: Welcome\n" in output
    assert b"\x1b" not in output


@pytest.mark.parametrize("term", few(["dumb", "unknown", "", None], "dumb", None))
def test_on_a_terminal_that_can_draw_nothing_it_goes_line_by_line(
    prompt: Run, environment: dict[str, str], term: str | None
) -> None:
    child = prompt(without=() if term is not None else ("TERM",), TERM=term or "")
    child.answer("Enter to go on", "q")
    child.answer("go back: ", "1")
    assert child.end() == 0
    assert b"Line by line." in child.shown
    assert b"\x1b" not in child.shown


def test_on_a_full_terminal_it_goes_line_by_line_if_that_is_asked_for_or_was_chosen_before(
    prompt: Run, journal: Run
) -> None:
    child = prompt("--plain")
    child.answer("Enter to go on", "q")
    child.answer("go back: ", "1")
    assert child.end() == 0
    assert b"\x1b" not in child.drawn
    with journal() as vault:
        vault.put(Choices(face="plain"))
    child = prompt()
    child.answer("Enter to go on", "q")
    child.answer("go back: ", "1")
    assert child.end() == 0
    assert b"\x1b" not in child.drawn


def test_the_mark_of_a_files_encoding_is_no_letter_of_an_answer(companion: Run, home: Path) -> None:
    assert companion("--plain", answers="\ufeffw\n\ufeffwords\n\n1\n").returncode == 0
    vault = open_vault(home / "journal.db")
    assert [entry.record.text for entry in vault.entries(Note)] == ["words"]
    vault.close()


@pytest.mark.parametrize("piped", first(["stdin", "stdout"], 1))
def test_with_half_a_terminal_it_goes_line_by_line(start: Run, terminal: int, piped: str) -> None:
    files = {"stdin": terminal, "stdout": terminal, piped: subprocess.PIPE}
    process = start(settings={"TERM": "xterm-256color"}, **files)
    if piped == "stdout":
        read_until(process.stdout.fileno(), "Enter to go on")
        process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == (0 if piped == "stdin" else 143)
    assert errors == b""


def closed_pipe() -> int:
    """A pipe whose reader is gone."""
    reader, writer = os.pipe()
    os.close(reader)
    return writer


@pytest.mark.parametrize("command", few(PRINTING, "summary", "--help"))
def test_a_reader_that_left_makes_no_complaint(start: Run, command: str) -> None:
    pipe = closed_pipe()
    process = start(command, stdout=pipe)
    os.close(pipe)
    _, errors = process.communicate(timeout=60)
    assert errors == b""


@pytest.mark.slow
def test_a_reader_that_has_enough_after_one_line_makes_no_complaint(start: Run) -> None:
    reader, writer = os.pipe()
    process = start("summary", "--all", guide=False, stdout=writer, settings={"PYTHONUNBUFFERED": "1"})
    os.close(writer)
    with os.fdopen(reader, "rb") as lines:
        assert lines.readline() == b"Summary\n"
    _, errors = process.communicate(timeout=60)
    assert errors == b""


PRINTED = [
    *("summary", "now", "resources", "sources", "about", "where", "check", "history", "export", "schema"),
    *("history --format=csv", "export --format=jsonl", "backup copy.db", "new-guide begun"),
]


@pytest.mark.parametrize(
    ("command", "buffered"),
    few(itertools.product(PRINTED, [True, False]), ("summary", True), ("export --format=jsonl", False)),
)
def test_what_a_full_disk_does_not_take_is_told_in_one_sentence(
    start: Run, journal: Run, command: str, buffered: bool
) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="a heron"))
    settings = {} if buffered else {"PYTHONUNBUFFERED": "1"}
    with open("/dev/full", "wb") as full:
        process = start(*command.split(), stdout=full, settings=settings)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert errors == (
        b"companion: Not everything could be printed."
        b" The disk may be full, or the terminal may have closed.\n"
    )


@pytest.mark.parametrize("command", first(["erase", "restore", "restore copy.db"], 2))
def test_what_could_not_be_shown_is_not_answered(
    start: Run, journal: Run, home: Path, tmp_path: Path, command: str
) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="a heron"))
    (tmp_path / "copy.db").write_bytes((home / "journal.db").read_bytes())
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    with open("/dev/full", "wb") as full:
        process = start(*command.split(), stdin=subprocess.PIPE, stdout=full)
        _, errors = process.communicate(b"erase\n" if command == "erase" else b"yes\n", timeout=60)
    assert process.returncode == 1
    assert errors == (
        b"companion: Not everything could be printed."
        b" The disk may be full, or the terminal may have closed.\n"
    )
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_a_check_in_broken_off_keeps_nothing_but_a_draft(start: Run, journal: Run) -> None:
    process = start("mood", stdin=subprocess.PIPE)
    process.stdin.write(b"1\n2\n")
    process.stdin.flush()
    asked = read_until(process.stdout.fileno(), "A line for yourself")
    for _ in range(60):  # the first may come just before it begins to wait for an answer
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(1)
            break
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Kept" not in asked + output
    assert errors == b""
    with journal() as vault:
        assert vault.entries(CheckIn) == []
        assert vault.start().draft.check_in == CheckIn("very-heavy", ("numb",))


@pytest.mark.slow
@pytest.mark.parametrize("letters", first(["ascii", "latin-1", "cp437"]))
def test_help_is_printed_where_the_terminal_lacks_some_letters(
    start: Run, journal: Run, letters: str
) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="אני עצוב"))
    for command in (["resources", "--country", "GB", "--now"], ["history"]):
        process = start(*command, guide=False, settings={"PYTHONIOENCODING": letters})
        output, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, b"")
        assert output.count(b"\n") > 2


def test_what_went_wrong_is_not_taken_for_what_was_asked_where_there_is_no_standard_error(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["history", "--days", "-1"]) == 2
    sys.stderr.close()
    assert capsys.readouterr().out == ""


def test_help_is_printed_on_standard_error_where_there_is_no_standard_output(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["now"]) == 0
    assert "call your local emergency number" in " ".join(capsys.readouterr().err.split())
