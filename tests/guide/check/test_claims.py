"""Claims and sources: each is used, in order, and the article says nothing without a claim beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.guide.check import report

Edit = Callable[[str, str, str], int]
Told = Callable[[], list[str]]

OURS = """\
  - claim: stones-sink
    says: Stones sink.
    standing: opinion
    why: They do.
    checked: 2026-11-22
"""


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("guide.yaml", "claims: [stones-float]", "claims: [stones-float, stones-sink]"),
        ("guide.yaml", "gist: It is hard.,", "gist: It is hard., claims: [stones-sink],"),
        ("help.yaml", "claims: [stones-are-hard]", "claims: [stones-are-hard, stones-sink]"),
        ("steps/two.yaml", "claims: [stones-are-hard]", "claims: [stones-are-hard, stones-sink]"),
    ],
)
def test_a_claim_is_named_somewhere(
    folder: Path, edit: Edit, told: Told, file: str, old: str, new: str
) -> None:
    path = folder / "claims.yaml"
    text = path.read_text()
    path.write_text(text + OURS)
    line = text.count("\n") + 1
    assert told() == [
        f'claims.yaml:{line}:12: the claim "stones-sink" is not used; '
        'list this claim under the "claims" of a page, step, part or help group, or delete it'
    ]
    edit(file, old, new)
    assert told() == []


def test_the_claims_of_a_gist_are_there(edit: Edit, told: Told) -> None:
    line = edit("guide.yaml", "gist: It is hard.,", "gist: It is hard., claims: [stones-flota],")
    (diagnostic,) = told()
    assert diagnostic.startswith(f"guide.yaml:{line}:")
    assert ': no claim is called "stones-flota"; did you mean' in diagnostic


def test_a_source_is_some_claims(folder: Path, told: Told) -> None:
    path = folder / "sources.yaml"
    path.write_text(path.read_text() + "  - {source: nobodys, citation: Nobody. 1900., read: page}\n")
    assert told() == [
        'sources.yaml:3:14: no claim cites the source "nobodys"; cite this source in a claim, or delete it'
    ]


@pytest.mark.parametrize(
    ("old", "new", "diagnostic"),
    [
        ("number: 2", "number: 1", "the claim number 1 is used twice; use each number only once"),
        ("number: 2", "number: 3", "the claim number 2 is missing; number the claims from 1, without gaps"),
        (
            "number: 2",
            "number: 9",
            "the claim numbers 2 to 8 are missing; number the claims from 1, without gaps",
        ),
        ("number: 1", "number: 3", "the claim number 1 is missing; number the claims from 1, without gaps"),
    ],
)
def test_numbers_go_from_one_each_once(edit: Edit, told: Told, old: str, new: str, diagnostic: str) -> None:
    edit("claims.yaml", old, new)
    line = 15  # the second claim's number, whether it stands twice or after a gap
    assert told() == [f"claims.yaml:{line}:13: {diagnostic}"]


def test_a_claim_without_a_number_is_ours(edit: Edit, told: Told) -> None:
    edit("claims.yaml", "    number: 2\n", "")
    assert told() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        ("claims.yaml", "They sink.\n    sources: [mohs-1812]\n    checked: 2026-11-22",
         "They sink.\n    sources: [mohs-1812]\n    checked: 2026-11-24", 14),
        ("guide.yaml", "reviewed: 2026-11-22", "reviewed: 2026-11-24", 11),
        ("resources/NO.yaml", "checked: 2026-11-22", "checked: 2026-11-24", 14),
    ],
)  # fmt: skip
def test_nothing_was_looked_at_on_a_day_that_has_not_come(
    folder: Path, edit: Edit, file: str, old: str, new: str, column: int
) -> None:
    line = edit(file, old, new)
    late = [str(one) for one in report(folder, dt.date(2026, 11, 23)).errors]
    assert late == [
        f"{folder}/{file}:{line}:{column}: 2026-11-24 is in the future; expected: the day of the last check"
    ]
    assert report(folder, dt.date(2026, 11, 24)).errors == ()


SAYING = [
    ("steps/two.yaml", "text: You held it in your hand.", "text: {}", 11, "claims: [stones-float]"),
    (
        "steps/two.yaml",
        "text: You held it in your hand.",
        "text: Yes.\n    more: {}",
        11,
        "claims: [stones-float]",
    ),
    ("guide.yaml", "gist: It is hard.,", "gist: {},", 75, "claims: [stones-float],"),
    ("guide.yaml", "door: This part is about looking for another stone. It can wait.", "door: {}", 11, ""),
]


@pytest.mark.parametrize(("file", "old", "new", "column", "claims"), SAYING)
def test_what_the_article_says_stands_beside_a_claim(
    edit: Edit, told: Told, file: str, old: str, new: str, column: int, claims: str
) -> None:
    if new.startswith("door"):
        claims = "    claims: [stones-float]\n"
        edit(file, claims, "")
    line = edit(file, old, new.replace("{}", "The article also says so.")) + new.count("\n")
    place = f"{file}:{line}:"
    (diagnostic,) = (diagnostic for diagnostic in told() if diagnostic.startswith(place))
    assert diagnostic.split(": ", 1)[1] == (
        'the text says "The article also says", but it cites no claim; list the claim under "claims"'
    )
    if new.startswith("door"):
        edit(file, "    title: Looking again\n", f"    title: Looking again\n{claims}")
    elif new.startswith("gist"):
        edit(file, "The article also says so.,", f"The article also says so., {claims}")
    else:
        edit(file, "for: [person]", f"for: [person]\n    {claims}")
    assert told() == []


@pytest.mark.parametrize(
    "text",
    [
        "The article leaves them out.",
        "Read how the article ends.",
        "Newspapers say so.",
        "This is in the article.",
        "The particle says so.",
    ],
)
def test_not_every_word_about_the_article_is_a_claim_of_it(edit: Edit, told: Told, text: str) -> None:
    edit("steps/two.yaml", "text: You held it in your hand.", f"text: {text}")
    assert told() == []


@pytest.mark.parametrize(
    "verb",
    ["says", "calls it", "names", "claims", "offers", "leans on", "then offers", "mostly says", "ends by"],
)
def test_every_way_of_telling_what_it_says_is_known(edit: Edit, told: Told, verb: str) -> None:
    edit(
        "steps/two.yaml", "text: You held it in your hand.", f"text: |\n      The\n      article {verb} more."
    )
    (diagnostic,) = told()
    assert "but it cites no claim" in diagnostic


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("guide.yaml", "about: Written for tests.", "about: The article says so."),
        ("guide.yaml", "text: Somebody made it for tests. Nothing is sold.", "text: The article says so."),
        (
            "guide.yaml",
            'text: "This is a guide for tests. It is about stones."',
            "text: The article says so.",
        ),
        ("guide.yaml", "summary: What the article says, and what is known.", "summary: The article says so."),
        ("claims.yaml", "why: They sink.", "why: The article says so."),
    ],
)
def test_what_is_said_about_the_article_itself_needs_no_claim(
    edit: Edit, told: Told, file: str, old: str, new: str
) -> None:
    edit(file, old, new)
    assert told() == []


@pytest.mark.parametrize("standing", ["supported", "partly", "usual advice"])
@pytest.mark.parametrize(
    "citation", ["On Stones. Unsigned blog post.", "Nobody. On  stones.", "“On Stones”, a page", "On Stones"]
)
def test_a_claim_is_not_supported_by_the_article_alone(
    edit: Edit, told: Told, standing: str, citation: str
) -> None:
    edit("sources.yaml", "sources:\n", f"sources:\n  - {{source: it, citation: '{citation}', read: page}}\n")
    tried = "supported\n    why: Everybody who tried says so.\n    sources: [mohs-1812]"
    edit("claims.yaml", tried, tried.replace("supported", standing).replace("mohs-1812", "it"))
    assert told() == [
        f'claims.yaml:6:14: the standing is "{standing}", but the article is the only source; '
        'list another source under "sources"'
    ]
    edit("claims.yaml", "sources: [it]", "sources: [it, mohs-1812]")
    assert told() == []


def test_the_article_alone_may_be_where_something_was_not_found(edit: Edit, told: Told) -> None:
    edit("sources.yaml", "sources:\n", "sources:\n  - {source: it, citation: On Stones., read: page}\n")
    edit("claims.yaml", "They sink.\n    sources: [mohs-1812]", "They sink.\n    sources: [it]")
    assert told() == []


def test_a_source_whose_title_only_holds_the_words_is_another(edit: Edit, told: Told) -> None:
    edit("sources.yaml", "Mohs F. On hardness. 1812.", "Mohs F. Notes on stones and other things. 1812.")
    assert told() == []
