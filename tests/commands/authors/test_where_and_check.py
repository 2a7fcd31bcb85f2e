"""``companion where`` says what is kept and who can open it; ``check`` names every mistake of a guide."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.cli import main
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
    assert done.stdout.count("does not exist yet") == 2
    assert str(small_guide) in done.stdout
    assert not home.exists()


def test_where_says_how_large_the_journal_is_and_who_can_open_it(
    companion: Run, journal: Run, home: Path
) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="kept"))
    size = (home / "journal.db").stat().st_size
    shown = companion("where").stdout
    assert f"{size} bytes, only you have access (mode 0600)" in shown
    assert "only you have access (mode 0700)" in shown
    assert "journal.db-journal" in shown
    for mode in (0o644, 0o640, 0o606):
        (home / "journal.db").chmod(mode)
        told = f"{size} bytes, others on this computer have access (mode {mode:04o})"
        assert told in companion("where").stdout


def test_where_names_the_journal_that_was_asked_for(companion: Run, home: Path) -> None:
    assert str(home / "evening.db") in companion("where", "--journal", "evening").stdout


def test_where_names_every_file_that_is_kept(companion: Run, journal: Run, home: Path) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="kept"))
    shown = companion("where").stdout
    assert all(file.name in shown for file in home.iterdir())


def test_where_says_which_files_have_a_passphrase_and_when_they_changed(
    companion: Run, locked: Path, home: Path
) -> None:
    (home / "journal.db.kept-1").write_bytes(b"no journal at all")
    os.utime(locked, (1_795_000_000, 1_795_000_000))
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    done = companion("where")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("has a passphrase, made on ") == 1
    assert "has a passphrase, last changed Wednesday 18 November 2026, 11:06" in done.stdout
    assert done.stdout.count("cannot be read, so it may or may not have a passphrase") == 1
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_where_names_no_other_journal(companion: Run, journal: Run) -> None:
    for name in ("journal", "evening"):
        with journal(name) as vault:
            vault.put(CheckIn(line="kept"))
    shown = companion("where").stdout
    assert "evening" not in shown
    assert "no passphrase: anyone who can open the file can read it" in shown


@pytest.mark.slow
def test_the_shipped_guide_has_no_mistakes(companion: Run) -> None:
    done = companion("check", guide=None)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.endswith("\nNo mistakes were found.\n")


@pytest.mark.parametrize("file", ["", "guide.yaml"])
def test_a_sound_guide_is_found_by_its_folder_or_its_first_file(
    companion: Run, guide: Path, file: str
) -> None:
    done = companion("check", guide / file, guide=None)
    assert done.returncode == 0
    assert done.stdout.endswith("\nNo mistakes were found.\n")
    assert "guide             small (en), reviewed on 2026-11-22\n" in done.stdout


def test_the_figures_stand_in_a_table_between_the_findings_and_their_number(
    companion: Run, guide: Path
) -> None:
    step = (guide / "steps" / "one.yaml").read_text()
    (guide / "steps" / "one.yaml").write_text(step.replace("You stood beside it.", "You carried a boulder!"))
    country = (guide / "resources" / "NO.yaml").read_text()
    (guide / "resources" / "NO.yaml").write_text(
        country.replace("checked: 2026-11-22", "checked: 2020-01-31")
    )
    done = companion("check", guide, guide=None)
    assert (done.returncode, done.stderr) == (1, "")
    first, second, *others = done.stdout.splitlines()
    assert first == (
        f'{guide}/steps/one.yaml:11:11: "You carried a boulder"; avoid "boulder*": Some stones are small.'
    )
    assert second.endswith('avoid "!": Stones are quiet.')
    old = [line for line in others if f'{guide}/resources/NO.yaml:12:14: warning: "no-stones" was' in line]
    assert len(old) == 1
    assert others[-1] == "2 mistakes were found."
    labels = [line[:18].strip() for line in others[others.index("") + 1 : -2]]
    assert [label for label in labels if label] == [
        "guide", "pages", "reading minutes", "words on a page", "reading grade", "other texts",
        "longest sentence", "claims", "by standing", "sources", "resources", "by country", "oldest check",
        "word forms",
    ]  # fmt: skip


def test_what_is_only_old_is_warned_of_and_leaves_the_status_at_0(companion: Run, guide: Path) -> None:
    country = (guide / "resources" / "NO.yaml").read_text()
    (guide / "resources" / "NO.yaml").write_text(
        country.replace("checked: 2026-11-22", "checked: 2020-01-31")
    )
    done = companion("check", guide, guide=None)
    assert done.returncode == 0
    assert f'{guide}/resources/NO.yaml:12:14: warning: "no-stones" was last checked ' in done.stdout
    assert done.stdout.endswith("\nNo mistakes were found.\n")


def test_the_same_is_said_as_json(companion: Run, guide: Path) -> None:
    step = (guide / "steps" / "one.yaml").read_text()
    (guide / "steps" / "one.yaml").write_text(step.replace("You stood beside it.", "You carried a boulder!"))
    country = (guide / "resources" / "NO.yaml").read_text()
    (guide / "resources" / "NO.yaml").write_text(
        country.replace("checked: 2026-11-22", "checked: 2020-01-31")
    )
    done = companion("check", guide, "--format", "json", guide=None)
    assert (done.returncode, done.stderr) == (1, "")
    held = json.loads(done.stdout)
    assert set(held) == {"errors", "warnings", "figures"}
    said = companion("check", guide, guide=None).stdout.splitlines()
    errors = ["{path}:{line}:{column}: {found}; {allowed}".format(**one) for one in held["errors"]]
    warnings = [
        "{path}:{line}:{column}: warning: {found}; {allowed}".format(**one) for one in held["warnings"]
    ]
    assert said[: len(errors) + len(warnings)] == [*errors, *warnings]
    assert said[-1] == f"{len(errors)} mistakes were found."
    assert f"most {held['figures']['words_most']['count']} (steps/one.yaml:4)" in " ".join(said)


def test_a_sound_guide_as_json_exits_with_0(companion: Run, guide: Path) -> None:
    done = companion("check", guide, "--format", "json", guide=None)
    assert done.returncode == 0
    assert json.loads(done.stdout)["errors"] == []


def test_the_grade_of_each_page_is_listed_when_it_is_asked_for(companion: Run, guide: Path) -> None:
    shown = companion("check", guide, "--pages", guide=None).stdout
    listed = re.findall(r"^ *(-?[\d.]+) +\d+ words  steps/", shown, flags=re.MULTILINE)
    grades = [float(grade) for grade in listed]
    assert len(grades) == 8
    assert grades == sorted(grades, reverse=True)
    assert " words  steps/" not in companion("check", guide, guide=None).stdout


def test_a_format_nobody_knows_is_wrong_usage(companion: Run, guide: Path) -> None:
    done = companion("check", guide, "--format", "xml", guide=None)
    assert (done.returncode, done.stdout) == (2, "")


def test_every_mistake_is_named_with_its_place(companion: Run, guide: Path) -> None:
    first = (guide / "guide.yaml").read_text()
    (guide / "guide.yaml").write_text(first.replace("claims: [stones-float]", "claims: [stones-flaot]"))
    step = (guide / "steps" / "one.yaml").read_text()
    (guide / "steps" / "one.yaml").write_text(step.replace("title:", "titel:", 1))
    (guide / "resources" / "NO.yaml").write_text("country: NO\nname: [\n")
    done = companion("check", guide, guide=None)
    assert done.returncode == 1
    assert done.stderr == ""
    *diagnostics, last = done.stdout.splitlines()
    assert last == f"{len(diagnostics)} mistakes were found."
    line = first[: first.index("[stones-float]")].count("\n") + 1
    assert (
        f'{guide}/guide.yaml:{line}:14: no claim is called "stones-flaot"; did you mean "stones-float"?'
        in diagnostics
    )
    assert f'{guide}/steps/one.yaml:3:5: unknown key "titel"; did you mean "title"?' in diagnostics
    assert any(line.startswith(f"{guide}/resources/NO.yaml:") for line in diagnostics)
    assert len(diagnostics) == 3


def test_a_folder_without_a_guide_is_told(companion: Run, tmp_path: Path) -> None:
    done = companion("check", tmp_path, guide=None)
    assert done.returncode == 1
    assert f"{tmp_path}/guide.yaml:1:1: the file cannot be read" in done.stdout


@pytest.mark.parametrize("command", ["check", "about"])
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nowhere", "There is no folder at nowhere."),
        ("x" * 300, f"The name {'x' * 40}… is too long for a folder. Check what you typed."),
        ("x\x1b]0;title\x07y", "There is no folder at x]0;titley."),
        (__file__, f"{__file__} is not a guide. Choose the folder of a guide, or a .zip file of one."),
    ],
    ids=["nothing", "too long", "a command to the terminal", "a file"],
)
def test_a_name_under_which_there_can_be_no_guide_is_told_in_a_sentence(
    capfd: pytest.CaptureFixture[str], home: Path, command: str, name: str, sentence: str
) -> None:
    assert main([command, "--guide", name]) == 1
    assert capfd.readouterr() == ("", f"companion: {sentence}\n")


def test_a_guide_in_a_zip_file_is_read_and_checked_like_its_folder(
    capfd: pytest.CaptureFixture[str], home: Path, guide: Path
) -> None:
    packed = shutil.make_archive(str(guide), "zip", guide.parent, guide.name)
    for command in ("about", "summary", "resources", "now", "check"):
        in_folder, in_zip = (
            (main([command, "--guide", path]), capfd.readouterr()) for path in (str(guide), packed)
        )
        assert in_zip == in_folder
        assert in_zip[0] == 0


def test_checking_a_guide_makes_no_journal(companion: Run, guide: Path, home: Path) -> None:
    companion("check", guide, guide=None)
    (guide / "guide.yaml").write_text("not: a guide\n")
    companion("check", guide, guide=None)
    assert not home.exists()
