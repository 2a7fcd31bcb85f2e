"""Line by line, at each kind of prompt: help, resources and the summary open and lead back to it; a wrong
answer is told; the way back works; and where the input ends there, nothing that was begun is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from companion.journal.model import CheckIn, Draft, Sorting, Start

Run = Callable[..., Any]
DOOR = [""] * 5
BEHIND = [*DOOR, "1"]
CHOICES = [","]
JOURNAL = [",", "Your journal"]
QUESTIONS = ["k", "Questions to ask", "Add a question", "Why?"]
CLOSE_ONE = ["k", "A note for someone close"]
CHECKED_IN = ["m", "4", "", ""]
DAYS = ["k", "Days that may be hard"]
NOTES = ["w", "a heron", "", "", "k", "What you wrote"]


class Way(NamedTuple):
    """How a prompt is reached, and what is there."""

    answers: list[str]
    prompt: str
    """How it begins."""
    back: str | None = None
    """How the prompt begins that is reached by going back; None where any line is an answer."""
    draft: Draft = Draft()
    """What is a draft by then."""


PAGE = "Enter goes on"
MENU = "A number, or Enter to go back"
MORE = "A number, or Enter for more"
ASKING = "A number, or Enter to go on"
WAYS = {
    "first page": Way([], ASKING, ASKING),
    "page": Way(["", "", ""], PAGE, ASKING),
    "page that asks how it is": Way(["", ""], ASKING, PAGE),
    "door": Way(DOOR, "A number from 1 to 3", PAGE),
    "page that asks for a text": Way([*BEHIND, ""], ASKING, PAGE),
    "page with things to sort": Way([*BEHIND, "", ""], ASKING, ASKING),
    "page with exercises": Way([*BEHIND, "", "", ""], ASKING, ASKING),
    "end": Way([*DOOR, "3"], "p goes back", ASKING),
    "contents": Way(["c"], MENU, ASKING),
    "too much": Way(["t"], MENU, ASKING),
    "after a heavier check-in": Way(["m", "1", "", ""], MENU, ASKING),
    "leaving": Way(["q"], MENU, ASKING),
    "choices": Way(CHOICES, MENU, ASKING),
    "one of the choices": Way([*CHOICES, "1"], MENU, MENU),
    "countries": Way([*CHOICES, "Country"], MENU, MENU),
    "keys of one's own": Way([*CHOICES, "Keys"], MORE, MENU),
    "a key of one's own": Way([*CHOICES, "Keys", "1"], "One line; Enter for “greater than (>)”", MORE),
    "a word of one's own": Way([*CHOICES, "2", "a name"], "One line; Enter goes back", MENU),
    "your journal": Way(JOURNAL, MENU, MENU),
    "before a passphrase": Way([*JOURNAL, "1"], MENU, MENU),
    "a new passphrase": Way([*JOURNAL, "1", "1"], "The new passphrase, or Enter to go back", None),
    "where a copy goes": Way([*JOURNAL, "2"], "One line; Enter for “~/journal.md”; p goes back", MENU),
    "before erasing": Way([*JOURNAL, "3"], MENU, MENU),
    "erasing": Way([*JOURNAL, "3", "2"], "One line; Enter goes back", MENU),
    "words to look for": Way(["/"], "One line; Enter goes back", ASKING),
    "what was found": Way(["/", "hard"], MENU, ASKING),
    "the middle of a view": Way(["b"], "Enter for more", ASKING),
    "the end of a view": Way([*QUESTIONS, "Show all"], "That is all", MENU),
    "evidence": Way(["", "", "", "e"], "That is all", PAGE),
    "which services": Way(["r", "f"], MENU, "That is all"),
    "what can be typed": Way(["?"], "Enter goes back", ASKING),
    "weight": Way(["m"], "A number, or Enter to leave this question out", ASKING),
    "feelings": Way(["m", "2"], "Numbers or words", ASKING, Draft(CheckIn("heavy"))),
    "line": Way(["m", "2", "1 3"], "A line for yourself", None, Draft(CheckIn("heavy", ("sad", "calm")))),
    "note": Way(["w"], "Line:"),
    "note with a line": Way(["w", "a heron"], "Line:", None, Draft(note="a heron")),
    "after writing": Way(["w", "a heron", ""], "A number, or Enter to keep", ASKING, Draft(note="a heron")),
    "answer": Way([*BEHIND, "", "1", "Hello"], "Line:", None, Draft(answers={"to-a-stone": "Hello"})),
    "first thing to sort": Way([*BEHIND, "", "", "1"], "a pebble. A number, 0 for nowhere", ASKING),
    "next thing to sort": Way(
        [*BEHIND, "", "", "1", "2"],
        "a mountain. A number",
        ASKING,
        Draft(sortings={"in-your-hand": Sorting({"pebble": "not-in-hand"}, page="in-your-hand")}),
    ),
    "exercise": Way(
        [*BEHIND, "", "", "", "1", ""], "A number, or Enter for “Go on", "A number, or Enter for “Go"
    ),
    "first move of an exercise": Way([*BEHIND, "", "", "", "1"], "A number, or Enter for “Go on", ASKING),
    "what was kept": Way(["k"], MENU, ASKING),
    "diary": Way(["d"], MENU, ASKING),
    "which entries": Way(["d", "Only some"], MENU, MENU),
    "a word in entries": Way(["d", "Only some", "With certain words"], "One line; Enter goes back", MENU),
    "entries": Way([*CHECKED_IN, "d", "The entries"], MENU, MENU),
    "an entry": Way([*CHECKED_IN, "d", "The entries", "1"], MENU, MENU),
    "another day": Way([*CHECKED_IN, "d", "The entries", "1", "2"], "One line; Enter for “2", MENU),
    "an entry put right": Way(
        [*CHECKED_IN, "d", "The entries", "1", "1"], "A number, Enter for “light", None
    ),
    "forgotten": Way([*CHECKED_IN, "d", "The entries", "1", "Delete"], MENU, MENU),
    "notes": Way(NOTES, MENU, MENU),
    "one note": Way([*NOTES, "1"], MENU, MENU),
    "questions": Way(QUESTIONS, MENU, MENU),
    "one question": Way([*QUESTIONS, "1"], MENU, MENU),
    "a question to add": Way([*QUESTIONS, "Add"], "One line; Enter goes back", MENU),
    "page to take along": Way(["k", "A page"], MENU, MENU),
    "choosing for it": Way(["k", "A page", "Claims"], "Numbers with spaces between them, 0", None),
    "note for someone close": Way(CLOSE_ONE, MENU, MENU),
    "an answer for it": Way([*CLOSE_ONE, "1", "Hello"], "Line:", None, Draft(close_one={"good": "Hello"})),
    "hard days": Way(DAYS, MENU, MENU),
    "a hard day": Way([*DAYS, "Add a day", "3 March", ""], MENU, MENU),
    "a hard day to add": Way([*DAYS, "Add a day"], "One line; Enter goes back", MENU),
    "out of sight": Way(["hide"], "$"),
}


def each(wanted: Callable[[Way], bool] = lambda _: True, one_in: int = 4) -> pytest.MarkDecorator:
    """Every prompt, or every one of a kind; by default one in some."""
    ways = {name: way for name, way in WAYS.items() if wanted(way)}
    marks = [[pytest.mark.slow] if n % one_in else [] for n in range(len(ways))]
    some = zip(ways.items(), marks, strict=True)
    return pytest.mark.parametrize(
        "way", [pytest.param(way, id=name, marks=mark) for (name, way), mark in some]
    )


@each(lambda way: way.prompt != "$" and way is not WAYS["which services"], one_in=1)
def test_help_resources_and_summary_open_and_lead_back_to_it(sit: Run, way: Way) -> None:
    done = sit([*way.answers, "h", "p", "R", "p", "s", "p"])
    before, *turns = done.turns[len(way.answers) :][:7]
    assert before.prompt.startswith(way.prompt)
    for title, opened, after in zip(
        ("Help now", "Resources", "Summary"), turns[::2], turns[1::2], strict=True
    ):
        assert opened.said.startswith(f"\nHeading: {title}\n")
        assert after.prompt == before.prompt
        assert len(after.said.splitlines()) <= 2  # where that is, and nothing said anew


def test_from_the_choice_of_services_resources_lead_to_those_below_it(sit: Run) -> None:
    services, *turns = sit(["r", "f", "h", "p", "s", "p", "r", "p"]).turns[2:]
    assert [turn.prompt for turn in turns[1:4:2]] == [services.prompt] * 2
    assert turns[4].said.startswith("\nHeading: Resources\n")
    assert turns[5].said == "You are back on the page.\n"
    assert turns[5].prompt.startswith(ASKING)


def test_out_of_sight_help_and_resources_open_and_no_summary(sit: Run) -> None:
    hidden, *turns, asked = sit(["w", "a heron", "", "", "hide", "h", "p", "r", "p", "s"]).turns[-6:]
    assert hidden.prompt == "$"
    assert [turn.said.split("\n")[1] for turn in turns[::2]] == ["Heading: Help now", "Heading: Resources"]
    assert (asked.said, asked.prompt) == ("\n", "$")


@each(lambda way: way.back is not None and not way.prompt.startswith("One line"))
def test_a_wrong_answer_is_told_and_it_is_asked_again(sit: Run, way: Way) -> None:
    before, after = sit([*way.answers, "no such thing"]).turns[-2:]
    assert before.prompt.startswith(way.prompt)
    assert after.said.startswith("That is not one of the options. ")
    assert after.prompt == before.prompt


@each(lambda way: way.back is not None)
def test_going_back_leads_to_what_was_there_before(sit: Run, way: Way) -> None:
    *_, before, after = sit([*way.answers, "p"]).turns
    assert before.prompt.startswith(way.prompt)
    assert after.prompt.startswith(str(way.back))


@each(lambda way: way.prompt != "$")
def test_what_was_said_can_be_put_out_of_sight_there(sit: Run, way: Way) -> None:
    before, hidden, after = sit([*way.answers, "\f", ""]).turns[len(way.answers) :][:3]
    assert before.prompt.startswith(way.prompt)
    assert hidden.said.startswith("\n" * 50)
    assert hidden.prompt == "$"
    assert after.prompt == before.prompt


@each()
def test_where_the_input_ends_nothing_that_was_begun_is_lost(sit: Run, journal: Run, way: Way) -> None:
    done = sit([*way.answers, "h"])
    assert done.status == 0
    assert done.turns[-2].prompt.startswith(way.prompt)
    with journal() as vault:
        kept: Start = vault.start()
    assert kept.draft == way.draft
