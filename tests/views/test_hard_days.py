"""Days of the year: typed in many ways, near over the turn of the year, and told of in one sentence."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.dates import month_names
from companion.journal.model import Choices
from companion.views.journal.hard_days import HardDay, day_in_words, day_of, days_of, nearest, quiet_line

DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "24 December", "December 24", "24. december", "24 Dec", "dec 24", "24th of December", "2019-12-24",
        "12-24", " 24  DECEMBER ", "24 December 2019", "December 24, 2019", "24 dec.",
    ],
)  # fmt: skip
def test_a_day_is_known_however_it_is_typed(text: str) -> None:
    assert day_of(text) == HardDay(12, 24)


@pytest.mark.parametrize(
    "text",
    ["", "24", "December", "31 April", "30 February", "0 March", "32 May", "ma 3", "13-01", "24 25 May",
     "3/4", "May June 3", "-", "٣ March", "3 Marsch"],
)  # fmt: skip
def test_what_is_no_day_or_could_be_two_is_none(text: str) -> None:
    assert day_of(text) is None


@given(DAYS)
def test_every_day_is_known_by_its_name_and_its_numbers(when: dt.date) -> None:
    name = month_names()[when.month - 1]
    expected = HardDay(when.month, when.day)
    for text in (f"{when.day} {name}", f"{name[:3].lower()} {when.day}", when.isoformat(), expected.id):
        assert day_of(text) == expected
    assert day_of(day_in_words(expected)) == expected


@given(st.text(max_size=30))
def test_no_text_breaks_it_and_what_is_a_day_is_kept_under_what_names_it(text: str) -> None:
    if day := day_of(text):
        assert day_of(day.id) == day


@given(DAYS, st.dates(dt.date(1990, 1, 2), dt.date(2090, 12, 30)))
def test_a_day_is_near_from_three_days_before_to_one_after_whatever_the_year(
    when: dt.date, today: dt.date
) -> None:
    def in_year(year: int) -> dt.date:
        return dt.date(year, when.month, min(when.day, calendar.monthrange(year, when.month)[1]))

    away = [(in_year(year) - today).days for year in (today.year - 1, today.year, today.year + 1)]
    day = HardDay(when.month, when.day)
    assert (nearest([day], today) is not None) == any(-1 <= days <= 3 for days in away)


@pytest.mark.parametrize(
    ("day", "today", "line"),
    [
        ("01-01", "2026-12-29", "A day you wrote down is three days away: 1 January."),
        ("01-01", "2026-12-31", "Tomorrow is a day you wrote down: 1 January."),
        ("12-31", "2027-01-01", "Yesterday was a day you wrote down: 31 December."),
        ("12-31", "2026-12-29", "A day you wrote down is two days away: 31 December."),
        ("02-29", "2027-02-28", "Today is a day you wrote down: 29 February."),
        ("02-29", "2028-02-29", "Today is a day you wrote down: 29 February."),
        ("02-29", "2028-02-28", "Tomorrow is a day you wrote down: 29 February."),
        ("02-29", "2027-03-01", "Yesterday was a day you wrote down: 29 February."),
    ],
)
def test_one_sentence_tells_of_it_over_the_turn_of_the_year_and_in_leap_years(
    day: str, today: str, line: str
) -> None:
    (one,) = days_of(Choices(hard_days={day: ""}))
    on = dt.date.fromisoformat(today)
    assert nearest([one], on) == one
    assert quiet_line(one, on) == line


def test_of_several_the_nearest_is_told_and_no_silent_one() -> None:
    choices = Choices(hard_days={"11-25": "b", "11-24": "a", "11-26": ""}, silent_days={"11-24": "yes"})
    days = days_of(choices)
    assert [day.name for day in days] == ["a", "b", ""]
    assert nearest(days, dt.date(2026, 11, 24)) == HardDay(11, 25, "b")
    assert (
        nearest(
            days_of(Choices(hard_days={"11-24": ""}, silent_days={"11-24": "yes"})), dt.date(2026, 11, 24)
        )
        is None
    )


def test_what_another_version_wrote_is_left_alone() -> None:
    assert days_of(Choices(hard_days={"never": "x", "13-40": "", "03-03": ""})) == [HardDay(3, 3)]
