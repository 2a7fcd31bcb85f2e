"""How a sitting begins: where the person chose to, with what is to be said first, and only once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from companion.flows.reading.beginning import begin, begins_on_page
from companion.flows.ui import NOT_KEPT
from companion.journal.model import Place
from companion.journal.opening import memory_vault
from companion.journal.seal.passphrase import set_passphrase
from companion.journal.vault import Vault
from companion.session import Session
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play

TODAY = "Today is a day you wrote down: 22 November, Ada. Press x to stop this reminder."
CAUTION = "Other users of this computer may be able to read your journal. A passphrase would stop them."


@pytest.fixture
def comes_back(session: Session) -> None:
    """Somebody who stopped at the second step."""
    session.go(session.journey.go_to("two"))
    session.keep_place()
    session.is_new = False


def test_nothing_is_asked_of_somebody_new(play: Play, session: Session) -> None:
    session.choose(returning="ask")
    assert begins_on_page(session)
    script = play(begin)
    assert (script.names, script.said, script.moved) == ([], [], [])


@pytest.mark.parametrize(
    ("returning", "answers", "names", "stop"),
    [
        ("", [], [], "two"),
        ("place", [], [], "two"),
        ("gone", [], [], "two"),
        ("start", [], [], "welcome"),
        ("ask", ["Where you stopped"], ["come_back"], "two"),
        ("ask", [None], ["come_back"], "two"),
        ("ask", ["The beginning"], ["come_back"], "welcome"),
        ("ask", ["Choose from the contents", "The first step"], ["come_back", "contents"], "one"),
        ("ask", ["Choose from the contents", None, None], ["come_back", "contents", "come_back"], "two"),
    ],
)
def test_coming_back_leads_where_the_person_chose_to(
    play: Play,
    session: Session,
    comes_back: None,
    returning: str,
    answers: list[Answer],
    names: list[str],
    stop: str,
) -> None:
    session.choose(returning=returning)
    assert begins_on_page(session) == (returning not in ("start", "ask"))
    assert play(begin, *answers).names == names
    assert session.journey.place.stop == stop


def test_where_one_stopped_is_named(play: Play, session: Session, comes_back: None) -> None:
    session.choose(returning="ask")
    (asked,) = play(begin, None).asked
    assert asked.rows == [
        "Where you stopped | A small guide  ·  After finding it  ·  The second step",
        "Choose from the contents",
        "The beginning",
    ]


def test_at_the_welcome_nobody_is_asked_where_to_begin(play: Play, session: Session) -> None:
    session.choose(returning="ask")
    session.vault.put(Place("welcome"))
    session.is_new = False
    assert play(begin).names == []


@pytest.mark.parametrize("returning", ["start", "ask"])
def test_an_interface_that_is_changed_to_goes_on_from_where_one_is(
    play: Play, session: Session, comes_back: None, returning: str
) -> None:
    session.choose(returning=returning, hard_days={"11-22": "Ada"})
    session.has_begun = True
    assert begins_on_page(session)
    script = play(begin)
    assert (script.names, script.said, session.journey.place.stop) == ([], [], "two")


@pytest.mark.parametrize("returning", ["", "start"])
def test_a_day_that_is_near_is_said_first(
    play: Play, session: Session, comes_back: None, returning: str
) -> None:
    session.choose(hard_days={"11-22": "Ada"}, returning=returning)
    assert not begins_on_page(session)
    assert play(begin).said == [TODAY]
    assert session.day_mentioned == "11-22"
    assert play(begin).said == [], "it is said once"


@pytest.mark.parametrize("changes", [{}, {"hard_days": {"11-22": "Ada"}}])
def test_a_journal_that_others_can_read_is_told(
    play: Play, session: Session, home: Path, journal: Path, changes: dict[str, Any]
) -> None:
    session.choose(**changes)
    home.chmod(0o755)
    journal.chmod(0o644)
    assert not begins_on_page(session)
    assert play(begin).said == [CAUTION, *([TODAY] if changes else [])]


def test_under_a_passphrase_nobody_else_can_read_it(
    play: Play, session: Session, home: Path, journal: Path, cheap: None
) -> None:
    set_passphrase(session.vault, "a long passphrase")
    home.chmod(0o755)
    journal.chmod(0o644)
    assert begins_on_page(session)
    assert play(begin).said == []
    session.vault.lock()
    assert not begins_on_page(session)


def test_without_a_trace_that_is_said(play: Play, no_trace: Session) -> None:
    assert not begins_on_page(no_trace)
    script = play(begin, on=no_trace)
    assert (script.names, script.said) == ([], [NOT_KEPT])
    assert no_trace.has_begun


def test_a_problem_is_told_before_anything_else(play: Play, no_trace: Session) -> None:
    no_trace.problem = "Your journal is damaged."
    assert not begins_on_page(no_trace)
    script = play(begin, "Read without", on=no_trace)
    assert (script.names, script.said) == (["problem"], [])


@pytest.mark.parametrize(("mend", "rows"), [(memory_vault, 3), (None, 2)])
def test_a_copy_that_would_mend_it_is_offered_first(
    play: Play, no_trace: Session, mend: Callable[[], Vault] | None, rows: int
) -> None:
    no_trace.problem, no_trace.mend = "Your journal is damaged.", mend
    (asked,) = play(begin, None, on=no_trace).asked
    assert (len(asked.rows), asked.rows[0].startswith("Restore the backup")) == (rows, mend is not None)
