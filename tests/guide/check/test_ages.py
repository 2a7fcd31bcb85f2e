"""What was looked at long ago is warned of, and never an error; and so is a country without a crisis line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide.check import report
from companion.guide.check.rules.resources import months

Edit = Callable[[str, str, str], int]
Warned = Callable[..., list[str]]

A_YEAR_ON = dt.date(2027, 11, 22)
A_DAY_LATER = dt.date(2027, 11, 23)


def test_nothing_is_old_before_a_year_has_gone_by(folder: Path, warned: Warned) -> None:
    assert warned(A_YEAR_ON) == []
    assert report(folder, A_YEAR_ON).errors == ()


def test_a_day_after_that_each_is_named_with_its_age(folder: Path, warned: Warned) -> None:
    old = "was last checked 12 months ago (2026-11-22); check again, then update the date"
    assert warned(A_DAY_LATER) == [
        f"guide.yaml:4:11: the guide {old.replace('checked', 'reviewed')}",
        f'claims.yaml:7:14: "stones-are-hard" {old}',
        f'claims.yaml:14:14: "stones-float" {old}',
        f'resources/INT.yaml:9:14: "int-stones" {old}',
        f'resources/NO.yaml:12:14: "no-stones" {old}',
        f'resources/NO.yaml:20:14: "no-000" {old}',
    ]
    assert report(folder, A_DAY_LATER).errors == ()


def test_one_old_resource_is_named_alone(edit: Edit, warned: Warned) -> None:
    line = edit("resources/NO.yaml", "checked: 2026-11-22", "checked: 2025-08-31")
    assert warned() == [
        f'resources/NO.yaml:{line}:14: "no-stones" was last checked 14 months ago (2025-08-31); '
        "check again, then update the date"
    ]


@pytest.mark.parametrize(("extra", "lines"), [(4, 5), (5, 1)])
def test_of_many_in_one_file_one_line_tells(folder: Path, warned: Warned, extra: int, lines: int) -> None:
    path = folder / "resources" / "INT.yaml"
    text = path.read_text().replace("2026-11-22", "2025-01-01")
    item = text[text.index("  - resource") :].replace("2025-01-01", "2025-02-01")
    path.write_text(text + "".join(item.replace("int-stones", f"int-{n}") for n in range(extra)))
    found = warned()
    assert len(found) == lines
    if lines == 1:
        assert found == [
            "resources/INT.yaml:9:14: 6 items were last checked more than a year ago, "
            "the oldest on 2025-01-01; check again, then update the date"
        ]


@pytest.mark.parametrize(
    ("since", "today", "age"),
    [
        ("2026-01-31", "2026-02-28", 0),
        ("2026-01-31", "2026-03-31", 2),
        ("2024-02-29", "2025-02-28", 11),
        ("2024-02-29", "2025-03-01", 12),
        ("2025-12-01", "2027-01-01", 13),
    ],
)
def test_months_are_counted_whole(since: str, today: str, age: int) -> None:
    assert months(dt.date.fromisoformat(since), dt.date.fromisoformat(today)) == age


def test_a_leap_day_is_a_year_old_like_any_other(edit: Edit, warned: Warned) -> None:
    edit("resources/NO.yaml", "checked: 2026-11-22", "checked: 2024-02-29")
    assert [one for one in warned(dt.date(2025, 2, 28)) if "NO.yaml" in one] == []
    assert [one for one in warned(dt.date(2025, 3, 1)) if "NO.yaml" in one] != []


def test_a_country_without_a_crisis_line_of_its_own_is_named(edit: Edit, warned: Warned) -> None:
    assert warned() == []  # the one for everywhere has none, and need not
    edit("resources/NO.yaml", "purposes: [crisis, stones]", "purposes: [stones]")
    assert warned() == [
        'resources/NO.yaml:6:3: no crisis line is listed for Norway; add a resource with the purpose "crisis"'
    ]


def test_nothing_is_warned_of_and_counted_as_long_as_a_file_cannot_be_read(
    folder: Path, edit: Edit, warned: Warned
) -> None:
    edit("resources/NO.yaml", "purposes: [crisis, stones]", "purposes: [stones]")
    assert len(warned()) == 1
    assert report(folder, A_YEAR_ON).figures
    edit("feelings.yaml", "weights:", "weigths:")
    assert warned(A_DAY_LATER) == []
    assert report(folder, A_YEAR_ON).figures is None


@pytest.mark.parametrize(
    ("file", "old", "new", "diagnostic"),
    [
        ("steps/one.yaml", "{2026-11-22:", "{9999-12-31:",
         "9999-12-31 is in the future; expected: the day of the change"),
        ("steps/one.yaml", "{2026-11-22:", "{2026-11-23:",
         "2026-11-23 is in the future; expected: the day of the change"),
        ("steps/one.yaml", "{2026-11-22:", "{0001-01-01:",
         "0001-01-01 is too early, because there were no web pages yet; expected: the day of the change"),
        ("guide.yaml", "reviewed: 2026-11-22", "reviewed: 9999-01-01",
         "9999-01-01 is in the future; expected: the day of the last check"),
        ("resources/NO.yaml", "checked: 2026-11-22", "checked: 1066-10-14",
         "1066-10-14 is too early, because there were no web pages yet; expected: the day of the last check"),
        ("resources/NO.yaml", "/no\", date: undated", "/no\", date: 9999-11-22",
         "9999-11-22 is in the future; expected: the date when the page was written, or \"undated\""),
        ("resources/NO.yaml", "/no\", date: undated", "/no\", date: c. 9999 (inferred)",
         "9999 is in the future; expected: the date when the page was written, or \"undated\""),
        ("resources/NO.yaml", "/no\", date: undated", "/no\", date: 2026-12",
         "2026-12 is in the future; expected: the date when the page was written, or \"undated\""),
        ("resources/NO.yaml", "/no\", date: undated", "/no\", date: 2026-02-30",
         "2026-02-30 is not a real date; expected: the date when the page was written, or \"undated\""),
        ("resources/NO.yaml", "/no\", date: undated", "/no\", date: 2026-27",
         "2026-27 is in the future; expected: the date when the page was written, or \"undated\""),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_told_wherever_it_stands(
    folder: Path, edit: Edit, file: str, old: str, new: str, diagnostic: str
) -> None:
    line = edit(file, old, new)
    (found,) = report(folder, dt.date(2026, 11, 22)).errors
    assert str(found).startswith(f"{folder}/{file}:{line}:")
    assert str(found).endswith(f": {diagnostic}")


@pytest.mark.parametrize(
    "date", ["undated", "c. 2011", "2024-12", "2020-23", "2026", "1998-05-04", "2026-11-22"]
)
def test_a_day_that_was_is_not_told(folder: Path, edit: Edit, date: str) -> None:
    edit("resources/NO.yaml", '/no", date: undated', f'/no", date: "{date}"')
    assert report(folder, dt.date(2026, 11, 22)).errors == ()
