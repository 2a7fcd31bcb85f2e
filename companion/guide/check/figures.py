"""Statistics of a guide, such as its number of pages and its reading grades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import get_args

from companion.guide import model
from companion.guide.check.checked_files import CheckedFiles
from companion.guide.check.grading import Grade, median_of_pages
from companion.guide.check.reading_time import Minutes, reading_minutes
from companion.guide.check.rules.claims import used_claims, used_sources
from companion.guide.check.rules.grades import FEWEST_WORDS
from companion.guide.check.rules.lengths import longest_form, longest_sentence
from companion.guide.check.subject import Subject
from companion.guide.check.wordings import ShownText, slots_in


@dataclass(frozen=True, slots=True)
class Most:
    """The largest of several counts, and its place."""

    count: int
    place: str


@dataclass(frozen=True, slots=True)
class Share:
    """The number of items that are used, and the number of all items."""

    used: int
    known: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The statistics of a guide whose files could all be read."""

    guide: str
    language: str
    reviewed: str
    pages: dict[str, int]
    """The number of pages of each kind."""
    minutes: dict[str, Minutes]
    """The minutes that reading takes each role up to the first door, at 200 words a minute."""
    words_median: float
    words_most: Most
    grade_median: float | None
    """The median reading grade of the pages; None in a language whose grade is not measured."""
    grade_highest: Grade | None
    """The hardest page among those that are long enough for the limit to apply."""
    grade_highest_elsewhere: Grade | None
    """The hardest other text among those that are long enough for the limit to apply."""
    grades: tuple[Grade, ...]
    """The reading grades of all pages, hardest first."""
    sentence_longest: Most
    claims_of_article: Share
    claims_of_ours: Share
    standings: dict[str, int]
    sources: Share
    resources: dict[str, int]
    """The number of services in each country."""
    oldest_check: str
    oldest_check_place: str
    forms: int
    """The number of forms, of all texts with slots, that were checked."""


def figures(subject: Subject) -> Figures | None:
    """Count a guide; None as long as a file of it cannot be read."""
    files, shown, grades = subject.files, subject.shown, subject.grades
    if not (files.whole and files.guide and files.claims and files.sources):
        return None
    guide, claims = files.guide.content, files.claims.content.claims
    of_pages = sorted((one for one in grades if one.kind == "page"), key=lambda one: (-one.grade, one.place))
    elsewhere = sorted((one for one in grades if one.kind != "page"), key=lambda one: (-one.grade, one.place))
    on_pages = [Most(longest_form(one), one.text.place) for one in shown if _is_page(one)]
    used, ours = used_claims(files), [claim for claim in claims if claim.number is None]
    oldest, place = _oldest(files)
    return Figures(
        guide=guide.guide,
        language=guide.language,
        reviewed=guide.reviewed.isoformat(),
        pages=_pages(files),
        minutes=reading_minutes(files, guide, {claim.claim: claim.says for claim in claims}),
        words_median=median(one.count for one in on_pages) if on_pages else 0,
        words_most=_most(on_pages),
        grade_median=median_of_pages(grades),
        grade_highest=next((one for one in of_pages if one.words >= FEWEST_WORDS), None),
        grade_highest_elsewhere=next((one for one in elsewhere if one.words >= FEWEST_WORDS), None),
        grades=tuple(of_pages),
        sentence_longest=_most([Most(longest_sentence(one), one.text.place) for one in shown]),
        claims_of_article=_share([claim.claim for claim in claims if claim.number is not None], used),
        claims_of_ours=_share([claim.claim for claim in ours], used),
        standings=_standings(claims),
        sources=_share([one.source for one in files.sources.content.sources], used_sources(files)),
        resources={code: len(file.content.resources) for code, file in files.countries.items()},
        oldest_check=oldest,
        oldest_check_place=place,
        forms=sum(len(one.forms) for one in shown if one.text.filled and slots_in(one.text.raw)),
    )


def _pages(files: CheckedFiles) -> dict[str, int]:
    kinds = (str(page.__struct_config__.tag) for file in files.steps.values() for page in file.content.pages)
    return dict(sorted(Counter(kinds).items()))


def _is_page(one: ShownText) -> bool:
    return one.text.at[:1] == ("pages",) and one.text.at[-1] == "text" and one.text.shape == "prose"


def _most(counts: Sequence[Most]) -> Most:
    return max(counts, key=lambda one: one.count, default=Most(0, ""))


def _share(ids: Sequence[str], used: set[str]) -> Share:
    return Share(len(used.intersection(ids)), len(set(ids)))


def _standings(claims: Sequence[model.Claim]) -> dict[str, int]:
    counts = Counter(claim.standing for claim in claims)
    return {standing: counts[standing] for standing in get_args(model.Standing)}


def _oldest(files: CheckedFiles) -> tuple[str, str]:
    checks = [
        (one.checked.isoformat(), f"{file.name}:{file.line(('resources', n, 'checked'))}")
        for file in files.countries.values()
        for n, one in enumerate(file.content.resources)
    ]
    return min(checks, default=("", ""))
