"""Prose is paragraphs, ``- `` lists and *emphasis*; no word of it is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.guide.prose import Paragraph, Run, paragraphs


def plain(text: str, *, item: bool = False) -> Paragraph:
    return Paragraph((Run(text),), item)


def test_an_empty_line_parts_paragraphs_and_a_line_end_is_a_space() -> None:
    text = "Stones are\nhard.\n\n\n  \nSome are\n  round.\n"
    assert paragraphs(text) == (plain("Stones are hard."), plain("Some are round."))


def test_a_line_of_spaces_is_empty_too() -> None:
    assert paragraphs("Stones are hard.\n \t\nSome are round.") == (
        plain("Stones are hard."),
        plain("Some are round."),
    )


def test_a_list_may_follow_its_lead_at_once_or_after_an_empty_line() -> None:
    items = (plain("round", item=True), plain("flat and wide", item=True))
    assert paragraphs("It may be:\n- round\n- flat\n  and wide") == (plain("It may be:"), *items)
    assert paragraphs("It may be:\n\n- round\n- flat\n  and wide\n\nOr not.") == (
        plain("It may be:"),
        *items,
        plain("Or not."),
    )


def test_a_text_may_be_a_list_and_nothing_else() -> None:
    assert paragraphs("- round\n- flat") == (plain("round", item=True), plain("flat", item=True))


@pytest.mark.parametrize("text", ["a well-known stone", "-5 degrees", "here - there", "-- so", "1. a", "# a"])
def test_a_hyphen_in_a_line_is_no_list_and_nothing_else_is_one(text: str) -> None:
    assert paragraphs(text) == (plain(text),)


def test_emphasis_stands_between_two_stars() -> None:
    (paragraph,) = paragraphs("Some *do not* and *some do*.")
    assert paragraph.runs == (
        Run("Some "),
        Run("do not", emphasis=True),
        Run(" and "),
        Run("some do", emphasis=True),
        Run("."),
    )


def test_emphasis_may_run_over_a_line_end_and_stand_in_a_list() -> None:
    (paragraph,) = paragraphs("- *do\n  not*")
    assert paragraph == Paragraph((Run("do not", emphasis=True),), item=True)


@pytest.mark.parametrize("text", ["2 * 3 * 4", "a star * alone", "* a", "*", "**", "* *", "one* two *three"])
def test_a_star_that_embraces_nothing_stays_a_star(text: str) -> None:
    assert paragraphs(text) == (plain(text),)


def test_emphasis_does_not_run_from_one_paragraph_into_the_next() -> None:
    assert paragraphs("*a\n\nb*") == (plain("*a"), plain("b*"))
    assert paragraphs("- *a\n- b*") == (plain("*a", item=True), plain("b*", item=True))


@pytest.mark.parametrize("text", ["[b]a[/b]", "_a_", "`a`", "<b>a</b>", "[a](b)", "{a}", "&amp;", "\\n"])
def test_no_other_markup_is_known(text: str) -> None:
    assert paragraphs(text) == (plain(text),)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t"])
def test_a_text_of_nothing_has_no_paragraphs(text: str) -> None:
    assert paragraphs(text) == ()


PIECES = st.sampled_from(["stone", "石", "*", "**", "- ", "-", "\n", "\n\n", "\n- ", " ", "\t", "{x}", "[b]"])


@given(st.one_of(st.lists(PIECES).map("".join), st.text()))
def test_no_word_is_lost_or_moved_whatever_the_text(text: str) -> None:
    shown = "".join(run.text for paragraph in paragraphs(text) for run in paragraph.runs)
    letters = str.maketrans("", "", "*-")
    assert "".join(shown.split()).translate(letters) == "".join(text.split()).translate(letters)


@given(st.lists(PIECES).map("".join))
def test_a_paragraph_is_one_line_with_single_spaces(text: str) -> None:
    for paragraph in paragraphs(text):
        line = "".join(run.text for run in paragraph.runs)
        assert "\n" not in line
        assert "  " not in line
