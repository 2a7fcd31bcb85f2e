"""A guide with any change to its text: it loads, or it is refused with mistakes at real places in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.guide.check import check
from companion.guide.diagnostics import Diagnostic, GuideError
from companion.guide.load import GuideFiles, read

RecordOf = Callable[[Path], type]
Placed = Callable[[Sequence[Diagnostic]], None]

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


@pytest.mark.parametrize("name", FILES)
@given(some=st.lists(changes(), min_size=1, max_size=4))
def test_a_changed_file_loads_or_is_refused_with_places(
    name: str, some: list[Change], workshop: Path, record_of: RecordOf, placed: Placed
) -> None:
    path = workshop / "changed" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(changed(name, some), encoding="utf-8", newline="")
    try:
        read(path, record_of(path))
    except GuideError as refused:
        placed(refused.diagnostics)


@given(name=st.sampled_from(FILES), some=st.lists(changes(), min_size=1, max_size=2))
def test_a_guide_with_a_changed_file_is_checked_to_its_end(
    name: str, some: list[Change], workshop: Path, placed: Placed
) -> None:
    path = workshop / name
    before = path.read_bytes()
    path.write_text(changed(name, some), encoding="utf-8", newline="")
    try:
        if diagnostics := check(workshop):
            placed(diagnostics)
        else:
            assert_opens(workshop)
    finally:
        path.write_bytes(before)


def assert_opens(folder: Path) -> None:
    """Everything of a guide in which no mistake was found can be read."""
    guide_files = GuideFiles(folder)
    steps = [step.step for part in guide_files.guide.parts for step in part.steps]
    assert all(guide_files.step(step).pages for step in steps)
    assert all(guide_files.country(code) for code in guide_files.countries)
    assert None not in (guide_files.sources, guide_files.feelings, guide_files.help)
    named = {claim for part in guide_files.guide.parts for claim in part.claims}
    for step in steps:
        named |= {claim for page in guide_files.step(step).pages for claim in getattr(page, "claims", ())}
    assert named <= set(guide_files.claims)
