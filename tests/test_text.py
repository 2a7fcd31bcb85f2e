"""Cleaning takes out what commands a terminal and leaves every other character as it was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text import COMMANDING, REFUSED_IN_GUIDES, clean, isolated, shown

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
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("a\ud800b\udfffc", "abc"),
        ("\ud83d\ude4f", ""),
        ("one\x0btwo\x0cthree\x85four", "one\ntwo\nthree\nfour"),
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
        "\ufeff\u00a0\u00ad\u200b\u200c\u200d\u2060 a\ufeffb \u3000\u2007",
        "שלום\u200f! (x)\u200e \u061c \u202bembedded\u202c \u202eturned \u2067isolated\u2069",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f \U0001fadf \ue000 \U0003ffff \uffff",
    ],
)
def test_everything_else_stays_as_it_was_typed(text: str) -> None:
    assert clean(text) == text


@given(ANY_TEXT)
def test_nothing_commanding_is_left(text: str) -> None:
    cleaned = clean(text)
    assert not COMMANDING.search(cleaned)
    assert all(unicodedata.category(letter) not in ("Cc", "Cs") or letter in "\t\n" for letter in cleaned)
    cleaned.encode("utf-8")


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])))
def test_nothing_is_taken_from_text_without_control_characters(text: str) -> None:
    assert clean(f"a{text}") == f"a{text}"


@given(ANY_TEXT)
def test_a_message_that_quotes_a_file_has_no_marks_of_direction(text: str) -> None:
    assert not REFUSED_IN_GUIDES.search(shown(text))
    assert not set(shown(text)) & set(DIRECTIONS)


DIRECTED = st.text(st.sampled_from(f"ab\n{DIRECTIONS}"), max_size=30)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("no marks, שלום\u200f!", "no marks, שלום\u200f!"),
        ("a\u202eb", "\u2068a\u202eb\u202c\u2069"),
        ("a\u202eb\u202cc", "\u2068a\u202eb\u202cc\u2069"),
        ("\u2069\u202cout", "\u2068out\u2069"),
        ("\u2067a\u202eb\u2069c", "\u2068\u2067a\u202eb\u2069c\u2069"),
        ("\u2067a\u202cb", "\u2068\u2067ab\u2069\u2069"),
        ("one\u202e\ntwo", "\u2068one\u202e\u202c\u2069\ntwo"),
    ],
)
def test_a_text_that_changes_the_direction_is_isolated_when_drawn(text: str, drawn: str) -> None:
    assert isolated(text) == drawn


@given(DIRECTED)
def test_an_isolated_text_leaves_no_direction_open_and_closes_none_of_ours(text: str) -> None:
    for line in isolated(text).split("\n"):
        open_ones: list[str] = []
        for letter in line:
            if letter in "\u202a\u202b\u202d\u202e":
                open_ones.append("\u202c")
            elif letter in "\u2066\u2067\u2068":
                open_ones.append("\u2069")
            elif letter in "\u202c\u2069":
                assert letter in open_ones
                while open_ones.pop() != letter:
                    pass
        assert not open_ones


@given(DIRECTED)
def test_isolating_takes_no_letters(text: str) -> None:
    letters = str.maketrans("", "", DIRECTIONS)
    assert isolated(text).translate(letters) == text.translate(letters)


@given(
    st.lists(st.text("ab \t"), max_size=9),
    st.sampled_from(["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]),
)
def test_every_kind_of_line_end_becomes_one_newline(lines: list[str], end: str) -> None:
    assert clean(end.join(lines)) == "\n".join(lines)
