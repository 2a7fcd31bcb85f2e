"""What is shown instead of a letter or a sign that a terminal does not have."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Mapping
from functools import cache

UTF_8 = "utf-8"
_KEYS = bytes(range(128)) + b"\x1b(J"
"""What a keyboard may send, and what would switch the letters of some encodings."""
_PAIRS = (
    ("▸•●○→←↑↓·…✓✗", ">**o><^v-.xx"),
    ("“”„«»‘’‚‹›", '"""""\'\',<>'),  # noqa: RUF001
    ("‐‑‒–—―−×÷", "-------x/"),  # noqa: RUF001
    ("▌▐│┃▏▎▍▋▊▉▕", "|" * 11),
    ("─━▔█", "---#"),
    ("▁▂▃▄▅▆▇▀", " " * 8),
    ("┌┐└┘├┤┬┴┼╭╮╰╯", "+" * 13),
    ("\xa0\u2002\u2003\u2007\u2009\u202f", " " * 6),
)
_SIGNS = {sign: plain for signs, all_plain in _PAIRS for sign, plain in zip(signs, all_plain, strict=True)}
"""Signs, and what stands for each where it cannot be shown: as wide as the sign itself."""

_BASES = dict(zip("ßẞæÆœŒøØłŁđĐðÐþÞıħĦŋ°", "sSaAoOoOlLdDdDtTihHno", strict=True))
"""Letters that are not made of a simpler one and an accent, and the one they are read as."""


class _Plain(dict[int, str]):
    """A table for ``str.translate`` that works out each letter the first time it is needed."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding

    def __missing__(self, code: int) -> str:
        self[code] = plain = self._plain(chr(code))
        return plain

    def _plain(self, letter: str) -> str:
        if self._has(letter):
            return letter
        if letter in _SIGNS:
            return _SIGNS[letter]
        base = _BASES.get(letter) or unicodedata.normalize("NFKD", letter)[:1]
        if self._has(base) and unicodedata.east_asian_width(letter) not in "WF":
            return base
        return _question_marks(letter)

    def _has(self, letter: str) -> bool:
        try:
            return bool(letter.encode(self._encoding))
        except UnicodeError:
            return False


def _question_marks(letter: str) -> str:
    """As many as the letter is wide."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return ""
    return "??" if unicodedata.east_asian_width(letter) in "WF" else "?"


@cache
def _table(encoding: str) -> _Plain:
    return _Plain(encoding)


def plain_letters(text: str, encoding: str) -> str:
    """Return ``text`` in letters that ``encoding`` has, each as wide as the one it stands for."""
    return text if text.isascii() else text.translate(_table(encoding))


def plain_signs(text: str) -> str:
    """Return ``text`` without signs that a terminal's letters often lack; letters stay."""
    return text if text.isascii() else text.translate(_SIGN_TABLE)


_SIGN_TABLE = str.maketrans(_SIGNS)


def encoding_of(environ: Mapping[str, str]) -> str:
    """Return the encoding of the terminal, as Python names it: UTF-8 unless the settings name another.

    No terminal of today uses another by itself. Settings that name none (``C``, ``de_DE``, none at all), or
    name ASCII, say nothing of the letters that ASCII lacks.
    """
    name = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    codeset = "iso8859-15" if name.endswith("@euro") else name.partition(".")[2].partition("@")[0]
    try:
        if _KEYS.decode(codeset) != _KEYS.decode():
            return UTF_8
        encoding = codecs.lookup(codeset).name
    except (LookupError, ValueError):  # no codeset is named, or none that is known
        return UTF_8
    return UTF_8 if encoding == "ascii" else encoding
