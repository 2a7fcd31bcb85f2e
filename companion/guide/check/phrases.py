"""The phrases a guide avoids, and how they are found in its texts.

That is: without regard to case, as whole words, ``*`` at a word's end for any ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from companion.guide import model

_LOUD = tuple(
    model.Avoided(mark, "Nothing here is loud.") for mark in "!\uff01\u2757\u2755\u203c\u2049\ufe57"
)
"""Exclamation marks: the usual one, the wide and the small one, doubled ones and those that are pictures."""
_APOSTROPHE = "['\u2019]"


def avoided_in(tone: model.Tone | None) -> tuple[model.Avoided, ...]:
    """Return what a guide's texts avoid: the guide's own list, and what no guide says."""
    own = tone.avoid if tone else ()
    return (*own, *(one for one in _LOUD if one.phrase not in {avoided.phrase for avoided in own}))


def pattern(phrase: str) -> re.Pattern[str]:
    """Return what finds a phrase. One without a letter or a figure, such as ``!``, is found anywhere."""
    return re.compile(_source(phrase), re.IGNORECASE)


def any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of some phrases, the longest first; None where there are none."""
    sources = [_source(phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    return re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE) if sources else None


def _source(phrase: str) -> str:
    words = [_word(word) for word in phrase.split()]
    if not any(letter.isalnum() for letter in phrase):
        return r"\s+".join(words)
    return r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"


def _word(word: str) -> str:
    stem = word[:-1] if word.endswith("*") and len(word) > 1 else word
    # Either apostrophe is the same letter to a reader.
    exact = "".join(_APOSTROPHE if letter in _APOSTROPHE else re.escape(letter) for letter in stem)
    return exact + (r"\w*" if stem != word else "")
