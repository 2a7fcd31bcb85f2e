"""The events that keys mean, in every protocol that a terminal may speak."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from companion.tui.terminal.keyboard import EscapeOrAlt, Keyboard, Typed, text_of
from companion.tui.terminal.tokenizer import Token, Tokenizer


def messages(typed: str) -> list[Message]:
    tokenizer, keyboard = Tokenizer(), Keyboard()
    tokens = [*tokenizer.feed(typed.encode(), 0.0), *tokenizer.expire(9.0), *tokenizer.expire(19.0)]
    return [message for token in tokens for message in keyboard.events(token)]


def keys(typed: str) -> list[str]:
    """The names of the keys; of a text, the text."""
    return [
        one.key if isinstance(one, events.Key) else one.text
        for one in messages(typed)
        if isinstance(one, (events.Key, events.Paste))
    ]


def written(typed: str) -> str:
    """The text that the keys write."""
    texts = (text_of(one) if isinstance(one, events.Key) else one.text for one in messages(typed))  # type: ignore[attr-defined]
    return "".join(texts)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("a", "a"), ("A", "A"), ("д", "д"), (" ", "space"), ("?", "question_mark"), (",", "comma"),
        ("\r", "enter"), ("\n", "enter"), ("\t", "tab"), ("\x7f", "backspace"), ("\x08", "backspace"),
        ("\x1b", "escape"), ("\x0c", "ctrl+l"), ("\x13", "ctrl+s"), ("\x11", "ctrl+q"), ("\x00", "ctrl+@"),
        ("\x1b[A", "up"), ("\x1bOA", "up"), ("\x1b[1;5C", "ctrl+right"), ("\x1b[Z", "shift+tab"),
        ("\x1b[3~", "delete"), ("\x1bOP", "f1"), ("\x1b[[A", "f1"), ("\x1b[11~", "f1"),
        ("\x1b[5~", "pageup"), ("\x1bOM", "enter"), ("\x1bOq", "1"), ("\x1b\x7f", "ctrl+w"),
        ("\x1b[7$", "shift+home"),
    ],
)  # fmt: skip
def test_keys_as_terminals_have_always_sent_them(typed: str, key: str) -> None:
    assert keys(typed) == [key]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("\x1b[27u", "escape"), ("\x1b[27;1:1u", "escape"), ("\x1b[27;65u", "escape"),
        ("\x1b[27;5u", "escape"), ("\x1b[91;5u", "escape"), ("\x1b[13u", "enter"), ("\x1b[13;2u", "enter"),
        ("\x1b[13;5u", "enter"), ("\x1b[27;2;13~", "enter"), ("\x1b[27;5;13~", "enter"),
        ("\x1b[57414u", "enter"), ("\x1b[13;66u", "enter"), ("\x1b[9u", "tab"), ("\x1b[9;2u", "shift+tab"),
        ("\x1b[127u", "backspace"), ("\x1b[105;5u", "tab"), ("\x1b[108;5u", "ctrl+l"),
        ("\x1b[108;69u", "ctrl+l"), ("\x1b[76;5u", "ctrl+l"), ("\x1b[27;5;76~", "ctrl+l"),
        ("\x1b[27;5;108~", "ctrl+l"), ("\x1b[108;6u", "ctrl+l"), ("\x1b[1;6D", "ctrl+shift+left"),
        ("\x1b[115;133u", "ctrl+s"), ("\x1b[1076;5u", "ctrl+д"), ("\x1b[1044;69u", "ctrl+д"),
        ("\x1b[1076::108;5u", "ctrl+l"), ("\x1b[1;1A", "up"), ("\x1b[1;65A", "up"), ("\x1b[1;129A", "up"),
        ("\x1b[1;1:2A", "up"), ("\x1b[1;2A", "shift+up"), ("\x1b[1;69D", "ctrl+left"),
        ("\x1b[1;65P", "f1"), ("\x1b[11;65~", "f1"), ("\x1b[57425u", "insert"), ("\x1b[97;3u", "alt+a"),
        ("\x1b[97;9u", "super+a"), ("\x1b[3;65~", "delete"), ("\x1b[32;5u", "ctrl+space"),
    ],
)  # fmt: skip
def test_keys_of_newer_protocols_are_the_same_keys(typed: str, key: str) -> None:
    assert keys(typed) == [key]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("\x1b[97u", "a"), ("\x1b[97;2u", "A"), ("\x1b[97:65;2;65u", "A"), ("\x1b[97;65u", "A"),
        ("\x1b[97;66u", "a"), ("\x1b[49:33;2u", "!"), ("\x1b[223;65u", "ß"),
        ("\x1b[1088::104;;1088u", "\u0440"), ("\x1b[1088::104u", "\u0440"),
        ("\x1b[0;;25105:20170:22825u", "我今天"), ("\x1b[97;;233u", "é"), ("\x1b[97;1;101:769u", "e\u0301"),
        ("\x1b[57399u", "0"), ("\x1b[57410;129u", "/"), ("\x1b[57400;129;49u", "1"),
        ("\x1b[27;2;65~", "A"), ("\x1b[113;7;64u", "@"), ("\x1b[0;;128105:8205:128103u", "👩\u200d👧"),
        ("\x1b[0;;8207u", "\u200f"), ("\x1b[0;;27:91u", "["), ("\x1b[32;2;32u", " "),
        ("\x1b[0;;160:12288u", "\xa0\u3000"), ("\x1b[97;3;229u", "å"),
        ("\x1b[57358;;57358u", "\ue00e"), ("\x1b[0;;65279:97u", "\ufeffa"),
    ],
)  # fmt: skip
def test_text_of_newer_protocols_is_text(typed: str, text: str) -> None:
    assert (
        "".join(text_of(one) if isinstance(one, events.Key) else one.text for one in messages(typed)) == text
    )


@pytest.mark.parametrize(
    "typed",
    [
        "\x1b[97;1:3u", "\x1b[1;1:3A", "\x1b[27;1:3u", "\x1b[13;2:3u", "\x1b[3;1:3~", "\x1b[57358;65u",
        "\x1b[57358;65;65u", "\x1b[57360u", "\x1b[57441;2u", "\x1b[57441;2:3u", "\x1b[57447;2:1u",
        "\x1b[57454u", "\x1b[1114112u", "\x1b[55296u", "\x1b[0u", "\x1b[;u", "\x1b[u",
        "\x1b[99999999999999999999999u", "\x1b[1u", "\x1b[0;;0u", "\x1b[0;;155u", "\x1b[0;;55296:57343u",
        "\x1b[128u", "\x1b[60000u", "\x1b[:::u", "\x1b[97;1:3:7;u", "\x1b[12;24R", "\x1b[8;24;80t",
        "\x1b[0n", "\x1b[?1;2c", "\x1b[?25u", "\x1b]10;rgb:ffff/ffff/ffff\x07", "\x1bP>|XTerm(372)\x1b\\",
        "\x1b_Gi=31;OK\x1b\\", "\x1b[M !!", "\x1b[?997;1n", "\x1b[<0;0;0M", "\x1b[<;;M", "\x1b[<x",
        "\x1b[200", "\x85", "\x80",
    ],
)  # fmt: skip
def test_what_is_no_key_and_no_text_is_nothing(typed: str) -> None:
    assert messages(typed) == []


def test_letters_that_arrive_together_are_one_text() -> None:
    (typed,) = messages("我今天")
    assert isinstance(typed, Typed)
    (one,) = messages("我")
    assert isinstance(one, events.Key)


def test_escape_right_before_a_key_may_be_alt() -> None:
    for typed, key in (
        ("\x1bq", "q"),
        ("\x1b\r", "enter"),
        ("\x1b\x11", "ctrl+q"),
        ("\x1b\u200d", "zero_width_joiner"),
    ):
        (event,) = messages(typed)
        assert isinstance(event, EscapeOrAlt)
        assert event.key == key


def test_the_mouse_is_heard() -> None:
    down, up, wheel = messages("\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<64;3;4M")
    assert isinstance(down, events.MouseDown)
    assert isinstance(up, events.MouseUp)
    assert isinstance(wheel, events.MouseScrollUp)
    assert (down.x, down.y) == (2, 3)


def test_the_focus_of_the_window_is_heard() -> None:
    focus, blur = messages("\x1b[I\x1b[O")
    assert isinstance(focus, events.AppFocus)
    assert isinstance(blur, events.AppBlur)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=1))
def test_every_character_but_commands_is_text(letter: str) -> None:
    written = [text_of(one) for one in messages(letter) if isinstance(one, events.Key)]
    commands = letter < " " or "\x7f" <= letter <= "\x9f" or letter in "\u2028\u2029"
    assert "".join(written) == ("" if commands else letter)


NUMBERS = st.lists(st.lists(st.one_of(st.none(), st.integers(0, 1 << 40)), max_size=4), max_size=5)


@given(NUMBERS, st.sampled_from("u~ABCDEFGHIJKLMNOPQRSTZmtyncR<?>$ "))
def test_no_sequence_with_numbers_ends_anything_or_writes_a_command(
    numbers: list[list[int | None]], final: str
) -> None:
    said = ";".join(":".join("" if one is None else str(one) for one in part) for part in numbers)
    for message in Keyboard().events(Token("key", f"\x1b[{said}{final}")):
        if isinstance(message, events.Key):
            assert message.key
        elif isinstance(message, events.Paste):
            message.text.encode()
            assert all(letter >= " " for letter in message.text)


@given(st.integers(0, 0x10FFFF), st.integers(1, 255))
def test_ctrl_with_any_letter_of_any_layout_is_a_key(code: int, modifiers: int) -> None:
    for message in Keyboard().events(Token("key", f"\x1b[{code};{modifiers}u")):
        assert isinstance(message, events.Key)
        if modifiers - 1 & 4 and message.character not in ("\r", "\x1b", "\t", "\x7f"):
            assert not text_of(message)
