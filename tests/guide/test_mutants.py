"""A guide with any change to its text: it loads, or it is refused with mistakes at real places in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.guide.check import check
from companion.guide.load import Library, read
from companion.guide.tree import GuideError, Mistake, grow

RecordOf = Callable[[Path], type]

SMALL = Path(__file__).parent.parent / "small_guide"
FILES = sorted(str(path.relative_to(SMALL)) for path in SMALL.rglob("*.yaml"))

INSERTS = [
    *"{}[]()<>*&!|>%@`\"'#,:;-?~=_./\\\n\t\r\0\x07\x1b\x7f\x85\x9b\xa0\u2028\u202e\ufeff\ufffe\uffff石é\U0001f9f8"
]
INSERTS += [
    "  ",
    ": ",
    "- ",
    "\n- ",
    "\n  ",
    " #",
    "---\n",
    "...\n",
    "<<: ",
    "!!str ",
    "&a ",
    "*a",
    "\\u0000",
]
INSERTS += ["null", "true", "[]", "{}", "page: ", "text", "{stone}", "{x}", "9" * 40, "%TAG ! x\n"]

WRONG = "A WRONG ONE"

Change = Callable[[list[str]], list[str]]


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """One change of a text, as an unlucky editor or a bad merge makes it."""
    kind = draw(st.sampled_from(["drop", "double", "swap", "indent", "insert", "insert", "cut", "end"]))
    at, other = draw(st.integers(0, 200)), draw(st.integers(0, 200))
    word, depth = draw(st.sampled_from(INSERTS)), draw(st.integers(-4, 4))

    def change(lines: list[str]) -> list[str]:
        n, m = at % len(lines), other % len(lines)
        line = lines[n]
        column = other % (len(line) + 1)
        match kind:
            case "drop":
                return [*lines[:n], *lines[n + 1 :]] or [""]
            case "double":
                return [*lines[:n], line, *lines[n:]]
            case "swap":
                lines[n], lines[m] = lines[m], lines[n]
            case "indent":
                lines[n] = " " * depth + line if depth > 0 else line[-depth:]
            case "insert":
                lines[n] = line[:column] + word + line[column:]
            case "cut":
                lines[n] = line[:column] + line[column + 1 :]
            case "end":
                return [*lines[:n], line[:column]]
        return lines

    return change


def changed(name: str, some: Sequence[Change]) -> str:
    lines = (SMALL / name).read_text(encoding="utf-8").split("\n")
    for change in some:
        lines = change(lines)
    return "\n".join(lines)


def assert_placed(mistakes: Sequence[Mistake]) -> None:
    """Every mistake says something, and stands on a line of its file, or just after the last one."""
    assert mistakes
    for mistake in mistakes:
        text = mistake.path.read_bytes().decode(errors="replace") if mistake.path.is_file() else ""
        lines = [*text.removeprefix("\ufeff").split("\n"), ""]
        assert 1 <= mistake.line <= len(lines), mistake
        assert 1 <= mistake.column <= len(lines[mistake.line - 1]) + 1, mistake
        assert mistake.found, mistake
        assert mistake.allowed, mistake


@pytest.mark.parametrize("name", FILES)
@given(some=st.lists(changes(), min_size=1, max_size=4))
def test_a_changed_file_loads_or_is_refused_with_places(
    name: str, some: list[Change], workshop: Path, record_of: RecordOf
) -> None:
    path = workshop / "changed" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(changed(name, some), encoding="utf-8", newline="")
    try:
        read(path, record_of(path))
    except GuideError as refused:
        assert_placed(refused.mistakes)


@given(name=st.sampled_from(FILES), some=st.lists(changes(), min_size=1, max_size=2))
def test_a_guide_with_a_changed_file_is_checked_to_its_end(
    name: str, some: list[Change], workshop: Path
) -> None:
    path = workshop / name
    before = path.read_bytes()
    path.write_text(changed(name, some), encoding="utf-8", newline="")
    try:
        if mistakes := check(workshop):
            assert_placed(mistakes)
        else:
            assert_opens(workshop)
    finally:
        path.write_bytes(before)


def assert_opens(folder: Path) -> None:
    """Everything of a guide in which no mistake was found can be read."""
    library = Library(folder)
    steps = [step.step for part in library.guide.parts for step in part.steps]
    assert all(library.step(step).pages for step in steps)
    assert all(library.country(code) for code in library.countries)
    assert library.claims or library.sources or library.feelings or library.help


def assert_placed_at(line: int, mistakes: Sequence[Mistake]) -> None:
    assert line in [mistake.line for mistake in mistakes]


def addresses(data: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if at:
        yield at
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from addresses(value, (*at, key))


def with_value(data: Any, at: tuple[str | int, ...], value: Any) -> Any:
    copy = json.loads(json.dumps(data))
    inside = copy
    for key in at[:-1]:
        inside = inside[key]
    inside[at[-1]] = value
    return copy


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("value", [[], {}, None, "", WRONG, [WRONG], {WRONG: "a"}], ids=json.dumps)
def test_each_value_replaced_by_one_of_another_kind_fits_or_is_refused_there(
    name: str, value: Any, workshop: Path, record_of: RecordOf
) -> None:
    data = grow(SMALL / name).data
    path = workshop / "replaced" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    for at in addresses(data):
        path.write_text(json.dumps(with_value(data, at, value), indent=1), encoding="utf-8")
        try:
            read(path, record_of(path))
        except GuideError as refused:
            assert_placed(refused.mistakes)
            if value == WRONG:
                before, _, _ = path.read_text().partition(json.dumps(WRONG))
                assert_placed_at(before.count("\n") + 1, refused.mistakes)
