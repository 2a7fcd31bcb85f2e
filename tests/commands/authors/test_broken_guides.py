"""A broken or missing guide is told with its places, exit status 1 and no traceback, and changes nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn

Run = Callable[..., Any]
ROOT = Path(__file__).parents[3]
ANSWERS = "4\n1\nwords\n"


@pytest.fixture
def guide(small_guide: Path, tmp_path: Path) -> Path:
    """A copy of the small guide with a mistake in three of its files, two of them in one."""
    copy = Path(shutil.copytree(small_guide, tmp_path / "guide"))
    first = (copy / "guide.yaml").read_text()
    (copy / "guide.yaml").write_text(
        first.replace("title: Welcome", "titel: Welcome").replace("gist:", "jist:", 1)
    )
    (copy / "feelings.yaml").write_text("weights: []\nfeelings: []\n")
    (copy / "claims.yaml").write_text("claims: [\n")
    return copy


@pytest.mark.parametrize("command", ["summary", "resources", "history", "mood"])
def test_a_broken_guide_is_told_with_its_places(companion: Run, guide: Path, command: str) -> None:
    done = companion(command, guide=guide, answers=ANSWERS)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    head, *diagnostics = done.stderr.splitlines()
    assert head == "companion: This guide has mistakes, so it was not opened."
    assert f'{guide}/guide.yaml:12:11: unknown key "titel"; did you mean "title"?' in diagnostics
    assert any(':30:59: unknown key "jist"; did you mean "gist"?' in diagnostic for diagnostic in diagnostics)


@pytest.mark.parametrize("command", ["summary", "resources", "history", "mood"])
def test_all_mistakes_of_a_broken_guide_are_told_at_once(companion: Run, guide: Path, command: str) -> None:
    found = companion("check", guide, guide=None).stdout.splitlines()[:-1]
    assert len(found) > 5
    assert companion(command, guide=guide, answers=ANSWERS).stderr.splitlines()[1:] == found


@pytest.mark.parametrize("command", ["summary", "resources", "history"])
def test_a_broken_guide_makes_no_journal(companion: Run, guide: Path, home: Path, command: str) -> None:
    assert companion(command, guide=guide).returncode == 1
    assert not home.exists()


def test_a_broken_guide_makes_no_journal_at_a_check_in_either(
    companion: Run, guide: Path, home: Path
) -> None:
    assert companion("mood", guide=guide, answers=ANSWERS).returncode == 1
    assert not home.exists()


def test_a_broken_guide_leaves_the_journal_as_it_is(
    companion: Run, guide: Path, home: Path, journal: Run
) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="kept"))
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    for command in ("summary", "resources", "history"):
        assert companion(command, guide=guide).returncode == 1
    assert companion("passphrase", "set", guide=guide, passphrases=["four or five words"]).returncode == 1
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_a_broken_guide_is_told_before_a_passphrase_is_asked_for(
    companion: Run, guide: Path, locked: Path
) -> None:
    assert "This guide has mistakes" in companion("passphrase", "change", guide=guide).stderr


@pytest.mark.parametrize("command", ["summary", "resources", "history", "mood"])
def test_a_folder_without_a_guide_is_told(companion: Run, tmp_path: Path, home: Path, command: str) -> None:
    (tmp_path / "nowhere").mkdir()
    done = companion(command, guide=tmp_path / "nowhere", answers=ANSWERS)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"{tmp_path}/nowhere/guide.yaml:1:1: the file cannot be read" in done.stderr


@pytest.mark.parametrize("command", ["summary", "resources", "sources", "about", "history", "mood", "now"])
def test_a_folder_that_is_not_there_is_told_alone(companion: Run, tmp_path: Path, command: str) -> None:
    done = companion(command, guide=tmp_path / "nowhere", answers=ANSWERS)
    assert done.returncode == 1
    assert done.stderr == f"companion: There is no folder at {tmp_path}/nowhere.\n"


@pytest.mark.slow
def test_an_installation_that_lost_its_guide_is_told(
    environment: dict[str, str], tmp_path: Path, home: Path, one_sentence: Run
) -> None:
    shutil.copytree(
        ROOT / "companion", tmp_path / "lost" / "companion", ignore=shutil.ignore_patterns("content")
    )
    for command in ("summary", "resources", "mood", "check", "where", "history"):
        done = subprocess.run(
            [sys.executable, "-m", "companion", command],
            input=ANSWERS,
            capture_output=True,
            text=True,
            env={**environment, "PYTHONPATH": str(tmp_path / "lost")},
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
        assert "no guide" in one_sentence(done)
        assert "--guide" in done.stderr
    assert not home.exists()
