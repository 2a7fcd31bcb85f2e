"""Hard days: written down, named, silenced, forgotten and brought back; one quiet line tells of one near."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping import hard_days as flow
from companion.flows.keeping.hard_days import hard_days
from companion.flows.ui import UI
from companion.journal.model import Choices
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

FORGET = ("24 December", "Delete this day")


@pytest.fixture
def christmas(session: Session) -> None:
    session.choose(hard_days={"12-24": "Ada", "03-03": ""}, silent_days={"12-24": "yes"})


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ([None], {}),
        (["Add a day", None, None], {}),
        (["Add a day", "24 December", None, None], {"12-24": ""}),
        (["Add a day", "2026-12-24", "  Ada ", None], {"12-24": "Ada"}),
        (["Add a day", "31 april", "30 april", "", None], {"04-30": ""}),
    ],
)
def test_a_day_is_written_down_and_its_name_can_be_left_out(
    play: Play, window: Window, answers: list[Answer], kept: dict[str, str]
) -> None:
    script = play(hard_days, *answers)
    assert window.choices() == Choices(hard_days=kept)
    refused = ["Type a day and a month, such as 24 December."] if "31 april" in answers else []
    assert script.said == refused


def test_the_days_are_listed_in_the_order_of_the_year(play: Play, christmas: None) -> None:
    script = play(hard_days, None)
    (asked,) = script.asked
    assert asked.rows == ["3 March", "24 December, Ada | no reminder", "Add a day"]
    assert asked.text.startswith("Around these days, you will see one quiet line")
    assert asked.at == "3 March"


def test_a_day_can_be_silenced_and_heard_of_again(play: Play, window: Window, christmas: None) -> None:
    script = play(
        hard_days,
        *("3 March", "Stop reminding me of this day", "24 December", "Remind me of this day", None),
    )
    assert window.choices().silent_days == {"03-03": "yes"}
    assert script.asked[2].at == "3 March", "the pointer stays at the day"


@pytest.mark.parametrize(
    ("answers", "is_there"),
    [
        (["24 December", None, None], True),
        (["24 December", "Back", None], True),
        ([*FORGET, "Undo", None], True),
        ([*FORGET, "Continue", None], False),
        ([*FORGET, None, None], False),
    ],
)
def test_a_day_is_forgotten_or_comes_back_as_it_was(
    play: Play, window: Window, christmas: None, answers: list[Answer], is_there: bool
) -> None:
    script = play(hard_days, *answers)
    choices = window.choices()
    assert choices.hard_days == ({"12-24": "Ada"} if is_there else {}) | {"03-03": ""}
    assert choices.silent_days == ({"12-24": "yes"} if is_there else {})
    assert script.said == (["Undone."] if "Undo" in answers else [])


def test_a_day_that_was_not_silent_comes_back_so(play: Play, window: Window, christmas: None) -> None:
    play(hard_days, "3 March", "Delete", "Undo", None)
    assert window.choices() == Choices(hard_days={"12-24": "Ada", "03-03": ""}, silent_days={"12-24": "yes"})


def test_forgetting_points_at_bringing_back(play: Play, christmas: None) -> None:
    assert play(hard_days, *FORGET, None, None).last("forgotten").at == "Undo"


def test_a_day_that_is_there_already_keeps_its_name(play: Play, window: Window, christmas: None) -> None:
    play(hard_days, "Add a day", "24 December", None, None)
    assert window.choices().hard_days == {"12-24": "Ada", "03-03": ""}


@pytest.mark.parametrize(
    "answers",
    [
        ["Add a day", "1 May", None],
        ["3 March", "Stop"],
        ["3 March", "Delete"],
    ],
)
def test_what_cannot_be_kept_is_said(
    play: Play, session: Session, christmas: None, full: Callable[[], None], answers: list[Answer]
) -> None:
    before = session.journey.choices
    script = play(hard_days, *answers[:1], full, *answers[1:], None)
    assert script.said == [NOT_KEPT]
    assert session.journey.choices == before
    assert "forgotten" not in script.names


# --- the quiet line -----------------------------------------------------------------------------------


async def tell(ui: UI) -> None:
    flow.notify_of_day(ui)


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("11-21", "Yesterday was a day you wrote down"),
        ("11-22", "Today is a day you wrote down"),
        ("11-23", "Tomorrow is a day you wrote down"),
        ("11-24", "A day you wrote down is two days away"),
        ("11-25", "A day you wrote down is three days away"),
        ("11-20", ""),
        ("11-26", ""),
    ],
)
def test_one_line_tells_of_a_day_that_is_near(play: Play, session: Session, day: str, line: str) -> None:
    session.choose(hard_days={day: "Ada", "06-01": ""}, keys={"hush": "z"})
    said = f"{line}: {int(day[3:])} November, Ada. Press z to stop this reminder."
    assert play(tell).said == ([said] if line else [])
    assert session.day_mentioned == (day if line else "")


def test_a_silent_day_is_not_told_of(play: Play, session: Session) -> None:
    session.choose(hard_days={"11-22": "Ada"}, silent_days={"11-22": "yes"})
    assert play(tell).said == []


def test_the_line_is_silenced_for_the_day_it_told_of_and_no_other(
    play: Play, session: Session, window: Window
) -> None:
    session.choose(hard_days={"11-22": "Ada", "11-23": ""}, keys={"kept": "z"})
    assert play(flow.silence_day).said == [], "nothing was told of"
    play(tell)
    assert play(flow.silence_day).said == [
        "You will not be reminded of this day again. You can still find it under z."
    ]
    assert window.choices().silent_days == {"11-22": "yes"}
    assert play(flow.silence_day).said == [], "that is done already"


def test_a_line_that_cannot_be_silenced_is_said(
    play: Play, session: Session, full: Callable[[], None]
) -> None:
    session.choose(hard_days={"11-22": "Ada"})
    play(tell)
    full()
    assert play(flow.silence_day).said == [NOT_KEPT]
    assert session.journey.choices.silent_days == {}
