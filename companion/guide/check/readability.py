"""The Flesch-Kincaid reading grade of English (Kincaid et al., 1975).

grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59

The syllables of a word are the larger of two counts. One is the number of places where the word may be
hyphenated, plus one. The other is its number of groups of vowels, without a silent e. Hyphenation alone finds
too few ("any", "area"), and so do vowels alone ("being", "going"). With the larger count, the grade errs on
the hard side ("somebody" counts four); only a word such as "idea" still comes out one short. A number such as
38 counts as one word of one syllable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import pyphen  # type: ignore[import-untyped, unused-ignore] # pyphen has no type hints

from companion.guide.check.sentences import words

_PATTERNS = pyphen.Pyphen(lang="en_US")
"""American patterns, because they find more places than the British ones: two parts in "people"."""
_SILENT = re.compile(r"(?<![aeiouy])e$(?<!.[^aeiouyl]le)|(?<=[^aeioucgsxzhy])es$|(?<=[^aeioutdy])ed$")
"""Matches a silent e, with the consonant after it.

It matches in "time" but not "little", in "times" but not "places", and in "asked" but not "wanted".
"""


def grade(sentences: Sequence[str], terms: re.Pattern[str] | None = None) -> float:
    """Return the reading grade of some sentences.

    A match of ``terms`` counts as one easy word, so that it still adds to the length of its sentence.
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
    """Return the number of syllables of a word; the parts of a hyphenated word are added up."""
    parts = re.findall(r"\d[\d.,:]*|[^\W\d_]+", re.sub("['\u2019]", "", word).lower())
    return sum(1 if part[0].isdigit() else _of_letters(part) for part in parts) or 1


def _of_letters(word: str) -> int:
    sounded = _SILENT.sub("", word)
    return max(1, len(_PATTERNS.positions(word)) + 1, len(re.findall("[aeiouyà-æè-ïò-öø-ýÿ]+", sounded)))
