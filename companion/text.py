"""The characters that may appear in a text: those that would command a terminal, those that change the
direction of a line, and how both are kept from doing harm.
"""

from __future__ import annotations

import re

COMMANDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Characters that no kept text holds, as they are commands or no characters at all.

- C0 but tab and newline, DEL and C1 move the cursor or begin a command of the terminal.
- U+2028 and U+2029 end a line, and move the cursor of some terminals. ``clean`` makes them newlines.
- A lone surrogate is half a character: it can be neither written nor drawn.

All else stays, as it says something or is part of a letter: the joiners, variation selectors and tags of
emoji families, spaces of every width, marks of direction, soft hyphens, private letters, and characters that
are newer than the tables of Python.
"""

_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_OPENING |= {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
"""Embeddings, overrides and isolates, with the character that ends each."""
_CLOSING = frozenset(_OPENING.values())
_DIRECTING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FIRST_STRONG, _END = "\u2068", "\u2069"

REFUSED_IN_GUIDES = re.compile(
    rf"{COMMANDING.pattern}|{_DIRECTING.pattern}|[\u061c\u200e\u200f\ufeff\ufffe\uffff]"
)
"""Characters that are refused in a guide: also those that let a text read as another than it is, as
a guide is read by people before it is trusted. A person's own words may hold them.
"""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Return ``text`` without characters that command a terminal; every kind of line end becomes a newline.

    Used once, where a person's text enters the program. Content of a guide is refused instead of cleaned.
    """
    return COMMANDING.sub("", _LINE_ENDS.sub("\n", text))


def isolated(text: str) -> str:
    """Return a person's text as it is drawn: it cannot change the direction of what is around it.

    Each line in which a direction begins is isolated: all that it opens is closed at its end, and it closes
    nothing that it has not opened. Only for showing; what is kept and exported stays as it was typed.
    """
    if not _DIRECTING.search(text):
        return text
    return "\n".join(map(_isolated_line, text.split("\n")))


def _isolated_line(line: str) -> str:
    if not _DIRECTING.search(line):
        return line
    kept, open_ones = [], list[str]()
    for letter in line:
        if letter in _OPENING:
            open_ones.append(_OPENING[letter])
        elif letter in _CLOSING:
            if letter not in open_ones or (letter == "\u202c" and open_ones[-1] != letter):
                continue
            while open_ones.pop() != letter:  # the end of an isolate ends what began inside it
                pass
        kept.append(letter)
    return "".join([_FIRST_STRONG, *kept, *reversed(open_ones), _END])


def shown(text: str) -> str:
    """Return a sentence as it can be shown, whatever name of a file or argument it quotes: what would command
    the terminal, or make the sentence read as another than it is, is spelled out, such as ``\\u001b``.
    """
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


_UNSEEN = re.compile(rf"[\t\n]|{REFUSED_IN_GUIDES.pattern}")


def beginning(text: str) -> str:
    """Return the first line of a text that says something, cut between two words where it is long."""
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if len(line) <= _LINE:
        return line
    whole, _, _ = line[:_LINE].rpartition(" ")
    return f"{whole or line[:_LINE]} …"


_LINE = 60
"""Letters that fit a line of the column."""
