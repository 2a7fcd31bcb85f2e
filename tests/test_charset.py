"""What is shown where a terminal lacks a letter or a sign, and how the program knows that it does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from companion.charset import encoding_of, plain_letters, plain_signs


def test_signs_become_others_of_the_same_width() -> None:
    line = "▸ “on” · e → ● ○ ▌ …"
    assert plain_letters(line, "ascii") == '> "on" - e > * o | .'
    assert plain_signs(line) == '> "on" - e > * o | .'


def test_letters_become_the_one_they_are_made_of_and_what_is_made_of_none_a_question_mark() -> None:
    assert plain_letters("Zoë, Müße, Łódź, 日, 🌱, я", "ascii") == "Zoe, Muse, Lodz, ??, ??, ?"


def test_a_letter_that_the_terminal_has_stays() -> None:
    assert plain_letters("Zoë … “я”", "iso8859-1") == 'Zoë . "?"'
    assert plain_signs("Zoë я 日") == "Zoë я 日"


@given(st.text(), st.sampled_from(["ascii", "iso8859-1", "koi8-r", "euc-jp", "utf-8"]))
def test_what_is_shown_can_be_written_in_the_terminals_letters(text: str, encoding: str) -> None:
    plain = plain_letters(text, encoding)
    assert plain.encode(encoding).decode(encoding) == plain


@given(st.text(st.characters(codec="latin-1", categories=["L", "N", "P", "S"])))
def test_letters_of_western_languages_stay_as_wide_as_they_are(text: str) -> None:
    assert cell_len(plain_letters(text, "ascii")) == cell_len(text)


@pytest.mark.parametrize(
    ("settings", "encoding"),
    [
        ("LANG=de_DE.UTF-8", "utf-8"),
        ("LANG=C.UTF-8", "utf-8"),
        ("LANG=en_US.utf8", "utf-8"),
        ("LANG=C", "utf-8"),
        ("LANG=POSIX", "utf-8"),
        ("", "utf-8"),
        ("LC_CTYPE=C.UTF-8", "utf-8"),
        ("LC_CTYPE=UTF-8", "utf-8"),
        ("LC_CTYPE=C.UTF-8 LANG=C", "utf-8"),
        ("LC_CTYPE=en_GB.UTF-8 LANG=C", "utf-8"),
        ("LC_CTYPE=C.UTF-8 LANG=de_DE.UTF-8", "utf-8"),
        ("LC_ALL=C LANG=de_DE.UTF-8", "utf-8"),
        ("LC_ALL=de_DE.ISO-8859-1", "iso8859-1"),
        ("LC_ALL= LANG=de_DE@euro", "iso8859-15"),
        ("LANG=de_DE", "utf-8"),
        ("LANG=ja_JP.eucJP", "euc_jp"),
        ("LANG=en_US.US-ASCII", "utf-8"),
        ("LANG=xx.utf-16", "utf-8"),
        ("LANG=xx.iso2022_jp", "utf-8"),
        ("LANG=xx.rot13", "utf-8"),
        ("LANG=xx_YY.nonsense", "utf-8"),
    ],
)
def test_the_encoding_is_utf_8_unless_the_settings_name_another(settings: str, encoding: str) -> None:
    environ = dict(part.split("=", 1) for part in settings.split())
    assert encoding_of(environ) == encoding
