"""``--no-trace`` looks at no journal and leaves no file; what is about the journal refuses it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import Choices, Note
from tests.few import first

Run = Callable[..., Any]

ROOT = Path(__file__).parents[3]
BEFORE_THE_OPTION_IS_READ = {"__init__", "__main__", "cli"}


def held(folder: Path) -> dict[Path, tuple[bytes, float]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.mark.parametrize(
    "words",
    [
        ["--no-trace", "summary"],
        ["summary", "--no-trace"],
        ["resources", "--no-trace"],
        ["--no-trace", "now"],
    ],
    ids=" ".join,
)
def test_what_prints_makes_nothing_and_touches_nothing(
    companion: Run, journal: Run, tmp_path: Path, words: list[str]
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert companion(*words).returncode == 0
    assert sorted(tmp_path.rglob("*")) == before
    with journal() as vault:
        vault.put(Note("a plover"))
        vault.put(Choices(country="NO"))
    kept = held(tmp_path)
    done = companion(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert "plover" not in done.stdout
    assert held(tmp_path) == kept


def test_a_country_that_was_kept_is_not_looked_up(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(Choices(country="NO"))
    assert companion("resources").stdout != companion("resources", "--no-trace").stdout


@pytest.mark.parametrize(
    "command",
    [
        ["mood"],
        ["history"],
        ["export"],
        ["backup", "copy.db"],
        ["restore"],
        ["merge", "copy.db"],
        ["passphrase", "set"],
        ["erase"],
        ["--journal", "evening"],
        ["summary", "--journal", "evening"],
    ],
    ids=" ".join,
)
def test_what_is_about_the_journal_is_wrong_usage(companion: Run, tmp_path: Path, command: list[str]) -> None:
    before = held(tmp_path)
    done = companion(*command, "--no-trace", answers="erase\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].endswith(
        "--no-trace keeps nothing and reads no journal, so it cannot be used with "
        f"{'--journal' if '--journal' in command else command[0]}."
    )
    assert "Traceback" not in done.stderr
    assert held(tmp_path) == before


def test_the_full_screen_keeps_nothing_either(prompt: Run, journal: Run, tmp_path: Path) -> None:
    with journal() as vault:
        vault.put(Choices(country="NO"))
    before = held(tmp_path)
    screen = prompt("--no-trace")
    screen.until("Welcome")
    screen.child.close(force=True)
    assert held(tmp_path) == before


@pytest.mark.parametrize("option", first(["--no-trace", "--no-t"], 1))
def test_no_compiled_code_is_left_beside_the_program(companion: Run, tmp_path: Path, option: str) -> None:
    shutil.copytree(ROOT / "companion", tmp_path / "companion", ignore=shutil.ignore_patterns("__pycache__"))
    done = companion("resources", option, PYTHONPATH=str(tmp_path), PYTHONDONTWRITEBYTECODE="")
    assert done.returncode == 0
    compiled = {path.name.split(".")[0] for path in (tmp_path / "companion").rglob("*.pyc")}
    assert compiled <= BEFORE_THE_OPTION_IS_READ
