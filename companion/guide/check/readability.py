"""The Flesch-Kincaid reading grade of English.

grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59

The syllables of a word are the larger of two counts: the places where it may be hyphenated and one more, and
its groups of vowels without a silent e. Hyphenation alone finds too few ("any", "area"), and so do vowels
("being", "going"). With the larger of the two the grade errs to the hard side ("somebody" counts four); only
a word such as "idea" still comes out one short. A figure such as 38 counts as one word of one syllable, as
it usually does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import pyphen  # type: ignore[import-untyped, unused-ignore] # it has no types of its own

from companion.guide.check.sentences import words

_PATTERNS = pyphen.Pyphen(lang="en_US")
"""They cut finer than the British ones: "people" in two, "situation" in four."""
_SILENT = re.compile(r"(?<![aeiouy])e$(?<!.[^aeiouyl]le)|(?<=[^aeioucgsxzhy])es$|(?<=[^aeioutdy])ed$")
"""The last e of "time", not of "little"; of "times", not of "places"; of "asked", not of "wanted"."""


def grade(sentences: Sequence[str], terms: re.Pattern[str] | None = None) -> float:
    """Return the reading grade of some sentences.

    A term counts as one easy word, so that the length of its sentence stays as it was.
    """
    counted = [words(terms.sub("it", sentence) if terms else sentence) for sentence in sentences]
    all_words = [word for sentence in counted for word in sentence]
    full = sum(bool(sentence) for sentence in counted)
    if not full:
        return 0.0
    per_word = sum(map(syllables, all_words)) / len(all_words)
    return 0.39 * len(all_words) / full + 11.8 * per_word - 15.59


@cache
def syllables(word: str) -> int:
    """Return the syllables of a word, of all its parts where hyphens join some."""
    parts = re.findall(r"\d[\d.,:]*|[^\W\d_]+", re.sub("['\u2019]", "", word).lower())
    return sum(1 if part[0].isdigit() else _of_letters(part) for part in parts) or 1


def _of_letters(word: str) -> int:
    sounded = _SILENT.sub("", word)
    return max(1, len(_PATTERNS.positions(word)) + 1, len(re.findall("[aeiouyà-æè-ïò-öø-ýÿ]+", sounded)))
