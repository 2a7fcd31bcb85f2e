"""The command line itself: version, help, what is wrong usage, which journal is meant, and where it lies."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion import __version__
from companion.cli import main
from companion.commands import MODULES
from companion.journal.opening import open_vault
from companion.text import COMMANDING

Run = Callable[..., Any]

COMMANDS = tuple(MODULES)


@pytest.fixture
def open_to_all() -> Callable[[], None]:
    """Sets a umask that hides nothing."""

    def before() -> None:
        os.umask(0o000)

    return before


def test_version_is_said(companion: Run) -> None:
    done = companion("--version", guide=None)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"companion {__version__}\n", "")


def test_help_names_every_command_and_every_common_option(companion: Run) -> None:
    done = companion("--help", guide=None)
    assert (done.returncode, done.stderr) == (0, "")
    listed = [line.split() for line in done.stdout.splitlines()]
    for command in COMMANDS:
        assert any(words[:1] == [command] and len(words) > 3 for words in listed), command
    for option in ("--journal NAME", "--guide PATH", "--no-trace", "--version"):
        assert option in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_of_its_own(companion: Run, command: str) -> None:
    done = companion(command, "--help", guide=None)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: companion {command}")
    assert "--journal NAME" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["feelings"],
        ["--colour"],
        ["resources", "GB"],
        ["resources", "--country"],
        ["history", "--days", "many"],
        ["history", "--days", "1.5"],
        ["mood", "--now"],
        ["check", "one", "two"],
        ["--journal"],
        ["history", "--format", "xml"],
        ["export", "--format", "text"],
        ["export", "to", "here"],
        ["backup"],
        ["merge"],
        ["restore", "one", "two"],
        ["passphrase"],
        ["passphrase", "show"],
        ["passphrase", "set", "kettle marble thursday rope"],
        ["erase", "everything"],
    ],
)
def test_wrong_usage_is_told_and_exits_2(companion: Run, home: Path, words: list[str]) -> None:
    done = companion(*words, guide=None)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("usage: companion")
    assert "error:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not home.exists()


@pytest.mark.parametrize("where", ["before", "after"])
def test_each_journal_is_a_file_of_its_own(companion: Run, home: Path, where: str) -> None:
    for name in ("morning", "evening-2"):
        named = ["--journal", name, "mood"] if where == "before" else ["mood", "--journal", name]
        assert companion(*named, answers=f"\n\nin the {name}\n").returncode == 0
    assert sorted(file.name for file in home.glob("*.db")) == ["evening-2.db", "morning.db"]
    assert "in the morning" in companion("history", "--journal", "morning").stdout
    assert "evening" not in companion("history", "--journal", "morning").stdout
    assert "in the" not in companion("history").stdout


@pytest.mark.parametrize(
    "name", ["../other", "a/b", "a b", ".hidden", "é", "a.db", "x" * 64, "a\n", "-", "/tmp/other", "~"]
)
def test_a_name_that_could_not_be_a_files_is_refused(
    companion: Run, home: Path, tmp_path: Path, one_sentence: Run, name: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    done = companion("mood", f"--journal={name}", answers="\n\nwords\n")
    assert "letters, digits" in one_sentence(done)
    assert sorted(tmp_path.rglob("*")) == before
    assert not home.exists()


@pytest.mark.parametrize("command", ["history", "summary", "resources", "where"])
def test_a_bad_name_is_refused_by_what_prints_too(
    companion: Run, home: Path, one_sentence: Run, command: str
) -> None:
    assert "letters, digits" in one_sentence(companion(command, "--journal", "../other"))
    assert not home.exists()


def test_an_empty_name_is_not_the_usual_journal(companion: Run, home: Path) -> None:
    assert companion("mood", "--journal=", answers="\n\nwords\n").returncode == 1
    assert not home.exists()


def test_companion_home_moves_the_journal(companion: Run, home: Path, tmp_path: Path) -> None:
    moved = tmp_path / "Ærlig talt" / "deeper"
    done = companion("mood", answers="\n\nsomewhere else\n", COMPANION_HOME=str(moved))
    assert done.returncode == 0
    assert sorted(file.name for file in moved.iterdir()) == [
        "journal.db",
        "journal.db-journal",
        "journal.db.bak",
    ]
    assert not home.exists()
    assert "somewhere else" in companion("history", COMPANION_HOME=str(moved)).stdout
    assert str(moved / "journal.db") in companion("where", COMPANION_HOME=str(moved)).stdout


def test_without_companion_home_the_journal_lies_in_the_platforms_folder(
    companion: Run, home: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    settings = {"COMPANION_HOME": "", "XDG_DATA_HOME": str(data), "HOME": str(tmp_path / "person")}
    assert companion("mood", answers="\n\nat home\n", **settings).returncode == 0
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.db")] == [
        "data/companion/journal.db"
    ]
    assert not home.exists()


def test_a_tilde_and_a_relative_folder_are_understood(companion: Run, tmp_path: Path) -> None:
    companion("mood", answers="\n\none\n", COMPANION_HOME="~/mine", HOME=str(tmp_path / "person"))
    companion("mood", answers="\n\ntwo\n", COMPANION_HOME="here")
    assert (tmp_path / "person" / "mine" / "journal.db").exists()
    assert (tmp_path / "here" / "journal.db").exists()


def test_whatever_the_umask_only_the_owner_can_open_what_a_command_makes(
    companion: Run, home: Path, tmp_path: Path, open_to_all: Callable[[], None]
) -> None:
    deeper = home / "not there" / "yet"
    done = companion("mood", answers="\n\nwords\n", before=open_to_all, COMPANION_HOME=str(deeper))
    assert done.returncode == 0
    made = [home, home / "not there", deeper, *deeper.iterdir()]
    assert len(made) == 6
    assert [path for path in made if path.stat().st_mode & 0o077] == []


ODD = "x\x1b]0;title\x07y\x9bz\nWORD\u202e"
"""A name that would set a terminal's title, and more."""


@pytest.mark.parametrize(
    "words",
    [
        ["--no" + ODD],
        [ODD],
        ["backup", ODD],
        ["restore", ODD],
        ["merge", ODD],
        ["export", "--to", f"{ODD}/copy.md"],
        ["check", ODD],
        ["check", ODD, "--format", "json"],
        ["now", "--guide", ODD],
        ["now", "--country", ODD],
        ["now", "--journal", ODD],
        ["resources", "--find", ODD],
        ["resources", "--for", ODD],
        ["history", "--days", ODD],
        ["new-guide", ODD],
        ["where"],
        ["erase"],
    ],
    ids=lambda words: " ".join(words).replace(ODD, "ODD"),
)
def test_what_would_command_the_terminal_is_not_echoed(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
) -> None:
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / ODD / "home"))
    monkeypatch.chdir(tmp_path)
    open_vault(tmp_path / ODD / "home" / "journal.db").close()
    monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
    main(words)
    printed = capsys.readouterr()
    said = printed.out + printed.err
    assert said
    assert not [letter for letter in said if letter != "\n" and COMMANDING.search(letter)]
    assert "\nWORD" not in said
