"""The reading grade of each text of a guide, in the hardest of its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from companion.guide.check.checked_files import CheckedFiles
from companion.guide.check.phrases import any_of
from companion.guide.check.readability import grade
from companion.guide.check.sentences import is_english, sentences, words
from companion.guide.check.texts import Text, Unit
from companion.guide.check.wordings import Wordings, form
from companion.guide.wording import Wording


@dataclass(frozen=True, slots=True)
class Grade:
    """The reading grade of texts that are read together, in the hardest of their forms."""

    place: str
    title: str
    kind: str
    words: int
    grade: float


class Graded(NamedTuple):
    """A reading grade, and the text it is told at: the longest of those that are read together."""

    text: Text
    grade: Grade


def graded(files: CheckedFiles, units: Sequence[Unit], wordings: Wordings) -> Iterator[Graded]:
    """Measure a guide text by text. Nothing in a language that is not measured."""
    if not is_english(wordings.guide.language) or _unread_terms(files):
        return
    terms = any_of(files.tone.content.terms) if files.tone else None
    for unit in units:
        if unit.graded and unit.texts:
            yield _hardest(unit, wordings, terms)


def median_of_pages(found: Sequence[Grade]) -> float | None:
    """Return the grade that half of the pages do not exceed."""
    of_pages = [one.grade for one in found if one.kind == "page"]
    return round(median(of_pages), 1) if of_pages else None


def _unread_terms(files: CheckedFiles) -> bool:
    """Whether there are terms to leave out that cannot be read: every figure would be wrong without them."""
    return files.tone is None and not files.whole


def _hardest(unit: Unit, wordings: Wordings, terms: re.Pattern[str] | None) -> Graded:
    forms = {tuple(_sentences(unit, wording)) for wording in wordings.of(unit.texts)}
    highest, read = max((grade(form, terms), form) for form in forms)
    count = sum(len(words(sentence)) for sentence in read)
    title = " ".join(unit.texts[0].raw.split()[:6])
    longest = max(unit.texts, key=lambda text: len(text.raw))
    return Graded(longest, Grade(longest.place, title, unit.kind, count, round(highest, 1)))


def _sentences(unit: Unit, wording: Wording) -> Iterator[str]:
    for text in unit.texts:
        for passage in form(text, wording):
            yield from sentences(passage.text)
