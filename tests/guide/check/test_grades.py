"""The reading grade: counted by the known formula, on the hard side, and only where it means something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide.check.phrases import any_of
from companion.guide.check.readability import grade, syllables

Edit = Callable[[str, str, str], int]
Told = Callable[[], list[str]]

HARD = "Geological examination necessitates considerable preparation."
"""Five words of which no child has heard."""


def grade_told(told: Told) -> list[str]:
    return [diagnostic for diagnostic in told() if "reading grade" in diagnostic]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("time", 1), ("times", 1), ("little", 2), ("people", 2), ("places", 2), ("asked", 1),
        ("wanted", 2), ("any", 2), ("area", 2), ("agree", 2), ("being", 2), ("somebody", 4),
        ("don't", 1), ("it's", 1), ("38", 1), ("$1.50", 1), ("1,000", 1), ("24-hour", 2), ("self-harm", 2),
        ("°C", 1), ("(stone)", 1), ("Stones.", 1), ("née", 1), ("hmm", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_on_the_hard_side(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["The cat sat on the mat."], 0.39 * 6 + 11.8 * 6 / 6 - 15.59),
        (["Ask a doctor about it."], 0.39 * 5 + 11.8 * 7 / 5 - 15.59),
        (["Ask a doctor about it.", "Do."], 0.39 * 6 / 2 + 11.8 * 8 / 6 - 15.59),
        (["Take 38 of them."], 0.39 * 4 + 11.8 * 4 / 4 - 15.59),
        ([], 0.0),
        (["…"], 0.0),
    ],
)
def test_the_grade_is_what_the_formula_says(sentences: list[str], expected: float) -> None:
    assert grade(sentences) == pytest.approx(expected)


def test_a_term_counts_as_one_easy_word() -> None:
    terms = any_of(["geological examination", "necessit*"])
    assert grade(["Geological  Examination necessitates rest."], terms) == pytest.approx(
        0.39 * 3 + 11.8 * 3 / 3 - 15.59
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("steps/two.yaml", "text: Stones are hard.", "text: {}"),
        ("steps/two.yaml", "more: They are made of minerals.", "more: {}"),
        ("steps/three.yaml", "text: Nobody can lift a mountain.", "text: {}"),
        ("guide.yaml", "text: Somebody made it for tests. Nothing is sold.", "text: {}"),
        ("guide.yaml", "about: Written for tests.", "about: {}"),
        ("guide.yaml", 'text: "This is a guide for tests. It is about stones."', "text: {}"),
        ("guide.yaml", 'text: "This is where it ends."', "text: {}"),
        ("guide.yaml", "door: This part is about looking for another stone. It can wait.", "door: {}"),
        ("claims.yaml", "why: They sink.", "why: {}"),
        ("help.yaml", 'intro: "Call {emergency} if"', "intro: {}"),
        ("steady.yaml", "- Put it down.", "- {}"),
        ("close_one.yaml", "intro: You can say a few things about stones.", "intro: {}"),
        ("close_one.yaml", "ending: It can be kept, or thrown away.", "ending: {}"),
    ],
)
def test_what_is_read_together_has_a_grade_of_its_own(
    folder: Path, edit: Edit, told: Told, file: str, old: str, new: str
) -> None:
    text = f"{HARD} {HARD} {HARD}"
    line = edit(file, old, new.replace("{}", text))
    column = (folder / file).read_text().split("\n")[line - 1].index(text) + 1
    (diagnostic,) = grade_told(told)
    place, _, said = diagnostic.partition(": this text has a reading grade of ")
    assert place == f"{file}:{line}:{column}"
    assert said.endswith("; allowed: at most 8.0")
    assert float(said.split(";")[0]) > 8
    edit(file, text, "Stones are hard. " * 5)
    assert grade_told(told) == []


def test_a_text_of_few_words_is_not_held_to_the_limit_by_itself(edit: Edit, told: Told) -> None:
    edit("steps/two.yaml", "text: Stones are hard.", f"text: {HARD} {HARD} Yes.")  # 14 with the title
    assert grade_told(told) == []
    edit("steps/two.yaml", f"{HARD} Yes.", f"{HARD} Oh yes.")
    assert len(grade_told(told)) == 1


def test_texts_of_few_words_count_in_the_middle_of_all(edit: Edit, told: Told) -> None:
    for old in ("text: Stones are hard.", "text: You held it in your hand."):
        edit("steps/two.yaml", old, f"text: {HARD}")
    edit("steps/one.yaml", "text: You stood beside it.", f"text: {HARD}")
    assert grade_told(told) == []  # three of eight pages
    edit("steps/three.yaml", "text: You can hold a stone for a while.", f"text: {HARD}")
    (diagnostic,) = grade_told(told)
    assert diagnostic.startswith("guide.yaml:1:1: the median reading grade of all pages is ")
    assert diagnostic.endswith("; allowed: at most 6.0")


def test_terms_are_taken_out_before_the_grade_is_counted(edit: Edit, told: Told) -> None:
    edit("steps/two.yaml", "text: Stones are hard.", f"text: {HARD} {HARD} {HARD}")
    assert len(grade_told(told)) == 1
    edit("tone.yaml", "terms: [minerals]", "terms: [geological examination, necessitates, preparation*]")
    assert grade_told(told) == []


def test_a_text_is_measured_in_the_hardest_of_its_forms(edit: Edit, told: Told) -> None:
    edit("steps/two.yaml", "text: Stones are hard.", "text: " + "Look at {stone}. " * 5)
    assert grade_told(told) == []
    edit(
        "guide.yaml", "says: {stone: your pebble}", "says: {stone: your metamorphically crystallised mineral}"
    )
    (diagnostic,) = grade_told(told)
    assert diagnostic.startswith("steps/two.yaml:4:11: ")


def test_nothing_is_measured_as_long_as_the_terms_cannot_be_read(edit: Edit, told: Told) -> None:
    edit("steps/two.yaml", "text: Stones are hard.", f"text: {HARD} {HARD} {HARD}")
    edit("tone.yaml", "terms: [minerals]", "terms: [")
    assert grade_told(told) == []
    assert [diagnostic.split(":")[0] for diagnostic in told()] == ["tone.yaml"]


@pytest.mark.parametrize(("language", "measured"), [("en", 1), ("en-GB", 1), ("de", 0), ("pt-BR", 0)])
def test_the_grade_is_measured_in_english_alone(edit: Edit, told: Told, language: str, measured: int) -> None:
    edit("guide.yaml", "language: en", f"language: {language}")
    edit("steps/two.yaml", "text: Stones are hard.", f"text: {HARD} {HARD} {HARD}")
    assert len(grade_told(told)) == measured
