"""The phrases that a guide avoids, and regular expressions that find them in its texts.

A phrase matches regardless of case and as whole words. A ``*`` at the end of a word matches any ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from companion.guide import model
from companion.messages import N_

LOUD = tuple(
    model.Avoided(mark, N_("Exclamation marks sound loud."))
    for mark in "!\uff01\u2757\u2755\u203c\u2049\ufe57"
)
"""Exclamation marks: the usual one, the wide and the small one, double ones and emoji."""
_APOSTROPHE = "['\u2019]"


def avoided_in(tone: model.Tone | None) -> tuple[model.Avoided, ...]:
    """Return the phrases that a guide avoids: those of its own list, and those that every guide avoids."""
    own = tone.avoid if tone else ()
    return (*own, *(one for one in LOUD if one.phrase not in {avoided.phrase for avoided in own}))


def pattern(phrase: str) -> re.Pattern[str]:
    """Return a regular expression for a phrase.

    A phrase without letters or digits, such as ``!``, matches anywhere.
    """
    return re.compile(_source(phrase), re.IGNORECASE)


def any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Return a regular expression for any of the phrases, the longest first; None if there are none."""
    sources = [_source(phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    return re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE) if sources else None


def _source(phrase: str) -> str:
    words = [_word(word) for word in phrase.split()]
    if not any(letter.isalnum() for letter in phrase):
        return r"\s+".join(words)
    return r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"


def _word(word: str) -> str:
    stem = word[:-1] if word.endswith("*") and len(word) > 1 else word
    # Straight and curly apostrophes are the same to a reader.
    exact = "".join(_APOSTROPHE if letter in _APOSTROPHE else re.escape(letter) for letter in stem)
    return exact + (r"\w*" if stem != word else "")
