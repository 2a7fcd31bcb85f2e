"""Characters that look like a space, or like nothing at all. YAML knows the plain space alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800\u3164\uffa0\u115f\u1160"
"""They take room as a space does. The last five are letters and signs that are drawn as nothing."""
_NOTHING = "\u00ad\u034f\u180b-\u180f\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f"
"""They take no room: soft hyphens, joiners, variation selectors."""
_UNSEEN = re.compile(f"[{_SPACES}{_NOTHING}]")
_BLANK = f"[ \t{_SPACES}{_NOTHING}]"
_HEAD = re.compile(rf"({_BLANK}*)((?:-{_BLANK}+)*(?:[\w-]+{_BLANK}*:(?:{_BLANK}+|$))?)(?=.)")
"""What YAML reads of a line before its text: the indentation, then hyphens and a key with its colon."""


def in_structure(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the first such character of each line that has one where YAML looks for spaces, with its place.

    A paragraph may begin with one. So where nothing but text follows, only one in the first column counts.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        head = _HEAD.match(line)
        if not head or not line.strip():
            continue
        places = (first(head[1], tabs=True), first(head[0]))
        found = min((place for place in places if place is not None), default=None)
        if found is not None and (head[2] or found == 0):
            yield number, found + 1, line[found]


def first(text: str, *, tabs: bool = False) -> int | None:
    """Return where the first such character stands in a text; None if there is none."""
    match = re.search(rf"{_UNSEEN.pattern}|\t" if tabs else _UNSEEN, text)
    return match.start() if match else None


def describe(character: str) -> tuple[str, str]:
    """Say what such a character is, and what to type instead."""
    name = "tab" if character == "\t" else unicodedata.name(character, "a character").lower()
    coded = f"{name} (U+{ord(character):04X})"
    if re.match(f"[{_NOTHING}]", character):
        return f"{coded}, which cannot be seen", "take it out, or type the word again"
    return f"{coded}, which only looks like a space", "type plain spaces here"


def make_visible(text: str) -> str:
    """Return a text with the code of each such character in its place, so that it can be seen."""
    return _UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def plain(text: str) -> str:
    """Return a text as it looks: with plain spaces, and without what cannot be seen."""
    return re.sub(f"[{_SPACES}]", " ", re.sub(f"[{_NOTHING}]", "", text)).strip()
