"""Words a person may choose: each says every slot, and every text reads well with each of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Edit = Callable[[str, str, str], int]
Told = Callable[[], list[str]]

TEXT = "text: Stones are hard."
WORD = "says: {stone: the stone you found}"
CHOICE = "says: {stone: your pebble}, to: {supporter: {stone: their pebble}}"
NOT_OWN = '{own} is missing from "a stone"; write {own} where the person\'s own word belongs'
BEFORE = "delete the word before the slot"
SMALL = "begin the sentence with a capital letter, or with a slot such as {Partner}"
OWN = 'says: {stone: "{own}"}'


@pytest.mark.parametrize(
    ("old", "new", "column", "diagnostic"),
    [
        (CHOICE, "says: {rock: your pebble}, to: {supporter: {stone: their pebble}}", 47,
         '"stone" is missing; write a text for every slot of this word'),
        (CHOICE, CHOICE.replace("{stone: your", "{stome: a, stone: your"), 48,
         'unknown slot {stome}; did you mean "stone"?'),
        (CHOICE, "says: {stone: your pebble}", 9,
         '"stone" is missing for the role "supporter"; '
         'the word itself has a text for this role, so this choice needs one too'),
        (CHOICE, CHOICE.replace("supporter", "partner"), 73,
         '"stone" is missing for the role "supporter"; '
         'the word itself has a text for this role, so this choice needs one too'),
        (CHOICE, CHOICE.replace("{stone: their", "{stome: a, stone: their"), 86,
         'unknown slot {stome}; did you mean "stone"?'),
        (WORD, "says: {own: a stone, stone: the stone you found}", 12,
         "the slot name {own} is already taken; choose another name for this slot"),
        ("    to: {supporter: {stone: the s", "    to: {supporter: {stome: a, stone: the s", 22,
         'unknown slot {stome}; did you mean "stone"?'),
        (OWN, "says: {stone: a stone}", 40, NOT_OWN),
        (OWN, OWN + ", to: {partner: {stone: a stone}}", 72,
         NOT_OWN),
        (WORD, 'says: {stone: "{own}"}', 19, "unknown slot {own}; delete this name, or define it first"),
        (CHOICE, CHOICE.replace("your pebble", '"your {own}"'), 55,
         "unknown slot {own}; delete this name, or define it first"),
        (CHOICE, CHOICE.replace("your pebble", '"your {stone}"'), 55,
         "unknown slot {stone}; delete this name, or define it first"),
    ],
)  # fmt: skip
def test_what_a_word_leaves_unsaid_is_told_at_its_place(
    edit: Edit, told: Told, old: str, new: str, column: int, diagnostic: str
) -> None:
    line = edit("guide.yaml", old, new)
    assert f"guide.yaml:{line}:{column}: {diagnostic}" in told()


def test_two_words_do_not_say_the_same_slot(edit: Edit, told: Told) -> None:
    other = "  - {word: other, ask: Which?, says: {stone: a stone}}\npurposes:"
    line = edit("guide.yaml", "purposes:", other)
    assert told() == [
        f"guide.yaml:{line}:39: the slot name {{stone}} is already taken; choose another name for this slot"
    ]


@pytest.mark.parametrize(
    "new",
    [
        CHOICE + "",
        CHOICE.replace("supporter: {stone: their pebble}", "supporter: {stone: their pebble}, partner: {}"),
        CHOICE.replace("to: {supporter", "to: {partner: {stone: the pebble}, supporter"),
    ],
)
def test_a_choice_may_speak_to_more_roles_than_its_word(edit: Edit, told: Told, new: str) -> None:
    edit("guide.yaml", CHOICE, new)
    assert told() == []


def test_an_own_word_need_not_differ_by_role_but_may(edit: Edit, told: Told) -> None:
    edit("guide.yaml", OWN, OWN + ', to: {supporter: {stone: "their {own}"}}')
    assert told() == []


@pytest.mark.parametrize(
    ("text", "diagnostic"),
    [
        ("Look at the {stone}.", f'"the {{stone}}"; {BEFORE}'),
        ("Take your {stone}.", f'"your {{stone}}"; {BEFORE}'),
        ("|\n      Lift a\n      *{stone}*.", f'"a {{stone}}"; {BEFORE}'),
        ("A {stone}.", f'"A {{stone}}"; {BEFORE}'),
        (
            "'{stone} is round.'",
            f'this sentence does not begin with a capital letter: "the stone you found"; {SMALL}',
        ),
        (
            "Stop. it is round.",
            f'this sentence does not begin with a capital letter: "it is round."; {SMALL}',
        ),
        (
            "|\n      - this. it is round.",
            f'this sentence does not begin with a capital letter: "it is round."; {SMALL}',
        ),
        ("It is is round.", 'a word is repeated: "is is"; write the word only once'),
        ("Look at The the stone.", 'a word is repeated: "The the"; write the word only once'),
        ("Say ada {stone}.", 'a word is repeated: "ada ada"; write the word only once'),
    ],
)
def test_a_text_that_reads_badly_in_some_form_is_told(
    edit: Edit, told: Told, text: str, diagnostic: str
) -> None:
    line = edit("steps/two.yaml", TEXT, f"text: {text}")
    assert told() == [f"steps/two.yaml:{line}:11: {diagnostic}"]


@pytest.mark.parametrize(
    "text",
    [
        "Look at {stone}. {Stone} is round.",
        "It is there, as {stone} is. Is it?",
        "Say that {stone} is round.",
        "|\n      It may be:\n\n      - round\n      - flat\n      - '{stone}'",
        "example.org lists them. iPhone owners may look there.",
        "'\"How round is it?\" you may ask.'",
        "At 9 a.m. it is there.",
        "Read what it is. Is it round?",
        "Wait … it is round.",
    ],
)
def test_a_text_that_reads_well_in_every_form_is_not_told(edit: Edit, told: Told, text: str) -> None:
    edit("steps/two.yaml", TEXT, f"text: {text}")
    assert told() == []


def test_a_double_space_a_word_brings_with_it_is_told(edit: Edit, told: Told) -> None:
    edit("guide.yaml", WORD, "says: {stone: the  stone you found}")
    line = edit("steps/two.yaml", TEXT, "text: Look at {stone}.")
    assert f"steps/two.yaml:{line}:11: a double space; use one space between words" in told()
    assert "guide.yaml:18:19: a double space; use one space between words" in told()


def test_a_doubled_word_is_found_where_only_one_role_reads_it(edit: Edit, told: Told) -> None:
    edit("steps/two.yaml", TEXT, "text: Say they found {stone} found.")
    found = [diagnostic.partition(": ")[2] for diagnostic in told()]
    assert found == ['a word is repeated: "found found"; write the word only once']
    edit("guide.yaml", WORD, "says: {stone: the stone}")
    assert len(told()) == 1  # to a supporter it is the stone they found
    edit("steps/two.yaml", "title: It is hard", "title: It is hard\n    for: [person, partner]")
    assert [diagnostic for diagnostic in told() if "repeated" in diagnostic] == []


def test_titles_begin_large_and_labels_need_not(edit: Edit, told: Told) -> None:
    edit("steps/three.yaml", "label: in my hand", "label: just in my hand")
    assert told() == []
    line = edit("steps/two.yaml", "title: It is hard", "title: it is hard")
    assert told() == [
        f'steps/two.yaml:{line}:12: this sentence does not begin with a capital letter: "it is hard"; '
        "begin the sentence with a capital letter, or with a slot such as {Partner}"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Llama a {stone} o a tu {stone}."),
        ("pt-BR", "Ligue a {stone}."),
        ("fr", "Nous nous disons que vous vous levez."),
        ("de", "Steine usw. und Kies."),
        ("nl", "'s Avonds is het donker."),
        ("no", "The article says it is my {stone}."),
    ],
)
def test_the_rules_of_english_hold_for_a_guide_in_english_alone(
    edit: Edit, told: Told, language: str, text: str
) -> None:
    edit("steps/two.yaml", f"{TEXT}\n    claims: [stones-are-hard]", f'text: "{text}"')
    assert [one for one in told() if one.startswith("steps/two.yaml:")]
    edit("guide.yaml", "language: en", f"language: {language}")
    assert [one for one in told() if one.startswith("steps/two.yaml:")] == []


def test_a_double_space_is_told_in_any_language(edit: Edit, told: Told) -> None:
    edit("guide.yaml", "language: en", "language: es")
    line = edit("steps/two.yaml", "title: It is hard", "title: Es  dura")
    assert told() == [f"steps/two.yaml:{line}:12: a double space; use one space between words"]


def test_nobody_is_told_of_slots_while_the_guide_cannot_be_read(edit: Edit, told: Told) -> None:
    edit("guide.yaml", "language: en", "language: [")
    assert [diagnostic.split(":")[0] for diagnostic in told()] == ["guide.yaml"]
