"""How long a text and a sentence may be: counted in its longest form, split as a reader does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.guide.check.sentences import sentences, words

Edit = Callable[[str, str, str], int]
Told = Callable[[], list[str]]

THREE_WORDS = "Stones are hard."
TWENTY = "It is one of many stones that lie on the beach where you went with me last summer or so"


def of(words: int) -> str:
    """A text of some words, in sentences of three."""
    more, rest = divmod(words, 3)
    return " ".join([THREE_WORDS] * more + ["Yes."] * rest)


def test_the_samples_are_as_long_as_they_say() -> None:
    assert (len(of(60).split()), len(of(61).split()), len(TWENTY.split())) == (60, 61, 20)


@pytest.mark.parametrize(
    ("file", "old", "new", "most"),
    [
        ("steps/two.yaml", "text: Stones are hard.", "text: {}", 60),
        ("steps/two.yaml", "more: They are made of minerals.", "more: {}", 90),
        ("steps/three.yaml", "text: Nobody can lift a mountain.", "text: {}", 60),
        ("steps/three.yaml", "text: You can hold a stone for a while.", "text: {}", 60),
        ("steps/three.yaml", "ask: What would you say to {stone}?", "ask: What?\n    text: {}", 60),
        ("steady.yaml", "- Pick one up.", "- {}", 60),
        ("close_one.yaml", "intro: You can say a few things about stones.", "intro: {}", 60),
        ("close_one.yaml", "ending: It can be kept, or thrown away.", "ending: {}", 60),
    ],
)
def test_a_text_has_as_many_words_as_fit_on_a_page_and_no_more(
    folder: Path, edit: Edit, told: Told, file: str, old: str, new: str, most: int
) -> None:
    line = edit(file, old, new.replace("{}", of(most))) + new.count("\n")
    assert told() == []
    edit(file, of(most), of(most + 1))
    (diagnostic,) = told()
    text = (folder / file).read_text().split("\n")[line - 1]
    column = text.index(of(most + 1)) + 1
    assert diagnostic == f"{file}:{line}:{column}: this text has {most + 1} words; allowed: at most {most}"


def test_a_text_is_counted_with_the_longest_word_somebody_may_have_chosen(edit: Edit, told: Told) -> None:
    line = edit("steps/two.yaml", "text: Stones are hard.", f"text: {of(56)} {{Stone}}.")
    assert told() == []
    edit("steps/two.yaml", of(56), of(57))
    assert told() == [f"steps/two.yaml:{line}:11: this text has 61 words; allowed: at most 60"]


def test_a_text_is_counted_for_the_roles_that_read_it(edit: Edit, told: Told) -> None:
    edit("guide.yaml", "the stone they found}}", "the very large stone they found}}")
    old = "for: [person]\n    text: You held it in your hand."
    edit("steps/two.yaml", old, f"for: [person]\n    text: {of(56)} {{Stone}}.")
    assert told() == []
    line = edit("steps/two.yaml", "for: [person]", "for: [person, supporter]") + 1
    assert told() == [f"steps/two.yaml:{line}:11: this text has 62 words; allowed: at most 60"]


PLACES = [
    ("guide.yaml", "about: Written for tests.", "about: "),
    ("guide.yaml", "gist: It is hard.", "gist: "),
    ("guide.yaml", "summary: What the article says, and what is known.", "summary: "),
    ("guide.yaml", "door: This part is about looking for another stone. It can wait.", "door: "),
    ("guide.yaml", 'text: "This is where it ends."', "text: "),
    ("guide.yaml", 'text: "This is a guide for tests. It is about stones."', "text: "),
    ("guide.yaml", "text: Somebody made it for tests. Nothing is sold.", "text: "),
    ("guide.yaml", "ask: Which word is right for you?", "ask: "),
    ("claims.yaml", "why: They sink.", "why: "),
    ("claims.yaml", "says: The article says that stones float.", "says: "),
    ("help.yaml", "first: If a stone fell on somebody, call {emergency}.", "first: "),
    ("help.yaml", "last: Numbers change.", "last: "),
    ("help.yaml", "items: [it bleeds]", "items: ["),
    ("steps/two.yaml", "title: It is hard", "title: "),
    ("steps/two.yaml", "more: They are made of minerals.", "more: "),
    ("steps/three.yaml", "ask: What would you say to {stone}?", "ask: "),
    ("steady.yaml", "about: Feel how heavy it is.", "about: "),
    ("steady.yaml", "- Pick one up.", "- "),
    ("steady.yaml", "ask: Its name", "ask: "),
    ("close_one.yaml", "intro: You can say a few things about stones.", "intro: "),
    ("close_one.yaml", "hint: It may be round.", "hint: "),
    ("resources/NO.yaml", "is_not: Not an emergency number.", "is_not: "),
    ("resources/INT.yaml", "web: https://example.org\n", "note: "),
]
"""A file, what stands there in it, and what stands before a text of another length in its place."""


def test_a_sentence_has_twenty_words_and_no_more_wherever_it_stands(
    folder: Path, edit: Edit, told: Told
) -> None:
    lines = []
    for file, old, key in PLACES:
        close = "]" if key.endswith("[") else "\n" if old.endswith("\n") else ""
        lines.append((file, edit(file, old, f"{key}{TWENTY}{close}")))
    assert [diagnostic for diagnostic in told() if "sentence" in diagnostic] == []
    wanted = []
    for file, line in lines:
        written = (folder / file).read_text().split("\n")
        column = written[line - 1].index(TWENTY) + 1
        written[line - 1] = written[line - 1].replace(TWENTY, f"{TWENTY} now")
        (folder / file).write_text("\n".join(written))
        wanted.append(
            f'{file}:{line}:{column}: this sentence has 21 words: "It is one of many stones …"; '
            "allowed: at most 20"
        )
    assert sorted(diagnostic for diagnostic in told() if "sentence" in diagnostic) == sorted(wanted)


def test_each_long_sentence_of_a_text_is_told_once(edit: Edit, told: Told) -> None:
    edit("steps/two.yaml", "text: Stones are hard.", f"text: {TWENTY} now. {{Stone}}, {TWENTY} then.")
    assert [diagnostic.split(": ", 1)[1].removesuffix("; allowed: at most 20") for diagnostic in told()] == [
        'this sentence has 21 words: "It is one of many stones …"',
        'this sentence has 25 words: "The stone you found, It is …"',
    ]


def test_an_item_of_a_list_and_the_end_of_a_paragraph_end_a_sentence(edit: Edit, told: Told) -> None:
    block = f"text: |\n      {TWENTY}:\n\n      - {TWENTY}\n      - {TWENTY}"
    edit("steps/two.yaml", "text: Stones are hard.", block)
    assert [diagnostic for diagnostic in told() if "sentence" in diagnostic] == []


@pytest.mark.parametrize(
    "text",
    [
        ["It is so.", "It is not."],
        ["Fever of 38 °C (100.4 °F) or more calls for help."],
        ["It was 38 °C.", "Call now."],
        ["Bring fruit, e.g. apples, i.e. food."],
        ["It costs $1.50 a call.", "It is worth it."],
        ["Ask for No. 5.", "Then wait."],
        ["May I?", "No.", "You may not."],
        ["See p. 12 and Fig. 3.", "Then p.", "And on."],
        ['You can ask, "How is today?" and wait.'],
        ["Is it so?", "you may ask."],
        ['"I am sorry."', '"This is hard."'],
        ["(It is so.)", "It is."],
        ["Call from 9 a.m. to 5 p.m. on weekdays."],
        ["It closes at 5 p.m.", "Then it opens again."],
        ["Ask Dr. Stone.", "Ask Ada B. Stone or J. K. Stone."],
        ["It may be hepatitis B.", "Then ask."],
        ["So do I.", "It is fine."],
        ["Wait … and see.", "Wait …", "Then see."],
        ["Sad.", "Angry.", "Guilty."],
        ["Stones, sand etc. are fine.", "So is sand etc.", "It is."],
        ["The U.S. number is here."],
        ["1. Pick one up.", "2. Put it down."],
        ["In 2019.", "Then in 2020."],
        ["It holds for the stones of example.org as well."],
    ],
    ids=" | ".join,
)
def test_a_text_is_split_where_a_reader_stops(text: list[str]) -> None:
    assert list(sentences(" ".join(text))) == text


LETTERS = "aAbB1 29.?!…\"'“”()°$,;:-—é石{}*\n\t"


@given(st.one_of(st.text(LETTERS), st.text(), st.lists(st.sampled_from(
    ["No.", "5", "e.g.", "a.m.", "It", "is", "Dr.", "B.", "…", '"So?"', "(and)", "so.", "I.", "etc.", "1."])
).map(" ".join)))  # fmt: skip
def test_the_words_of_the_sentences_are_the_words_of_the_text(text: str) -> None:
    found = sentences(text)
    assert " ".join(found) == " ".join(text.split())
    assert sum(len(words(sentence)) for sentence in found) == len(words(text))


@pytest.mark.parametrize(
    ("text", "count"),
    [("38 °C", 2), ("- a", 1), ("self-harm", 1), ("one—two", 2), ("1,000.50", 1), ("“…”", 0), ("it's", 1)],
)
def test_a_word_is_what_has_a_letter_or_a_figure(text: str, count: int) -> None:
    assert len(words(text)) == count
