"""Questions to ask: added, ticked, put in order, changed, forgotten, read aloud, written to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.flows.keeping.correcting import BOTH_KEPT
from companion.flows.keeping.questions import questions
from companion.journal.model import Question
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

Texts = list[tuple[str, bool]]


@pytest.fixture
def three(session: Session) -> None:
    session.add_question("Why?", "stones-float", "three")
    session.add_question("When?")
    session.add_question("How?")


def texts(window: Window) -> list[str]:
    return [one.text for one in sorted(window.kept(Question), key=lambda one: one.order)]


def test_without_a_question_the_key_that_keeps_one_is_named(play: Play, session: Session) -> None:
    session.choose(keys={"ask": "z"})
    (asked,) = play(questions, None).asked
    assert asked.rows == ["Add a question"]
    assert asked.text == "On a page, press z to keep a question about it. Here you can add your own."


def test_questions_stand_in_the_persons_order_with_what_is_known(play: Play, three: None) -> None:
    (asked,) = play(questions, None).asked
    assert asked.rows == [
        "Why? | About: The article says that stones float.  ·  The article's claim: not supported",
        "When?",
        "How?",
        "Add a question",
        "Show all on one page",
        "Export to a file",
    ]
    assert asked.text == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(["  Who \n knows? "], ["Who knows?"]), ([None], []), ([""], []), (["  "], [])],
)
def test_one_is_added_on_one_line(play: Play, window: Window, typed: list[Answer], kept: list[str]) -> None:
    script = play(questions, "Add a question", *typed, None)
    assert texts(window) == kept
    assert script.asked[-1].at == "Add a question"


@pytest.mark.parametrize(
    ("answers", "order", "points_at"),
    [
        (["How?", "Move up"], ["Why?", "How?", "When?"], "How?"),
        (["Why?", "Move down"], ["When?", "Why?", "How?"], "Why?"),
        (["How?", "Move up", "How?", "Move up"], ["How?", "Why?", "When?"], "How?"),
        (["When?", "Back"], ["Why?", "When?", "How?"], "When?"),
        (["When?", None], ["Why?", "When?", "How?"], "When?"),
    ],
)
def test_one_is_moved_and_the_pointer_goes_with_it(
    play: Play, window: Window, three: None, answers: list[Answer], order: list[str], points_at: str
) -> None:
    script = play(questions, *answers, None)
    assert texts(window) == order
    assert script.asked[-1].at == points_at


@pytest.mark.parametrize(
    ("label", "moves"),
    [("Why?", ["Move down"]), ("When?", ["Move up", "Move down"]), ("How?", ["Move up"])],
)
def test_the_first_does_not_move_up_nor_the_last_down(
    play: Play, three: None, label: str, moves: list[str]
) -> None:
    rows = play(questions, label, None, None).last("one question").rows
    assert rows == ["Mark as asked", *moves, "Edit", "Delete", "Back"]


def test_a_tick_is_set_and_taken_away(play: Play, window: Window, three: None) -> None:
    script = play(questions, "When?", "Mark as asked", None)
    assert script.asked[-1].rows[1] == "When? | asked"
    assert [one.done for one in window.kept(Question)] == [False, True, False]
    play(questions, "When?", "Mark as not asked", None)
    assert not any(one.done for one in window.kept(Question))


@pytest.mark.parametrize(
    ("typed", "kept"), [(" Since \n when? ", "Since when?"), (None, "When?"), ("", "When?")]
)
def test_the_words_of_one_are_changed(
    play: Play, window: Window, three: None, typed: Answer, kept: str
) -> None:
    is_left = [] if typed else [None]  # which leads back to the question
    script = play(questions, "When?", "Edit", typed, *is_left, None)
    assert texts(window) == ["Why?", kept, "How?"]
    assert script.last("a question").text == "When?"
    assert script.said == []


def test_words_that_another_window_changed_too_are_both_kept(play: Play, window: Window, three: None) -> None:
    theirs = Question("theirs", order=1)
    script = play(questions, "When?", "Edit", window.edits(Question("When?", order=1), theirs), "mine", None)
    assert sorted(texts(window)) == ["How?", "Why?", "mine", "theirs"]
    assert script.said == [BOTH_KEPT]


def test_a_tick_that_another_window_set_stays_when_the_words_change(
    play: Play, window: Window, three: None
) -> None:
    ticked = window.edits(Question("When?", order=1), Question("When?", order=1, done=True))
    script = play(questions, "When?", "Edit", ticked, "mine", None)
    assert Question("mine", order=1, done=True) in window.kept(Question)
    assert script.said == []


@pytest.mark.parametrize("way", ["Continue", "Undo", None])
def test_one_is_forgotten_or_comes_back(play: Play, window: Window, three: None, way: Answer) -> None:
    play(questions, "When?", "Delete", way, None)
    assert texts(window) == (["Why?", "When?", "How?"] if way == "Undo" else ["Why?", "How?"])


@pytest.mark.parametrize("act", ["Mark as asked", "Move down"])
def test_one_that_another_window_forgot_is_not_kept_again(
    play: Play, window: Window, three: None, act: str
) -> None:
    script = play(questions, "When?", window.forgets(Question("When?", order=1)), act, None)
    assert script.said == ["This was deleted in another window, so your change was not kept."]
    assert sorted(texts(window)) == ["How?", "Why?"]
    assert script.asked[-1].rows[2:] == ["Add a question", "Show all on one page", "Export to a file"]


@pytest.mark.parametrize("answers", [["Mark as asked"], ["Move up"], ["Edit", "x", None, None], ["Delete"]])
def test_what_cannot_be_written_is_said(
    play: Play, session: Session, three: None, full: Callable[[], None], answers: list[Answer]
) -> None:
    before = session.questions()
    script = play(questions, "When?", full, *answers, None)
    assert script.said == [NOT_KEPT]
    assert session.questions() == before


def test_questions_are_shown_to_read_aloud(play: Play, three: None) -> None:
    script = play(questions, "Show all", None)
    assert script.shown[0][0] == "questions to read"
    assert script.sheet_text().splitlines()[:2] == [
        "1. Why?",
        "(About: The article says that stones float.  ·  The article's claim: not supported)",
    ]
    assert script.asked[-1].at == "Show all on one page"


def test_questions_are_written_to_a_file(play: Play, three: None, tmp_path: Path) -> None:
    script = play(questions, "Export", str(tmp_path / "mine.txt"), None)
    assert "2. When?" in (tmp_path / "mine.txt").read_text()
    assert script.last("export").text == str(Path("~/questions.txt"))
    assert script.said == ["Exported to mine.txt. Anyone who can open that file can read it."]
    assert script.asked[-1].at == "Export to a file"
