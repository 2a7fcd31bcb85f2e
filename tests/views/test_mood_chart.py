"""The diary as a picture over days, and the same in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.guide.model import Feeling, Feelings, Weight
from companion.journal.model import CheckIn, Entry
from companion.views.journal.mood_chart import (
    NO_WEIGHT,
    SPANS,
    Span,
    by_day,
    columns,
    edges,
    other_day,
    sentences,
    title,
)

FEELINGS = Feelings(
    weights=tuple(Weight(id, id.replace("-", " ")) for id in ("very-heavy", "heavy", "light")),
    feelings=tuple(Feeling(id, id.replace("-", " ")) for id in ("sad", "numb", "no-word")),
)
TUESDAY = dt.date(2026, 11, 24)


def entry(when: dt.datetime, weight: str = "", *feelings: str, line: str = "") -> Entry[CheckIn]:
    return Entry(repr(when).encode(), when, CheckIn(weight, feelings, line))


def on(day: dt.date, weight: str = "", *feelings: str, hour: int = 12) -> Entry[CheckIn]:
    return entry(dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC), weight, *feelings)


def chosen(
    entries: Iterable[Entry[CheckIn]], span: Span = "week", at: dt.date = TUESDAY, *, by_month: bool = False
) -> dict[str, tuple[list[str], list[str]]]:
    """By the first day of a column: the weights and the feelings chosen in it."""
    shown = columns(by_day(entries), FEELINGS, span, at, by_month=by_month)
    return {f"{one.first:%-d %B}": ([*one.weights], [*one.feelings]) for one in shown}


def said(
    entries: Iterable[Entry[CheckIn]],
    span: Span = "week",
    at: dt.date = TUESDAY,
    today: dt.date = dt.date(2026, 12, 31),
) -> list[str]:
    told = sentences(by_day(entries), FEELINGS, span, at, today)
    return ["".join(run.text for run in block.runs) for block in told]


# --- what was chosen --------------------------------------------------------------------------------------


def test_a_day_has_its_weights_and_feelings_in_the_guides_order_and_then_what_the_guide_does_not_know() -> (
    None
):
    morning = on(TUESDAY, "light", "far-off", "numb", hour=8)
    evening = on(TUESDAY, "heavy", "a word\nof my own", "sad", hour=20)
    older = on(TUESDAY, "so-so", "sad", hour=9)
    assert chosen([morning, evening, older]) == {
        "24 November": (["heavy", "light", "so so"], ["sad", "numb", "a word of my own", "far-off"])
    }


def test_no_weight_is_said_only_where_none_was_chosen() -> None:
    quiet = entry(dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC), line="Rain.")
    assert chosen([on(TUESDAY, "heavy"), on(TUESDAY, "", "sad"), quiet]) == {
        "24 November": (["heavy"], ["sad"]),
        "25 November": ([NO_WEIGHT], []),
    }


def test_a_week_begins_on_monday_and_a_month_on_its_first_day() -> None:
    assert edges({}, "week", TUESDAY) == (dt.date(2026, 11, 23), dt.date(2026, 11, 29))
    assert edges({}, "month", TUESDAY) == (dt.date(2026, 11, 1), dt.date(2026, 11, 30))


@pytest.mark.parametrize(
    ("span", "at", "name"),
    [
        ("week", TUESDAY, "23 to 29 November 2026"),
        ("week", dt.date(2026, 12, 1), "30 November to 6 December 2026"),
        ("week", dt.date(2027, 1, 1), "28 December 2026 to 3 January 2027"),
        ("month", TUESDAY, "November 2026"),
        ("all", TUESDAY, "24 November 2026"),
    ],
)
def test_the_title_says_which_days(span: Span, at: dt.date, name: str) -> None:
    assert title(by_day([on(TUESDAY)]), span, at) == name


@given(st.dates(), st.sampled_from(SPANS))
@example(dt.date.min, "week")
@example(dt.date.max, "week")
def test_any_day_the_calendar_has_can_be_told(day: dt.date, span: Span) -> None:
    entries = [on(day, "heavy"), on(TUESDAY, "light")]
    first, last = edges(by_day(entries), span, day)
    assert first <= day <= last
    assert any(": heavy" in sentence for sentence in said(entries, span, day))


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


@given(ENTRIES, st.sampled_from(SPANS), st.booleans(), st.data())
def test_all_that_was_chosen_is_in_the_column_of_its_own_day_and_nothing_else_is(
    entries: Sequence[Entry[CheckIn]], span: Span, by_month: bool, data: st.DataObject
) -> None:
    days = by_day(entries)
    at = data.draw(st.sampled_from(entries)).when.date()
    first, last = edges(days, span, at)
    there: dict[dt.date, list[CheckIn]] = {}
    for one in entries:
        if first <= one.when.date() <= last:
            there.setdefault(one.when.date().replace(**{"day": 1} if by_month else {}), []).append(one.record)
    shown = columns(days, FEELINGS, span, at, by_month=by_month)
    assert [column.first for column in shown] == sorted(there)
    for column in shown:
        weights = {one.weight.replace("-", " ") for one in there[column.first]} - {""}
        feelings = {id for one in there[column.first] for id in one.feelings}
        assert set(column.weights) == (weights or {NO_WEIGHT})
        assert set(column.feelings) == {"no word" if id == "no-word" else id for id in feelings}


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-11-24T22:59+00:00", "Europe/Berlin", "24 November"),
        ("2026-11-24T23:01+00:00", "Europe/Berlin", "25 November"),
        ("2026-11-24T11:30+00:00", "Pacific/Kiritimati", "25 November"),
        ("2026-11-24T11:30+00:00", "Pacific/Pago_Pago", "24 November"),
        ("2026-11-24T10:30+00:00", "Pacific/Pago_Pago", "23 November"),
    ],
)
def test_an_entry_is_on_the_day_the_persons_own_clock_showed(moment: str, zone: str, day: str) -> None:
    when = dt.datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
    assert list(chosen([entry(when, "heavy")])) == [day]


def test_somebody_who_flies_over_the_date_line_may_have_a_day_twice_and_none_is_lost() -> None:
    """The later entry, in American Samoa, is on the day before."""
    first = dt.datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Pacific/Auckland"))
    then = (first.astimezone(dt.UTC) + dt.timedelta(hours=3)).astimezone(ZoneInfo("Pacific/Pago_Pago"))
    assert list(chosen([entry(first, "heavy"), entry(then, "light")])) == ["24 November", "25 November"]


@pytest.mark.parametrize("day", [dt.date(2026, 3, 29), dt.date(2026, 10, 25)])
def test_a_day_on_which_the_clocks_change_is_one_day(day: dt.date) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    times = [dt.time(0, 1), dt.time(1, 59), dt.time(2, 30), dt.time(2, 30, fold=1), dt.time(23, 59)]
    entries = [entry(dt.datetime.combine(day, time, berlin), "heavy") for time in times]
    assert list(chosen(entries, "month", day)) == [f"{day:%-d %B}"]


# --- moving -----------------------------------------------------------------------------------------------


def test_other_days_are_the_nearest_ones_with_an_entry_in_another_week_or_month() -> None:
    days = by_day([on(TUESDAY), on(dt.date(2026, 11, 23)), on(dt.date(2026, 9, 3)), on(dt.date(2026, 9, 1))])
    assert (
        other_day(days, "week", TUESDAY, -1) == other_day(days, "month", TUESDAY, -1) == dt.date(2026, 9, 3)
    )
    assert other_day(days, "month", dt.date(2026, 9, 1), 1) == dt.date(2026, 11, 23)
    assert other_day(days, "month", TUESDAY, 1) is None
    assert other_day(days, "all", TUESDAY, -1) is None
    assert other_day({}, "week", TUESDAY, 1) is None


@given(ENTRIES, st.sampled_from(["week", "month"]))
def test_moving_comes_past_every_entry(entries: Sequence[Entry[CheckIn]], span: Span) -> None:
    days, seen = by_day(entries), set[dt.date]()
    at: dt.date | None = max(days)
    while at:
        first, last = edges(days, span, at)
        seen |= {day for day in days if first <= day <= last}
        at = other_day(days, span, at, -1)
    assert seen == set(days)


# --- in sentences -----------------------------------------------------------------------------------------


def test_each_day_is_told_in_a_sentence_and_the_others_are_named() -> None:
    days = [dt.date(2026, 11, day) for day in (23, 24, 26, 29)]
    assert said([on(day, "heavy", "numb", "sad") for day in days]) == [
        "23 to 29 November 2026",
        "Monday 23 November: heavy; sad, numb.",
        "Tuesday 24 November: heavy; sad, numb.",
        "Thursday 26 November: heavy; sad, numb.",
        "Sunday 29 November: heavy; sad, numb.",
        "Nothing is kept for 25 November and 27 to 28 November.",
    ]


def test_where_most_days_have_nothing_they_are_not_named() -> None:
    assert said([on(TUESDAY, "heavy")], "month") == [
        "November 2026",
        "Tuesday 24 November: heavy.",
        "Nothing is kept for the other days.",
    ]


def test_days_are_named_up_to_half_of_them() -> None:
    days = [TUESDAY + dt.timedelta(n) for n in range(3)]
    assert said([on(day, "heavy") for day in days])[-1] == "Nothing is kept for the other days."


def test_an_entry_dated_later_than_today_is_told_and_the_days_before_it_are_named() -> None:
    told = said([on(TUESDAY + dt.timedelta(n), "heavy") for n in (0, 1, 3)], today=TUESDAY)
    assert told[-2:] == ["Friday 27 November: heavy.", "Nothing is kept for 23 November and 26 November."]


def test_days_that_have_not_come_are_not_spoken_of() -> None:
    entries = [on(TUESDAY, "heavy"), on(TUESDAY - dt.timedelta(1), "heavy")]
    assert len(said(entries, today=TUESDAY)) == 3
    assert said(entries, today=TUESDAY + dt.timedelta(1))[-1] == "Nothing is kept for 25 November."


def test_of_all_days_each_one_is_told_and_of_many_each_month_that_has_something() -> None:
    for days, told in ((60, "Sunday 5 April: heavy."), (61, "April 2026: heavy.")):
        entries = [on(dt.date(2026, 4, 5), "heavy"), on(dt.date(2026, 4, 4) + dt.timedelta(days), "light")]
        assert said(entries, "all")[1] == told
    entries = [on(dt.date(2025, 1, 5), "heavy"), on(dt.date(2026, 11, 24), "light", "sad")]
    assert said(entries, "all") == [
        "5 January 2025 to 24 November 2026",
        "January 2025: heavy.",
        "November 2026: light; sad.",
    ]


def test_an_empty_diary_says_what_will_stand_here() -> None:
    for span in SPANS:
        assert said([], span) == [
            "There is nothing here yet. When you check in, the day and your words will appear here."
        ]


def test_a_week_with_nothing_in_a_diary_that_has_something_says_so() -> None:
    assert said([on(dt.date(2026, 9, 1), "heavy")])[1:] == ["Nothing is kept for 23 to 29 November 2026."]


@pytest.mark.parametrize("word", ["%", "average", "better", "worse", "more", "less", "trend", "times"])
def test_nothing_is_counted_or_compared(word: str) -> None:
    days = [TUESDAY + dt.timedelta(days=n) for n in range(6)]
    weights = ["light", "heavy", "very-heavy", "light", "", "heavy"]
    for span in SPANS:
        entries = [on(day, weight, "sad") for day, weight in zip(days, weights, strict=True)]
        assert word not in " ".join(said(entries, span))
