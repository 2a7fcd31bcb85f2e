"""Finds characters that look like a space or are invisible. YAML treats only the plain space as a space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from companion.messages import gettext as _

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800\u3164\uffa0\u115f\u1160"
"""Characters that look like a space. The last five are letters and symbols that are drawn as nothing."""
_NOTHING = "\u00ad\u034f\u180b-\u180f\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f"
"""Characters without width: soft hyphens, joiners, variation selectors."""
_UNSEEN = re.compile(f"[{_SPACES}{_NOTHING}]")
_BLANK = f"[ \t{_SPACES}{_NOTHING}]"
_HEAD = re.compile(rf"({_BLANK}*)((?:-{_BLANK}+)*(?:[\w-]+{_BLANK}*:(?:{_BLANK}+|$))?)(?=.)")
"""Matches the structure of a line before its text: the indentation, hyphens, and a key with its colon."""


def in_structure(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the line, column and value of space-like characters where YAML needs a plain space.

    Only the first such character of a line is yielded. A paragraph may begin with one, so in a line without
    structure only the first column is checked.
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
    """Return the index of the first invisible or space-like character in a text; None if there is none.

    With ``tabs``, a tab counts as well.
    """
    match = re.search(rf"{_UNSEEN.pattern}|\t" if tabs else _UNSEEN, text)
    return match.start() if match else None


def describe(character: str) -> tuple[str, str]:
    """Return an invisible or space-like character with its name in Unicode, and what to do."""
    name = "tab" if character == "\t" else unicodedata.name(character, "").lower()
    known = f"U+{ord(character):04X} {name}".strip()
    if re.match(f"[{_NOTHING}]", character):
        found = _("an invisible character ({character})").format(character=known)
        return found, _("delete the character, or type the word again")
    found = _("a character that only looks like a space ({character})").format(character=known)
    return found, _("type a plain space instead")


def make_visible(text: str) -> str:
    """Return a text with each invisible or space-like character replaced by its code point."""
    return _UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def plain(text: str) -> str:
    """Return a text as it looks: with plain spaces and without invisible characters."""
    return re.sub(f"[{_SPACES}]", " ", re.sub(f"[{_NOTHING}]", "", text)).strip()
