"""What YAML would turn into something else stays as its author wrote it: a wrong number helps nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide import model
from companion.guide.load import GuideFiles

Loaded = Callable[..., model.StepText]


def test_norway_stays_norway_and_numbers_keep_their_zeros(small_guide: Path) -> None:
    norway = GuideFiles(small_guide).country("NO")
    assert norway is not None
    assert norway.country == "NO"
    assert norway.emergency == "000"
    assert [phone.number for phone in norway.resources[0].phone] == ["024"]


@pytest.mark.parametrize(
    "number", ["000", "024", "0", "112", "116 123", "0800 1111", "+47 815 33 300", "1-800-DIAL", "1 (02) 9"]
)
def test_a_number_without_quotes_is_shown_as_the_service_prints_it(
    folder: Path, edit: Callable[[str, str, str], int], number: str
) -> None:
    edit("resources/NO.yaml", 'number: "024"', f"number: {number}")
    edit("resources/NO.yaml", 'emergency: "000"', f"emergency: {number}")
    norway = GuideFiles(folder).country("NO")
    assert norway is not None
    assert norway.emergency == number
    assert norway.resources[0].phone[0].number == number


@pytest.mark.parametrize(
    "word",
    [
        "NO",
        "no",
        "yes",
        "on",
        "Off",
        "true",
        "null",
        "~",
        "012",
        "1e3",
        "0x1F",
        "1_000",
        "12:30:45",
        "-1",
        ".5",
    ],
)
def test_no_word_becomes_a_value_of_another_kind(loaded: Loaded, word: str) -> None:
    page = f"{{page: text, title: {word}, text: {word}, more: {word}}}"
    step = loaded(f"pages: [{page}]\nchanged: {{2026-11-22: {word}}}")
    (page,) = step.pages
    assert isinstance(page, model.TextPage)
    assert (page.title, page.text, page.more) == (word, word, word)
    assert list(step.changed.values()) == [word]


@pytest.mark.parametrize("date", ["2026-11-22", '"2026-11-22"'])
def test_a_date_in_a_text_is_a_text(loaded: Loaded, date: str) -> None:
    (page,) = loaded(f"pages: [{{page: text, text: {date}}}]\nchanged: {{2026-11-22: {date}}}").pages
    assert isinstance(page, model.TextPage)
    assert page.text == "2026-11-22"


@pytest.mark.parametrize(("word", "now"), [("true", True), ("True", True), ("false", False)])
def test_a_yes_or_no_is_read_where_one_is_expected(
    folder: Path, edit: Callable[[str, str, str], int], word: str, now: bool
) -> None:
    edit("resources/NO.yaml", "now: true", f"now: {word}")
    norway = GuideFiles(folder).country("NO")
    assert norway is not None
    assert norway.resources[0].now is now


@pytest.mark.parametrize("word", ["yes", "no", "on", "2", "null", "", "[true]"])
def test_a_yes_or_no_is_true_or_false_and_no_other_word(
    edit: Callable[[str, str, str], int], told: Callable[[], list[str]], word: str
) -> None:
    line = edit("resources/NO.yaml", "now: true", f"now: {word}")
    (diagnostic,) = told()
    assert diagnostic.startswith(f"resources/NO.yaml:{line}:")
    assert diagnostic.endswith("; allowed: true, false")


@pytest.mark.parametrize("number", ["call us", "tel:112", "", "112; DROP", "\uff11\uff11\uff12", "112\\n"])
def test_a_number_to_call_is_made_of_what_a_phone_can_dial(
    edit: Callable[[str, str, str], int], told: Callable[[], list[str]], number: str
) -> None:
    line = edit("resources/NO.yaml", '"024"', f'"{number}"')
    (diagnostic,) = told()
    assert diagnostic.startswith(f"resources/NO.yaml:{line}:")
    assert diagnostic.endswith("; expected: a phone number, as the service writes it")


def test_a_text_is_kept_to_the_letter(loaded: Loaded) -> None:
    text = "Grüße, 石 👩‍👩‍👧 שלום [/b] <i> $HOME %s \\n {{x}} — “quoted”\u00a0end"
    (page,) = loaded(f"pages:\n  - page: text\n    text: |\n      {text}\nchanged: {{2026-11-22: a}}").pages
    assert isinstance(page, model.TextPage)
    assert page.text == f"{text}\n"
