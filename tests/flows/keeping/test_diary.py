"""The diary: what each entry leads to, entries that another window has forgotten, and which are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping.correcting import BOTH_KEPT
from companion.flows.keeping.diary import diary
from companion.journal.model import CheckIn, Entry
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import LEAVE, Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

SAD = CheckIn("heavy", ("sad",), "a heron", step="one")
CALM = CheckIn("light", ("calm", "blue"), "a gull", step="gone")
BARE = CheckIn(line="only a line")


@pytest.fixture
def three(session: Session) -> None:
    for one in (SAD, CALM, BARE):
        session.vault.put(one)


def moments(session: Session) -> list[str]:
    entries: list[Entry[CheckIn]] = session.vault.entries(CheckIn)
    return [f"{one.when:%Y-%m-%d %H:%M}" for one in entries if one.record == SAD]


def test_the_latest_is_the_first(play: Play, three: None) -> None:
    (asked,) = play(diary, None).asked
    assert asked.rows == [repr(BARE), repr(CALM), repr(SAD)]
    assert (asked.title, asked.text, asked.at) == ("", "", "")


def test_an_empty_diary_is_shown_too(play: Play) -> None:
    assert play(diary, None).asked[0].rows == []


@pytest.mark.parametrize(
    ("what", "text", "rows"),
    [
        (SAD, "heavy  ·  sad\na heron", ["Go to the step you were in | The first step"]),
        (CALM, "light  ·  calm, blue\na gull", []),
        (BARE, "No word was chosen.\nonly a line", []),
    ],
)
@pytest.mark.parametrize("leaves", [None, "Back to the diary"])
def test_an_entry_says_all_of_it_and_points_at_going_back(
    play: Play, three: None, what: CheckIn, text: str, rows: list[str], leaves: Answer
) -> None:
    script = play(diary, what, leaves, None)
    asked = script.last("an entry")
    assert asked.rows == [
        "Edit",
        "Change the date or time",
        *rows,
        "Delete",
        "Back to the diary",
    ]
    assert (asked.text, asked.at) == (text, "Back to the diary")
    assert script.asked[-1].at == "2026-11-22", "the diary shows its day"


def test_an_entry_without_a_line_shows_its_words_alone(play: Play, session: Session) -> None:
    session.vault.put(CheckIn("heavy"))
    assert play(diary, CheckIn("heavy"), None, None).last("an entry").text == "heavy"


def test_an_entry_leads_to_its_step(play: Play, three: None, window: Window) -> None:
    script = play(diary, SAD, "Go to the step")
    assert (script.ended, script.moved) == ("elsewhere", ["one"])


def test_an_entry_is_put_right_and_keeps_its_step(play: Play, three: None, window: Window) -> None:
    script = play(diary, SAD, "Edit", CheckIn("light", line="a swan"), None, None)
    asked = script.last("check-in")
    assert (asked.title, asked.text) == ("", repr(SAD))
    assert window.kept(CheckIn) == [CheckIn("light", line="a swan", step="one"), CALM, BARE]
    assert script.said == []
    assert "a swan" in script.last("an entry").text, "the entry is shown as it is now"


@pytest.mark.parametrize("left", [None, LEAVE])
def test_an_entry_that_is_left_stays_as_it_is(play: Play, three: None, window: Window, left: Answer) -> None:
    play(diary, SAD, "Edit", left, None, None)
    assert window.kept(CheckIn) == [SAD, CALM, BARE]


def test_an_entry_that_another_window_put_right_too_is_kept_twice(
    play: Play, three: None, window: Window
) -> None:
    theirs = CheckIn("heavy", ("sad",), "theirs", step="one")
    mine = CheckIn("heavy", ("sad",), "mine", step="one")
    script = play(diary, SAD, "Edit", window.edits(SAD, theirs), mine, None, None)
    assert script.said == [BOTH_KEPT]
    assert theirs in window.kept(CheckIn)
    assert mine in window.kept(CheckIn)


@pytest.mark.parametrize(
    ("typed", "now", "refused"),
    [
        (["2026-11-03 08:30"], "2026-11-03 08:30", ""),
        (["2026-11-03"], "2026-11-03 21:04", ""),
        (["1900-01-01"], "1900-01-01 21:04", ""),
        ([None], "2026-11-22 21:04", ""),
        (
            [
                "",
            ],
            "2026-11-22 21:04",
            "",
        ),
        (["yesterday", None], "2026-11-22 21:04", "Type a date and a time, such as 2026-11-22 21:04."),
        (["1899-12-31", None], "2026-11-22 21:04", "Type a date and a time, such as 2026-11-22 21:04."),
        (
            ["2026-11-23", None],
            "2026-11-22 21:04",
            "That is in the future. Type a date and a time in the past.",
        ),
    ],
)
def test_an_entry_is_put_on_another_day_that_was(
    play: Play, three: None, session: Session, typed: list[Answer], now: str, refused: str
) -> None:
    script = play(diary, SAD, "Change the date", *typed, None, None)
    assert script.last("another day").text == "2026-11-22 21:04"
    assert moments(session) == [now]
    assert script.said == ([refused] if refused else [])
    assert script.asked[-1].at == now[:10], "the diary shows the day it is on now"


@pytest.mark.parametrize("way", ["Continue", "Undo", None])
def test_an_entry_is_forgotten_or_comes_back(play: Play, three: None, window: Window, way: Answer) -> None:
    script = play(diary, SAD, "Delete", way, None)
    assert window.kept(CheckIn) == [*([SAD] if way == "Undo" else []), CALM, BARE]
    assert script.asked[-1].at == "2026-11-22"


def test_an_entry_that_another_window_forgot_is_not_there_any_more(
    play: Play, three: None, window: Window
) -> None:
    script = play(diary, window.forgets(SAD), SAD, None)
    assert script.said == ["This entry was deleted in another window."]
    assert script.asked[-1].rows == [repr(BARE), repr(CALM)]


@pytest.mark.parametrize("answers", [["Edit", SAD, None], ["Change the date", "2026-11-03", None]])
def test_an_entry_that_another_window_forgot_while_it_is_changed_is_not_kept_again(
    play: Play, three: None, window: Window, answers: list[Answer]
) -> None:
    script = play(diary, SAD, answers[0], window.forgets(SAD), *answers[1:], None)
    assert script.said == ["This was deleted in another window, so your change was not kept."]
    assert window.kept(CheckIn) == [CALM, BARE]
    assert script.names[-1] == "diary", "no entry is offered that is gone"


@pytest.mark.parametrize(
    "answers", [["Delete"], ["Edit", BARE, None, None], ["Change the date", "2026-11-03", None, None]]
)
def test_what_cannot_be_written_is_said(
    play: Play, three: None, session: Session, full: Callable[[], None], answers: list[Answer]
) -> None:
    before = session.vault.entries(CheckIn)
    script = play(diary, SAD, full, *answers, None)
    assert script.said == [NOT_KEPT]
    assert session.vault.entries(CheckIn) == before


# --- which entries ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "shown", "said"),
    [
        (["With a certain feeling", "sad"], [SAD], "Only entries with this feeling: sad."),
        (["With a certain feeling", "blue"], [CALM], "Only entries with this feeling: blue."),
        (["With a certain feeling", "numb"], [], "Only entries with this feeling: numb."),
        (["With a certain feeling", None], [BARE, CALM, SAD], ""),
        (
            ["From a certain step", "The first step"],
            [SAD],
            "Only entries from this step: The first step.",
        ),
        (["From a certain step", "gone"], [CALM], "Only entries from this step: gone."),
        (["From a certain step", None], [BARE, CALM, SAD], ""),
        (["With certain words", "GULL"], [CALM], "Only entries with “GULL”."),
        (["With certain words", None], [BARE, CALM, SAD], ""),
        (["With certain words", ""], [BARE, CALM, SAD], ""),
        (["All entries"], [BARE, CALM, SAD], ""),
        ([None], [BARE, CALM, SAD], ""),
    ],
)
def test_only_some_are_shown(
    play: Play, three: None, answers: list[Answer], shown: list[CheckIn], said: str
) -> None:
    asked = play(diary, "some", *answers, None).asked[-1]
    assert (asked.rows, asked.title) == ([repr(one) for one in shown], said)


@pytest.mark.parametrize(
    ("again", "said"),
    [
        ([None], "Only entries with “gull”."),
        (["All entries"], ""),
        (["From a certain step", None], "Only entries with “gull”."),
    ],
)
def test_another_choice_takes_the_place_of_the_one_before(
    play: Play, three: None, again: list[Answer], said: str
) -> None:
    script = play(diary, "some", "With certain words", "gull", "some", *again, None)
    assert script.asked[-1].title == said
    assert len(script.asked[-1].rows) == (1 if said else 3)


def test_feelings_are_those_of_the_guide_and_ones_own(play: Play, three: None) -> None:
    asked = play(diary, "some", "With a certain feeling", None, None).last("which feeling")
    assert asked.rows == ["sad", "numb", "calm", "blue"]


@pytest.mark.parametrize("chosen", ["No entries from any step yet", None])
def test_where_none_was_kept_in_a_step_that_is_said(play: Play, session: Session, chosen: Answer) -> None:
    session.vault.put(BARE)
    script = play(diary, "some", "From a certain step", chosen, None)
    assert script.last("which step").rows == ["No entries from any step yet"]
    assert script.asked[-1].rows == [repr(BARE)]


def test_the_day_that_was_shown_is_left_once_others_are_shown(play: Play, three: None) -> None:
    script = play(diary, SAD, None, "some", "All entries", None)
    assert script.asked[-1].at == ""
