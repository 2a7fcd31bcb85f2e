"""Every value of every file in turn, left out, misspelt, of another kind: it fits or is told at its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from companion.guide.diagnostics import Diagnostic, GuideError
from companion.guide.load import read
from companion.guide.yaml_tree import grow
from tests.few import first

Address = tuple[str | int, ...]
Placed = Callable[[Sequence[Diagnostic]], None]
Refused = Callable[[Any], tuple[str, Sequence[Diagnostic]]]

SMALL = Path(__file__).parent.parent / "small_guide"
FILES = sorted(str(path.relative_to(SMALL)) for path in SMALL.rglob("*.yaml"))
WRONG = "A WRONG ONE"


@pytest.fixture(params=FILES)
def name(request: pytest.FixtureRequest) -> str:
    """Each file of the small guide."""
    return str(request.param)


@pytest.fixture
def refused(name: str, tmp_path: Path, record_of: Callable[[Path], type], placed: Placed) -> Refused:
    """Read data as that file, one value a line; return its text and the mistakes, none if it loads."""

    def mistakes_of(data: Any) -> tuple[str, Sequence[Diagnostic]]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        text = json.dumps(data, indent=1)
        path.write_text(text)
        try:
            read(path, record_of(path))
        except GuideError as error:
            placed(error.diagnostics)
            return text, error.diagnostics
        return text, ()

    return mistakes_of


@cache
def _grown(path: Path) -> Any:
    return grow(path, path.read_bytes()).data


def data_of(path: Path) -> Any:
    """What a file says, to change as one likes."""
    return deepcopy(_grown(path))


def addresses(data: Any, at: Address = ()) -> Iterator[Address]:
    if at:
        yield at
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from addresses(value, (*at, key))


def inside(data: Any, at: Address) -> Any:
    for key in at:
        data = data[key]
    return data


def line_of(text: str, found: str) -> int:
    assert text.count(found) == 1
    return text[: text.index(found)].count("\n") + 1


def test_the_small_guide_as_it_is_loads(name: str, refused: Refused) -> None:
    assert refused(data_of(SMALL / name))[1] == ()


@pytest.mark.parametrize("value", first([None, WRONG, [], {WRONG: "a"}, {}, "", [WRONG]], 2), ids=json.dumps)
def test_a_value_of_another_kind_fits_or_is_refused_there(name: str, value: Any, refused: Refused) -> None:
    for at in addresses(data_of(SMALL / name)):
        data = data_of(SMALL / name)
        inside(data, at[:-1])[at[-1]] = value
        text, diagnostics = refused(data)
        if diagnostics and value == WRONG:
            assert line_of(text, WRONG) in [diagnostic.line for diagnostic in diagnostics]


def test_a_key_left_out_was_not_needed_or_is_named(name: str, refused: Refused) -> None:
    for at in addresses(data_of(SMALL / name)):
        if isinstance(at[-1], str):
            data = data_of(SMALL / name)
            del inside(data, at[:-1])[at[-1]]
            found = [diagnostic.found for diagnostic in refused(data)[1]]
            assert found in (
                [],
                [f'"{at[-1]}" is missing'],
                ["there is nothing under this key"],
            )  # the last of the author's own


def test_a_misspelt_key_is_one_of_the_authors_own_or_is_told_with_the_right_one(
    name: str, refused: Refused
) -> None:
    for at in addresses(data_of(SMALL / name)):
        if isinstance(at[-1], str):
            data = data_of(SMALL / name)
            keys = inside(data, at[:-1])
            keys[f"{at[-1]}x"] = keys.pop(at[-1])
            text, diagnostics = refused(data)
            told = [
                diagnostic.line
                for diagnostic in diagnostics
                if diagnostic.allowed == f'did you mean "{at[-1]}"?'
            ]
            if at[-1] == "page":  # it says what the other keys mean
                assert [diagnostic.found for diagnostic in diagnostics] == ['"page" is missing']
            elif diagnostics and "2026" not in at[-1]:
                assert told == [line_of(text, f'"{at[-1]}x":')]
