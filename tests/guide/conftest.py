"""What the tests of guides share: a copy of the small guide to break, and how its mistakes are told."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from companion.guide import load, model
from companion.guide.check import check, checked_files, grading, report, sentences
from companion.guide.check.rules import lengths, word_choices
from companion.guide.diagnostics import Diagnostic, GuideError
from companion.guide.load import read
from companion.guide.yaml_tree import Tree

RECORDS: dict[str, type] = {
    "guide.yaml": model.Guide,
    "claims.yaml": model.Claims,
    "sources.yaml": model.Sources,
    "feelings.yaml": model.Feelings,
    "help.yaml": model.Help,
    "steady.yaml": model.Steady,
    "close_one.yaml": model.CloseOne,
    "tone.yaml": model.Tone,
    "steps": model.StepText,
    "resources": model.Country,
}


@pytest.fixture(autouse=True, scope="session")
def the_same_text_is_read_once() -> Iterator[None]:
    """Read a file once with the same bytes, and split a paragraph once: most copies differ in one file."""
    read: dict[tuple[bytes, type], tuple[Any, Tree]] = {}

    def parsed(path: Path, raw: bytes, record: type[Any]) -> tuple[Any, Tree]:
        if (raw, record) not in read:
            read[raw, record] = load.parsed(path, raw, record)
        holds, tree = read[raw, record]
        return holds, replace(tree, path=path, diagnostics=[])

    split = cache(sentences.sentences)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checked_files, "parsed", parsed)
        for module in (grading, lengths, word_choices):
            patch.setattr(module, "sentences", lambda paragraph: list(split(paragraph)))
        yield


@pytest.fixture(scope="session")
def record_of() -> Callable[[Path], type]:
    """Say what a guide's file holds, by its name."""
    return lambda path: RECORDS.get(path.name) or RECORDS[path.parent.name]


@pytest.fixture
def folder(small_guide: Path, tmp_path: Path) -> Path:
    """A copy of the small guide to break."""
    return Path(shutil.copytree(small_guide, tmp_path / "guide"))


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small guide for many examples; each puts back what it broke."""
    small_guide = Path(__file__).parent.parent / "small_guide"
    return Path(shutil.copytree(small_guide, tmp_path_factory.mktemp("workshop") / "guide"))


@pytest.fixture
def edit(folder: Path) -> Callable[[str, str, str], int]:
    """Replace a text that stands once in a file; return the line where old and new begin to differ."""

    def replace(name: str, old: str, new: str) -> int:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))))
        return text[: text.index(old) + alike].count("\n") + 1

    return replace


@pytest.fixture
def told(folder: Path) -> Callable[[], list[str]]:
    """Every mistake of the copy, as an author reads it, with paths from the guide's folder on."""
    return lambda: [str(diagnostic).removeprefix(f"{folder}/") for diagnostic in check(folder)]


@pytest.fixture
def warned(folder: Path) -> Callable[..., list[str]]:
    """Every warning about the copy on a day, with paths from the guide's folder on."""

    def on(today: dt.date = dt.date(2026, 11, 22)) -> list[str]:
        return [str(one).removeprefix(f"{folder}/") for one in report(folder, today).warnings]

    return on


@pytest.fixture
def refusal(tmp_path: Path) -> Callable[..., list[str]]:
    """Read a text as a file of a guide; it must be refused. Return its mistakes without the path."""

    def refuse(text: str | bytes, record: type[Any] = model.StepText) -> list[str]:
        path = tmp_path / "file.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(GuideError) as refused:
            read(path, record)
        assert all(str(diagnostic).startswith(f"{path}:") for diagnostic in refused.value.diagnostics)
        return [str(diagnostic).removeprefix(f"{path}:") for diagnostic in refused.value.diagnostics]

    return refuse


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[..., Any]:
    """Read a text as a file of a guide; it must load."""

    def load(text: str | bytes, record: type[Any] = model.StepText) -> Any:
        path = tmp_path / "file.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read(path, record)[0]

    return load


@pytest.fixture(scope="session")
def placed() -> Callable[[Sequence[Diagnostic]], None]:
    """Assert that every mistake says something, on a line of its file or just after the last one."""

    def assert_placed(diagnostics: Sequence[Diagnostic]) -> None:
        assert diagnostics
        for diagnostic in diagnostics:
            text = diagnostic.path.read_bytes().decode(errors="replace") if diagnostic.path.is_file() else ""
            lines = [*text.removeprefix("\ufeff").split("\n"), ""]
            assert 1 <= diagnostic.line <= len(lines), diagnostic
            assert 1 <= diagnostic.column <= len(lines[diagnostic.line - 1]) + 1, diagnostic
            assert diagnostic.found, diagnostic
            assert diagnostic.allowed, diagnostic

    return assert_placed
