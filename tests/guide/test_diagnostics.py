"""What does not fit: every mistake of a file at once, each with its place and what is allowed there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.guide import model
from companion.guide.validate import did_you_mean

Refusal = Callable[..., list[str]]

STEP = """\
pages:
  - page: text
    title: A stone
    text: It is round.
changed: {2026-11-22: first written}
"""
CLAIM = "claims: [{claim: a, says: It sinks., standing: opinion, why: It did., checked: 2026-11-22}]"


def test_all_mistakes_of_a_file_are_told_at_once_in_the_order_they_stand_in(refusal: Refusal) -> None:
    text = """\
pages:
  - page: text
    titel: A stone
    text:
    for: [friend]
    claims: stones-are-hard
  - page: chek_in
    when: sometimes
  - page: check_in
    when: sometimes
changed: {2026-11-22:   [a]}
colour: blue
"""
    assert refusal(text) == [
        '3:5: unknown key "titel"; did you mean "title"?',
        "4:10: nothing; expected: text",
        '5:11: "friend"; allowed: partner, person, supporter',
        '6:13: "stones-are-hard"; expected: a list, with a hyphen before each item',
        '7:11: "chek_in"; did you mean "check_in"?',
        '10:11: "sometimes"; allowed: after, before',
        "11:25: a list; expected: text on one line",
        '12:1: unknown key "colour"; allowed: changed, pages',
    ]


@pytest.mark.parametrize("key", ["page", "text"])
def test_a_missing_key_is_named_where_its_record_begins(refusal: Refusal, key: str) -> None:
    line = {"page": "page: text\n    ", "text": "    text: It is round.\n"}[key]
    without = STEP.replace(line, "")
    assert [diagnostic.split(";")[0] for diagnostic in refusal(without)] == [f'2:5: "{key}" is missing']


def test_a_missing_key_of_the_whole_file_is_named_at_its_top(refusal: Refusal) -> None:
    assert refusal("pages: [{page: text, text: It is round.}]") == [
        '1:1: "changed" is missing; add this key and a value'
    ]


def test_a_key_that_stands_twice_is_refused_where_it_stands_again(refusal: Refusal) -> None:
    twice = STEP.replace("    text:", "    title: Another stone\n    text:")
    assert refusal(twice) == ['4:5: the key "title" is used twice; use each key only once']


@pytest.mark.parametrize(
    ("value", "found"),
    [("[a, b]", "a list"), ("{a: b}", "keys with values"), ("", "nothing"), ("''", '""'), ('" "', '" "')],
)
def test_a_text_cannot_be_something_else_or_nothing(refusal: Refusal, value: str, found: str) -> None:
    (diagnostic,) = refusal(STEP.replace("It is round.", value))
    assert diagnostic.startswith("4:")
    assert diagnostic.endswith(f": {found}; expected: text")


@pytest.mark.parametrize("value", ["stones", "{a: b}", ""])
def test_a_list_cannot_be_something_else_or_nothing(refusal: Refusal, value: str) -> None:
    (diagnostic,) = refusal(f"pages: {value}\nchanged: {{2026-11-22: first written}}")
    assert diagnostic.startswith("1:")
    assert diagnostic.endswith("; expected: a list, with a hyphen before each item")


@pytest.mark.parametrize("value", ["stones", "[a, b]", ""])
def test_keys_with_values_cannot_be_something_else_or_nothing(refusal: Refusal, value: str) -> None:
    (diagnostic,) = refusal(STEP.replace("{2026-11-22: first written}", value))
    assert diagnostic.startswith("5:")
    assert diagnostic.endswith("; expected: keys with values")


def test_a_list_that_needs_items_cannot_be_empty(refusal: Refusal) -> None:
    assert refusal("pages: []\nchanged: {}") == ["1:8: the list is too short; expected: at least 1"]


@pytest.mark.parametrize(
    "id_", ["Stone", "a stone", "a--b", "-a", "a-", "a_b", "à-feu", "../etc/passwd", "a/b", '"a\\n"', "''"]
)
def test_an_id_is_small_letters_digits_and_single_hyphens(refusal: Refusal, id_: str) -> None:
    (diagnostic,) = refusal(CLAIM.replace("claim: a", f"claim: {id_}"), model.Claims)
    assert diagnostic.startswith("1:18: ")
    assert diagnostic.endswith("; expected: an id of lower-case letters, digits and single hyphens")


def test_an_id_has_a_longest_length(refusal: Refusal, loaded: Callable[..., model.Claims]) -> None:
    assert loaded(CLAIM.replace("claim: a", "claim: " + 64 * "a"), model.Claims).claims[0].claim == 64 * "a"
    diagnostics = refusal(CLAIM.replace("claim: a", "claim: " + 65 * "a"), model.Claims)
    assert diagnostics == ["1:18: this text has 65 characters; allowed: at most 64"]


@pytest.mark.parametrize("date", ["2026-02-30", "2026-13-01", "22.11.2026", "2026-11", "today", "", "[2026]"])
def test_a_date_is_a_day_that_there_is(refusal: Refusal, date: str) -> None:
    (diagnostic,) = refusal(CLAIM.replace("2026-11-22", date), model.Claims)
    assert diagnostic.startswith("1:")
    assert not diagnostic.startswith("1:1:")
    assert diagnostic.endswith("; expected: a date like 2026-11-22")


def test_a_standing_is_one_of_six_and_a_near_one_is_suggested(refusal: Refusal) -> None:
    diagnostics = refusal(CLAIM.replace("opinion", "suported"), model.Claims)
    assert diagnostics == ['1:48: "suported"; did you mean "supported"?']


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("partially supported", "partly"),
        ("partly supported", "partly"),
        ("Partial", "partly"),
        ("partley", "partly"),
        ("unsupported", "not supported"),
        ("not suported", "not supported"),
        ("Not Found", "not found"),
        ("unknown", "not found"),
        ("usual advise", "usual advice"),
        ("good practice", "usual advice"),
        ("proven", "supported"),
        ("SUPPORTED", "supported"),
        ("view", "opinion"),
    ],
)
def test_a_standing_in_other_words_is_told_by_what_it_means(
    refusal: Refusal, written: str, meant: str
) -> None:
    assert refusal(CLAIM.replace("opinion", written), model.Claims) == [
        f'1:48: "{written}"; did you mean "{meant}"?'
    ]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("un-supported", "supported"),
        ("insupported", "supported"),
        ("now supported", "not supported"),
        ("not found", "found"),
        ("supported", "not supported"),
        ("is-safe", "is-not-safe"),
        ("unsafe", "safe"),
        ("harmless", "harmful"),
        ("stones-sink", "stones-float"),
    ],
)
def test_a_word_that_says_something_else_is_never_suggested(word: str, known: str) -> None:
    assert did_you_mean(word, [known]) == f"allowed: {known}"
    assert did_you_mean(known, [word]) == f"allowed: {word}"


@pytest.mark.parametrize("number", ["one", "1_000", "0x10", "\u0663", "[1]", "{}"])
def test_a_number_is_a_whole_number_in_plain_digits(refusal: Refusal, number: str) -> None:
    (diagnostic,) = refusal(CLAIM.replace("claim: a", f"claim: a, number: {number}"), model.Claims)
    assert diagnostic.startswith("1:29: ")
    assert diagnostic.endswith("; expected: a whole number")


def test_a_long_value_is_cut_in_the_message(refusal: Refusal) -> None:
    (diagnostic,) = refusal(CLAIM.replace("opinion", 500 * "x"), model.Claims)
    assert 40 * "x" not in diagnostic
    assert "…" in diagnostic


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "~", '""', "stones"])
def test_a_file_with_nothing_in_it_is_refused(refusal: Refusal, text: str) -> None:
    (diagnostic,) = refusal(text)
    assert diagnostic.endswith("; expected: keys from this list: changed, pages")


def test_a_key_that_does_not_fit_is_told_where_the_key_stands(refusal: Refusal) -> None:
    (diagnostic,) = refusal(
        STEP.replace("{2026-11-22: first written}", "\n  yesterday:\n\n    first written")
    )
    assert diagnostic == '6:3: "yesterday"; expected: a date like 2026-11-22'


@pytest.mark.parametrize("date", ["20261122", "2026-W47-7"])
def test_a_date_written_another_way_is_told_at_its_place(refusal: Refusal, date: str) -> None:
    (diagnostic,) = refusal(CLAIM.replace("2026-11-22", date), model.Claims)
    assert diagnostic.endswith(f'"{date}"; expected: a date like 2026-11-22')


@pytest.mark.parametrize("number", ["01", "99999999999999999999999999999999" * 20])
def test_a_number_nobody_would_write_is_told_at_its_place(refusal: Refusal, number: str) -> None:
    (diagnostic,) = refusal(CLAIM.replace("claim: a", f"claim: a, number: {number}"), model.Claims)
    assert diagnostic.startswith("1:29: ")


@pytest.mark.parametrize("kind", ["[text]", "{text: a}"])
def test_a_page_whose_kind_is_a_list_is_refused_like_any_other(refusal: Refusal, kind: str) -> None:
    (diagnostic,) = refusal(STEP.replace("page: text", f"page: {kind}"))
    assert diagnostic.startswith("2:11: ")
