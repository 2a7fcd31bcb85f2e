"""The questions for a note to someone close: a guide may have none, and each has an id of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide.diagnostics import GuideError
from companion.guide.load import GuideFiles, shipped

Edit = Callable[[str, str, str], int]
Told = Callable[[], list[str]]


def test_a_guide_asks_what_its_file_says(small_guide: Path) -> None:
    asked = GuideFiles(small_guide).close_one
    assert asked
    assert asked.title == "A word about stones"
    assert [one.prompt for one in asked.prompts] == ["good", "not-good", "not-yet"]
    assert [one.hint for one in asked.prompts] == ["It may be round.", None, None]


def test_a_guide_without_the_file_asks_nothing_and_has_no_mistake(folder: Path, told: Told) -> None:
    (folder / "close_one.yaml").unlink()
    assert GuideFiles(folder).close_one is None
    assert told() == []


def test_a_broken_file_leaves_the_rest_of_the_guide(folder: Path, edit: Edit) -> None:
    line = edit("close_one.yaml", "hint: It may", "hnit: It may")
    guide_files = GuideFiles(folder)
    assert guide_files.guide.title == "A small guide"
    with pytest.raises(GuideError, match=f'close_one.yaml:{line}:5: unknown key "hnit"; did you mean "hint"'):
        guide_files.require("close_one")


def test_an_answer_hangs_on_an_id_of_its_own(edit: Edit, told: Told) -> None:
    edit("close_one.yaml", "prompt: not-yet", "prompt: good")
    assert told() == [
        f'close_one.yaml:{line}:13: the id "good" is used more than once; give each item its own id'
        for line in (4, 11)
    ]


def test_what_the_article_says_is_not_told_where_no_claim_stands_beside_it(edit: Edit, told: Told) -> None:
    line = edit("close_one.yaml", "It may be round.", "The article says that stones float.")
    (diagnostic,) = told()
    assert diagnostic.startswith(f"close_one.yaml:{line}:11: ")


def test_no_slot_is_filled_in_what_stands_in_a_note(edit: Edit, told: Told) -> None:
    line = edit("close_one.yaml", "heading: What to leave", "heading: What of {stone}")
    assert told() == [
        f"close_one.yaml:{line}:14: unknown slot {{stone}}; delete this name, or define it first"
    ]


def test_the_shipped_guide_asks_what_helps_what_does_not_and_what_is_too_soon() -> None:
    asked = GuideFiles(shipped()).close_one
    assert asked
    assert [one.heading for one in asked.prompts] == [
        "What helps", "What does not help", "What I am not ready for",
    ]  # fmt: skip
