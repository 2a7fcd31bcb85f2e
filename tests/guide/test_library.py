"""A guide's folder: guide.yaml alone is read at the start, every other file when it is needed, each once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from companion.guide.diagnostics import GuideError
from companion.guide.load import File, GuideFiles, fingerprint, shipped

Edit = Callable[[str, str, str], int]


def test_a_guide_starts_from_its_first_file_alone(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name != "guide.yaml":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    guide = GuideFiles(folder).guide
    assert [step.step for part in guide.parts for step in part.steps] == ["one", "two", "three"]


def test_a_guide_starts_though_every_other_file_is_broken(folder: Path) -> None:
    for path in folder.rglob("*.yaml"):
        if path.name != "guide.yaml":
            path.write_bytes(b"\xff[")
    guide_files = GuideFiles(folder)
    assert guide_files.guide.title == "A small guide"
    guide_files.require("guide")
    for broken in {*get_args(File)} - {"guide"}:
        with pytest.raises(GuideError, match=f"{broken}.yaml:1:1: a byte that is not UTF-8"):
            guide_files.require("guide", broken)


def test_every_file_that_a_guide_has_one_of_can_be_required(small_guide: Path) -> None:
    assert {*get_args(File)} == {path.stem for path in small_guide.glob("*.yaml")}


def test_a_broken_step_is_told_when_it_is_opened_and_the_others_can_be_read(folder: Path, edit: Edit) -> None:
    line = edit("steps/two.yaml", "title: It is hard", "titel: It is hard")
    guide_files = GuideFiles(folder)
    assert guide_files.step("one").pages
    assert guide_files.step("three").pages
    with pytest.raises(GuideError, match=f'two.yaml:{line}:5: unknown key "titel"; did you mean "title"'):
        guide_files.step("two")


def test_a_broken_step_is_read_again_once_it_was_mended(folder: Path, edit: Edit) -> None:
    guide_files = GuideFiles(folder)
    edit("steps/two.yaml", "title: It is hard", "titel: It is hard")
    with pytest.raises(GuideError):
        guide_files.step("two")
    edit("steps/two.yaml", "titel: It is hard", "title: It is hard")
    assert len(guide_files.step("two").pages) == 2


def test_what_was_opened_stays_as_it_was_for_the_whole_sitting(folder: Path) -> None:
    guide_files = GuideFiles(folder)
    step, guide, norway, claims = (
        guide_files.step("one"),
        guide_files.guide,
        guide_files.country("NO"),
        guide_files.claims,
    )
    shutil.rmtree(folder)
    assert guide_files.step("one") is step
    assert guide_files.guide is guide
    assert guide_files.claims is claims
    assert guide_files.country("NO") is norway
    with pytest.raises(GuideError, match="the file cannot be read"):
        guide_files.step("two")


def test_a_country_is_there_by_its_code_and_no_other_name_reaches_a_file(small_guide: Path) -> None:
    guide_files = GuideFiles(small_guide)
    assert guide_files.countries == ("INT", "NO")
    assert guide_files.country("SE") is None
    assert guide_files.country("../help") is None
    assert guide_files.country("") is None


def test_a_broken_country_leaves_the_others(folder: Path) -> None:
    (folder / "resources" / "NO.yaml").write_text("country: NO")
    guide_files = GuideFiles(folder)
    assert guide_files.countries == ("INT", "NO")
    assert guide_files.country("INT")
    with pytest.raises(GuideError, match=r'NO\.yaml:1:1: "name" is missing'):
        guide_files.country("NO")


@pytest.mark.parametrize(
    ("old", "new", "id_"),
    [
        ("step: two", "step: one", "one"),
        ("step: three", "step: one", "one"),
        ("part: again", "part: found", "found"),
        ("part: again", "part: one", "one"),
        ("was: [second]", "was: [one]", "one"),
        ("was: [second]", "was: [two]", "two"),
        ("was: [second]", "was: [again]", "again"),
        ("step: three", "step: second", "second"),
        ("step: three", "step: welcome", "welcome"),
        ("part: again", "part: end", "end"),
    ],
)
def test_a_guide_with_one_name_for_two_places_does_not_open(
    folder: Path, edit: Edit, old: str, new: str, id_: str
) -> None:
    line = edit("guide.yaml", old, new)
    with pytest.raises(GuideError) as refused:
        GuideFiles(folder).require("guide")
    (diagnostic,) = refused.value.diagnostics
    assert str(diagnostic).startswith(f"{folder}/guide.yaml:{diagnostic.line}:")
    assert diagnostic.found == f'the id "{id_}" is used twice'
    assert diagnostic.line >= line


def test_the_guide_that_comes_with_the_program_is_found() -> None:
    assert (shipped() / "guide.yaml").is_file()


def test_whether_the_summary_shows_what_is_written_is_no_change_of_the_page(folder: Path, edit: Edit) -> None:
    before = fingerprint(GuideFiles(folder).step("three"))
    assert before == "5c8febda8f11e660", "a step that was read before this key came has not changed"
    edit("steps/three.yaml", "    id: to-a-stone", "    id: to-a-stone\n    keep_out_of_summary: true")
    assert fingerprint(GuideFiles(folder).step("three")) == before


def test_the_question_that_a_page_offers_is_no_change_of_the_page(folder: Path, edit: Edit) -> None:
    before = fingerprint(GuideFiles(folder).step("two"))
    edit("steps/two.yaml", "How hard are stones?", "Are stones hard?")
    assert fingerprint(GuideFiles(folder).step("two")) == before
    edit("steps/two.yaml", "    ask: Are stones hard?\n", "")
    assert fingerprint(GuideFiles(folder).step("two")) == before


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ("Some do not.", "Some do not!", True),
        ("title: You found {stone}", "title: You have {stone}", True),
        ("for: [partner]", "for: [supporter]", True),
        ("    when: after", "    when: before", True),
        ("first written", "corrected", False),
        ("      - It may be flat.", "      - It may be flat.\n", False),
    ],
)
def test_a_fingerprint_tells_what_is_said_and_nothing_else(
    folder: Path, edit: Edit, old: str, new: str, differs: bool
) -> None:
    before = fingerprint(GuideFiles(folder).step("one"))
    edit("steps/one.yaml", old, new)
    assert (fingerprint(GuideFiles(folder).step("one")) != before) is differs
