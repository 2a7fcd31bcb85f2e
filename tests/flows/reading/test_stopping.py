"""Stopping, resting, skipping a step, leaving: what each offers and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.reading.stopping import leave, rest, skip, stop
from companion.flows.ui import KEPT, NOT_KEPT, UI, Flow
from companion.session import Session
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play

RUN = Callable[[UI], Flow]
PLACE = "Your place is kept on this computer."


def test_after_a_heavier_check_in_rest_comes_first(play: Play) -> None:
    (asked,) = play(rest, None).asked
    assert asked.rows == [
        "Stop here and quit",
        "A calming exercise, a minute or two",
        "See who can help",
        "Help now",
        "Read on",
    ]
    assert (asked.title, asked.at) == (KEPT, "Stop here and quit")
    assert asked.text == f"Things sound heavy right now. You do not have to read on. {PLACE}"


def test_too_much_offers_to_stop(play: Play) -> None:
    (asked,) = play(stop, None).asked
    assert asked.rows == [
        "Stop here and quit",
        "A calming exercise, a minute or two",
        "Help now",
        "See who can help",
        "Skip this step",
        "Back to the page",
    ]
    assert (asked.title, asked.text) == ("Too much", f"It is fine to stop at any point. {PLACE}")


@pytest.mark.parametrize("flow", [rest, stop])
@pytest.mark.parametrize(
    ("answers", "shown", "ended"),
    [
        (["Stop"], [], "leave"),
        (["A calming exercise", None, None], [], ""),
        (["A calming exercise", "Name a stone", None, None, None], [], ""),
        (["A calming exercise", "Name a stone", "Back to the page"], [], ""),
        (["Help now", None], ["help"], ""),
        (["See who", None], ["resources"], ""),
        ([None], [], ""),
    ],
)
def test_each_leads_where_it_says(
    play: Play, flow: RUN, answers: list[Answer], shown: list[str], ended: str
) -> None:
    script = play(flow, *answers)
    assert ([name for name, _ in script.shown], script.ended) == (shown, ended)
    assert script.moved == []


@pytest.mark.parametrize(("flow", "answer"), [(rest, "Read on"), (stop, "Back to the page")])
def test_one_can_go_on_all_the_same(play: Play, flow: RUN, answer: str) -> None:
    script = play(flow, answer)
    assert (script.ended, script.moved, script.shown) == ("", [], [])


@pytest.mark.parametrize("flow", [rest, stop])
def test_nothing_steady_is_offered_where_its_file_is_broken(
    play: Play, broken: Callable[[str], None], flow: RUN
) -> None:
    broken("steady.yaml")
    rows = play(flow, None).asked[0].rows
    assert not [row for row in rows if row.startswith("A calming exercise")]


@pytest.mark.parametrize(("flow", "answers"), [(stop, ["Skip this step"]), (skip, [])])
def test_a_step_is_skipped_and_does_not_count_as_read(
    play: Play, session: Session, flow: RUN, answers: list[Answer]
) -> None:
    session.go(session.journey.go_to("one"))
    script = play(flow, *answers)
    assert script.moved == ["two"]
    start = session.vault.start()
    assert (start.place and start.place.stop, start.read.steps) == ("two", {})


def test_a_door_is_not_skipped(play: Play, session: Session) -> None:
    session.go(session.journey.go_to("again"))
    assert play(skip).moved == ["again"]


@pytest.mark.parametrize(("answer", "ended"), [("Quit", "leave"), ("Stay", ""), (None, "")])
def test_leaving_asks_once(play: Play, answer: Answer, ended: str) -> None:
    script = play(leave, answer)
    (asked,) = script.asked
    assert (script.ended, asked.text, asked.at) == (ended, PLACE, "Quit")


@pytest.mark.parametrize("flow", [rest, stop, leave])
def test_where_nothing_is_kept_no_place_is_promised(play: Play, no_trace: Session, flow: RUN) -> None:
    (asked,) = play(flow, None, on=no_trace).asked
    assert asked.text.endswith(NOT_KEPT)
    assert asked.title != KEPT


def test_behind_the_lock_nothing_is_said_of_a_place(play: Play) -> None:
    (asked,) = play(leave, None, is_shut=True).asked
    assert asked.text == "You can come back at any time."
