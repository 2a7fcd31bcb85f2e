"""Finding anything: what was found leads where it says and back; help now is always among it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from typing import TYPE_CHECKING

import pytest

from companion.flows.dialogs import Choice
from companion.flows.reading.finding import Everything, find_by_name, search
from companion.flows.ui import UI, Flow
from companion.guide.load import GuideFiles, shipped
from companion.journal.model import CheckIn, Note, Place, Question, Sorting
from companion.journal.opening import memory_vault
from companion.session import Session
from tests.flows.script import COME_BACK, Answer, Script

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window

ALWAYS = ["Help now | who to call now, and warning signs"]


@pytest.mark.parametrize("answer", [None, "", " "])
def test_nothing_is_looked_for_without_a_word(play: Play, answer: Answer) -> None:
    script = play(search, answer)
    assert script.names == ["search"]


def test_where_nothing_is_found_that_is_said_with_help(play: Play) -> None:
    asked = play(search, "elephant", None).last("found")
    assert asked.rows == ALWAYS
    assert asked.text.startswith("Nothing was found for “elephant”. Closed parts are not")


def test_what_is_found_shows_the_words_around_it_and_how_claims_stand(play: Play) -> None:
    asked = play(search, "hard", None).last("found")
    assert asked.rows == [
        "The second step | It is hard.",
        "The second step  ·  It is hard | Stones are hard.  ·  claim: supported",
        *ALWAYS,
    ]


def test_help_now_is_shown(play: Play) -> None:
    assert [name for name, _ in play(search, "elephant", "Help now", None).shown] == ["help"]


def test_a_sign_that_was_found_opens_help(play: Play) -> None:
    assert [name for name, _ in play(search, "bleeds", "Help now  ·  Your body", None).shown] == ["help"]


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


@pytest.mark.parametrize("flow", [search, find_by_name])
def test_the_way_back_from_a_page_leads_to_the_same_words_and_result(
    play: Play, session: Session, flow: Callable[[UI], Flow]
) -> None:
    script = play(flow, "hard", "The second step  ·", COME_BACK, None)
    assert script.names[1:] == ["found", "found"], "the words are not asked for again"
    assert script.asked[1].rows == script.asked[2].rows
    assert script.asked[2].at == "The second step  ·  It is hard"
    assert session.journey.place == Place("welcome")


def test_the_last_words_and_result_are_there_when_search_is_opened_again(play: Play) -> None:
    play(search, "hard", "The second step  ·", COME_BACK, None)
    script = play(search, None)
    assert (script.names, script.asked[0].at) == (["found"], "The second step  ·  It is hard")


def test_an_exercise_is_led_through(play: Play) -> None:
    script = play(search, "weight", "Weigh a stone", "Go on", "Go on", "Back to the page", None)
    assert script.names.count("exercise") == 3
    assert script.ended == ""


def test_a_check_in_that_was_found_is_opened_over_the_diary(play: Play, session: Session) -> None:
    for line in ("a gull", "a heron", "a tern"):
        session.vault.put(CheckIn("heavy", line=line))
    found = play(search, "heron", None).last("found").rows
    script = play(search, "heron", found[0].split(" | ")[0], "Back to the diary", None, None)
    assert script.names == ["search", "found", "an entry", "diary", "found"]
    assert "a heron" in script.last("an entry").text


def test_a_question_leads_to_the_summary(play: Play, session: Session) -> None:
    session.vault.put(Question("Is it a gull?"))
    found = play(search, "gull", None).last("found").rows
    script = play(search, "gull", found[0].split(" | ")[0], None)
    assert [name for name, _ in script.shown] == ["summary"]
    assert "a gull" in script.sheet_text()


@pytest.mark.parametrize("record", [Note("a gull"), Sorting({}, "a gull", step="three", page="in-your-hand")])
def test_what_was_written_is_opened_by_itself(play: Play, session: Session, record: Note | Sorting) -> None:
    session.vault.put(Note("a tern"))
    session.vault.put(record)
    found = play(search, "gull", None).last("found").rows
    script = play(search, "gull", found[0].split(" | ")[0], "Back", None)
    assert script.names == ["search", "found", "one note", "found"]
    assert "a gull" in script.last("one note").text


def test_what_another_window_deleted_meanwhile_is_said_to_be_gone(
    play: Play, session: Session, window: Window
) -> None:
    session.vault.put(Note("a gull"))
    found = play(search, "gull", None).last("found").rows
    label = found[0].split(" | ")[0]
    script = play(search, "gull", window.forgets(Note("a gull")), label, None)
    assert script.said == ["This entry was deleted in another window."]


def test_words_that_turn_the_direction_of_writing_are_shown_isolated(play: Play) -> None:
    asked = play(search, "\u202eelephant", None).last("found")
    assert "\u2068" in asked.text or "\u202c" in asked.text


@pytest.mark.parametrize(
    ("words", "label", "kept", "said"),
    [
        ("sentence", "How much to read: Each step in one sentence", {"density": "brief"}, "How much to read"),
        ("dark", "Colours: Dark", {"theme": "dusk"}, "Colours"),
        ("norw", "Norway", {"country": "NO"}, ""),
    ],
)
def test_an_option_of_a_setting_and_a_country_are_set_at_once(
    play: Play, session: Session, words: str, label: str, kept: dict[str, str], said: str
) -> None:
    script = play(search, words, label, None)
    (name,) = kept
    assert getattr(session.vault.start().choices, name) == kept[name]
    assert said in " ".join(script.said)


def test_a_service_is_found_and_shown_alone(play: Play, session: Session) -> None:
    session.choose(country="NO")
    script = play(search, "024", "Stones of Norway", None)
    assert "Stones of Norway" in script.sheet_text()
    assert "Stone rescue" not in script.sheet_text()


def test_a_setting_and_a_command_are_found_by_their_names(play: Play) -> None:
    assert play(find_by_name, "colour keys", None).last("found").rows == ALWAYS
    assert play(find_by_name, "coming back", None).last("found").rows == ALWAYS
    assert play(find_by_name, "past", "diary").did == ["diary"]
    assert "returning" in play(find_by_name, "when you come", "When you come back", None, None).names


def test_over_the_lock_nothing_of_the_guide_or_the_journal_is_found(play: Play, session: Session) -> None:
    session.vault.put(Note("a hard day"))
    rows = play(find_by_name, "hard", None, is_shut=True).last("found").rows
    assert rows == ALWAYS
    assert len(play(find_by_name, "bleeds", None, is_shut=True).last("found").rows) == 2


@pytest.fixture
def found() -> Iterator[Callable[[str], list[Choice]]]:
    """What is found for what is typed over the guide that comes with the program."""
    session = Session(GuideFiles(shipped()), memory_vault())

    def found_for(typed: str) -> list[Choice]:
        finder = Everything(Script(session, []), "search", "Search", [])
        finder.text = typed
        finder.read_on(inf)
        return [row for row in finder.rows(is_whole=True) if row.choosable]

    yield found_for
    session.close()


@pytest.mark.parametrize(
    "typed",
    [
        *("bleeding", "bleed", "soaks", "soak", "fever", "pain", "clots", "faint", "trouble breathing"),
        *("suicide", "suic", "die", "want to die", "kill", "killing myself", "hurt", "hurting", "harm"),
        *("police", "emergency", "help"),
    ],
)
def test_help_comes_first_for_signs_and_for_words_of_danger(
    found: Callable[[str], list[Choice]], typed: str
) -> None:
    assert found(typed)[0].label.startswith("Help now")


@pytest.mark.parametrize("typed", ["I want to die", "kill myself"])
def test_words_of_danger_are_not_answered_with_nothing_was_found(session: Session, typed: str) -> None:
    finder = Everything(Script(session, []), "search", "Search", [])
    finder.text = typed
    finder.read_on(inf)
    assert [row.label for row in finder.rows()] == ["Help now"]
    assert finder.said() == []


@pytest.mark.parametrize("typed", ["sleep", "eat", "work", "doctor"])
def test_a_page_with_the_very_word_comes_before_help_that_only_mentions_it(
    found: Callable[[str], list[Choice]], typed: str
) -> None:
    assert not found(typed)[0].label.startswith("Help now")


@pytest.mark.parametrize("typed", ["pain", "sleep", "guilt", "the"])
def test_what_stands_under_a_result_fits_into_one_line_of_80_columns(
    found: Callable[[str], list[Choice]], typed: str
) -> None:
    rows = [row for row in found(typed) if row.id.startswith("hit:") and "claim: " in row.under]
    assert rows
    assert max(len(row.under) for row in rows) <= 66
