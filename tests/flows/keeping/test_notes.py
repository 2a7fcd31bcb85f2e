"""What was written and sorted: listed, followed to its page, changed, forgotten and brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from companion.flows.keeping.correcting import BOTH_KEPT
from companion.flows.keeping.notes import notes
from companion.journal.model import Note, Place, Sorting
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

STEP = Note("in a step", step="one")
ANSWER = Note("my answer", step="three", page="to-a-stone", ask="What would you say?")
SORTED = Sorting({"pebble": "in-hand"}, step="three", page="in-your-hand")
ALONE = Note("of no step")


@pytest.fixture
def kept(session: Session) -> None:
    session.choose(doors={"again": "open"})
    for one in (ALONE, STEP, ANSWER, SORTED):
        session.vault.put(one)


def test_where_nothing_was_written_the_list_says_what_will_stand_there(play: Play) -> None:
    (asked,) = play(notes, "Back").asked
    assert (asked.rows, asked.text) == (["Back"], "What you write will appear here.")
    assert play(notes, None).names == ["notes"]


def test_all_are_listed_the_latest_first(play: Play, kept: None) -> None:
    (asked,) = play(notes, None).asked
    assert [row.split(" | ")[0] for row in asked.rows] == [
        "What lies in your hand?",
        "my answer",
        "in a step",
        "of no step",
    ]
    assert all("Sunday 22 November 2026, 21:04" in row for row in asked.rows)
    assert asked.text == ""


@pytest.mark.parametrize(
    ("label", "rows"),
    [
        ("of no step", ["Edit", "Delete", "Back"]),
        ("in a step", ["Go to the page", "Edit", "Delete", "Back"]),
        ("What lies in your hand?", ["Go to the page", "Delete", "Back"]),
    ],
)
@pytest.mark.parametrize("leaves", [None, "Back"])
def test_one_offers_what_can_be_done_with_it_and_points_at_going_back(
    play: Play, kept: None, label: str, rows: list[str], leaves: Answer
) -> None:
    asked = play(notes, label, leaves, None).last("one note")
    assert (asked.rows, asked.at) == (rows, "Back")
    assert label in asked.text


@pytest.mark.parametrize(
    ("what", "place"),
    [
        (STEP, Place("one", 0, order=0)),
        (ANSWER, Place("three", 1, order=2)),
        (SORTED, Place("three", 2, order=2)),
        (Note("moved", step="second", page="gone"), Place("two", 0, order=1)),
        (Note("no page of a step", step="three"), Place("three", 0, order=2)),
    ],
)
def test_each_leads_back_to_its_page(play: Play, session: Session, what: Any, place: Place) -> None:
    session.choose(doors={"again": "open"})
    session.vault.put(what)
    label = "What lies in your hand?" if what == SORTED else what.text
    script = play(notes, label, "Go to the page")
    assert script.ended == "elsewhere"
    assert session.vault.start().place == place


def test_one_behind_a_shut_door_leads_nowhere(play: Play, session: Session) -> None:
    session.vault.put(ANSWER)
    assert "Go to the page" not in play(notes, "my answer", None, None).last("one note").rows


def test_the_words_of_a_note_are_changed(play: Play, window: Window, kept: None) -> None:
    script = play(notes, "my answer", "Edit", "\nother words\n", None)
    changed = Note("other words", step="three", page="to-a-stone", ask="What would you say?")
    assert window.kept(Note) == [ALONE, STEP, changed]
    asked = script.last("a note")
    assert (asked.title, asked.text) == ("What would you say?", "my answer")
    assert script.said == []


@pytest.mark.parametrize("answers", [[None], [""], ["  "]])
def test_words_that_are_left_stay_as_they_are(
    play: Play, window: Window, kept: None, answers: list[Answer]
) -> None:
    script = play(notes, "in a step", "Edit", *answers, None, None)
    assert script.names == ["notes", "one note", "a note", "one note", "notes"]
    assert script.last("a note").title == "What you wrote"
    assert window.kept(Note) == [ALONE, STEP, ANSWER]


def test_words_that_another_window_changed_too_are_both_kept_and_that_is_said(
    play: Play, window: Window, kept: None
) -> None:
    other = Note("theirs", step="one")
    script = play(notes, "in a step", "Edit", window.edits(STEP, other), "mine", None)
    assert sorted(one.text for one in window.kept(Note)) == ["mine", "my answer", "of no step", "theirs"]
    assert script.said == [BOTH_KEPT]


def test_words_that_another_window_forgot_are_not_kept_again(play: Play, window: Window, kept: None) -> None:
    script = play(notes, "in a step", "Edit", window.forgets(STEP), "mine", None, None, None)
    assert script.said == ["This was deleted in another window, so your change was not kept."]
    assert window.kept(Note) == [ALONE, ANSWER]
    assert len(script.asked[-1].rows) == 3


@pytest.mark.parametrize("label", ["in a step", "What lies in your hand?"])
@pytest.mark.parametrize("way", ["Continue", "Undo", None])
def test_one_is_forgotten_or_comes_back(
    play: Play, window: Window, kept: None, label: str, way: Answer
) -> None:
    script = play(notes, label, "Delete", way, None)
    left = [*window.kept(Note), *window.kept(Sorting)]
    gone = SORTED if label == "What lies in your hand?" else STEP
    assert (gone in left) == (way == "Undo")
    assert len(left) == (4 if way == "Undo" else 3)
    assert len(script.asked[-1].rows) == len(left)


def test_one_that_another_window_forgot_can_be_forgotten_and_brought_back(
    play: Play, window: Window, kept: None
) -> None:
    play(notes, "in a step", window.forgets(STEP), "Delete", "Undo", None)
    assert STEP in window.kept(Note)


@pytest.mark.parametrize("answers", [["Delete"], ["Edit", "mine", None, None]])
def test_what_cannot_be_written_is_said_and_nothing_changed(
    play: Play, session: Session, kept: None, full: Callable[[], None], answers: list[Answer]
) -> None:
    script = play(notes, "in a step", full, *answers, None)
    assert script.said == [NOT_KEPT]
    assert STEP in [one.record for one in session.vault.entries(Note)]


@pytest.mark.parametrize(
    ("answers", "lists"),
    [
        (["Older entries", None, None], [51, 2, 51]),
        (["Older entries", "note 0", "Delete", "Continue", None, None], [51, 2, 1, 51]),
        (["note 51", "Delete", "Continue", "note 50", "Delete", "Continue", None], [51, 51, 50]),
    ],
)
def test_older_ones_follow_on_the_next_list(
    play: Play, session: Session, answers: list[Answer], lists: list[int]
) -> None:
    for number in range(52):
        session.vault.put(Note(f"note {number}."))
    found = [f"{one}." if isinstance(one, str) and one.startswith("note") else one for one in answers]
    script = play(notes, *found)
    assert [len(one.rows) for one in script.asked if one.name == "notes"] == lists


def test_the_last_of_the_older_ones_can_be_forgotten(play: Play, session: Session) -> None:
    for number in range(51):
        session.vault.put(Note(f"note {number}."))
    script = play(notes, "Older entries", "note 0.", "Delete", "Continue", None, None)
    assert [len(one.rows) for one in script.asked if one.name == "notes"] == [51, 1, 1, 50]
