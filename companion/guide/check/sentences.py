"""Splits paragraphs into sentences, and sentences into words.

A full stop does not always end a sentence. If there are two readings, the one with the longer sentence is
used, so that the counts err on the strict side.
"""

from __future__ import annotations

import re
from functools import lru_cache

OPENING, CLOSING = "\"'\u201c\u2018([", "\"'\u201d\u2019)]"
"""Quotation marks and brackets before and after a sentence or a word."""
_NEVER_LAST = frozenset(
    ("e.g.", "i.e.", "dr.", "mr.", "mrs.", "ms.", "prof.", "st.", "cf.", "vs.", "c.", "ca.", "approx.")
)
"""Abbreviations that never end a sentence."""
_BEFORE_A_NUMBER = frozenset(("no.", "nos.", "p.", "pp.", "vol.", "fig.", "ch.", "sec."))
"""Abbreviations that do not end a sentence before a number."""

_INITIAL = re.compile(r"[A-Z]\.\Z")


def is_english(language: str) -> bool:
    """Whether a guide's language is English, for which the check knows spelling and grammar."""
    return language.split("-")[0] == "en"


@lru_cache(20_000)  # a guide's texts are counted by several rules, and once in each form that reads the same
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text: the parts between spaces or dashes that have a letter or a digit."""
    return tuple(word for word in re.split(r"[\s—]+", text) if any(letter.isalnum() for letter in word))


@lru_cache(20_000)
def sentences(paragraph: str) -> tuple[str, ...]:
    """Return the sentences of one paragraph or list item, the last one even without a full stop."""
    found: list[str] = []
    current: list[str] = []
    tokens = paragraph.split()
    for n, token in enumerate(tokens, start=1):
        following = tokens[n] if n < len(tokens) else ""
        current.append(token)
        if not following or _ends(current, following):
            found.append(" ".join(current))
            current = []
    return tuple(found)


def _ends(sentence: list[str], following: str) -> bool:
    """Whether a sentence ends before the following word."""
    bare = sentence[-1].rstrip(CLOSING)
    begins_small = following.lstrip(OPENING)[:1].islower()
    if bare.endswith(("…", "...")):
        return not begins_small
    if bare.endswith(("?", "!")):
        return not (begins_small and bare != sentence[-1])  # a quoted question: "Is it?" she may ask
    return bare.endswith(".") and _full_stop(bare.lstrip(OPENING), sentence, following, begins_small)


def _full_stop(word: str, sentence: list[str], following: str, begins_small: bool) -> bool:
    if word.lower() in _NEVER_LAST or _counts_an_item(word, sentence):
        return False
    if _is_initial(word, sentence, following):
        return False
    if word.lower() in _BEFORE_A_NUMBER:
        return not following[:1].isdigit()
    if word.lower() in ("etc.", "al.") or re.fullmatch(r"(?:[A-Za-z]\.){2,}", word):  # 9 a.m. or the U.S.
        return not begins_small
    return True


def _is_initial(word: str, sentence: list[str], following: str) -> bool:
    """Whether a letter with a full stop belongs to a name, as in "Ada B. Stone", not "vitamin B. Then"."""
    if word == "I." or not _INITIAL.match(word):
        return False
    before = sentence[-2].lstrip(OPENING)[:1] if len(sentence) > 1 else "A"
    return before.isupper() or bool(_INITIAL.match(following))


def _counts_an_item(word: str, sentence: list[str]) -> bool:
    return len(sentence) == 1 and bool(re.fullmatch(r"\d{1,2}\.", word))
