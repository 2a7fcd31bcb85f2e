"""Short exercises: led through move by move, and the sentence that one may lead to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.reading.steady import are_there, exercise, steady
from companion.flows.ui import UI
from companion.journal.model import Note
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window


def test_the_exercises_of_the_guide_are_offered(play: Play) -> None:
    (asked,) = play(steady, None).asked
    assert asked.rows == ["Weigh a stone | Feel how heavy it is.", "Name a stone | Find a name for it."]


@pytest.mark.parametrize(
    ("answers", "moves"),
    [
        (["Enough for now"], 1),
        (["Go on", "Go on", "Back to the page"], 3),
        (["Go on", "Go on", "Once more", "Enough for now"], 4),
    ],
)
def test_each_move_can_be_the_last(play: Play, window: Window, answers: list[Answer], moves: int) -> None:
    script = play(steady, "Weigh a stone", *answers)
    assert script.names == ["steady exercises", *["exercise"] * moves]
    assert window.kept(Note) == []


def test_to_go_back_from_an_exercise_leads_to_the_others(play: Play) -> None:
    script = play(steady, "Weigh a stone", "Go on", None, None)
    assert script.names == ["steady exercises", "exercise", "exercise", "steady exercises"]
    assert script.asked[-1].at == "Weigh a stone"


@pytest.mark.parametrize(
    ("number", "rows"),
    [(0, ["Go on", "Enough for now"]), (2, ["Back to the page", "Once more"])],
)
def test_an_exercise_without_a_sentence_offers_none(play: Play, number: int, rows: list[str]) -> None:
    script = play(steady, "Weigh a stone", *["Go on"] * number, None, None)
    assert script.last("exercise").rows == rows


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        (["Back to the page"], []),
        ([None, None], []),
        (["Write it down", None], []),
        (["Write it down", ""], []),
    ],
)
def test_the_sentence_it_leads_to_can_be_left_out(
    play: Play, window: Window, answers: list[Answer], kept: list[Note]
) -> None:
    script = play(steady, "Name a stone", *answers)
    assert script.last("exercise").rows == ["Back to the page", "Write it down", "Once more"]
    assert window.kept(Note) == kept


def test_the_sentence_it_leads_to_is_kept_with_the_step(play: Play, session: Session, window: Window) -> None:
    session.go(session.journey.go_to("one"))
    script = play(steady, "Name a stone", "Write it down", "Petra")
    assert script.last("line").title == "Its name"
    assert window.kept(Note) == [Note("Petra", step="one", ask="Its name")]


def test_a_sentence_that_cannot_be_kept_is_said(play: Play, full: Callable[[], None]) -> None:
    assert play(steady, "Name a stone", full, "Write it down", "Petra", None).said == [NOT_KEPT]


def test_an_exercise_that_the_guide_no_longer_has_does_nothing(play: Play) -> None:
    async def gone(ui: UI) -> None:
        await exercise(ui, "gone")

    assert play(gone).names == []


def test_exercises_are_there_unless_their_file_is_broken(
    session: Session, broken: Callable[[str], None]
) -> None:
    assert are_there(session)
    broken("steady.yaml")
    assert not are_there(session)


def test_a_broken_file_is_told(play: Play, broken: Callable[[str], None]) -> None:
    broken("steady.yaml")
    script = play(steady)
    assert len(script.shown) == 1
    assert "steady.yaml" in script.sheet_text()
