"""How hard the guide is to read, text by text and on the whole.

A text of fewer than 15 words is not held to the limit by itself: there, one long word alone moves the grade
by more than the two grades between the usual and the most. Such a page still counts in the median, so that
nothing is left out of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from companion.guide.check.checked_files import CheckedFiles
from companion.guide.check.phrases import any_of
from companion.guide.check.readability import grade
from companion.guide.check.sentences import is_english, sentences, words
from companion.guide.check.texts import Text, Unit
from companion.guide.check.wordings import Wordings, form
from companion.guide.wording import Wording

HIGHEST = 8.0
HIGHEST_MEDIAN = 6.0
FEWEST_WORDS = 15


@dataclass(frozen=True, slots=True)
class Grade:
    """The reading grade of texts that are read together, in the hardest of their forms."""

    place: str
    title: str
    kind: str
    words: int
    grade: float


def grades(files: CheckedFiles, units: Sequence[Unit], wordings: Wordings) -> list[Grade]:
    """Return the reading grades of a guide, and report texts that are too hard to read.

    The list is empty in a language whose reading grade is not measured.
    """
    if not is_english(wordings.guide.language) or _unread_terms(files):
        return []
    terms = any_of(files.tone.content.terms) if files.tone else None
    found = []
    for unit in units:
        if unit.graded and unit.texts:
            one = _hardest(unit, wordings, terms)
            found.append(one)
            if one.words >= FEWEST_WORDS and one.grade > HIGHEST:
                _main(unit).report(f"a reading grade of {one.grade}", f"{HIGHEST} is the most")
    middle = median_of_pages(found)
    if files.guide and middle is not None and middle > HIGHEST_MEDIAN:
        told = f"a reading grade of {middle} in the middle of all pages"
        files.guide.tree.report((), told, f"{HIGHEST_MEDIAN} is the most")
    return found


def median_of_pages(found: Sequence[Grade]) -> float | None:
    """Return the median reading grade of the pages."""
    of_pages = [one.grade for one in found if one.kind == "page"]
    return round(median(of_pages), 1) if of_pages else None


def _unread_terms(files: CheckedFiles) -> bool:
    """Whether the terms to leave out cannot be read, so that every grade would be wrong."""
    return files.tone is None and not files.whole


def _hardest(unit: Unit, wordings: Wordings, terms: re.Pattern[str] | None) -> Grade:
    forms = {tuple(_sentences(unit, wording)) for wording in wordings.of(unit.texts)}
    highest, read = max((grade(form, terms), form) for form in forms)
    count = sum(len(words(sentence)) for sentence in read)
    title = " ".join(unit.texts[0].raw.split()[:6])
    return Grade(_main(unit).place, title, unit.kind, count, round(highest, 1))


def _sentences(unit: Unit, wording: Wording) -> Iterator[str]:
    for text in unit.texts:
        for passage in form(text, wording):
            yield from sentences(passage.text)


def _main(unit: Unit) -> Text:
    """Return the text at which a grade is reported: the longest of those that are read together."""
    return max(unit.texts, key=lambda text: len(text.raw))
