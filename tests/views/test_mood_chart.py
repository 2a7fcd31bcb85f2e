"""The diary as a picture over days, and the same in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.guide.load import GuideFiles
from companion.guide.model import Feeling, Feelings, Weight
from companion.journal.model import CheckIn, Entry
from companion.views.journal.mood_chart import NO_WEIGHT, MoodChart, after, before, kept_by_day, mood_chart
from companion.views.journal.mood_chart_words import sentences
from companion.views.journal.periods import SPANS, Span, first_day, last_day

FEELINGS = Feelings(
    weights=tuple(Weight(id, id.replace("-", " ")) for id in ("very-heavy", "heavy", "light")),
    feelings=tuple(Feeling(id, id.replace("-", " ")) for id in ("sad", "numb", "no-word")),
)
TUESDAY = dt.date(2026, 11, 24)


def entry(when: dt.datetime, weight: str = "", *feelings: str, line: str = "") -> Entry[CheckIn]:
    return Entry(repr(when).encode(), when, CheckIn(weight, feelings, line))


def on(day: dt.date, weight: str = "", *feelings: str, hour: int = 12) -> Entry[CheckIn]:
    return entry(dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC), weight, *feelings)


def drawn(
    entries: Iterable[Entry[CheckIn]], span: Span = "week", at: dt.date = TUESDAY, room: int = 60
) -> MoodChart:
    return mood_chart(kept_by_day(entries), FEELINGS, span, at, room)


def marked(picture: MoodChart) -> dict[str, list[str]]:
    """By row: the names of the columns that are marked in it. Rows with nothing are left out."""
    rows = (*picture.weights, *picture.feelings)
    return {row.label: [picture.columns[n].name for n in sorted(row.marks)] for row in rows if row.marks}


def said(picture: MoodChart, today: dt.date = dt.date(2026, 12, 31)) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in sentences(picture, today)]


# --- what is marked ---------------------------------------------------------------------------------------


def test_a_day_shows_its_weight_and_its_feelings() -> None:
    assert marked(drawn([on(TUESDAY, "heavy", "sad", "numb")])) == {
        "heavy": ["Tuesday 24 November"],
        "sad": ["Tuesday 24 November"],
        "numb": ["Tuesday 24 November"],
    }


def test_weights_are_all_there_in_the_guides_order_and_feelings_only_if_chosen() -> None:
    shown = drawn([on(TUESDAY, "light", "numb"), on(TUESDAY, "heavy", "sad")])
    assert [row.label for row in shown.weights] == ["very heavy", "heavy", "light"]
    assert [row.label for row in shown.feelings] == ["sad", "numb"]


def test_a_feeling_of_another_week_has_no_row() -> None:
    last_week = TUESDAY - dt.timedelta(7)
    shown = drawn([on(TUESDAY, "heavy", "sad"), on(last_week, "heavy", "numb")])
    assert [row.label for row in shown.feelings] == ["sad"]


def test_a_day_with_two_weights_shows_both() -> None:
    shown = marked(drawn([on(TUESDAY, "heavy", hour=8), on(TUESDAY, "light", hour=20)]))
    assert shown == {"heavy": ["Tuesday 24 November"], "light": ["Tuesday 24 November"]}


def test_a_day_on_which_only_a_line_was_written_can_be_seen() -> None:
    quiet = entry(dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC), line="Rain.")
    assert marked(drawn([quiet])) == {NO_WEIGHT: ["Tuesday 24 November"]}


def test_a_day_with_a_weight_is_not_also_a_day_without_one() -> None:
    assert NO_WEIGHT not in marked(drawn([on(TUESDAY, "heavy"), on(TUESDAY, "", "sad")]))


def test_a_month_of_nothing_but_no_word_can_be_seen() -> None:
    days = [dt.date(2026, 11, day) for day in range(1, 31)]
    shown = drawn([on(day, "", "no-word") for day in days], "month")
    assert [len(marked(shown)[label]) for label in (NO_WEIGHT, "no word")] == [30, 30]
    assert said(shown)[1] == "Sunday 1 November: how heavy: not given; no word."


def test_what_the_guide_does_not_know_speaks_for_itself_after_what_it_knows() -> None:
    shown = drawn([on(TUESDAY, "so-so", "far-off", "sad", "a word\nof my own")])
    assert [row.label for row in shown.weights][-1] == "so so"
    assert [row.label for row in shown.feelings] == ["sad", "a word of my own", "far-off"]


def test_a_week_begins_on_monday_and_a_month_on_its_first_day() -> None:
    week, month = drawn([], "week"), drawn([], "month")
    assert [column.over for column in week.columns] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert [column.head for column in week.columns] == ["23", "24", "25", "26", "27", "28", "29"]
    assert (month.columns[0].name, month.columns[-1].name) == ("Sunday 1 November", "Monday 30 November")


@pytest.mark.parametrize(
    ("span", "at", "title"),
    [
        ("week", TUESDAY, "23 to 29 November 2026"),
        ("week", dt.date(2026, 12, 1), "30 November to 6 December 2026"),
        ("week", dt.date(2027, 1, 1), "28 December 2026 to 3 January 2027"),
        ("month", TUESDAY, "November 2026"),
        ("all", TUESDAY, "24 November 2026"),
    ],
)
def test_the_title_says_which_days(span: Span, at: dt.date, title: str) -> None:
    assert drawn([on(TUESDAY)], span, at).title == title


# --- all days ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "unit", "name"),
    [
        (60, "day", "Tuesday 24 November 2026"),
        (61, "week", "23 to 29 November 2026"),
        (420, "month", "November 2026"),
        (2000, "year", "2026"),
    ],
)
def test_where_days_do_not_fit_a_column_is_a_week_or_month_or_year_and_says_so(
    days: int, unit: str, name: str
) -> None:
    """There is room for 60 columns."""
    shown = drawn([on(TUESDAY, "heavy"), on(TUESDAY + dt.timedelta(days - 1), "light")], "all")
    assert shown.unit == unit
    assert shown.columns[0].name == name
    assert marked(shown)["heavy"] == [name]
    assert len(shown.columns) <= 60


def test_a_long_column_is_marked_once_however_often_something_was_chosen_in_it() -> None:
    often = [on(TUESDAY + dt.timedelta(days), "heavy") for days in range(4)]
    far = on(TUESDAY + dt.timedelta(200), "light")
    assert marked(drawn([*often, far], "all"))["heavy"] == ["23 to 29 November 2026"]


def test_years_without_anything_are_there_and_empty() -> None:
    shown = drawn([on(dt.date(2001, 5, 1), "heavy"), on(dt.date(2026, 5, 1), "heavy")], "all")
    assert len(shown.columns) == 26
    assert shown.kept == {0, 25}


@given(st.dates(), st.sampled_from(SPANS), st.integers(1, 200))
@example(dt.date.min, "week", 1)
@example(dt.date.max, "week", 1)
def test_any_day_the_calendar_has_can_be_drawn(day: dt.date, span: Span, room: int) -> None:
    other = dt.date(2026, 11, 24)
    shown = drawn([on(day, "heavy"), on(other, "light")], span, day, room)
    first, last = (day, day) if span == "all" else (first_day(span, day), last_day(span, day))
    assert first <= day <= last
    assert sum(column.first <= day <= column.last for column in shown.columns) == 1
    assert said(shown)


# --- the person's own days --------------------------------------------------------------------------------

ZONES = [
    ZoneInfo(name)
    for name in ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Pacific/Kiritimati",
                 "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo")
]  # fmt: skip
"""Zones with and without daylight saving, on both sides of the date line, with half hours and quarters."""

MOMENTS = st.builds(
    lambda moment, zone: moment.astimezone(zone),
    st.datetimes(dt.datetime(2026, 2, 20), dt.datetime(2026, 4, 30), timezones=st.just(dt.UTC)),
    st.sampled_from(ZONES),
)
ENTRIES = st.lists(
    st.builds(
        lambda when, weight, feelings: entry(when, weight, *feelings),
        MOMENTS,
        st.sampled_from(["", "very-heavy", "heavy", "light", "gone"]),
        st.lists(st.sampled_from(["sad", "numb", "no-word", "my-own"]), unique=True),
    ),
    min_size=1,
    max_size=25,
)


@given(ENTRIES, st.sampled_from(SPANS), st.integers(5, 80), st.data())
def test_all_that_was_chosen_is_marked_on_its_own_day_and_nothing_else_is(
    entries: Sequence[Entry[CheckIn]], span: Span, room: int, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from(entries)).when.date()
    shown = drawn(entries, span, at, room)
    expected: set[tuple[str, int]] = set()
    for n, column in enumerate(shown.columns):
        there = [one for one in entries if column.first <= one.when.date() <= column.last]
        for one in there:
            same_day = [other for other in there if other.when.date() == one.when.date()]
            if one.record.weight or not any(other.record.weight for other in same_day):
                expected.add((one.record.weight.replace("-", " ") or NO_WEIGHT, n))
            expected |= {
                ("no word" if feeling == "no-word" else feeling, n) for feeling in one.record.feelings
            }
        assert (n in shown.kept) == bool(there)
    rows = (*shown.weights, *shown.feelings)
    assert {(row.label, n) for row in rows for n in row.marks} == expected


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-11-24T22:59+00:00", "Europe/Berlin", "Tuesday 24 November"),
        ("2026-11-24T23:01+00:00", "Europe/Berlin", "Wednesday 25 November"),
        ("2026-11-24T11:30+00:00", "Pacific/Kiritimati", "Wednesday 25 November"),
        ("2026-11-24T11:30+00:00", "Pacific/Pago_Pago", "Tuesday 24 November"),
        ("2026-11-24T10:30+00:00", "Pacific/Pago_Pago", "Monday 23 November"),
    ],
)
def test_an_entry_is_on_the_day_the_persons_own_clock_showed(moment: str, zone: str, day: str) -> None:
    when = dt.datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
    assert marked(drawn([entry(when, "heavy")])) == {"heavy": [day]}


def test_somebody_who_flies_over_the_date_line_may_have_a_day_twice_and_none_is_lost() -> None:
    """The later entry, in American Samoa, is on the day before."""
    first = dt.datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Pacific/Auckland"))
    then = (first.astimezone(dt.UTC) + dt.timedelta(hours=3)).astimezone(ZoneInfo("Pacific/Pago_Pago"))
    assert marked(drawn([entry(first, "heavy"), entry(then, "light")])) == {
        "heavy": ["Wednesday 25 November"],
        "light": ["Tuesday 24 November"],
    }


@pytest.mark.parametrize("day", [dt.date(2026, 3, 29), dt.date(2026, 10, 25)])
def test_a_day_on_which_the_clocks_change_is_one_day(day: dt.date) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    times = [dt.time(0, 1), dt.time(1, 59), dt.time(2, 30), dt.time(2, 30, fold=1), dt.time(23, 59)]
    entries = [entry(dt.datetime.combine(day, time, berlin), "heavy") for time in times]
    shown = drawn(entries, "month", day)
    assert sorted(shown.kept) == [day.day - 1]
    assert len(shown.columns) == 31


# --- moving -----------------------------------------------------------------------------------------------


def moves(span: Span, entries: Sequence[Entry[CheckIn]], at: dt.date, today: dt.date) -> list[str]:
    """The titles that are seen going back as far as it goes, and then on."""
    kept, titles = kept_by_day(entries), []
    for move in (before, after):
        while (there := move(kept, span, at, today)) != at:
            at = there
            titles.append(mood_chart(kept, FEELINGS, span, at, 60).title)
    return titles


def test_moving_goes_no_further_than_the_first_entry_and_today() -> None:
    entries = [on(dt.date(2026, 9, 30), "heavy")]
    assert moves("month", entries, TUESDAY, TUESDAY) == [
        "October 2026",
        "September 2026",
        "October 2026",
        "November 2026",
    ]


def test_moving_goes_on_to_an_entry_that_is_after_today() -> None:
    entries = [on(dt.date(2026, 12, 1), "heavy")]
    assert moves("week", entries, TUESDAY, TUESDAY) == ["30 November to 6 December 2026"]


def test_where_nothing_is_kept_or_all_is_seen_there_is_nowhere_to_move() -> None:
    assert moves("week", [], TUESDAY, TUESDAY) == []
    assert moves("all", [on(dt.date(2020, 1, 1)), on(TUESDAY)], TUESDAY, TUESDAY) == []


@given(ENTRIES, st.sampled_from(SPANS))
def test_moving_comes_past_every_entry(entries: Sequence[Entry[CheckIn]], span: Span) -> None:
    kept, at, today = kept_by_day(entries), dt.date(2026, 3, 30), dt.date(2026, 3, 30)
    seen: set[dt.date] = set()
    for move in (before, after):
        while True:
            shown = mood_chart(kept, FEELINGS, span, at, 10)
            seen |= {day for n in shown.kept for day in kept.days if _in(shown, n, day)}
            if (there := move(kept, span, at, today)) == at:
                break
            at = there
    assert seen == set(kept.days)


def _in(shown: MoodChart, n: int, day: dt.date) -> bool:
    return shown.columns[n].first <= day <= shown.columns[n].last


# --- in sentences -----------------------------------------------------------------------------------------


def test_each_day_is_told_in_a_sentence_and_the_others_are_named() -> None:
    days = [dt.date(2026, 11, day) for day in (23, 24, 26, 29)]
    assert said(drawn([on(day, "heavy", "numb", "sad") for day in days])) == [
        "23 to 29 November 2026",
        "Monday 23 November: heavy; sad, numb.",
        "Tuesday 24 November: heavy; sad, numb.",
        "Thursday 26 November: heavy; sad, numb.",
        "Sunday 29 November: heavy; sad, numb.",
        "Nothing is kept for 25 November and 27 to 28 November.",
    ]


def test_where_most_days_have_nothing_they_are_not_named() -> None:
    assert said(drawn([on(TUESDAY, "heavy")], "month")) == [
        "November 2026",
        "Tuesday 24 November: heavy.",
        "Nothing is kept for the other days.",
    ]


def test_days_that_have_not_come_are_not_spoken_of() -> None:
    shown = drawn([on(TUESDAY, "heavy"), on(TUESDAY - dt.timedelta(1), "heavy")])
    assert len(said(shown, today=TUESDAY)) == 3
    assert said(shown, today=TUESDAY + dt.timedelta(1))[-1] == "Nothing is kept for 25 November."


def test_of_all_days_each_column_is_told() -> None:
    entries = [on(dt.date(2025, 1, 5), "heavy"), on(dt.date(2026, 11, 24), "light", "sad")]
    assert said(drawn(entries, "all", room=30)) == [
        "5 January 2025 to 24 November 2026",
        "January 2025: heavy.",
        "November 2026: light; sad.",
        "Nothing is kept for the other months.",
    ]


def test_an_empty_diary_says_what_will_stand_here() -> None:
    for span in SPANS:
        assert said(drawn([], span)) == [
            "There is nothing here yet. When you check in, the day and your words will appear here."
        ]


def test_a_week_with_nothing_in_a_diary_that_has_something_says_so() -> None:
    shown = drawn([on(dt.date(2026, 9, 1), "heavy")])
    assert said(shown)[1:] == ["Nothing is kept for 23 to 29 November 2026."]


@pytest.mark.parametrize("word", ["%", "average", "better", "worse", "more", "less", "trend", "times"])
def test_nothing_is_counted_or_compared(word: str) -> None:
    days = [TUESDAY + dt.timedelta(days=n) for n in range(6)]
    weights = ["light", "heavy", "very-heavy", "light", "", "heavy"]
    for span in SPANS:
        shown = drawn([on(day, weight, "sad") for day, weight in zip(days, weights, strict=True)], span)
        assert word not in " ".join(said(shown))


def test_the_shipped_guides_words_stand_in_the_picture() -> None:
    feelings = GuideFiles(Path(__file__).parents[2] / "content" / "after-miscarriage" / "en").feelings
    shown = mood_chart(kept_by_day([on(TUESDAY, "in-between", "no-word")]), feelings, "week", TUESDAY, 60)
    assert [row.label for row in shown.weights] == [one.label for one in feelings.weights]
    assert marked(shown)["no word for it"] == ["Tuesday 24 November"]
