"""The whole program line by line, through a pipe: each thing one can do there, and what is kept of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.guide.load import shipped
from companion.journal.model import CheckIn, Choices, Note, Place, Question, Sorting, Start

Run = Callable[..., Any]
KEPT = "Kept on this computer."
DOOR = ["", "", "", "", ""]
"""The answers that lead from the first page to the door."""
WRITE_PAGE = [*DOOR, "1", ""]
SORT_PAGE = [*WRITE_PAGE, ""]
STEADY_PAGE = [*SORT_PAGE, ""]


@pytest.fixture
def said(companion: Run) -> Callable[..., str]:
    """What is said while the answers are given one line after the other; the program ends well after them."""

    def run(*answers: str, **how: Any) -> str:
        done = companion("--plain", answers="".join(f"{one}\n" for one in answers), **how)
        assert (done.returncode, done.stderr) == (0, "")
        return " ".join(done.stdout.split())

    return run


@pytest.fixture
def all_kept(journal: Run) -> Callable[..., list[Any]]:
    """All of one kind that is in the journal, oldest first."""

    def read(kind: type[Any]) -> list[Any]:
        with journal() as vault:
            assert not vault.unreadable
            return [entry.record for entry in vault.entries(kind)]

    return read


@pytest.fixture
def begins(journal: Run) -> Callable[[], Start]:
    """What the next start would find."""

    def read() -> Start:
        with journal() as vault:
            return vault.start()

    return read


def test_reading_goes_from_the_first_page_to_the_last_and_the_steps_count_as_read(
    said: Run, begins: Run
) -> None:
    text = said(*STEADY_PAGE, "", "")
    places = ["Heading: Welcome", "Heading: You found", "Heading: It is hard", "Heading: Looking again"]
    places += ["Heading: Some say they float", "Heading: Something to hold", "Heading: The end"]
    assert sorted(places, key=text.index) == places
    assert "This is the last page." in text
    assert begins().place == Place("end", order=3)
    assert list(begins().read.steps) == ["one", "two", "three"]


def test_going_back_says_the_page_before(said: Run, begins: Run) -> None:
    text = said("", "", "p", "back")
    assert text.count("Heading: You found the stone you found") == 2
    assert text.count("Heading: Welcome") == 2
    assert begins().place == Place("welcome")


def test_the_next_sitting_goes_on_where_this_one_ended(said: Run) -> None:
    said("", "", "")
    text = said()
    assert "The second step, where you stopped Page 1 of 2. Heading: It is hard" in text
    assert "Welcome" not in text


def test_a_claim_is_said_with_its_standing_and_why_it_stands_so(said: Run) -> None:
    text = said("", "", "", "e", "")
    assert "Claim, supported: The article says that stones are hard. e: the evidence for this" in text
    assert "Everybody who tried says so." in text
    assert "Mohs F. On hardness. 1812." in text


def test_more_is_said_when_it_is_wanted_and_left_out_again(said: Run) -> None:
    text = said("", "", "", "i", "i")
    assert text.count("They are made of minerals.") == 1
    assert text.count("i: more about this") == 2
    assert "i: less about this" in text


def test_a_check_in_is_kept_with_its_step(said: Run, all_kept: Run) -> None:
    text = said("", "m", "3", "1 3", "It rained.")
    assert KEPT in text
    assert all_kept(CheckIn) == [CheckIn("in-between", ("sad", "calm"), "It rained.", "one")]


def test_a_page_that_asks_how_it_is_goes_on_once_that_was_said(said: Run, begins: Run) -> None:
    text = said("", "", "1", "4", "", "")
    assert text.index(KEPT) < text.index("Heading: It is hard")
    assert begins().place.stop == "two"


def test_after_a_heavier_check_in_stopping_is_offered_first(said: Run, all_kept: Run) -> None:
    text = said("m", "1", "", "", "1")
    assert "Things sound heavy right now. You do not have to read on." in text
    assert text.index("1: Stop here and quit") < text.index("5: Read on")
    assert len(all_kept(CheckIn)) == 1


def test_a_note_of_several_lines_is_kept(said: Run, all_kept: Run, begins: Run) -> None:
    text = said("w", "The first line.", "  and another", "", "1")
    assert KEPT in text
    assert all_kept(Note) == [Note("The first line.\n  and another")]
    assert begins().draft.note == ""


def test_what_was_begun_is_said_and_goes_on(said: Run, all_kept: Run) -> None:
    said("w", "a  heron - here", "", "p", "m", "2", "1", "")
    said("m", "2", "1 2")
    text = said("m", "", "", "p", "w", "and reeds", "", "")
    assert "Your draft: heavy, sad, numb." in text
    assert "Your draft: a heron - here" in text
    assert all_kept(Note) == [Note("a  heron - here\nand reeds")]


def test_ones_own_words_are_said_as_they_were_typed(companion: Run) -> None:
    own = ["two  spaces", "3: three", "- a dash", "h is a letter"]
    done = companion("--plain", answers="\n".join(["w", *own, "", "1", "s", "", ""]))
    assert "\n".join(own) in done.stdout


def test_a_note_that_is_left_is_gone(said: Run, all_kept: Run, begins: Run) -> None:
    said("w", "not this", "", "3")
    assert all_kept(Note) == []
    assert begins().draft.note == ""


def test_more_can_be_written_before_it_is_kept(said: Run, all_kept: Run) -> None:
    said("w", "one", "", "2", "two", "", "keep")
    assert all_kept(Note) == [Note("one\ntwo")]


def test_what_a_page_asks_for_is_kept_with_what_it_asked(said: Run, all_kept: Run, begins: Run) -> None:
    text = said(*WRITE_PAGE, "1", "Hello, stone.", "", "")
    assert all_kept(Note) == [
        Note("Hello, stone.", "three", "to-a-stone", "What would you say to the stone you found?")
    ]
    assert text.index(KEPT) > text.index("Line:")
    assert begins().place == Place("three", 2, order=2)


def test_things_are_sorted_one_after_the_other(said: Run, all_kept: Run, begins: Run) -> None:
    text = said(*SORT_PAGE, "1", "1", "2", "", "Small ones first.")
    assert "a pebble. A number, 0 for nowhere, or Enter to go on:" in text
    placed = {"pebble": "in-hand", "mountain": "not-in-hand"}
    assert all_kept(Sorting) == [Sorting(placed, "Small ones first.", "three", "in-your-hand")]
    assert begins().place == Place("three", 3, order=2)


def test_something_steady_goes_on_move_by_move(said: Run, begins: Run) -> None:
    text = said(*STEADY_PAGE, "1", "", "p", "", "", "1")
    moves = ["Pick one up.", "Feel its weight. Think of the stone you found.", "Put it down."]
    assert [text.count(move) for move in moves] == [2, 2, 1]
    assert "You are back on the page." in text
    assert begins().place == Place("three", 3, order=2)


def test_the_sentence_an_exercise_leads_to_is_kept(said: Run, all_kept: Run) -> None:
    said(*STEADY_PAGE, "2", "2", "Greystone", "", "1")
    assert all_kept(Note) == [Note("Greystone", "three", ask="Its name")]


@pytest.mark.parametrize(
    ("answer", "kept", "place"), [("1", "open", "three"), ("2", "later", "end"), ("3", "closed", "end")]
)
def test_a_door_waits_for_an_answer_and_remembers_it(
    said: Run, begins: Run, answer: str, kept: str, place: str
) -> None:
    text = said(*DOOR, "", answer)
    assert "This part opens only if you choose to open it." in text
    assert begins().choices.doors == {"again": kept}
    assert begins().place.stop == place


def test_the_contents_lead_to_a_step_and_close_a_part(said: Run, begins: Run) -> None:
    text = said("c", "3")
    assert "Heading: After finding it 2: The first step 3: The second step" in text
    assert "4: The door to this part, not opened yet" in text
    assert begins().place.stop == "two"
    said(*["c", "The door", "1"], *["c", "Close this part"])
    assert begins().choices.doors == {"again": "closed"}


def test_the_summary_says_the_claims_and_what_was_kept(said: Run) -> None:
    text = said("w", "a heron", "", "1", "s", *[""] * 4)
    assert "Heading: Summary" in text
    assert "Heading: What the article's own summary says Claim, supported: The article says" in text
    assert "Heading: What you wrote a heron" in text
    assert "This part is closed for now." in text


def test_resources_are_those_of_the_country_that_is_chosen(said: Run, begins: Run) -> None:
    text = said("r", "o", "Norway", "")
    assert "Service: Stones Everywhere" in text
    assert "Heading: Country" in text
    assert "call 024" in text
    assert begins().choices.country == "NO"


def test_letters_with_which_several_countries_begin_name_those(companion: Run) -> None:
    done = companion("--plain", guide=shipped(), answers="r\no\nunited\nunited s\n")
    assert "45: United Kingdom\n46: United States\nA number, or Enter for more:" in done.stdout
    assert "Country: United States, as you chose." in done.stdout


@pytest.mark.parametrize(("typed", "name"), [("uk", "United Kingdom"), ("Deutschland", "Germany")])
def test_a_country_is_known_by_its_other_names(companion: Run, typed: str, name: str) -> None:
    done = companion("--plain", guide=shipped(), answers=f"r\no\n{typed}\n")
    assert f"Country: {name}, as you chose." in done.stdout
    done = companion("now", "--country", typed, guide=shipped())
    assert f"Country: {name}" in done.stdout


def test_which_resources_are_said_can_be_chosen(said: Run) -> None:
    text = said("r", "f", "Search for a word", "everywhere", "", "")
    assert "Heading: Which services" in text
    assert text.count("Stones Everywhere") == 2


def test_help_says_whom_to_call_before_anything_else(said: Run) -> None:
    text = said("h")
    help_now = text[text.index("Heading: Help now") :]
    asked = "Heading: Help now No country is chosen yet. Press o to choose your country."
    assert help_now.startswith(f"{asked} If a stone fell on somebody, call your local emergency")
    assert help_now.index("Stones Everywhere") < help_now.index("o: choose another country")


def test_past_check_ins_are_said_when_they_are_asked_for(said: Run) -> None:
    assert "a heron" not in said("m", "4", "1", "a heron")
    text = said("d", "The entries", "1")
    assert "a heron" in text
    assert "light" in text


def test_what_a_page_is_about_is_kept_as_a_question_once(said: Run, all_kept: Run) -> None:
    text = said("a", "", "", "", "a", "", "a", "")
    assert "There is nothing on this page to ask about." in text
    assert text.count("Kept as a question. You can find it under k.") == 2
    assert all_kept(Question) == [Question("How hard are stones?", "stones-are-hard", "two")]


def test_words_are_looked_for_and_lead_to_their_page(said: Run, begins: Run) -> None:
    text = said("/", "hard", "1")
    assert "Heading: Search results" in text
    assert begins().place.stop == "two"


def test_a_step_is_skipped(said: Run, begins: Run) -> None:
    said("", "n")
    assert begins().place.stop == "two"


@pytest.mark.parametrize(
    ("answers", "chosen"),
    [
        (["Who you are", "2"], {"role": "partner"}),
        (["Which word", "pebble"], {"words": {"stone": "pebble"}}),
        (["Which word", "a name", "Greystone"], {"words": {"stone": "Greystone"}}),
        (["How much", "Each step"], {"density": "brief"}),
        (["Country", "Norway"], {"country": "NO"}),
        (["Colours", "dark"], {"theme": "dusk"}),
        (["Display", "line by line"], {"face": "plain"}),
        (["Ask how I am", "No"], {"check_ins": False}),
        (["When you come", "The beginning"], {"returning": "start"}),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_each_choice_is_kept_and_the_choices_are_said_again(
    said: Run, begins: Run, answers: list[str], chosen: dict[str, Any]
) -> None:
    text = said(",", *answers)
    assert begins().choices == Choices(**chosen)
    assert text.count("Heading: Settings") == 2


def test_a_key_of_ones_own_does_it_from_then_on_and_is_named(said: Run, begins: Run) -> None:
    number = re.search(r"(\d+): n: skip this step", said(",", "Keys"))
    assert number
    text = said("", ",", "Keys", number[1], "z", "p", "", "n", "z", "?")
    assert begins().choices == Choices(keys={"skip": "z"})
    assert f"{number[1]}: z: skip this step and go to the next one" in text
    assert "z: skip this step" in text[text.index("What you can type") :]
    assert begins().place.stop == "two"


def test_what_was_chosen_counts_at_once(said: Run) -> None:
    text = said(",", "Which word", "pebble", "", "")
    assert "Heading: You found your pebble" in text
    said(",", "When you come", "The beginning")
    assert "Heading: Welcome" in said()


def test_all_that_was_kept_is_written_to_a_file_and_erased(said: Run, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "copy.md"
    text = said("w", "a heron", "", "1", ",", "Your journal", "Export", str(file))
    assert "Exported to copy.md. Anyone who can open that file can read it." in text
    assert "a heron" in file.read_text()
    text = said(",", "Your journal", "Erase", "Continue", "erase", "1")
    assert "Heading: Erased" in text
    assert list(home.iterdir()) == []


def test_erasing_takes_the_whole_word(said: Run, home: Path) -> None:
    assert "Nothing was erased." in said(",", "Your journal", "Erase", "Continue", "eras")
    assert (home / "journal.db").exists()


def test_stopping_and_leaving_end_it_at_once(said: Run, begins: Run) -> None:
    assert "It is fine to stop at any point." in said("", "t", "1", "this is not read any more")
    text = said("", "q", "2", "q", "Quit", "nor is this")
    assert text.count("Heading: Quit") == 2
    assert begins().place.stop == "one"


def test_q_where_quitting_is_asked_quits(said: Run) -> None:
    text = said("", "q", "q", "s")
    assert text.count("Heading: Quit") == 1
    assert "Heading: Summary" not in text


def test_what_can_be_typed_is_listed_with_names_that_work_as_well(said: Run) -> None:
    text = said("?", "", "summary", "", "help now")
    assert "h: who to call now" in text
    assert "Enter alone: go" in text
    assert "ctrl" not in text
    assert text.index("Heading: Summary") < text.index("Heading: Help now")


def test_the_page_can_be_hidden_while_writing_and_nothing_of_that_is_text(said: Run, all_kept: Run) -> None:
    text = said("w", "a heron", "\f", "", "and reeds", "", "1")
    assert "$ You are back at: Write something for yourself Line: Line: 1: Keep" in text
    assert all_kept(Note) == [Note("a heron\nand reeds")]


def test_the_page_is_said_again_when_that_is_asked_for(said: Run) -> None:
    assert said("", ".", "again").count("Heading: You found") == 3


@pytest.mark.parametrize("hide", ["hide", "\f"], ids=["by its name", "ctrl+l"])
def test_what_was_said_is_pushed_out_of_sight(companion: Run, hide: str) -> None:
    done = companion("--plain", answers=f"\n{hide}\nls\n\n")
    hidden = done.stdout[done.stdout.index("\n" * 50) :]
    assert " ".join(hidden.split()) == "$ $ You are back on the page. Enter goes on:"


def test_what_was_just_kept_is_taken_back_by_typing_undo(said: Run, all_kept: Run, begins: Run) -> None:
    text = said("", "m", "3", "1 3", "It rained.", "undo", "p")
    assert "Kept on this computer. To change or discard the check-in, type undo." in text
    assert "Your draft: in between, sad, calm, a line of your own." in text
    assert all_kept(CheckIn) == []
    assert begins().draft.check_in == CheckIn("in-between", ("sad", "calm"), "It rained.")
