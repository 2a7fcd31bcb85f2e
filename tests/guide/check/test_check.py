"""The guide as a whole: whatever one file names, another one has; what nobody has is told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide.load import GuideFiles
from companion.journey import Journey
from companion.views.about import about
from companion.views.summary import summary

Edit = Callable[[str, str, str], int]
Told = Callable[[], list[str]]

BRACE = "a single brace; put a slot between two braces, as in {partner}"


def test_a_clean_guide_has_no_mistakes(told: Told) -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "diagnostic"),
    [
        # a claim: on a page, in the summary, on the help screen
        ("steps/two.yaml", "[stones-are", "[stone-are",
         'no claim is called "stone-are-hard"; did you mean "stones-are-hard"?'),
        ("steps/two.yaml", "[stones-are-hard", "[x",
         'no claim is called "x"; allowed: stones-are-hard, stones-float'),
        ("guide.yaml", "[stones-float]", "[stones-sink]",
         'no claim is called "stones-sink"; allowed: stones-are-hard, stones-float'),
        ("guide.yaml", "[stones-float]", "[stone-float]",
         'no claim is called "stone-float"; did you mean "stones-float"?'),
        ("help.yaml", "[stones-are-hard", "[stones-flaot",
         'no claim is called "stones-flaot"; did you mean "stones-float"?'),
        # a source, a section, a purpose
        ("claims.yaml", "They sink.\n    sources: [mohs-1812]", "They sink.\n    sources: [mohs-1813]",
         'no source is called "mohs-1813"; did you mean "mohs-1812"?'),
        ("guide.yaml", "second step, from: Opening", "second step, from: Openning",
         'the article has no section "Openning"; did you mean "Opening"?'),
        ("resources/NO.yaml", "[crisis, stones]", "[crisis, stone]",
         'no purpose is called "stone"; did you mean "stones"?'),
        # a slot: in a title, a text, on the door, in the help
        ("steps/one.yaml", "found {stone}", "found {stome}", 'unknown slot {stome}; did you mean "stone"?'),
        ("steps/one.yaml", "found {stone}", "found {STONE}", 'unknown slot {STONE}; did you mean "stone"?'),
        ("steps/one.yaml", "You stood beside it", "Call {emergency}",
         "unknown slot {emergency}; allowed: stone"),
        ("steps/two.yaml", "made of minerals", "made of {} minerals", "unknown slot {}; allowed: stone"),
        ("guide.yaml", "It can wait.", "{It} can wait.", "unknown slot {It}; allowed: stone"),
        ("help.yaml", "call {emergency}.", "call {number}.",
         "unknown slot {number}; allowed: emergency, stone"),
        ("steps/one.yaml", "found {stone}", "found stone}", BRACE),
        ("guide.yaml", "It can wait.", "It {can wait.", BRACE),
    ],
)  # fmt: skip
def test_a_name_nothing_answers_to_is_told_at_its_line(
    edit: Edit, told: Told, file: str, old: str, new: str, diagnostic: str
) -> None:
    line = edit(file, old, new)
    (found,) = told()
    place, _, said = found.partition(": ")
    assert place.startswith(f"{file}:{line}:")
    assert said == diagnostic


def test_a_section_no_step_follows_is_told_where_it_is_listed(edit: Edit, told: Told) -> None:
    line = edit("guide.yaml", "[Opening, Closing]", "[Opening, Middle, Closing]")
    assert told() == [
        f'guide.yaml:{line}:23: no step is based on the section "Middle"; '
        'write this section after "from" in a step, or delete the section'
    ]


@pytest.mark.parametrize(
    ("file", "item", "id_"),
    [
        ("claims.yaml", "  - claim: stones-float", "stones-float"),
        ("resources/INT.yaml", "  - resource: int-stones", "int-stones"),
        ("sources.yaml", "  - {source: mohs-1812", "mohs-1812"),
        ("feelings.yaml", "  - {feeling: calm", "calm"),
    ],
)
def test_an_id_that_stands_twice_is_told_at_both_places(
    folder: Path, told: Told, file: str, item: str, id_: str
) -> None:
    text = (folder / file).read_text()
    (folder / file).write_text(text + text[text.index(item) :])
    twice = told()
    assert len(twice) == 2
    assert all(one.startswith(f"{file}:") for one in twice)
    assert all(
        one.endswith(f': the id "{id_}" is used more than once; give each item its own id') for one in twice
    )


def test_a_weight_that_stands_twice_is_told(edit: Edit, told: Told) -> None:
    edit("feelings.yaml", "weight: light,", "weight: heavy,")
    assert any('the id "heavy" is used more than once' in diagnostic for diagnostic in told())


def test_a_step_that_stands_twice_is_told(edit: Edit, told: Told) -> None:
    line = edit("guide.yaml", "step: two", "step: one")
    found = f'guide.yaml:{line}:16: the id "one" is used twice; give each step and part its own id'
    assert found in told()


def test_a_step_without_a_file_and_a_file_without_a_step_are_told(folder: Path, told: Told) -> None:
    (folder / "steps" / "two.yaml").rename(folder / "steps" / "too.yaml")
    assert told() == [
        'steps/too.yaml:1:1: guide.yaml has no step "too"; did you mean "two"?',
        "steps/two.yaml:1:1: the file cannot be read (No such file or directory);"
        " add this file, or make it readable",
    ]


def test_a_country_is_named_like_its_file(edit: Edit, told: Told) -> None:
    line = edit("resources/NO.yaml", "country: NO", "country: SE")
    said = '"SE" does not match the file\'s name; expected: "NO"'
    assert told() == [f"resources/NO.yaml:{line}:10: {said}"]


def test_resources_for_everybody_are_always_there(folder: Path, told: Told) -> None:
    (folder / "resources" / "INT.yaml").unlink()
    assert told() == [
        "resources/INT.yaml:1:1: the file is missing; add this file, with services for people in any country"
    ]


def test_a_service_nobody_can_reach_is_told(edit: Edit, told: Told) -> None:
    line = edit("resources/INT.yaml", "    web: https://example.org\n", "") - 4
    (diagnostic,) = told()
    assert diagnostic == (
        f"resources/INT.yaml:{line}:5: no way to reach this service is given; "
        "add a phone or text number, a chat, web or email address, or a note on how to reach the service"
    )


@pytest.mark.parametrize("standing", ["supported", "partly", "usual advice"])
def test_a_claim_that_holds_names_what_it_rests_on(edit: Edit, told: Told, standing: str) -> None:
    edit("claims.yaml", "They sink.\n    sources: [mohs-1812]\n", "They sink.\n")
    assert told() == []
    line = edit("claims.yaml", "standing: not supported", f"standing: {standing}") - 2
    assert told() == [
        f'claims.yaml:{line}:5: the standing is "{standing}", but no source is cited; '
        'list a source for this claim under "sources"'
    ]


def test_a_broken_file_is_told_and_the_others_are_still_checked(folder: Path, edit: Edit, told: Told) -> None:
    (folder / "claims.yaml").write_text("claims: [\n")
    (folder / "help.yaml").unlink()
    line = edit("steps/one.yaml", "found {stone}", "found {stome}")
    diagnostics = told()
    assert [diagnostic.split(": ")[0] for diagnostic in diagnostics] == [
        "claims.yaml:2:1",
        "help.yaml:1:1",
        f"steps/one.yaml:{line}:12",
    ]


def test_a_folder_without_a_guide_is_told_file_by_file(folder: Path, told: Told) -> None:
    for path in folder.rglob("*.yaml"):
        path.unlink()
    files = [diagnostic.split(":")[0] for diagnostic in told()]
    named = ("guide", "claims", "sources", "feelings", "help", "resources/INT")
    assert files == [f"{name}.yaml" for name in named]


ARTICLE = "article:\n  title: On Stones\n  sections: [Opening, Closing]\n  about: Written for tests.\n"


@pytest.fixture
def follows_none(folder: Path, edit: Edit) -> None:
    """Make the guide one that follows no article."""
    edit("guide.yaml", ARTICLE, "")
    for name, pattern in (("guide.yaml", r", from: \w+"), ("claims.yaml", r"\n    number: \d")):
        path = folder / name
        path.write_text(re.sub(pattern, "", path.read_text()))


@pytest.mark.usefixtures("follows_none")
def test_a_guide_may_follow_no_article(folder: Path, told: Told) -> None:
    assert told() == []
    guide_files = GuideFiles(folder)
    assert "article" not in repr(about(guide_files)).casefold()
    shown = summary(Journey(guide_files.guide, guide_files.step), guide_files.claims)
    assert "article's own" not in repr(shown)


@pytest.mark.usefixtures("follows_none")
def test_what_follows_an_article_without_one_is_told(edit: Edit, told: Told) -> None:
    section = edit("guide.yaml", "title: The first step", "title: The first step, from: Opening")
    number = edit("claims.yaml", "  - claim: stones-float", "  - number: 1\n    claim: stones-float")
    assert told() == [
        f'guide.yaml:{section}:50: "from" is used, but the guide has no "article"; '
        'add "article" and its sections, or delete "from"',
        f"claims.yaml:{number}:13: this claim has a number, but the guide follows no article; "
        'delete the number, or add "article" to guide.yaml',
    ]


def test_each_step_of_a_guide_that_follows_an_article_says_which_section(edit: Edit, told: Told) -> None:
    line = edit("guide.yaml", "The second step, from: Opening", "The second step")
    assert told() == [
        f'guide.yaml:{line}:9: "from" is missing; '
        'add "from", with the section of the article that this step follows'
    ]
