"""A journal with a passphrase, opened by commands: at a terminal, by a script, and where nobody answers."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.journal import readable_country
from companion.journal.model import CheckIn, Choices, Note, Place
from companion.journal.seal import passphrase
from tests.few import few, first

Run = Callable[..., Any]

RIGHT, WRONG = "kettle marble thursday rope", "lantern oat window seven"
ASKED = "Passphrase (Enter to skip): "


def held(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.iterdir()}


@pytest.fixture
def full(cheap: None, journal: Run, home: Path) -> Path:
    """A locked journal that says where somebody is, and holds a note."""
    with journal() as vault:
        vault.put(CheckIn(line="a heron"))
        vault.put(Note("a plover"))
        vault.put(Choices(country="NO"))
        vault.put(Place("two"))
        passphrase.set_passphrase(vault, RIGHT)
    return home / "journal.db"


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (["history"], "a heron"),
        (["history", "--format", "csv"], "a heron"),
        (["export"], "a plover"),
        (["export", "--format", "jsonl"], "a plover"),
        (["summary"], "a plover"),
    ],
)
def test_what_was_kept_is_shown_to_a_script_that_knows_the_passphrase(
    companion: Run, full: Path, command: list[str], shown: str
) -> None:
    done = companion(*command, passphrases=[RIGHT])
    assert (done.returncode, done.stderr) == (0, "")
    assert shown in done.stdout


def test_a_check_in_is_kept_under_the_passphrase(companion: Run, full: Path, home: Path, kept: Run) -> None:
    done = companion("mood", answers="1\n\na wren\n", passphrases=[RIGHT])
    assert (done.returncode, done.stderr) == (0, "")
    assert not any(b"a wren" in data for data in held(home).values())
    assert {one.line for one in kept()} == {"a heron", "a wren"}


@pytest.mark.parametrize(
    "command", [["history"], ["history", "--format=csv"], ["mood"], ["export"], ["summary"]]
)
def test_a_wrong_one_from_a_script_is_told(
    companion: Run, full: Path, home: Path, one_sentence: Run, command: list[str]
) -> None:
    before = held(home)
    done = companion(*command, answers="1\n\nwords\n", passphrases=[WRONG, RIGHT])
    assert "That is not the passphrase" in one_sentence(done)
    assert done.stdout == ""
    assert held(home) == before


@pytest.mark.parametrize("command", [["history"], ["history", "--format=csv"], ["mood"], ["export"]])
@pytest.mark.parametrize("passphrases", [None, []])
def test_where_nobody_gives_it_nothing_is_shown(
    companion: Run, full: Path, home: Path, one_sentence: Run, command: list[str], passphrases: Any
) -> None:
    before = held(home)
    done = companion(*command, answers=f"{RIGHT}\n\nwords\n", passphrases=passphrases)
    assert ("no terminal" if passphrases is None else "stays locked") in one_sentence(done)
    assert done.stdout == ""
    assert held(home) == before


@pytest.mark.parametrize("passphrases", [None, []])
def test_the_summary_is_printed_without_what_was_kept(companion: Run, full: Path, passphrases: Any) -> None:
    done = companion("summary", passphrases=passphrases)
    assert done.returncode == 0
    assert "A stone was found." in done.stdout
    assert "a plover" not in done.stdout
    assert "What you kept is not shown here." in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", first(["now", "resources", "sources", "about", "where"]))
def test_help_never_waits_for_a_passphrase(prompt: Run, full: Path, command: str) -> None:
    asked = prompt(command)
    assert asked.end() == 0
    assert "assphrase (" not in asked.text


def test_at_a_terminal_it_is_asked_for_as_often_as_needed(prompt: Run, full: Path) -> None:
    command = prompt("history")
    command.until("To see who to call, run: companion now.")
    for _ in range(4):
        command.answer(ASKED, WRONG)
        command.until("That is not the passphrase. Nothing has been changed.")
    command.answer(ASKED, RIGHT)
    assert command.end() == 0
    assert "a heron" in command.text
    assert command.text.count("companion now") == 1
    assert not {"kettle", "lantern"} & set(command.text.split())
    assert command.echoes


STATUS = {"history": 1, "export": 1, "mood": 1, "summary": 0}


@pytest.mark.parametrize(
    ("command", "status", "key"),
    few(
        [(*one, key) for one in STATUS.items() for key in ("\r", "\x04")],
        ("history", 1, "\r"),
        ("summary", 0, "\x04"),
    ),
)
def test_nothing_typed_goes_on_without(
    prompt: Run, full: Path, home: Path, command: str, status: int, key: str
) -> None:
    before = held(home)
    asked = prompt(command)
    asked.until(ASKED)
    asked.child.send(key)
    assert asked.end() == status
    assert "stays locked" in asked.text
    assert ("A stone was found." in asked.text) == (command == "summary")
    assert not {"heron", "plover"} & set(asked.text.split())
    assert asked.echoes
    assert held(home) == before


@pytest.mark.slow
def test_ctrl_c_at_the_question_gives_the_terminal_back(prompt: Run, full: Path, home: Path) -> None:
    before = held(home)
    asked = prompt("history")
    asked.until(ASKED)
    assert not asked.echoes
    asked.child.send(RIGHT)
    asked.child.send("\x03")
    assert asked.end() == 130
    assert asked.echoes
    assert "kettle" not in asked.text
    assert held(home) == before


def test_letters_typed_in_another_form_are_the_same_passphrase(
    companion: Run, full: Path, one_sentence: Run
) -> None:
    composed, apart = "sorgløs måne på øya å", "sorgløs ma\u030ane pa\u030a øya a\u030a"
    assert companion("passphrase", "change", passphrases=[RIGHT, composed]).returncode == 0
    assert companion("history", passphrases=[apart]).returncode == 0
    one_sentence(companion("history", passphrases=[composed.upper()]))


@pytest.mark.parametrize(
    ("typed", "settings"),
    first(
        [
            ("müde\u00a0und leise".encode(), {}),
            ("\u200emu\u0308de\u3000und le\u200bise".encode(), {"LC_ALL": "C"}),
            ("\x1b[200~müde und leise\r\x1b[201~".encode(), {}),
            ("müde und xleise".encode() + b"\x1b[D" * 5 + b"\x7f", {}),
            ("müde und leise".encode("latin-1"), {"LC_ALL": "de_DE.ISO-8859-1"}),
        ],
        3,
    ),
    ids=["another space", "unseen marks", "pasted", "edited", "another encoding"],
)
@pytest.mark.parametrize("command", few(["history", "--plain"], "history"))
def test_a_passphrase_that_was_handed_over_opens_where_it_is_typed(
    companion: Run, prompt: Run, full: Path, command: str, typed: bytes, settings: dict[str, str]
) -> None:
    assert companion("passphrase", "change", passphrases=[RIGHT, "müde und leise"]).returncode == 0
    child = prompt(command, **settings)
    child.until("Passphrase")
    child.child.send(typed)
    child.child.send("\r")
    child.until("a heron" if command == "history" else "Stones")
    assert "leise" not in child.text


@pytest.mark.slow
def test_a_passphrase_of_bytes_that_are_no_letters_is_asked_for_again(prompt: Run, full: Path) -> None:
    child = prompt("history")
    child.until(ASKED)
    child.child.send(b"M\xfcde\r")
    child.until("cannot read those characters")
    child.answer(ASKED, RIGHT)
    child.until("a heron")


# --- what a script hands over -----------------------------------------------------------------------------


def test_the_variable_and_the_passphrase_are_gone_from_the_environment(
    full: Path, environment: dict[str, str], small_guide: Path
) -> None:
    look = """
