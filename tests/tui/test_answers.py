"""What a terminal answers is never taken for keys, and no key for an answer, however the two arrive."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.tui.answers import Answers
from companion.tui.background import Paper, hinted, paper_of

LIGHT = b"\x1b]11;rgb:ffff/fcfc/f5f5\x1b\\"
KIND = b"\x1b[?62;4c"
ANSWERS = [LIGHT, LIGHT.replace(b"\x1b\\", b"\x07"), b"\x1b]11;rgba:00/00/00/ff\x1b\\", KIND, b"\x1b[?1;2c"]
KEYS = [b"a", b"11;", b"c", b"\x1b[A", b"\x1bOP", b"\r", b"\xc3\xa9", b"\x1b[?2026;2$y", b"]", b"[", b"?62;"]


def torn(data: bytes, at: list[int]) -> list[bytes]:
    """The pieces in which it arrives."""
    cuts = sorted({0, len(data), *(place % (len(data) + 1) for place in at)})
    return [data[start:end] for start, end in itertools.pairwise(cuts)]


@given(
    st.lists(st.one_of(st.sampled_from(KEYS), st.sampled_from(ANSWERS)), max_size=8),
    st.lists(st.integers(0, 200)),
)
@example([LIGHT], list(range(40)))
@example([b"a", LIGHT, KIND, b"c"], list(range(60)))
def test_keys_arrive_whole_and_in_order_and_answers_never(arriving: list[bytes], at: list[int]) -> None:
    answers = Answers()
    typed = b"".join(answers.take(piece) for piece in torn(b"".join(arriving), at))
    assert typed + answers.overdue() == b"".join(one for one in arriving if one in KEYS)


@given(st.integers(1, len(LIGHT + KIND) - 1))
def test_an_answer_that_stops_half_way_for_a_while_types_no_letter(stop: int) -> None:
    answers = Answers()
    typed = answers.take((LIGHT + KIND)[:stop])
    typed += answers.overdue()
    typed += answers.take((LIGHT + KIND)[stop:])
    assert typed in (b"", b"\x1b", b"\x1b]", b"\x1b]1", b"\x1b]11", b"\x1b[")
    assert answers.take(b"x") == b"x"
    assert answers.paper == "light"
    assert answers.are_complete


def test_escape_is_a_key_once_nothing_has_followed_it() -> None:
    answers = Answers()
    assert answers.take(b"\x1b") == b""
    assert answers.is_holding
    assert answers.overdue() == b"\x1b"
    assert answers.take(b"q") == b"q"


def test_escape_twice_is_two_keys() -> None:
    answers = Answers()
    assert (
        answers.take(b"\x1b") + answers.overdue() + answers.take(b"\x1b") + answers.overdue() == b"\x1b\x1b"
    )


def test_what_follows_escape_much_later_is_typed() -> None:
    answers = Answers()
    answers.take(b"\x1b")
    answers.overdue()
    answers.overdue()
    assert answers.take(b"[?62;c") == b"[?62;c"


@given(st.binary(max_size=40), st.lists(st.integers(0, 40)))
def test_nothing_is_lost_of_what_holds_no_answer(data: bytes, at: list[int]) -> None:
    data = data.replace(b"\x1b]", b"").replace(b"\x1b[?", b"")
    answers = Answers()
    assert b"".join(answers.take(piece) for piece in torn(data, at)) + answers.overdue() == data


@pytest.mark.parametrize(
    ("colour", "paper"),
    [
        (b"rgb:0000/0000/0000", "dark"),
        (b"rgb:ffff/ffff/ffff", "light"),
        (b"rgb:14/17/1a", "dark"),
        (b"rgb:f7/f4/ee", "light"),
        (b"rgba:0000/2b2b/3636/ffff", "dark"),
        (b"rgb:fdfd/f6f6/e3e3", "light"),
        (b"RGB:FFFF/FFFF/FFFF", "light"),
        (b"rgb:0000/0000/ffff", "dark"),
        (b"?", None),
        (b"", None),
    ],
)
def test_a_background_is_as_light_as_it_looks(colour: bytes, paper: Paper | None) -> None:
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
