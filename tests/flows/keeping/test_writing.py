"""Writing: a note, what a page asks for, where things belong, a question to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from companion.flows.keeping.writing import question, write
from companion.flows.ui import KEPT, NOT_KEPT
from companion.journal.model import Note, Question, Sorting
from companion.session import Session
from tests.flows.conftest import NOT_KEPT as REFUSED
from tests.flows.script import LEAVE, Answer, Begun

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

ASK = "What would you say to the stone you found?"
PLACED = Sorting({"pebble": "in-hand"}, "a line", page="in-your-hand")


def stands_at(session: Session, step: str, page: int) -> None:
    session.choose(doors={"again": "open"})
    session.go(session.journey.open_page(step, page))


# --- a note -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "kept", "draft"),
    [
        (["a note"], ["a note"], ""),
        (["\nlines\n\nof it\n"], ["lines\n\nof it"], ""),
        ([None], [], ""),
        ([""], [], ""),
        ([Begun("a no"), None], [], "a no"),
        ([Begun("a no"), LEAVE], [], ""),
        ([Begun("a no"), "a note"], ["a note"], ""),
    ],
)
def test_a_note_is_kept_or_stays_begun(
    play: Play, session: Session, window: Window, answers: list[Answer], kept: list[str], draft: str
) -> None:
    stands_at(session, "one", 0)
    script = play(write, *answers)
    assert window.kept(Note) == [Note(one, step="one") for one in kept]
    assert window.draft().note == draft
    assert (script.said, script.moved) == ([], [])
    asked = play(write, None).asked[0]
    assert (asked.title, asked.text) == ("Write something for yourself", draft)


def test_a_note_that_cannot_be_kept_stays_to_be_tried_again(play: Play, full: Callable[[], None]) -> None:
    script = play(write, full, "a note", "a note", None)
    assert script.said == [REFUSED, REFUSED]


# --- what a page asks for -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "kept", "draft"),
    [
        (["Hello"], ["Hello"], {}),
        ([None], [], {}),
        ([""], [], {}),
        ([Begun("Hel"), None], [], {"to-a-stone": "Hel"}),
        ([Begun("Hel"), LEAVE], [], {}),
    ],
)
def test_an_answer_is_kept_with_what_asked_for_it_and_the_page_is_left(
    play: Play, session: Session, window: Window, answers: list[Answer], kept: list[str], draft: Any
) -> None:
    stands_at(session, "three", 1)
    script = play(write, *answers)
    assert window.kept(Note) == [Note(one, "three", "to-a-stone", ASK) for one in kept]
    assert window.draft().answers == draft
    assert script.asked[0].title == ASK
    assert script.said == [KEPT] * len(kept)
    assert session.journey.place.page == (2 if kept else 1)


def test_an_answer_that_was_begun_is_there_again(play: Play, session: Session) -> None:
    stands_at(session, "three", 1)
    play(write, Begun("Hel"), None)
    assert play(write, None).asked[0].text == "Hel"


@pytest.mark.parametrize(
    ("answers", "kept", "draft"),
    [
        ([PLACED], True, {}),
        ([None], False, {}),
        ([Begun(PLACED), None], False, {"in-your-hand": PLACED}),
        ([Begun(PLACED), LEAVE], False, {}),
    ],
)
def test_a_sorting_is_kept_and_the_page_is_left(
    play: Play, session: Session, window: Window, answers: list[Answer], kept: bool, draft: Any
) -> None:
    stands_at(session, "three", 2)
    script = play(write, *answers)
    found = Sorting({"pebble": "in-hand"}, "a line", "three", "in-your-hand")
    assert window.kept(Sorting) == [found] * kept
    assert window.draft().sortings == draft
    assert (script.said, session.journey.place.page) == ([KEPT] * kept, 3 if kept else 2)


def test_a_sorting_that_was_begun_is_there_again(play: Play, session: Session) -> None:
    stands_at(session, "three", 2)
    play(write, Begun(PLACED), None)
    assert play(write, None).asked[0].text == repr(PLACED.placed)


@pytest.mark.parametrize(("page", "answer"), [(1, "Hello"), (2, PLACED)])
def test_what_a_page_asked_for_and_cannot_be_kept_is_said(
    play: Play, session: Session, full: Callable[[], None], page: int, answer: Answer
) -> None:
    stands_at(session, "three", page)
    script = play(write, full, answer, None)
    assert (script.said, session.journey.place.page) == ([REFUSED], page)


@pytest.mark.parametrize(("page", "answer"), [(1, "Hello"), (2, PLACED)])
def test_without_a_trace_no_answer_is_called_kept(
    play: Play, no_trace: Session, page: int, answer: Answer
) -> None:
    stands_at(no_trace, "three", page)
    assert play(write, answer, on=no_trace).said == [NOT_KEPT]


HARD = "The article says that stones are hard."


# --- a question ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "page", "about", "offered"),
    [
        ("one", 0, "You found the stone you found", ""),
        ("two", 0, f"{HARD}  ·  The article's claim: supported", "How hard are stones?"),
        ("three", 1, "Another one may be found.", ""),
    ],
)
def test_a_page_offers_its_question_or_an_empty_field_under_its_topic(
    play: Play, session: Session, step: str, page: int, about: str, offered: str
) -> None:
    stands_at(session, step, page)
    (asked,) = play(question, None).asked
    assert (asked.title, asked.text) == ("A question to ask", offered)
    assert asked.how == ["one line", f"About: {about}"]
    assert session.questions() == []


def test_a_question_is_kept_once_with_its_topic(play: Play, session: Session, window: Window) -> None:
    stands_at(session, "two", 0)
    for _ in range(2):
        said = play(question, "Is it as hard\n as a door?").said
        assert said == ["Kept as a question. You can find it under k."]
    assert window.kept(Question) == [Question("Is it as hard as a door?", "stones-are-hard", "two")]


@pytest.mark.parametrize("stop", ["welcome", "again", "end"])
def test_where_there_is_nothing_to_ask_that_is_said(
    play: Play, session: Session, window: Window, stop: str
) -> None:
    session.go(session.journey.go_to(stop))
    assert play(question).said == ["There is nothing on this page to ask about."]
    assert window.kept(Question) == []


def test_a_question_that_cannot_be_kept_is_said(
    play: Play, session: Session, full: Callable[[], None]
) -> None:
    stands_at(session, "one", 0)
    full()
    assert play(question, "Why?", None).said == [REFUSED]


def test_without_a_trace_no_question_is_called_kept_on_the_computer(play: Play, no_trace: Session) -> None:
    stands_at(no_trace, "one", 0)
    assert play(question, "Why?", on=no_trace).said == []
    assert [one.record.text for one in no_trace.questions()] == ["Why?"]
