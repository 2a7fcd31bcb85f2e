"""Makes dangerous characters in a text harmless.

Dangerous characters are those that control a terminal, and those that change the direction of a line.
"""

from __future__ import annotations

import re

COMMANDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Characters that are removed from every text before it is kept.

- C0 except tab and newline, DEL and C1 move the cursor or begin a terminal command.
- U+2028 and U+2029 end a line, and move the cursor of some terminals. ``clean`` makes them newlines.
- A lone surrogate is half a character, which can be neither written nor shown.

All other characters stay, because they carry meaning or belong to a letter: joiners, variation selectors and
tags in emoji, spaces of every width, direction marks, soft hyphens, private-use characters, and characters
that are newer than Python's tables.
"""

_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_OPENING |= {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
"""Embeddings, overrides and isolates, each with the character that ends it."""
_CLOSING = frozenset(_OPENING.values())
_DIRECTING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FIRST_STRONG, _END = "\u2068", "\u2069"

REFUSED_IN_GUIDES = re.compile(
    rf"{COMMANDING.pattern}|{_DIRECTING.pattern}|[\u061c\u200e\u200f\ufeff\ufffe\uffff]"
)
"""Characters that are refused in a guide: those of ``COMMANDING``, and those that disguise a text.

People read a guide before they trust it, so a text must be what it looks like. A person's own text may hold
characters of the second kind.
"""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Return ``text`` without characters that control a terminal, and with every line end as a newline.

    It is called once, where a person's text enters the program. Such characters in a guide are an error
    instead.
    """
    return COMMANDING.sub("", _LINE_ENDS.sub("\n", text))


def isolated(text: str) -> str:
    """Return a person's text in a form that cannot change the direction of the text around it.

    A line with direction characters is put into an isolate. Everything that it opens is closed at its end,
    and it closes only what it has opened (Unicode Standard Annex #9). This is only for display; texts are
    kept and exported as they were typed.
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
            while open_ones.pop() != letter:  # the end of an isolate also ends what began inside it
                pass
        kept.append(letter)
    return "".join([_FIRST_STRONG, *kept, *reversed(open_ones), _END])


def shown(text: str) -> str:
    """Return a message that is safe to show, even if it quotes a file name or an argument.

    Characters that control the terminal, or disguise the text, are escaped, such as ``\\u001b``.
    """
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


_UNSEEN = re.compile(rf"[\t\n]|{REFUSED_IN_GUIDES.pattern}")


def beginning(text: str) -> str:
    """Return the first line of a text that is not blank, cut between words to fit the column."""
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if len(line) <= _LINE:
        return line
    whole, _, _ = line[:_LINE].rpartition(" ")
    return f"{whole or line[:_LINE]} …"


_LINE = 60
"""The number of characters that fit a line of the column."""