import os, sys
from companion.cli import main
status = main(sys.argv[1:])
print(status, [name for name, value in os.environ.items() if "COMPANION_P" in name or "kettle" in value])
"""
    reader, writer = os.pipe()
    os.write(writer, f"{RIGHT}\n".encode())
    os.close(writer)
    done = subprocess.run(
        [sys.executable, "-c", look, "history", "--guide", str(small_guide)],
        env={**environment, "COMPANION_PASSPHRASE_FD": str(reader)},
        pass_fds=[reader],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    os.close(reader)
    assert done.stdout.splitlines()[-1] == "0 []"


@pytest.mark.parametrize("number", few(["", "x", "-1", "99", "1.5", "٣", "9" * 30], "", "99"))
@pytest.mark.parametrize("command", first(["history", "summary"]))
def test_a_number_that_is_no_open_file_is_told(
    companion: Run, full: Path, one_sentence: Run, number: str, command: str
) -> None:
    done = companion(command, COMPANION_PASSPHRASE_FD=number)
    assert "COMPANION_PASSPHRASE_FD is not the number of an open file" in one_sentence(done)


def test_a_file_that_cannot_be_read_or_is_no_text_is_told(
    companion: Run, full: Path, one_sentence: Run, tmp_path: Path
) -> None:
    assert "cannot be read" in one_sentence(companion("history", COMPANION_PASSPHRASE_FD="1"))
    number = os.open(tmp_path, os.O_RDONLY)
    os.close(number)
    assert "not UTF-8" in one_sentence(companion("history", answers="\udcff\n", COMPANION_PASSPHRASE_FD="0"))


@pytest.mark.slow
def test_a_passphrase_can_come_before_the_answers_through_the_same_pipe(
    companion: Run, full: Path, kept: Run
) -> None:
    done = companion("mood", answers=f"{RIGHT}\r\n1\n\na wren\n", COMPANION_PASSPHRASE_FD="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert {one.line for one in kept()} == {"a heron", "a wren"}


def test_a_terminal_is_not_taken_for_a_script(prompt: Run, full: Path) -> None:
    command = prompt("history", COMPANION_PASSPHRASE_FD="0")
    assert command.end() == 1
    assert "points to a terminal" in command.text


@pytest.fixture
def opened(prompt: Run, full: Path, environment: dict[str, str], tmp_path: Path, small_guide: Path) -> Run:
    """Opens the full screen with a passphrase from a script."""

    def start(words: str) -> Any:
        (tmp_path / "words").write_text(f"{words}\n")
        program = f"{shlex.quote(sys.executable)} -m companion --guide {shlex.quote(str(small_guide))}"
        how = {"env": {**environment, "TERM": "xterm-256color", "COMPANION_PASSPHRASE_FD": "3"}}
        return type(prompt("--version"))(
            "/bin/sh", ["-c", f"exec {program} 3< words"], cwd=str(tmp_path), **how
        )

    return start


def test_the_full_screen_opens_where_it_was_left_with_a_passphrase_from_a_script(opened: Run) -> None:
    screen = opened(RIGHT)
    screen.until("The second step")
    screen.child.close(force=True)


def test_the_full_screen_does_not_open_with_a_wrong_one(opened: Run) -> None:
    screen = opened(WRONG)
    assert screen.end() == 1
    assert screen.text == "companion: That is not the passphrase. Nothing has been changed."


@pytest.mark.parametrize("command", ["now", "resources"])
def test_help_knows_the_country_of_a_locked_journal_only_if_it_is_kept_readable(
    companion: Run, full: Path, command: str
) -> None:
    said = " ".join(companion(command).stdout.split())
    assert "Your journal is locked, so your country is not known, even if you chose one." in said
    assert "To choose your country, add an option such as --country GB." in said
    assert "024" not in said
    readable_country.keep(full, "NO")
    assert "024" in companion(command).stdout
    full.with_name("journal.db.country").write_text("../NO\n" * 100)
    assert "024" not in companion(command).stdout


def test_the_listing_names_the_file_with_the_country(companion: Run, full: Path) -> None:
    readable_country.keep(full, "NO")
    said = " ".join(companion("where").stdout.split())
    assert "journal.db.country, your country, readable without the passphrase because you chose that" in said
