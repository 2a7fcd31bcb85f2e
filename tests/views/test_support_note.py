"""The note for someone close holds what was answered, under its headings, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.guide.load import GuideFiles, shipped
from companion.guide.model import CloseOne
from companion.views.block import View
from companion.views.formats.plain_text import plain_text
from companion.views.support_note import note_for
from tests.views.conftest import Reader


def asked(reader: Reader) -> CloseOne:
    assert reader.guide_files.close_one
    return reader.guide_files.close_one


def lines(view: View) -> list[tuple[str, str]]:
    return [(one.kind, "".join(run.text for run in one.runs)) for one in view.blocks]


def test_what_was_answered_stands_under_its_heading_in_the_order_of_the_guide(reader: Reader) -> None:
    note = note_for({"not-yet": "Throwing it.", "good": "It is round.\nIt is mine."}, asked(reader))
    assert note.title == "A word about stones"
    assert lines(note) == [
        ("title", "What is good"),
        ("text", "It is round."),
        ("line", "It is mine."),
        ("title", "What to leave"),
        ("text", "Throwing it."),
    ]


def test_what_was_left_empty_has_no_heading(reader: Reader) -> None:
    assert lines(note_for({"good": " \n ", "not-good": ""}, asked(reader))) == []
    assert note_for({}, asked(reader)) == View("A word about stones", ())


def test_what_the_guide_does_not_ask_is_not_in_it(reader: Reader) -> None:
    assert lines(note_for({"gone": "something", "stone": "else"}, asked(reader))) == []


def test_neither_the_questions_nor_what_is_said_around_them_go_along() -> None:
    piece = GuideFiles(shipped()).close_one
    assert piece
    text = plain_text(note_for({one.prompt: "My own words." for one in piece.prompts}, piece))
    for said in (piece.intro, piece.ending, *(one.ask for one in piece.prompts)):
        assert said.split("\n")[0].strip() not in text
    assert "program" not in text
    assert "guide" not in text


@given(answer=st.text())
def test_any_answer_stays_as_it_was_typed_but_for_empty_ends(answer: str) -> None:
    piece = GuideFiles(shipped()).close_one
    assert piece
    blocks = note_for({piece.prompts[0].prompt: answer}, piece).blocks[1:]
    assert "\n".join(one.runs[0].text for one in blocks) == answer.strip("\n").rstrip()
