"""``companion history``: past check-ins as they were kept, the latest first, and nothing made of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn, Note

Run = Callable[..., Any]

OSLO = dt.timezone(dt.timedelta(hours=1))


def ago(days: float) -> dt.datetime:
    return dt.datetime.now(dt.UTC) - dt.timedelta(days=days)


def test_without_a_journal_there_is_nothing_yet(companion: Run) -> None:
    done = companion("history")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Past check-ins\nNothing is kept yet.\n"


def test_check_ins_are_shown_as_they_were_kept_the_latest_first(companion: Run, journal: Run) -> None:
    with journal() as vault:
        for day, check_in in {
            21: CheckIn("very-heavy", ("numb", "sad")),
            22: CheckIn(line="Only a line."),
            20: CheckIn("light", ("calm",), "It was quiet."),
        }.items():
            vault.put(check_in, when=dt.datetime(2026, 11, day, 21, 4, tzinfo=OSLO))
    done = companion("history")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line for line in done.stdout.splitlines() if line] == [
        "Past check-ins",
        "20 TO 22 NOVEMBER 2026",
        "- Friday 20 November: light; calm.",
        "- Saturday 21 November: very heavy; sad, numb.",
        "- Sunday 22 November: how heavy: not given.",
        "SUNDAY 22 NOVEMBER 2026, 21:04",
        "No word was chosen.",
        "Only a line.",
        "SATURDAY 21 NOVEMBER 2026, 21:04",
        "very heavy  ·  numb, sad",
        "FRIDAY 20 NOVEMBER 2026, 21:04",
        "light  ·  calm",
        "It was quiet.",
    ]


def test_no_count_average_or_verdict_is_made(companion: Run, journal: Run) -> None:
    with journal() as vault:
        for days in range(7):
            vault.put(CheckIn("heavy"), when=dt.datetime(2026, 11, 1 + days, 8, tzinfo=OSLO))
    shown = companion("history").stdout
    without_moments = re.sub(r"(1 TO )?\d+ NOVEMBER( 2026(, 08:00)?)?", "", shown, flags=re.IGNORECASE)
    assert not re.search(r"\d|%|average|mean|trend|better|worse|streak", without_moments)


@pytest.mark.parametrize(("days", "shown"), [(1, {"today"}), (3, {"today", "two days"}), (400, None)])
def test_days_shows_only_the_last_of_them(
    companion: Run, journal: Run, days: int, shown: set[str] | None
) -> None:
    lines = {"today": 0.2, "two days": 2.1, "a month": 31.0}
    with journal() as vault:
        for line, before in lines.items():
            vault.put(CheckIn(line=line), when=ago(before))
    done = companion("history", "--days", days)
    assert done.returncode == 0
    assert {line for line in lines if line in done.stdout.splitlines()} == (shown or set(lines))


def test_days_without_a_check_in_does_not_say_that_nothing_is_kept(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="a month ago"), when=ago(31))
    assert "Nothing is kept yet" not in companion("history", "--days", 1).stdout


@pytest.mark.parametrize("days", [1_000_000, 99_999_999_999])
def test_more_days_than_there_were_show_everything(companion: Run, journal: Run, days: int) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="a month ago"), when=ago(31))
    done = companion("history", "--days", days)
    assert (done.returncode, done.stderr) == (0, "")
    assert "a month ago" in done.stdout


def test_fewer_days_than_none_are_wrong_usage(companion: Run, home: Path) -> None:
    for days in ("-3", "-1"):
        done = companion("history", "--days", days)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "companion: --days takes a whole number, 0 or more.\n"
    assert companion("history", "--days", "0").returncode == 0
    assert not home.exists()


def test_a_feeling_the_guide_has_no_more_speaks_for_itself(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(CheckIn("quite-heavy", ("let-down", "sad")))
    assert "quite heavy  ·  let-down, sad" in companion("history").stdout


@pytest.mark.parametrize(
    "line",
    [
        "[/oops] see [note] \\[bold]",
        "{stone} {Stone} }{",
        "أشعر بالحزن عצוב",
        "🙏🏽 👩‍👩‍👧",
        "- a *list* # not",
        "悲しい" * 40,
    ],
)
def test_a_line_is_shown_as_typed(companion: Run, journal: Run, line: str) -> None:
    with journal() as vault:
        vault.put(CheckIn(line=line))
    assert line in companion("history").stdout.splitlines()


def test_a_long_line_is_shown_whole_and_its_own_line_ends_stay(companion: Run, journal: Run) -> None:
    words = [f"lark{n}" for n in range(12_000)]
    with journal() as vault:
        vault.put(CheckIn(line=" ".join(words) + "\n\nand after"))
    shown = companion("history").stdout
    assert [word for word in shown.split() if word.startswith("lark")] == words
    assert "and after" in shown.splitlines()


def test_what_was_forgotten_is_not_shown(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="stays"))
        vault.forget(vault.put(CheckIn(line="goes")))
    shown = companion("history").stdout
    assert "stays" in shown
    assert "goes" not in shown


def test_what_was_forgotten_is_not_called_damaged(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.forget(vault.put(CheckIn(line="goes")))
    assert companion("history").stdout == "Past check-ins\nNothing is kept yet.\n"


def test_a_damaged_entry_is_told_and_the_others_are_shown(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(CheckIn(line="the first line"))
        vault.put(CheckIn(line="the second line"))
        path = vault.path
    path.write_bytes(path.read_bytes().replace(b"the second line", b"the sacond line"))
    done = companion("history")
    assert done.returncode == 0
    assert "the first line" in done.stdout
    assert "cannot be read" in done.stdout
    assert "sacond" not in done.stdout + done.stderr


def test_notes_are_not_part_of_the_history(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(Note("a note"))
    assert companion("history").stdout == "Past check-ins\nNothing is kept yet.\n"


def test_above_the_list_the_picture_of_the_days_asked_for_is_said(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(CheckIn("heavy", ("sad",)), when=ago(40))
        vault.put(CheckIn("light", ("worn out",)), when=ago(3))
        vault.put(CheckIn("heavy"), when=ago(1))
    of_all, of_a_week = (companion("history", *days).stdout for days in ((), ("--days", "7")))
    for shown, weights in (
        (of_all, ["heavy; sad", "light; worn out", "heavy"]),
        (of_a_week, ["light; worn out", "heavy"]),
    ):
        said = [line.partition(": ")[2] for line in shown.splitlines() if line.startswith("- ")]
        assert said == [f"{one}." for one in weights]
        assert "Nothing is kept for" in shown
        assert shown.index("- ") < shown.index("worn out\n")


def test_the_picture_of_many_years_is_said_in_few_sentences(companion: Run, journal: Run) -> None:
    with journal() as vault:
        for years in range(30):
            vault.put(CheckIn("heavy"), when=ago(365 * years + 1))
    shown = companion("history").stdout
    assert len([line for line in shown.splitlines() if line.startswith("- ")]) <= 60


def test_the_picture_of_one_day_says_nothing_that_the_list_does_not(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(CheckIn("heavy", ("sad",)), when=ago(0.001))
    assert companion("history").stdout.count("heavy") == 1


def test_a_word_with_a_space_stays_among_the_feelings_of_the_table(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(CheckIn("heavy", ("sad", "worn out")))
    assert ',heavy,"sad, worn out",' in companion("history", "--format", "csv").stdout


@pytest.mark.parametrize("where", ["the list of commands", "the help"])
def test_each_column_is_told_of(companion: Run, journal: Run, where: str) -> None:
    with journal() as vault:
        vault.put(CheckIn("heavy"))
    columns = companion("history", "--format", "csv").stdout.splitlines()[0].split(",")
    page = (Path(__file__).parents[3] / ".github" / "COMMANDS.md").read_text(encoding="utf-8")
    is_page = where == "the list of commands"
    said = page.partition("Its csv has")[2] if is_page else companion("history", "--help").stdout
    for column in columns:
        assert re.search(rf"\b{column}\b", said), column
