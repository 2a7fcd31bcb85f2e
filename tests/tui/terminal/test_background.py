"""What a terminal answers about itself is read, and is no key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.tui.terminal.background import Answers, Paper, hinted, paper_of
from companion.tui.terminal.tokenizer import Token, Tokenizer

LIGHT = b"\x1b]11;rgb:ffff/fcfc/f5f5\x1b\\"
KIND = b"\x1b[?62;4c"


@given(st.integers(0, len(LIGHT + KIND)))
def test_answers_are_read_among_keys_however_they_are_torn(cut: int) -> None:
    answers, tokenizer, data = Answers(), Tokenizer(), b"a" + LIGHT + KIND + b"\x1b[A"
    first = list(answers.others(tokenizer.feed(data[:cut], 0.0)))
    assert [*first, *answers.others(tokenizer.feed(data[cut:], 0.01))] == [("text", "a"), ("key", "\x1b[A")]
    assert answers.paper == "light"
    assert answers.are_complete


def test_an_answer_of_another_kind_says_nothing() -> None:
    answers = Answers()
    others = [Token("key", "\x1b]10;rgb:ffff/ffff/ffff\x07"), Token("text", "\x1b[?62;c no")]
    assert list(answers.others(iter(others))) == others
    assert answers.paper is None
    assert not answers.are_complete


@pytest.mark.parametrize(
    ("colour", "paper"),
    [
        ("rgb:0000/0000/0000", "dark"),
        ("rgb:ffff/ffff/ffff", "light"),
        ("rgb:14/17/1a", "dark"),
        ("rgb:f7/f4/ee", "light"),
        ("rgba:0000/2b2b/3636/ffff", "dark"),
        ("rgb:fdfd/f6f6/e3e3", "light"),
        ("RGB:FFFF/FFFF/FFFF", "light"),
        ("rgb:0000/0000/ffff", "dark"),
        ("?", None),
        ("", None),
    ],
)
def test_a_background_is_as_light_as_it_looks(colour: str, paper: Paper | None) -> None:
    assert paper_of(colour) == paper


@pytest.mark.parametrize(
    ("hint", "paper"),
    [
        ("15;0", "dark"),
        ("0;15", "light"),
        ("0;default;15", "light"),
        ("12;8", "dark"),
        ("0;7", "light"),
        ("default;default", None),
        ("", None),
        ("0;²", None),
    ],
)
def test_a_variable_may_hint_at_the_background(hint: str, paper: Paper | None) -> None:
    assert hinted(hint) == paper
