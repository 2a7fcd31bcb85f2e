"""Keys of one's own: given, taken back, and refused with a sentence where they would clash."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from companion.flows.commands import CLOSE, EVERY, HELP, HELP_TYPING, ON, SKIP, WRITE
from companion.flows.key_bindings import (
    changeable,
    current_key,
    intended_key,
    key_name,
    letters,
    show_keys,
    usable_keys,
    why_refused,
)
from companion.flows.settings.custom_keys import custom_keys, keys_note
from companion.session import Session
from tests.flows.conftest import NOT_KEPT
from tests.flows.script import Answer

if TYPE_CHECKING:
    from tests.flows.conftest import Play, Window


def test_every_command_that_can_have_another_key_is_offered_with_the_one_it_has(
    play: Play, session: Session
) -> None:
    session.choose(keys={"write": "z", "gone": "y"})
    (asked,) = play(custom_keys, None).asked
    assert asked.rows[:-1] == [
        f"{current_key(one, {'write': 'z'}).letter} | {one.about}" for one in changeable()
    ]
    assert f"z | {WRITE.help}" in asked.rows
    assert asked.rows[-1] == "Reset all keys"
    assert asked.text.endswith("comma or the question mark: the pages mention them.")


def test_the_fixed_ones_are_named_and_not_offered(play: Play) -> None:
    (asked,) = play(custom_keys, None).asked
    fixed = {one.letter for one in EVERY if one.fixed and one.letter}
    assert fixed == {"h", "r", "s", "e", "b", ",", "?"}
    assert not [row for row in asked.rows if row.split(" | ")[0] in fixed]
    assert "Reset all keys" not in asked.rows


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ({}, ["z"], {"write": "z"}),
        ({}, [" 7 "], {"write": "7"}),
        ({}, [";"], {"write": ";"}),
        ({}, ["Z"], {"write": "Z"}),
        ({}, ["я"], {"write": "z"}),
        ({"write": "z"}, ["w"], {}),
        ({"write": "z", "skip": "y"}, [None], {"write": "z", "skip": "y"}),
        ({"skip": "z"}, ["n"], {"skip": "z", "write": "n"}),
    ],
)
def test_a_command_is_given_a_key(
    play: Play, session: Session, window: Window, before: dict[str, str], typed: list[Answer], after: object
) -> None:
    session.choose(keys=before)
    script = play(custom_keys, WRITE.help, *typed, None)
    assert window.choices().keys == after
    asked = script.last("own key")
    assert (asked.title, asked.text) == (f"A key for: {WRITE.help}", before.get("write", "w"))
    assert script.asked[-1].at == WRITE.help
    assert script.did == (["apply choices"] if typed != [None] else [])


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("c", "c is already the key for “contents”. Choose another."),
        ("h", "h is already the key for “help now”. Choose another."),
        ("H", "H is already the key for “help now”. Choose another."),
        ("zz", "You cannot use that key."),
        ("!", "You cannot use that key."),
        ("é", "You cannot use that key."),
    ],
)
def test_a_key_that_would_clash_is_refused(play: Play, window: Window, typed: str, why: str) -> None:
    script = play(custom_keys, WRITE.help, typed, "z", None)
    assert [one[: len(why)] for one in script.said] == [why]
    assert window.choices().keys == {"write": "z"}


def test_all_can_be_as_they_were(play: Play, session: Session, window: Window) -> None:
    session.choose(keys={"write": "z", "skip": "y"})
    script = play(custom_keys, "Reset all keys", None)
    assert window.choices().keys == {}
    assert script.did == ["apply choices"]
    assert "Reset all keys" not in script.asked[-1].rows


@pytest.mark.parametrize("answers", [["Reset all keys"], [WRITE.help, "y", None]])
def test_keys_that_cannot_be_kept_stay_as_they_are(
    play: Play, session: Session, full: Callable[[], None], answers: list[Answer]
) -> None:
    session.choose(keys={"skip": "z"})
    script = play(custom_keys, full, *answers, None)
    assert (script.said, script.did) == ([NOT_KEPT], [])
    assert session.journey.choices.keys == {"skip": "z"}


# --- which keys hold ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "good"),
    [
        ({}, {}),
        ({"write": "z"}, {"write": "z"}),
        ({"write": "n", "skip": "w"}, {"write": "n", "skip": "w"}),
        ({"write": "c"}, {}),
        ({"write": "z", "skip": "z"}, {}),
        ({"write": "n", "skip": "h"}, {}),
        ({"help": "z", "gone": "z", "close": "z"}, {}),
        ({"write": ""}, {}),
    ],
)
def test_keys_that_another_version_wrote_hold_as_far_as_they_can(
    own: dict[str, str], good: dict[str, str]
) -> None:
    assert usable_keys(own) == good
    assert keys_note(own) == ("Some keys are your own" if good else "The usual keys")
    assert current_key(WRITE, own).letter == good.get("write", "w")
    assert {current_key(SKIP, own).letter, current_key(WRITE, own).letter} <= letters(own)


def test_arrows_stay_beside_ones_own_key() -> None:
    assert current_key(ON, {"go_on": "z"}).keys.split(",") == ["right", "space", "enter", "z"]
    assert current_key(ON, {"go_on": "z"}).shown == "→", "the key line names the arrow as before"
    assert current_key(CLOSE, {"close": "z"}) == CLOSE
    assert current_key(WRITE, {"write": ";"}).keys == key_name(";") == "semicolon"
    assert current_key(WRITE, {"write": ";"}).shown == ";"


def test_a_command_may_take_the_key_it_has() -> None:
    assert why_refused(WRITE, "w", {}) == ""
    assert why_refused(WRITE, "w", {"skip": "w"}) != ""
    assert why_refused(HELP_TYPING, "h", {}) != ""
    assert HELP.letter == "h"


@pytest.mark.parametrize(
    ("typed", "among", "key"),
    [
        ("w", "wn", "w"),
        ("W", "wn", "w"),
        ("ц", "wn", "w"),
        ("x", "wn", ""),
        ("wn", "wn", "wn"),
        ("ww", "wn", ""),
    ],
)
def test_a_letter_is_heard_in_capitals_and_on_another_layout(typed: str, among: str, key: str) -> None:
    assert intended_key(typed, {*among, "wn"} if typed == "wn" else set(among)) == key


def test_the_list_of_keys_is_shown(play: Play) -> None:
    assert play(show_keys).did == ["show keys"]
