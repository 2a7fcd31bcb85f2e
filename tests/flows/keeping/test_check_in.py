"""A check-in: kept, left or begun. The page that asks is gone on from, and rest comes after a heavy one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping.check_in import check_in, undo
from companion.flows.ui import KEPT, NOT_KEPT
from companion.journal.model import CheckIn
from companion.session import Session
from tests.flows.conftest import NOT_KEPT as REFUSED
from tests.flows.script import LEAVE, Answer, Begun

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

KEPT_AND_UNDONE = f"{KEPT} Undo."
HEAVY, LIGHT = CheckIn("very-heavy", ("sad",), "a heron"), CheckIn("light")


def stands_at(session: Session, page: int) -> None:
    session.go(session.journey.open_page("one", page))


@pytest.mark.parametrize(
    ("page", "answers", "kept", "moved", "said", "rests"),
    [
        (2, [LIGHT], ["light"], ["two"], [KEPT_AND_UNDONE], False),
        (2, [HEAVY, "Read on"], ["very-heavy"], ["two"], [], True),
        (2, [LEAVE], [], ["two"], [], False),
        (2, [None], [], [], [], False),
        (0, [LIGHT], ["light"], [], [KEPT_AND_UNDONE], False),
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
    assert [one.title for one in script.asked if one.name == "rest"] == [KEPT_AND_UNDONE] * rests
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


@pytest.mark.parametrize("page", [2, 0])
def test_undo_opens_the_form_with_the_same_words_where_it_was_and_nothing_stays_kept(
    play: Play, session: Session, window: Window, page: int
) -> None:
    stands_at(session, page)
    play(check_in, HEAVY, "Read on")
    assert session.can_undo
    script = play(undo, None)
    assert [(asked.title, asked.text) for asked in script.asked] == [("new", repr(HEAVY))]
    assert (session.journey.place.page, window.kept(CheckIn), session.can_undo) == (page, [], False)
    assert window.draft().check_in == HEAVY
    play(check_in, HEAVY, "Read on")
    assert [(one.line, one.step) for one in window.kept(CheckIn)] == [("a heron", "one")]


def test_only_what_was_just_kept_here_can_be_undone(play: Play, session: Session, no_trace: Session) -> None:
    stands_at(session, 0)
    play(check_in, LIGHT)
    session.go(session.journey.on())
    assert not session.can_undo
    session.go(session.journey.back())
    assert session.can_undo
    session.forget(session.vault.entries(CheckIn)[0])
    assert not session.can_undo, "what the person deleted does not come back"
    play(check_in, LIGHT, on=no_trace)
    assert not no_trace.can_undo, "nothing was kept"


def test_what_another_window_changed_meanwhile_is_in_the_form_and_what_it_deleted_is_not(
    play: Play, session: Session, window: Window
) -> None:
    later = CheckIn("heavy", ("sad",), "two herons", "")
    play(check_in, LIGHT)
    window.edits(window.kept(CheckIn)[0], later)()
    assert play(undo, None).asked[0].text == repr(later)
    play(check_in, LIGHT)
    window.forgets(window.kept(CheckIn)[0])()
    assert play(undo, None).asked[0].text == repr(CheckIn())
