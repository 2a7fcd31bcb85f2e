"""A search: what was found leads to its page, exercise, entry or summary; help now is always among it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from companion.flows.reading.searching import search
from companion.journal.model import CheckIn, Note, Place, Question, Sorting
from companion.session import Session
from tests.flows.script import COME_BACK, Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

ALWAYS = ["Help now | who to call now, and warning signs", "Search for other words"]


@pytest.mark.parametrize("answer", [None, "", " "])
def test_nothing_is_looked_for_without_a_word(play: Play, answer: Answer) -> None:
    script = play(search, answer)
    assert script.names == ["search"]
    assert script.asked[0].title == "Search the guide and what you wrote"


def test_where_nothing_is_found_that_is_said_with_help(play: Play) -> None:
    asked = play(search, "elephant", None, None).last("found")
    assert asked.rows == ALWAYS
    assert asked.text.startswith("Nothing was found for “elephant”. Closed parts are not")


def test_what_is_found_shows_the_words_around_it_and_how_claims_stand(play: Play) -> None:
    asked = play(search, "hard", None, None).last("found")
    assert asked.rows == [
        "The second step | It is hard.",
        "The second step  ·  It is hard | Stones are hard.  ·  claim: supported",
        *ALWAYS,
    ]
    assert asked.text == "You searched for “hard”."


def test_other_words_are_looked_for_after_the_first(play: Play) -> None:
    script = play(search, "elephant", "Search for other words", "hard", None, None)
    assert [one.text for one in script.asked if one.name == "search"] == ["", "elephant", "hard"]
    assert len(script.last("found").rows) == 4
    assert play(search, "elephant", "Search for other words", None).names == ["search", "found", "search"]


def test_help_now_is_shown(play: Play) -> None:
    assert [name for name, _ in play(search, "elephant", "Help now", None, None).shown] == ["help"]


def test_a_sign_that_was_found_opens_help(play: Play) -> None:
    assert [name for name, _ in play(search, "bleeds", "Help now  ·  Your body", None, None).shown] == [
        "help"
    ]


@pytest.mark.parametrize(
    ("word", "label", "place", "did"),
    [
        ("hard", "The second step", Place("two", 0, order=1), []),
        ("hard", "The second step  ·", Place("two", 0, order=1), []),
        ("minerals", "The second step", Place("two", 0, order=1), ["toggle more"]),
        ("wait", "Looking again", Place("again", 0, order=2), []),
        ("ends", "The end", Place("end", 0, order=3), []),
    ],
)
def test_a_page_is_gone_to_and_opens_where_the_words_stand(
    play: Play, session: Session, word: str, label: str, place: Place, did: list[str]
) -> None:
    script = play(search, word, label)
    assert (script.ended, script.did) == ("elsewhere", did)
    assert session.vault.start().place == place


def test_the_way_back_leads_to_the_same_hits_and_then_to_the_same_words(play: Play, session: Session) -> None:
    script = play(search, "hard", "The second step  ·", COME_BACK, None, None)
    assert script.names == ["search", "found", "found", "search"]
    assert script.asked[1].rows == script.asked[2].rows
    assert script.asked[2].at == "The second step  ·  It is hard"
    assert script.last("search").text == "hard"
    assert session.journey.place == Place("welcome")


def test_an_exercise_is_led_through(play: Play) -> None:
    script = play(search, "weight", "Weigh a stone", "Go on", "Go on", "Back to the page", None, None)
    assert script.names.count("exercise") == 3
    assert script.ended == ""


def test_a_check_in_that_was_found_is_opened_over_the_diary(play: Play, session: Session) -> None:
    for line in ("a gull", "a heron", "a tern"):
        session.vault.put(CheckIn("heavy", line=line))
    found = play(search, "heron", None, None).last("found").rows
    script = play(search, "heron", found[0].split(" | ")[0], "Back to the diary", None, None, None)
    assert script.names == ["search", "found", "an entry", "diary", "found", "search"]
    assert "a heron" in script.last("an entry").text


def test_a_question_leads_to_the_summary(play: Play, session: Session) -> None:
    session.vault.put(Question("Is it a gull?"))
    found = play(search, "gull", None, None).last("found").rows
    script = play(search, "gull", found[0].split(" | ")[0], None, None)
    assert [name for name, _ in script.shown] == ["summary"]
    assert "a gull" in script.sheet_text()


@pytest.mark.parametrize("record", [Note("a gull"), Sorting({}, "a gull", step="three", page="in-your-hand")])
def test_what_was_written_is_opened_by_itself(play: Play, session: Session, record: Note | Sorting) -> None:
    session.vault.put(Note("a tern"))
    session.vault.put(record)
    found = play(search, "gull", None, None).last("found").rows
    script = play(search, "gull", found[0].split(" | ")[0], "Back", None, None)
    assert script.names == ["search", "found", "one note", "found", "search"]
    assert "a gull" in script.last("one note").text


def test_what_another_window_deleted_meanwhile_is_said_to_be_gone(
    play: Play, session: Session, window: Window
) -> None:
    session.vault.put(Note("a gull"))
    found = play(search, "gull", None, None).last("found").rows
    label = found[0].split(" | ")[0]
    script = play(search, "gull", window.forgets(Note("a gull")), label, None, None)
    assert script.said == ["This entry was deleted in another window."]


def test_words_that_turn_the_direction_of_writing_are_shown_isolated(play: Play) -> None:
    asked = play(search, "\u202eelephant", None, None).last("found")
    assert "\u2068" in asked.text or "\u202c" in asked.text
