"""The guide that ships: whole, short, calm, and with no number in it that has stopped working."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from companion.guide.check import check
from companion.guide.check.sentences import sentences
from companion.guide.load import GuideFiles, shipped
from companion.guide.model import SOURCED, Resource, Standing, TextPage
from companion.guide.wording import Wording
from companion.guide.yaml_tree import grow
from companion.views.location import Location
from companion.views.support import help_now, resources

LIBRARY = GuideFiles(shipped())


def codes(text: str) -> tuple[str, ...]:
    return tuple(text.split())


EUROPEAN_UNION = codes("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE")
OUTSIDE = codes("US GB CA AU NZ IN ZA CH BR MX AR JP KR SG HK PH IL NO MY")
NATIONAL = (*EUROPEAN_UNION, *OUTSIDE)
COUNTRIES = (*NATIONAL, "INT")
NO_NUMBER_FOR_A_CRISIS = codes("BG HR CY CZ DK EE GR HU LV LT LU MT PL RO SK SI SE NO MY")
"""Where no number of a crisis line was confirmed: only its web address, or not even that."""
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
    "199 284 284",
    "0900-0113",
    "0800-300-8355",
    "jo@samaritans.org",
    "801 12 00 02",
    "06 80 225 255",
    "1577-1336",
    "8 800 66366",
)
SUPERSEDED_SHORT = ("1393", "141")
"""Too short to be looked for in every text, so only as numbers to call."""


def texts() -> Iterator[tuple[Path, str]]:
    """Every text in every file, keys and remarks left out."""

    def inside(data: Any) -> Iterator[str]:
        if isinstance(data, str):
            yield data
        else:
            for value in data.values() if isinstance(data, dict) else data or ():
                yield from inside(value)

    for path in sorted(shipped().rglob("*.yaml")):
        for text in inside(grow(path, path.read_bytes()).data):
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


def services(code: str) -> tuple[Resource, ...]:
    country = LIBRARY.country(code)
    assert country
    return country.resources


def crisis_lines(code: str) -> list[Resource]:
    return [one for one in services(code) if "crisis" in one.purposes]


def help_screen(code: str) -> str:
    """What the help screen says in a country, as one line."""
    view = help_now(LIBRARY, Location(code), dt.date(2026, 11, 28))
    return " ".join(f"{block.lead} {''.join(run.text for run in block.runs)}" for block in view.blocks)


@pytest.mark.parametrize("code", ["", "INT", "ZZ"])
def test_without_a_country_no_countrys_number_leads_alone(code: str) -> None:
    view = help_now(LIBRARY, Location(code), dt.date(2026, 11, 28), "Press o to choose your country.")
    asked, heading, *rest = view.blocks
    numbers = [one for one in rest if one.lead]
    assert "Press o to choose your country." in asked.runs[0].text
    assert (heading.kind, numbers) == ("heading", rest[: len(numbers)])
    assert [(one.lead, one.runs[0].text) for one in numbers] == [
        ("911", "United States, Canada"),
        ("999", "United Kingdom"),
        ("112", "India, the countries of the European Union"),
        ("000", "Australia"),
        ("111", "New Zealand"),
    ]


@pytest.mark.parametrize("code", ["", "INT"])
def test_without_a_country_what_is_of_use_comes_before_the_list_of_where_a_number_works(code: str) -> None:
    view = resources(LIBRARY, Location(code), dt.date(2026, 11, 28), to_choose="Press o.")
    said = [f"{one.lead} {''.join(run.text for run in one.runs)}".strip() for one in view.blocks]
    assert said[0].endswith("Press o.")
    places = [next(n for n, one in enumerate(said) if words in one) for words in ORDER]
    assert places == sorted(places)


ORDER = [
    "911 United States, Canada",
    "Find A Helpline",
    "Befrienders",
    "112 works in these",
    "Numbers change",
]


def test_the_shipped_guide_has_no_mistakes() -> None:
    assert [str(diagnostic) for diagnostic in check(shipped())] == []


def test_every_section_of_the_article_has_a_step() -> None:
    assert LIBRARY.guide.article.sections == SECTIONS
    followed = {step.article_section for part in LIBRARY.guide.parts for step in part.steps}
    assert followed == set(SECTIONS)


def test_what_not_everyone_wants_to_read_is_behind_a_door() -> None:
    doors = {part.part: bool(part.door) for part in LIBRARY.guide.parts}
    assert doors == {
        "loss": False,
        "days-after": False,
        "what-helps": False,
        "months-after": True,
        "other-losses": True,
        "what-next": True,
        "trying-again": True,
    }


def test_every_claim_that_is_named_has_a_standing_and_says_why() -> None:
    claims = LIBRARY.claims
    assert named_claims() <= set(claims)
    for id_ in named_claims():
        claim = claims[id_]
        assert claim.standing in get_args(Standing)
        assert len(claim.why.split()) >= 3, id_
        if claim.standing in SOURCED:
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
    filled = [wording.fill(text, emergency="999", own="Mia") for _, text in texts()]
    assert [text for text in filled if "{" in text or "}" in text] == []


def test_nothing_is_said_with_an_exclamation_mark() -> None:
    assert [
        f"{path.name}: {text}" for path, text in texts() if "!" in text and path.name != "tone.yaml"
    ] == []


def test_there_are_resources_for_the_countries_that_were_promised_and_no_others() -> None:
    assert sorted(COUNTRIES) == sorted(LIBRARY.countries)


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


@pytest.mark.parametrize("code", sorted(set(NATIONAL) - set(NO_NUMBER_FOR_A_CRISIS)))
def test_somebody_can_be_called_now_where_a_crisis_line_was_confirmed(code: str) -> None:
    assert any(one.now and (one.phone or one.text) for one in crisis_lines(code))


@pytest.mark.parametrize("code", NO_NUMBER_FOR_A_CRISIS)
def test_where_no_crisis_line_was_confirmed_it_shows_no_number_and_says_so(code: str) -> None:
    lines = crisis_lines(code)
    assert not any(one.phone or one.text or one.chat for one in lines)
    assert all(one.web for one in lines)
    notes = " ".join(" ".join((one.note or "").split()) for one in lines or services(code))
    known = r"Its number (and hours were|was) not confirmed\.|We have no confirmed crisis line"
    assert re.search(known, notes)


@pytest.mark.parametrize(
    "sign",
    [
        "chest pain", "trouble breathing", "one leg", "confusion", "blue, grey", "headache", "sight",
        "test that is still positive", "anti-d", "three days", "burning", "hurts or scares",
        "against your will",
    ],
)  # fmt: skip
def test_the_help_screen_names_the_signs_that_were_missing_once(sign: str) -> None:
    assert sign in help_screen("INT").lower()


@pytest.mark.parametrize(
    "sign",
    [
        "soaks a pad", "faint", "belly pain", "shoulder", "chest pain", "trouble breathing", "one leg",
        "38 °c", "shivering", "confusion", "slurred", "blue, grey, very pale or blotchy", "headache",
        "two weeks", "large clots", "burn", "three days", "seeing or hearing", "several days",
        "look after yourself", "alcohol", "feeling faint", "no urine", "very low", "still positive",
    ],
)  # fmt: skip
def test_help_and_the_pages_name_the_same_signs(sign: str) -> None:
    always = " ".join(" ".join(page.text.split()) for _, page in pages() if page.always).lower()
    assert sign in always
    assert sign in help_screen("INT").lower()


@pytest.mark.parametrize(
    ("claim", "signs"),
    [
        ("red-pain", [r"severe", r"one side|one-sided", r"shoulder", r"faint"]),
        ("red-bleeding", [r"soak|warning signs"]),
        ("red-fever", [r"shivering", r"smell"]),
    ],
)
def test_each_page_that_names_a_sign_names_those_that_go_with_it(claim: str, signs: list[str]) -> None:
    texts = {
        (step, page.title): " ".join(page.text.split()).lower()
        for step, page in pages()
        if claim in page.claims
    }
    assert len(texts) > 1
    missing = [(at, sign) for at, text in texts.items() for sign in signs if not re.search(sign, text)]
    assert missing == []


def test_the_help_screen_does_not_call_a_bad_night_an_emergency() -> None:
    assert "sleeping or eating for several days" in help_screen("INT")
    assert "get through the day" not in help_screen("INT")


@pytest.mark.parametrize("code", NO_NUMBER_FOR_A_CRISIS)
def test_where_no_crisis_line_can_be_called_the_help_screen_names_the_lists_for_everywhere(code: str) -> None:
    assert "https://findahelpline.com" in help_screen(code)


@pytest.mark.parametrize("code", NATIONAL)
def test_the_emergency_number_comes_first_and_only_three_kinds_of_lines_are_for_now(code: str) -> None:
    first, *others = services(code)
    assert "emergency" in first.purposes
    assert not any("emergency" in one.purposes for one in others)
    for_now = {"emergency", "crisis", "domestic-abuse"}
    assert all(for_now & set(one.purposes) for one in services(code) if one.now)


@pytest.mark.parametrize("code", NATIONAL)
def test_the_number_on_the_help_screen_is_the_first_one_of_the_first_service(code: str) -> None:
    country = LIBRARY.country(code)
    assert country
    first = country.resources[0]
    assert first.now
    assert first.phone[0].number == country.emergency
    assert f"call {country.emergency}" in help_screen(code)


@pytest.mark.parametrize("code", COUNTRIES)
def test_the_help_screen_has_a_line_for_someone_who_is_hurt_at_home(code: str) -> None:
    lines = [one for one in services(code) if one.now and "domestic-abuse" in one.purposes]
    assert lines
    for one in lines:
        way = one.phone[0].number if one.phone else one.web
        assert way, one.resource
        assert way in help_screen(code), one.resource


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_service_can_be_reached_by_what_is_printed(code: str) -> None:
    for one in services(code):
        assert one.phone or one.text or one.chat or one.web or one.email, one.resource
        assert "search for it" not in " ".join((one.note or "").split()), one.resource


@pytest.mark.parametrize("code", COUNTRIES)
def test_what_rests_on_one_source_says_so(code: str) -> None:
    alone = [one for one in services(code) if len(one.sources) == 1]
    assert [one.resource for one in alone if "We found one source." not in (one.note or "")] == []


@pytest.mark.parametrize("code", EUROPEAN_UNION)
def test_112_is_the_emergency_number_of_every_country_of_the_european_union(code: str) -> None:
    country = LIBRARY.country(code)
    assert country
    assert country.emergency == "112"
    assert country.resources[0].resource == f"{code.lower()}-112"


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_entry_is_named_after_its_country_alone(code: str) -> None:
    assert [one.resource for one in services(code) if not one.resource.startswith(f"{code.lower()}-")] == []


def test_no_number_stands_under_two_countries_as_one_entry() -> None:
    where: dict[tuple[str, str], set[str]] = {}
    for code in LIBRARY.countries:
        for one in services(code):
            for way in (*(phone.number for phone in one.phone), *one.text):
                where.setdefault((one.resource, way), set()).add(code)
    assert {entry: found for entry, found in where.items() if len(found) > 1} == {}
    reached = {entry for entry, number in where if number == "988"}
    assert reached == {"us-988", "ca-988"}, "the same digits, but a service in each country"


def test_norway_is_a_country_and_not_a_refusal() -> None:
    norway = shipped() / "resources" / "NO.yaml"
    assert grow(norway, norway.read_bytes()).data["country"] == "NO"
    assert 'country: "NO"' in norway.read_text(encoding="utf-8")
    country = LIBRARY.country("NO")
    assert country
    assert (country.country, country.name) == ("NO", "Norway")


def test_no_short_number_that_was_replaced_is_called() -> None:
    called = [phone.number for code in LIBRARY.countries for one in services(code) for phone in one.phone]
    assert "112" in called
    assert [number for number in called if number in SUPERSEDED_SHORT] == []


def test_no_number_that_was_replaced_stands_anywhere() -> None:
    def bare(text: str) -> str:
        return re.sub(r"[\s().-]", "", text)

    old = {bare(number): number for number in SUPERSEDED}
    raw = {path: bare(path.read_text(encoding="utf-8").lower()) for path in shipped().rglob("*.yaml")}
    assert raw
    assert [(path.name, old[number]) for path, text in raw.items() for number in old if number in text] == []


def test_why_a_claim_stands_as_it_does_is_told_in_one_or_two_sentences() -> None:
    whys = {id_: list(sentences(" ".join(claim.why.split()))) for id_, claim in LIBRARY.claims.items()}
    assert {id_: why for id_, why in whys.items() if len(why) > 2} == {}
