"""A character that looks like a space, or like nothing, is told where it stands, and what to type instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.guide import model

Refusal = Callable[..., list[str]]
Loaded = Callable[..., model.StepText]

STEP = """\
pages:
  - page: text
    title: A stone
    text: |
      It is round.
changed: {2026-11-22: first written}
"""
NO_BREAK = "a character that only looks like a space (U+00A0 no-break space); type a plain space instead"
WIDE = "a character that only looks like a space (U+3000 ideographic space); type a plain space instead"
TAB = "a character that only looks like a space (U+0009 tab); type a plain space instead"
ZERO_WIDTH = "an invisible character (U+200B zero width space); delete the character, or type the word again"


@pytest.mark.parametrize(
    ("old", "new", "diagnostics"),
    [
        ("    title:", "\u00a0\u00a0\u00a0\u00a0title:", [f"3:1: {NO_BREAK}"]),
        ("    title:", "  \u00a0\u00a0title:", [f"3:3: {NO_BREAK}"]),
        ("    title:", "\u3000\u3000title:", [f"3:1: {WIDE}"]),
        ("    title:", "\ttitle:", [f"3:1: {TAB}"]),
        ("    title:", "    title\u200b:", [f"3:10: {ZERO_WIDTH}"]),
        ("    title:", "    ti\u200btle:", [f"3:7: {ZERO_WIDTH}"]),
        ("    title:", '    "title\u200b":', [f"3:11: {ZERO_WIDTH}"]),
        ("    title: A", "    title:\u00a0A", [f"3:11: {NO_BREAK}"]),
        ("  - page", "\u00a0\u00a0- page", [f"2:1: {NO_BREAK}"]),
        ("  - page: text\n", "  -\u00a0page: text\n", [f"2:4: {NO_BREAK}"]),
        ("      It is", "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0It is", [f"5:1: {NO_BREAK}"]),
        ("changed:", "\u200bchanged:", [f"6:1: {ZERO_WIDTH}"]),
        ("changed: {2026-11-22:", "changed: {2026-11-22\u00a0:", [f"6:21: {NO_BREAK}"]),
    ],
)
def test_one_where_yaml_looks_is_told_at_its_own_place(
    refusal: Refusal, old: str, new: str, diagnostics: list[str]
) -> None:
    assert refusal(STEP.replace(old, new)) == diagnostics


def test_each_line_that_has_one_is_told(refusal: Refusal) -> None:
    lines = STEP.replace("    ", "\u00a0\u00a0\u00a0\u00a0")
    assert refusal(lines) == [f"{line}:1: {NO_BREAK}" for line in (3, 4, 5)]


@pytest.mark.parametrize(
    ("old", "new", "diagnostic"),
    [
        ("page: text", "page: text\u00a0", '2:11: "text[U+00A0]"; did you mean "text"?'),
        ("page: text", 'page: "te\u200bxt"', '2:11: "te[U+200B]xt"; did you mean "text"?'),
        ("    title: A", "    for: [part\u00adner]\n    title: A",
         '3:11: "part[U+00AD]ner"; did you mean "partner"?'),
    ],
)  # fmt: skip
def test_one_in_a_value_that_does_not_fit_is_made_visible(
    refusal: Refusal, old: str, new: str, diagnostic: str
) -> None:
    assert refusal(STEP.replace(old, new)) == [diagnostic]


@pytest.mark.parametrize(
    "text",
    [
        "It has 38\u00a0°C.",
        "\u3000\u3000It begins with two wide spaces.",
        "Zwei\u00adteilig, and a family: \U0001f468\u200d\U0001f469\u200d\U0001f467.",
        "\u00a0word: a word with a colon",
    ],
)
def test_one_in_a_text_is_part_of_the_text(loaded: Loaded, text: str) -> None:
    step = loaded(STEP.replace("It is round.", text))
    assert text in str(getattr(step.pages[0], "text", ""))


def test_one_that_begins_a_paragraph_is_not_blamed_for_a_mistake_elsewhere(refusal: Refusal) -> None:
    broken = STEP.replace("It is round.", "\u3000\u3000It is round.").replace("A stone", "A: stone: b")
    (diagnostic,) = refusal(broken)
    assert diagnostic.startswith("3:13: this is not YAML (")
