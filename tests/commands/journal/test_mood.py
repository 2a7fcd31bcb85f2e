"""``companion mood``: one check-in at the prompt. All of it can be left out; it is kept when it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from companion.journal.model import CheckIn, Choices, Start

Run = Callable[..., Any]

KEPT = "Kept on this computer."


def line(done: Any) -> str:
    """What was printed, as one line."""
    return " ".join(done.stdout.split())


def test_a_weight_feelings_and_a_line_are_kept(companion: Run, kept: Run) -> None:
    done = companion("mood", answers="4\n1 3\nIt was quiet today.\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert KEPT in done.stdout
    assert kept() == [CheckIn("light", ("sad", "calm"), "It was quiet today.", step=kept()[0].step)]


def test_a_check_in_is_kept_at_the_moment_it_was_made(companion: Run, journal: Run) -> None:
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    companion("mood", answers="4\n\n\n", TZ="Asia/Kolkata")
    with journal() as vault:
        (entry,) = vault.entries(CheckIn)
    assert before <= entry.when <= dt.datetime.now(dt.UTC)
    assert entry.when.utcoffset() == dt.timedelta(hours=5, minutes=30)


@pytest.mark.parametrize(
    ("answers", "check_in"),
    [
        ("3\n\n\n", CheckIn("in-between")),
        ("\n2\n\n", CheckIn(feelings=("numb",))),
        ("\n\nonly a line\n", CheckIn(line="only a line")),
        ("\n3, 1,2 3\n\n", CheckIn(feelings=("sad", "numb", "calm"))),
        ("heavy\n\n\n", CheckIn("heavy")),
        ("  4 \n\n\n", CheckIn("light")),
        ("\n\nno line end", CheckIn(line="no line end")),
    ],
)
def test_everything_can_be_left_out(companion: Run, kept: Run, answers: str, check_in: CheckIn) -> None:
    assert KEPT in companion("mood", answers=answers).stdout
    (found,) = kept()
    assert (found.weight, found.feelings, found.line) == (check_in.weight, check_in.feelings, check_in.line)


@pytest.mark.parametrize("wrong", ["5", "-1", "heavier", "1 2", "1.0", "²", "③", "1e0", "9" * 400])
def test_a_wrong_answer_is_asked_again(companion: Run, kept: Run, wrong: str) -> None:
    done = companion("mood", answers=f"{wrong}\n4\n\n\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        "one of the options. Type 1 for “very heavy”, 2 for “heavy”, 3 for “in between” or 4 for “light”"
        in line(done)
    )
    assert [one.weight for one in kept()] == ["light"]


def test_a_key_that_was_held_down_is_asked_again(companion: Run, kept: Run) -> None:
    companion("mood", answers=f"{'4' * 5_000}\n4\n\n\n")
    assert [one.weight for one in kept()] == ["light"]


def test_a_wrong_feeling_is_asked_again_and_none_of_that_answer_is_kept(companion: Run, kept: Run) -> None:
    done = companion("mood", answers="\n1 2 5\n3\n\n")
    assert "That is not one of the options. Type numbers from 1 to 4" in line(done)
    assert [one.feelings for one in kept()] == [("calm",)]


@pytest.mark.parametrize("typed", ["calm, SAD", "3 sad", "sad 1 calm"])
def test_a_feeling_can_be_typed_as_a_word(companion: Run, kept: Run, typed: str) -> None:
    companion("mood", answers=f"\n{typed}\n\n")
    assert [set(one.feelings) for one in kept()] == [{"sad", "calm"}]


@pytest.mark.parametrize("typed", ["help", "h"])
def test_help_opens_where_feelings_are_asked(companion: Run, kept: Run, typed: str) -> None:
    done = companion("mood", answers=f"\n{typed}\np\nsad\n\n")
    assert "Heading: Help now" in done.stdout
    assert [one.feelings for one in kept()] == [("sad",)]


def test_nothing_said_keeps_nothing(companion: Run, kept: Run) -> None:
    done = companion("mood", answers="\n\n\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing is kept" in done.stdout
    assert KEPT not in done.stdout
    assert kept() == []


def test_help_resources_and_the_summary_open_at_every_question_and_it_comes_back(
    companion: Run, kept: Run
) -> None:
    letters = "h\np\nr\np\ns\np\n"
    done = companion("mood", answers=f"{letters}4\n{letters}2\n{letters}a line\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Heading: Help now") == done.stdout.count("If a stone fell on somebody") == 3
    assert done.stdout.count("Heading: Resources") == done.stdout.count("Heading: Summary") == 3
    assert done.stdout.count("A line for yourself, or Enter for none;") == 4
    (found,) = kept()
    assert (found.weight, found.feelings, found.line) == ("light", ("numb",), "a line")


def test_help_knows_the_country_that_was_chosen(companion: Run, journal: Run) -> None:
    with journal() as vault:
        vault.put(Choices(country="NO"))
    done = companion("mood", answers="h\n\n\n\n\n")
    assert "call 000." in done.stdout
    assert "024" in done.stdout


@pytest.mark.parametrize("answers", ["", "h\n", "\n"])
def test_answers_that_end_before_anything_was_said_keep_nothing_and_that_is_said(
    companion: Run, kept: Run, one_sentence: Run, answers: str
) -> None:
    done = companion("mood", answers=answers)
    assert "Nothing was kept" in one_sentence(done)
    assert KEPT not in done.stdout
    assert kept() == []


@pytest.mark.parametrize(
    ("answers", "draft"), [("1\n", CheckIn("very-heavy")), ("1\n2\n", CheckIn("very-heavy", ("numb",)))]
)
def test_what_was_begun_is_a_draft_and_taken_up_the_next_time(
    companion: Run, kept: Run, journal: Run, one_sentence: Run, answers: str, draft: CheckIn
) -> None:
    done = companion("mood", answers=answers)
    assert "What you began is kept as a draft." in one_sentence(done)
    assert KEPT not in done.stdout
    assert kept() == []
    with journal() as vault:
        assert vault.start().draft.check_in == draft
    done = companion("mood", answers="\n\nand a line\n")
    assert "Your draft: very heavy" in done.stdout
    (found,) = kept()
    assert (found.weight, found.feelings, found.line) == (draft.weight, draft.feelings, "and a line")


def test_what_was_begun_can_be_taken_back(companion: Run, kept: Run) -> None:
    companion("mood", answers="1\n1 2\n")
    done = companion("mood", answers="0\n0\n\n")
    assert "nothing is kept" in done.stdout
    assert kept() == []


@pytest.mark.parametrize("answers", ["", "\n\n\n", "1\n\n\n"])
def test_checking_in_at_the_prompt_does_not_count_as_having_read(
    companion: Run, journal: Run, answers: str
) -> None:
    companion("mood", answers=answers)
    with journal() as vault:
        assert vault.start() == Start()


@pytest.mark.parametrize("weight", ["1", "2"])
def test_a_heavy_answer_is_kept_and_offers_help(companion: Run, kept: Run, weight: str) -> None:
    done = companion("mood", answers=f"{weight}\n\n\n")
    assert "You could stop here for now." in done.stdout
    assert "Stones Everywhere" in done.stdout
    assert done.stdout.index(KEPT) < done.stdout.index("You could stop here")
    assert len(kept()) == 1


@pytest.mark.parametrize("weight", ["", "3", "4"])
def test_a_lighter_answer_offers_nothing(companion: Run, weight: str) -> None:
    done = companion("mood", answers=f"{weight}\n1\n\n")
    assert "stop here" not in done.stdout
    assert "Stones Everywhere" not in done.stdout


def test_every_check_in_is_another_one(companion: Run, kept: Run) -> None:
    for n in range(3):
        companion("mood", answers=f"\n\nline {n}\n")
    assert sorted(one.line for one in kept()) == ["line 0", "line 1", "line 2"]


def test_a_check_in_goes_to_the_journal_that_was_named(companion: Run, kept: Run) -> None:
    companion("mood", "--journal", "evening", answers="\n\nin the evening\n")
    assert [one.line for one in kept("evening")] == ["in the evening"]
    assert kept() == []
    assert "evening" not in companion("history").stdout
    assert "in the evening" in companion("--journal", "evening", "history").stdout
