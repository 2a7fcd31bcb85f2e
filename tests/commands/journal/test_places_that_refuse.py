"""Places that cannot be looked into, written to or filled further are told, and nothing is called kept."""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn
from tests.few import few, first

Run = Callable[..., Any]
ANSWERS = "4\n1\nwords\n"


def test_a_home_that_cannot_be_written_to_is_told(
    companion: Run, tmp_path: Path, one_sentence: Run, as_somebody: Callable[[], None]
) -> None:
    tmp_path.chmod(0o500)
    done = companion("mood", answers=ANSWERS, before=as_somebody)
    tmp_path.chmod(0o700)
    assert "cannot be written to" in one_sentence(done)
    assert "COMPANION_HOME" in done.stderr
    assert "Kept" not in done.stdout


@pytest.mark.parametrize("others", first([["photo.jpg"], []]), ids=["shared", "ours"])
@pytest.mark.parametrize("kept", few([False, True], True))
def test_a_folder_made_read_only_is_told_and_stays_so(
    companion: Run,
    home: Path,
    journal: Run,
    one_sentence: Run,
    as_somebody: Callable[[], None],
    kept: bool,
    others: list[str],
) -> None:
    home.mkdir(mode=0o700)
    for name in others:
        (home / name).write_bytes(b"somebody's photo")
    if kept:
        with journal() as vault:
            vault.put(CheckIn(line="kept before"))
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    home.chmod(0o500)
    done = companion("mood", answers=ANSWERS, before=as_somebody)
    mode = home.stat().st_mode & 0o777
    home.chmod(0o700)
    assert "cannot be written to" in one_sentence(done)
    assert "Kept" not in done.stdout
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before
    assert mode == 0o500


@pytest.mark.parametrize("mode", few([0o000, 0o400, 0o200], 0o400))  # the second may be read, and is
def test_a_journal_that_may_not_be_opened_is_told_and_left(
    companion: Run,
    home: Path,
    journal: Run,
    one_sentence: Run,
    as_somebody: Callable[[], None],
    mode: int,
) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="kept before"))
    path = home / "journal.db"
    before = path.read_bytes()
    path.chmod(mode)
    for command in ("mood", "history")[: 1 if mode == 0o400 else 2]:
        done = companion(command, answers=ANSWERS, before=as_somebody)
        assert "you do not have permission" in one_sentence(done)
    assert "Stones Everywhere" in companion("resources", before=as_somebody).stdout
    assert path.stat().st_mode & 0o777 == mode
    path.chmod(0o600)
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", first(["resources", "summary", "where"]))
def test_what_only_prints_prints_though_the_home_may_not_be_looked_into(
    companion: Run, tmp_path: Path, as_somebody: Callable[[], None], command: str
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    done = companion(command, before=as_somebody, COMPANION_HOME=str(closed / "home"))
    assert "Something went wrong" not in done.stderr
    assert done.stdout
    assert done.returncode == 0


def test_a_check_in_is_told_where_the_home_may_not_be_looked_into(
    companion: Run, tmp_path: Path, one_sentence: Run, as_somebody: Callable[[], None]
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    done = companion("mood", answers=ANSWERS, before=as_somebody, COMPANION_HOME=str(closed / "home"))
    assert str(closed) in one_sentence(done)
    assert "Kept" not in done.stdout


@pytest.mark.slow
def test_a_journal_that_may_not_be_looked_for_is_not_called_empty(
    companion: Run, home: Path, journal: Run, as_somebody: Callable[[], None]
) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="kept before"))
    home.chmod(0o000)
    history = companion("history", before=as_somebody)
    where = companion("where", before=as_somebody)
    home.chmod(0o700)
    assert "Nothing is kept yet" not in history.stdout
    assert "does not exist yet" not in where.stdout


def test_a_journal_that_cannot_be_closed_to_others_is_kept_and_that_is_said_once(
    companion: Run, journal: Run, home: Path, sit: Run, monkeypatch: pytest.MonkeyPatch, kept: Run
) -> None:
    journal_of = home / "journal.db"
    with journal():
        pass
    for one in (home, journal_of):
        one.chmod(0o777)
    monkeypatch.setattr(os, "chmod", _refuse)
    text = sit(["m", "1", "1", "words", "", "q", "1"]).text
    assert text.count("may be able to read your journal") == 1
    assert "A passphrase would stop them." in " ".join(text.split())
    assert [one.line for one in kept()] == ["words"]
    monkeypatch.undo()
    assert "could not be closed" not in companion("mood", answers=ANSWERS).stderr, "now it can be"


def _refuse(path: Path, *_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), path)


def test_a_full_disk_is_told_and_nothing_is_called_kept(
    companion: Run, journal: Run, home: Path, one_sentence: Run
) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="kept before"))
    size = (home / "journal.db").stat().st_size

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = companion("mood", answers=f"1\n1\n{'words ' * 5_000}\n", before=full)
    assert "was not kept" in one_sentence(done)
    assert "Kept" not in done.stdout
    with journal() as vault:
        assert [entry.record.line for entry in vault.entries(CheckIn)] == ["kept before"]
