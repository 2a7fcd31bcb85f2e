"""What was read ahead says the same as the files, and only as long as they are the same."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.guide import cache
from companion.guide.check import check
from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles, shipped


@pytest.fixture
def guide(small_guide: Path, tmp_path: Path) -> Path:
    """A copy of the small guide, read ahead."""
    folder = tmp_path / "guide"
    shutil.copytree(small_guide, folder)
    cache.write(folder)
    return folder


def everything(folder: Path) -> list[object]:
    """All that a guide says, file by file."""
    guide_files = GuideFiles(folder)
    guide = guide_files.guide
    few = [
        guide,
        guide_files.claims,
        guide_files.sources,
        guide_files.feelings,
        guide_files.help,
        guide_files.tone,
    ]
    steps = [guide_files.step(step.step) for part in guide.parts for step in part.steps]
    countries = [guide_files.country(code) for code in guide_files.countries]
    return [*few, guide_files.steady, guide_files.close_one, *steps, *countries]


@pytest.mark.parametrize("which", ["small", "shipped"])
def test_what_was_read_ahead_says_what_the_files_say(which: str, small_guide: Path, tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    shutil.copytree(
        small_guide if which == "small" else shipped(), folder, ignore=shutil.ignore_patterns(cache.NAME)
    )
    read = everything(folder)
    cache.write(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("companion.guide.yaml_tree.grow", lambda *_: pytest.fail("this was read anew"))
        assert everything(folder) == read


def test_a_file_that_was_changed_is_read_anew(guide: Path) -> None:
    step = guide / "steps" / "one.yaml"
    before = GuideFiles(guide).step("one")
    step.write_text(step.read_text().replace("stone", "pebble"))
    assert GuideFiles(guide).step("one") != before
    assert "pebble" in str(GuideFiles(guide).step("one"))


def test_a_file_that_was_broken_is_told_of_at_its_place(guide: Path) -> None:
    step = guide / "steps" / "one.yaml"
    step.write_text("pages:\n  - page: txt\nchanged: {2026-11-22: first written}\n")
    with pytest.raises(GuideError) as told:
        GuideFiles(guide).step("one")
    assert [(one.path, one.line) for one in told.value.diagnostics] == [(step, 2)]


@pytest.mark.parametrize(
    "text", ["Turn it red: \x1b[31m", "Turn it round: \u202e", "Take it: \x9b2J", "End it: \x00"]
)
def test_no_command_to_the_terminal_comes_in_by_it(guide: Path, text: str) -> None:
    file = guide / cache.NAME
    said = json.loads(file.read_text())
    said["steps/one.yaml"][1]["pages"][0]["text"] = text
    for escaped in (True, False):
        file.write_text(json.dumps(said, ensure_ascii=escaped))
        assert text not in str(GuideFiles(guide).step("one"))


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"not JSON",
        b"[]",
        b'{"guide.yaml": 3}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"guide.yaml": ["0", {"guide": "other"}]}',
    ],
    ids=["empty", "no JSON", "a list", "a number", "no text", "deep", "another hash"],
)
def test_a_damaged_one_is_as_good_as_none(guide: Path, said: bytes) -> None:
    before = GuideFiles(guide).guide
    (guide / cache.NAME).write_bytes(said)
    assert GuideFiles(guide).guide == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_one_that_would_never_end_is_as_good_as_none(guide: Path) -> None:
    before = GuideFiles(guide).guide
    (guide / cache.NAME).unlink()
    os.mkfifo(guide / cache.NAME)
    assert GuideFiles(guide).guide == before


def test_an_id_that_stands_twice_is_told_of_though_it_was_read_ahead(guide: Path) -> None:
    file = guide / "guide.yaml"
    file.write_text(file.read_text().replace("step: two", "step: one"))
    cache.write(guide)
    with pytest.raises(GuideError, match='the id "one" is used twice'):
        _ = GuideFiles(guide).guide


@pytest.mark.parametrize(
    ("name", "change", "line"),
    [
        ("steps/one.yaml", lambda data: data["pages"][0].update(title="You lost it"), 3),
        ("steps/one.yaml", lambda data: data["pages"].pop(), 2),
        ("resources/NO.yaml", lambda data: data.update(emergency="116"), 3),
        ("claims.yaml", lambda data: data["claims"][1].update(standing="supported"), 11),
        ("help.yaml", lambda data: data["groups"][0].pop("claims"), 5),
        ("guide.yaml", lambda data: data.update(reviewed_by="a clinician"), 5),
    ],
)
def test_what_was_read_ahead_is_told_where_it_says_something_else_than_the_files(
    guide: Path, name: str, change: Callable[[dict[str, Any]], object], line: int
) -> None:
    file = guide / cache.NAME
    said = json.loads(file.read_text())
    change(said[name][1])
    file.write_text(json.dumps(said))
    (diagnostic,) = check(guide)
    assert str(diagnostic) == (
        f"{file}:1:1: this file does not match {name}:{line}; "
        "to rebuild this file, run: python -m companion.guide.cache FOLDER"
    )
    cache.write(guide)
    assert check(guide) == []


def test_what_was_read_ahead_of_a_file_that_has_changed_since_is_not_shown_and_not_told(
    guide: Path,
) -> None:
    step = guide / "steps" / "one.yaml"
    step.write_text(step.read_text().replace("stone", "pebble").replace("{pebble}", "{stone}"))
    assert check(guide) == []


def test_the_same_said_in_another_way_is_not_told(guide: Path) -> None:
    file = guide / cache.NAME
    file.write_text(json.dumps(json.loads(file.read_text()), indent=2, sort_keys=True))
    assert check(guide) == []
