"""Which Latin key a letter of another layout is on. Help is never lost to another reading."""

# ruff: noqa: RUF001 - letters that look like Latin ones are what this is about

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.flows.commands import EVERY, HELP
from companion.flows.key_bindings import intended_key, letters
from companion.layouts import keys_of, readings

H_KEYS = {
    "Russian": "р", "Ukrainian": "р", "Bulgarian": "г", "phonetic Bulgarian": "х", "Serbian": "х",
    "Greek": "η", "Hebrew": "י", "Arabic": "ا", "Persian": "ا", "Urdu": "ح", "Korean": "ㅗ", "Thai": "้",
    "Devanagari": "प", "Bengali": "প", "Bengali, national": "া", "Bengali, phonetic": "হ", "Tamil": "ப",
    "Telugu": "ప", "Armenian": "ն", "phonetic Armenian": "հ", "Georgian": "ჰ", "kana": "く",
    "full-width": "ｈ",
}  # fmt: skip
"""Where h is, by the layout's own letter there."""
UNDER_CAPS_LOCK = {
    "Latin": "H",
    "Russian": "Р",
    "Greek": "Η",
    "Armenian": "Հ",
    "Thai": "็",
    "full-width": "Ｈ",
}


@pytest.mark.parametrize("letter", [*H_KEYS.values(), *UNDER_CAPS_LOCK.values()])
def test_the_key_of_h_is_help_on_every_layout(letter: str) -> None:
    assert intended_key(letter, letters({})) == HELP.letter


PLACES = {
    "Russian": "йцукеы",
    "Ukrainian": "йцукеі",
    "Greek": "?ςερτσ",
    "Hebrew": "??קראד",
    "Arabic": "ضصثقفس",
    "Korean": "ㅂㅈㄷㄱㅅㄴ",
    "Thai": "ๆไำพะห",
    "Devanagari": "ौैाीूे",
    "Gujarati": "ૌૈાીૂે",
    "Georgian": "ქწერტს",
    "hiragana": "たていすかと",
    "katakana": "タテイスカト",
    "full-width": "ｑｗｅｒｔｓ",
}
"""What the keys of q, w, e, r, t and s type, as long as it is a letter of the script."""
SIGNS = {
    "？": "?",
    "؟": "?",
    "／": "/",
    "・": "/",
    "：": ":",
    "，": ",",
    "、": ",",
    "،": ",",
    "。": ".",
    "б": ",",
}


@pytest.mark.parametrize("layout", PLACES)
def test_letters_are_keys_by_their_place(layout: str) -> None:
    for key, letter in zip("qwerts", PLACES[layout], strict=True):
        assert letter == "?" or intended_key(letter, letters({})) == key


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_of_other_scripts_are_the_latin_ones(sign: str) -> None:
    assert intended_key(sign, letters({})) == SIGNS[sign]


def test_accents_and_halves_change_nothing() -> None:
    assert [intended_key(letter, letters({})) for letter in "ήأガｽΣ"] == ["h", "h", "t", "r", "s"]


@pytest.mark.parametrize("letter", ["é", "ü", "ß", "ñ", "ё", "妈", "😀", "^", "\u200d", "\x00", "", "hh"])
def test_what_is_no_command_on_its_own_layout_is_none_here(letter: str) -> None:
    assert intended_key(letter, letters({})) == ""


@pytest.mark.parametrize("syllable", ["호", "고", "홀", "과", "ㅘ"])
def test_a_syllable_that_was_typed_with_the_key_of_help_is_help(syllable: str) -> None:
    assert intended_key(syllable, letters({})) == HELP.letter


@pytest.mark.parametrize(
    "typed", ["help", "HELP", "ｈｅｌｐ", "рудз", "РУДЗ", "ηελπ", "יקךפ", "اثمح", "ㅗ디ㅔ", "้ำสย"]
)
def test_a_word_is_read_by_one_layout(typed: str) -> None:
    assert "help" in readings(typed)


def test_digits_of_any_script_are_digits() -> None:
    assert readings("٣ ۴ ५ ৬ ๗ ８") == ["3 4 5 6 7 8"]


def test_a_key_of_ones_own_is_itself_before_it_is_another_key_in_capitals() -> None:
    own = letters({"contents": "W", "skip": "g"})
    assert intended_key("W", own) == "W"
    assert intended_key("w", own) == "w"
    assert intended_key("M", own) == "m"
    assert intended_key("г", own) == HELP.letter, "and no key of one's own takes help away"


@given(st.characters())
def test_any_letter_is_a_command_or_nothing(letter: str) -> None:
    known = letters({})
    assert intended_key(letter, known) in {"", *known}
    assert all(key.isascii() for key in keys_of(letter))


@pytest.mark.parametrize("command", [one for one in EVERY if one.letter], ids=lambda one: one.id)
def test_latin_letters_and_signs_stay_what_they_are(command: object) -> None:
    assert intended_key(command.letter, letters({})) == command.letter  # type: ignore[attr-defined]


@pytest.mark.parametrize("letters", [range(0x1100, 0x1200), range(0xA960, 0xA980), range(0xD7B0, 0xD800)])
def test_old_letters_of_korean_that_no_key_types_are_read_as_they_are(letters: range) -> None:
    for number in letters:
        assert all(one.isascii() for one in readings(chr(number)))
