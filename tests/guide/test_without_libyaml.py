"""Where PyYAML was built without libyaml, guides are read by its own parser, and say the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from companion.guide.diagnostics import GuideError
from companion.guide.load import shipped
from companion.guide.yaml_tree import Tree, grow


def trees(*folders: Path) -> list[Tree]:
    files = [file for folder in folders for file in sorted(folder.rglob("*.yaml"))]
    return [grow(file, file.read_bytes()) for file in files]


@pytest.fixture
def without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take libyaml's parser away."""
    monkeypatch.delattr(yaml, "CSafeLoader")


def test_a_guide_says_the_same_without_libyaml(small_guide: Path, request: pytest.FixtureRequest) -> None:
    shipped_steps = shipped() / "steps"  # a third of it: all of it takes three seconds
    before = trees(small_guide, shipped_steps)
    request.getfixturevalue("without_libyaml")
    assert trees(small_guide, shipped_steps) == before


@pytest.mark.parametrize("text", ["a: [\n", "a: 'b\n", "a: b: c\n", "\tx\n", "a: &b c\n", "{[" * 500])
def test_a_broken_file_is_told_with_its_place_without_libyaml(without_libyaml: None, text: str) -> None:
    with pytest.raises(GuideError) as told:
        grow(Path("guide.yaml"), text.encode())
    assert all(diagnostic.line >= 1 for diagnostic in told.value.diagnostics)
