"""Cleaning takes out what commands a terminal and leaves every other character as it was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text import COMMANDING, clean

ANY_TEXT = st.text(st.characters(codec=None))
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b]0;title\x07words", "]0;titlewords"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b2J\x9d52;c;aGk=\x9c", "2J52;c;aGk="),
        ("a\x00b\x08c\x7fd", "abcd"),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("left\u202eright\u2066over", "leftrightover"),
        ("\ufeffwords", "words"),
        ("a\ud800b\udfffc", "abc"),
        ("\ud83d\ude4f", ""),
        ("one\x0btwo\x0cthree\x85four", "onetwothreefour"),
    ],
)
def test_what_commands_a_terminal_is_taken_out(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain words, with\ttabs,\n\n  line ends and   spaces  ",
        "[/oops] see [note] \\[bold] {stone} *this*",
        "🙏🏽 👩‍👩‍👧 🏳️‍🌈 ☁️ 1️⃣",
        "أشعر بالحزن — עצוב לי — می‌خواهم",
        "e\u0301 ก็ ห้ Z̴̧̛̖ 悲しい 슬퍼요 हूँ",
        "\u00a0\u00ad\u200b\u200c\u200d\u2060",
    ],
)
def test_everything_else_stays_as_it_was_typed(text: str) -> None:
    assert clean(text) == text


@given(ANY_TEXT)
def test_nothing_commanding_is_left(text: str) -> None:
    cleaned = clean(text)
    assert not COMMANDING.search(cleaned)
    assert not set(cleaned) & set(DIRECTIONS)
    assert all(unicodedata.category(letter) not in ("Cc", "Cs") or letter in "\t\n" for letter in cleaned)
    cleaned.encode("utf-8")


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])))
def test_only_direction_marks_are_taken_from_text_without_control_characters(text: str) -> None:
    assert clean(text) == "".join(letter for letter in text if letter not in f"{DIRECTIONS}\ufeff")


@given(st.lists(st.text("ab \t"), max_size=9), st.sampled_from(["\n", "\r", "\r\n"]))
def test_every_kind_of_line_end_becomes_one_newline(lines: list[str], end: str) -> None:
    assert clean(end.join(lines)) == "\n".join(lines)
