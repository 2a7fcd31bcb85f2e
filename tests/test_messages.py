"""The program's sentences are messages of one template, and a catalogue takes their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion import messages
from companion.messages import and_list, comma_list, gettext, ngettext, or_list, pgettext, use_language
from tests.pseudo import LANGUAGE, collected, speaking, template, translated, untranslated


def test_the_template_holds_every_message_of_the_code(tmp_path: Path) -> None:
    there = {(one.context, one.id) for one in template() if one.id}
    now = {(one.context, one.id) for one in collected(tmp_path) if one.id}
    assert there == now, "run: python .build/collect_messages.py"


@pytest.mark.parametrize("language", ["en", "de", "xx-YY"])
def test_without_a_catalogue_the_program_speaks_english(language: str) -> None:
    use_language(language)
    assert messages.language() == "en"
    assert gettext("{first} and {last}") == "{first} and {last}"
    assert (ngettext("one", "many", 1), ngettext("one", "many", 2)) == ("one", "many")


def test_a_catalogue_is_used_for_a_language_and_its_regions(tmp_path: Path) -> None:
    with speaking(tmp_path):
        use_language(f"{LANGUAGE}-XX")
        assert messages.language() == f"{LANGUAGE}-XX"
        assert pgettext("list", "{first} and {last}") == translated("{first} and {last}")
    assert pgettext("list", "{first} and {last}") == "{first} and {last}"


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([], ("", "", "")),
        (["a"], ("a", "a", "a")),
        (["a", "b"], ("a and b", "a or b", "a, b")),
        (["a", "b", "{c}"], ("a, b and {c}", "a, b or {c}", "a, b, {c}")),
    ],
)
def test_items_are_listed_as_in_a_sentence(items: list[str], said: tuple[str, str, str]) -> None:
    assert (and_list(items), or_list(items), comma_list(items)) == said


def test_what_is_not_translated_is_found(tmp_path: Path) -> None:
    with speaking(tmp_path):
        named = and_list(["a heron", "a gull"])
    assert untranslated(named) == []
    assert untranslated(f"{named} Anything else.") == ["Anything", "else"]
