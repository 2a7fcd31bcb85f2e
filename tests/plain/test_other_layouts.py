"""Line by line, letters, words and numbers count under Caps Lock and on the layouts of other scripts."""

# ruff: noqa: RUF001 - letters that look like Latin ones are what this is about

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import CheckIn, Note

Run = Callable[..., Any]
HELP_HEADING = "Heading: Help now"


def test_help_opens_with_its_key_on_any_layout_and_under_caps_lock(sit: Run) -> None:
    for letter in "HРрхгηיاㅗ호้পհჰくｈ":
        *_, opened = sit([letter]).turns
        assert HELP_HEADING in opened.said, letter


@pytest.mark.parametrize("word", ["HELP NOW", "рудз тщц", "ηελπ νος", "ㅗ디ㅔ ㅜㅐㅈ"])
def test_help_opens_by_its_name_too(sit: Run, word: str) -> None:
    *_, opened = sit([word]).turns
    assert HELP_HEADING in opened.said


@pytest.mark.parametrize("word", ["hide", "HIDE", "ршву", "ηιδε", "ㅗㅑㅇㄷ"])
def test_the_page_is_hidden_by_the_word_for_it(sit: Run, word: str) -> None:
    assert sit([word]).prompts[-1] == "$"


@pytest.mark.parametrize("letter", ["H", "р", "η", "ㅗ", "ا"])
@pytest.mark.parametrize("way", [["w"], ["m", "1", "1"], ["/"]], ids=["note", "line", "search"])
def test_a_letter_alone_is_help_where_any_line_is_an_answer(sit: Run, way: list[str], letter: str) -> None:
    *_, opened = sit([*way, letter]).turns
    assert HELP_HEADING in opened.said


def test_the_letter_for_help_is_said_where_any_line_is_an_answer(sit: Run) -> None:
    for way in (
        ["w"],
        ["m", "1", "1"],
        ["m", "1", "4"],
        ["/"],
        ["d", "Only some", "With certain words"],
    ):
        last = sit(way).turns[-1]
        text = f"{last.said}{last.prompt}"
        assert "h is help now" in text or "For help now, type h" in text


def test_letters_and_syllables_that_are_words_stay_words(sit: Run, journal: Run) -> None:
    lines = ["Я", "и", "с", "네", "호", "рудз"]
    sit(["w", *lines, "", "1"])
    with journal() as vault:
        assert [entry.record for entry in vault.entries(Note)] == [Note("\n".join(lines))]


@pytest.mark.parametrize(
    ("weight", "feelings"), [("٢", "١، ٣"), ("۲", "۱ ۳"), ("२", "१,३"), ("２", "１，３")]
)
def test_numbers_count_in_the_digits_of_any_script(
    sit: Run, kept: Callable[[], list[CheckIn]], weight: str, feelings: str
) -> None:
    sit(["m", weight, feelings, ""])
    assert kept() == [CheckIn("heavy", ("sad", "calm"))]


@pytest.mark.parametrize("word", ["ERASE", "укфыу", "ερασε", "ㄷㄱㅁㄴㄷ"])
def test_the_word_that_erases_counts_as_well(sit: Run, home: Path, word: str) -> None:
    assert "Heading: Erased" in sit([",", "Your journal", "Erase", "Continue", word, "1"]).text
    assert list(home.iterdir()) == []


def test_the_command_erases_by_the_word_typed_on_another_layout(
    companion: Run, journal: Run, home: Path
) -> None:
    with journal() as vault:
        vault.put(Note("a heron"))
    assert companion("erase", answers="укфыу\n").returncode == 0
    assert not home.exists() or list(home.iterdir()) == []
