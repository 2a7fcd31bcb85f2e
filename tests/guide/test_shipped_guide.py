"""The guide that ships: whole, short, calm, and with no number in it that has stopped working."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from companion.guide.check import check
from companion.guide.load import Library, shipped
from companion.guide.model import Standing, TextPage
from companion.guide.tree import grow
from companion.guide.wording import Wording

LIBRARY = Library(shipped())
COUNTRIES = ("US", "GB", "IE", "CA", "AU", "NZ", "IN", "DE", "FR", "ES", "INT")
MOST_WORDS = 60
SECTIONS = (
    "Opening",
    "What is Intra Cervical Insemination?",
    "The Psychological Impact of Miscarriage",
    "How ICI Can Help With Coping: control",
    "How ICI Can Help With Coping: emotional well-being and the relationship",
    "How ICI Can Help With Coping: hope",
    "How ICI Can Help With Coping: fear",
    "How ICI Can Help With Coping: simplicity",
    "Conclusion",
    "Summary",
)
SUPERSEDED = (
    "1-800-273-8255",
    "1-833-943-5746",
    "1-833-456-4566",
    "01924 200799",
    "020 7436 5881",
    "1-888-301-7276",
    "08000 116 016",
    "1800-599-0019",
    "jo@samaritans.org",
)


def texts() -> Iterator[tuple[Path, str]]:
    """Every text in every file, keys and remarks left out."""

    def inside(data: Any) -> Iterator[str]:
        if isinstance(data, str):
            yield data
        else:
            for value in data.values() if isinstance(data, dict) else data or ():
                yield from inside(value)

    for path in sorted(shipped().rglob("*.yaml")):
        for text in inside(grow(path).data):
            yield path, text


def pages() -> Iterator[tuple[str, TextPage]]:
    for part in LIBRARY.guide.parts:
        for step in part.steps:
            for page in LIBRARY.step(step.step).pages:
                if isinstance(page, TextPage):
                    yield step.step, page


def named_claims() -> set[str]:
    on_pages = {claim for _, page in pages() for claim in page.claims}
    in_help = {claim for group in LIBRARY.help.groups for claim in group.claims}
    return on_pages | in_help | {claim for part in LIBRARY.guide.parts for claim in part.claims}


def test_it_has_no_mistakes() -> None:
    assert [str(mistake) for mistake in check(shipped())] == []


def test_every_section_of_the_article_has_a_step() -> None:
    assert LIBRARY.guide.article.sections == SECTIONS
    followed = {step.article_section for part in LIBRARY.guide.parts for step in part.steps}
    assert followed == set(SECTIONS)


def test_it_has_twelve_steps_or_more_in_two_parts_and_the_second_is_behind_a_door() -> None:
    first, second = LIBRARY.guide.parts
    assert len(first.steps) + len(second.steps) >= 12
    assert first.door is None
    assert second.door


def test_every_claim_that_is_named_has_a_standing_and_says_why() -> None:
    claims = LIBRARY.claims
    assert named_claims() <= set(claims)
    for id_ in named_claims():
        claim = claims[id_]
        assert claim.standing in get_args(Standing)
        assert len(claim.why.split()) >= 3, id_
        if claim.standing in ("supported", "partly"):
            assert claim.sources, id_
        assert set(claim.sources) <= set(LIBRARY.sources), id_


def test_every_page_on_what_the_article_says_carries_the_mark_of_a_claim() -> None:
    speaking = [page for _, page in pages() if re.search(r"\barticle (says|calls|claims)\b", page.text)]
    assert speaking
    assert [page.title for page in speaking if not page.claims] == []


@pytest.mark.parametrize("choice", ["", "baby", "pregnancy", "loss", "no-word", "Ada"])
def test_every_page_is_short_whatever_word_was_chosen(choice: str) -> None:
    wording = Wording(LIBRARY.guide, {"baby": choice})
    long = {
        f"{step}: {page.title}": words
        for step, page in pages()
        if (words := len(wording.fill(page.text).replace("\n- ", "\n").split())) > MOST_WORDS
    }
    assert long == {}


def test_every_slot_is_filled_in_every_text() -> None:
    wording = Wording(LIBRARY.guide, {})
    filled = [wording.fill(text, emergency="999") for _, text in texts()]
    assert [text for text in filled if "{" in text or "}" in text] == []


def test_nothing_is_said_with_an_exclamation_mark() -> None:
    assert [f"{path.name}: {text}" for path, text in texts() if "!" in text] == []


def test_there_are_resources_for_every_country_that_was_promised() -> None:
    assert set(COUNTRIES) <= set(LIBRARY.countries)


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_service_says_when_and_where_its_details_were_seen(code: str) -> None:
    country = LIBRARY.country(code)
    assert country
    assert country.resources
    for resource in country.resources:
        assert resource.checked >= dt.date(2026, 1, 1), resource.resource
        assert all(source.says.strip() for source in resource.sources), resource.resource
        on_a_page = any(source.address.startswith("http") for source in resource.sources)
        assert on_a_page or resource.seen == "in a third-party list", resource.resource


@pytest.mark.parametrize("code", [code for code in COUNTRIES if code != "INT"])
def test_every_country_has_somebody_to_call_now_and_the_emergency_number_comes_first(code: str) -> None:
    country = LIBRARY.country(code)
    assert country
    assert any(one.now and "emergency" not in one.purposes for one in country.resources)
    if country.emergency:
        first = country.resources[0]
        assert "emergency" in first.purposes
        assert country.emergency in [phone.number for phone in first.phone]


def test_no_number_that_was_replaced_stands_anywhere() -> None:
    def bare(text: str) -> str:
        return re.sub(r"[\s().-]", "", text)

    old = {bare(number): number for number in SUPERSEDED}
    raw = {path: bare(path.read_text(encoding="utf-8").lower()) for path in shipped().rglob("*.yaml")}
    assert raw
    assert [(path.name, old[number]) for path, text in raw.items() for number in old if number in text] == []
