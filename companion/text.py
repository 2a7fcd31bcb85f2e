"""What may stand in a text: the characters that would command a terminal, and how they are taken out."""

from __future__ import annotations

import re

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Some terminals move the cursor at a line separator, so it counts as a command too.
COMMANDING = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff{_BIDI}]|[\ud800-\udfff]")
"""C0 except tab and newline, DEL, C1, direction overrides and marks, separators, non-characters, lone
surrogates.
"""


def clean(text: str) -> str:
    """Return ``text`` without characters that command a terminal; line ends become newlines.

    Used once, where a person's text enters the program. Content of a guide is refused instead of cleaned.
    """
    return COMMANDING.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def shown(text: str) -> str:
    """Return a sentence as it can be shown, whatever name of a file or argument it quotes: what would command
    the terminal is spelled out, such as ``\\u001b``.
    """
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


_UNSEEN = re.compile(rf"[\t\n]|{COMMANDING.pattern}")


def beginning(text: str) -> str:
    """Return the first line of a text that says something, cut between two words where it is long."""
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if len(line) <= _LINE:
        return line
    whole, _, _ = line[:_LINE].rpartition(" ")
    return f"{whole or line[:_LINE]} …"


_LINE = 60
"""Letters that fit a line of the column."""
