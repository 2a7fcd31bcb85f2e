"""A check-in: kept, left or begun. The page that asks is gone on from, and rest comes after a heavy one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping.check_in import check_in
from companion.flows.ui import KEPT, NOT_KEPT
from companion.journal.model import CheckIn
from companion.session import Session
from tests.flows.conftest import NOT_KEPT as REFUSED
from tests.flows.script import LEAVE, Answer, Begun

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

HEAVY, LIGHT = CheckIn("very-heavy", ("sad",), "a heron"), CheckIn("light")


def stands_at(session: Session, page: int) -> None:
    session.go(session.journey.open_page("one", page))


@pytest.mark.parametrize(
    ("page", "answers", "kept", "moved", "said", "rests"),
    [
        (2, [LIGHT], ["light"], ["two"], [KEPT], False),
        (2, [HEAVY, "Read on"], ["very-heavy"], ["two"], [KEPT], True),
        (2, [LEAVE], [], ["two"], [], False),
        (2, [None], [], [], [], False),
        (0, [LIGHT], ["light"], [], [], False),
        (0, [HEAVY, "Stop here"], ["very-heavy"], [], [], True),
        (0, [LEAVE], [], [], [], False),
        (0, [None], [], [], [], False),
    ],
)
def test_an_answer_is_kept_and_the_page_that_asked_is_left(
    play: Play,
    session: Session,
    window: Window,
    page: int,
    answers: list[Answer],
    kept: list[str],
    moved: list[str],
    said: list[str],
    rests: bool,
) -> None:
    stands_at(session, page)
    script = play(check_in, *answers)
    assert [one.weight for one in window.kept(CheckIn)] == kept
    assert [one.step for one in window.kept(CheckIn)] == ["one"] * len(kept)
    assert (script.moved, script.said) == (moved, said)
    assert ("rest" in script.names) == rests
    assert script.ended == ("leave" if "Stop here" in answers else "")


def test_without_a_trace_nothing_is_called_kept(play: Play, no_trace: Session) -> None:
    stands_at(no_trace, 2)
    assert play(check_in, LIGHT, on=no_trace).said == [NOT_KEPT]


@pytest.mark.parametrize(
    ("answers", "draft"),
    [([Begun(HEAVY), None], HEAVY), ([Begun(HEAVY), LEAVE], None), ([Begun(HEAVY), LIGHT], None)],
)
def test_what_was_begun_is_there_again(
    play: Play, session: Session, window: Window, answers: list[Answer], draft: CheckIn | None
) -> None:
    play(check_in, *answers)
    assert window.draft().check_in == draft
    asked = play(check_in, None).asked[0]
    assert (asked.title, asked.text) == ("new", repr(draft or CheckIn()))


def test_an_answer_that_cannot_be_kept_leads_nowhere(
    play: Play, session: Session, full: Callable[[], None]
) -> None:
    stands_at(session, 2)
    script = play(check_in, full, HEAVY, None)
    assert (script.said, script.moved, script.names) == ([REFUSED], [], ["check-in"])


def test_a_step_asks_once_in_a_sitting(play: Play, session: Session) -> None:
    stands_at(session, 2)
    play(check_in, LEAVE)
    stands_at(session, 2)
    assert session.journey.here().index == 0
