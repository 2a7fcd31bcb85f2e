"""``companion where`` says what is kept and who can open it; ``check`` names every mistake of a guide."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn

Run = Callable[..., Any]


@pytest.fixture
def guide(small_guide: Path, tmp_path: Path) -> Path:
    """A copy of the small guide, to break."""
    return Path(shutil.copytree(small_guide, tmp_path / "guide"))


def test_where_says_that_nothing_is_there_yet(companion: Run, home: Path, small_guide: Path) -> None:
    done = companion("where")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{home / 'journal.db'}" in done.stdout
    assert done.stdout.count("not there yet") == 2
    assert str(small_guide) in done.stdout
    assert not home.exists()


def test_where_says_how_large_the_journal_is_and_who_can_open_it(
    companion: Run, journal: Run, home: Path
) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="kept"))
    size = (home / "journal.db").stat().st_size
    shown = companion("where").stdout
    assert f"{size} bytes, only you can open it (mode 0600)" in shown
    assert "only you can open it (mode 0700)" in shown
    assert "journal.db-journal" in shown
    for mode in (0o644, 0o640, 0o606):
        (home / "journal.db").chmod(mode)
        told = f"{size} bytes, others on this machine can open it (mode {mode:04o})"
        assert told in companion("where").stdout


def test_where_names_the_journal_that_was_asked_for(companion: Run, home: Path) -> None:
    assert str(home / "evening.db") in companion("where", "--journal", "evening").stdout


def test_where_names_every_file_that_is_kept(companion: Run, journal: Run, home: Path) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="kept"))
    shown = companion("where").stdout
    assert all(file.name in shown for file in home.iterdir())


def test_the_shipped_guide_has_no_mistakes(companion: Run) -> None:
    done = companion("check", guide=None)
    assert (done.returncode, done.stdout, done.stderr) == (0, "No mistakes were found.\n", "")


@pytest.mark.parametrize("file", ["", "guide.yaml"])
def test_a_sound_guide_is_found_by_its_folder_or_its_first_file(
    companion: Run, guide: Path, file: str
) -> None:
    done = companion("check", guide / file, guide=None)
    assert (done.returncode, done.stdout) == (0, "No mistakes were found.\n")


def test_every_mistake_is_named_with_its_place(companion: Run, guide: Path) -> None:
    first = (guide / "guide.yaml").read_text()
    (guide / "guide.yaml").write_text(first.replace("claims: [stones-float]", "claims: [stones-flaot]"))
    step = (guide / "steps" / "one.yaml").read_text()
    (guide / "steps" / "one.yaml").write_text(step.replace("title:", "titel:", 1))
    (guide / "resources" / "NO.yaml").write_text("country: NO\nname: [\n")
    done = companion("check", guide, guide=None)
    assert done.returncode == 1
    assert done.stderr == ""
    *mistakes, last = done.stdout.splitlines()
    assert last == f"Mistakes: {len(mistakes)}"
    assert f'{guide}/guide.yaml:32:14: the claim "stones-flaot"; did you mean "stones-float"?' in mistakes
    assert f'{guide}/steps/one.yaml:3:5: the key "titel"; did you mean "title"?' in mistakes
    assert any(line.startswith(f"{guide}/resources/NO.yaml:") for line in mistakes)
    assert len(mistakes) == 3


def test_a_folder_without_a_guide_is_told(companion: Run, tmp_path: Path) -> None:
    done = companion("check", tmp_path / "nowhere", guide=None)
    assert done.returncode == 1
    assert f"{tmp_path}/nowhere/guide.yaml:1:1: the file cannot be read" in done.stdout


def test_checking_a_guide_makes_no_journal(companion: Run, guide: Path, home: Path) -> None:
    companion("check", guide, guide=None)
    (guide / "guide.yaml").write_text("not: a guide\n")
    companion("check", guide, guide=None)
    assert not home.exists()
