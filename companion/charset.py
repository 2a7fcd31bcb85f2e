"""Replaces characters that a terminal's encoding lacks with similar ones of the same width."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Mapping
from functools import cache

UTF_8 = "utf-8"
_KEYS = bytes(range(128)) + b"\x1b(J"
"""Bytes that a keyboard may send, and the escape sequence that switches the character set of some encodings.

An encoding that decodes them differently from ASCII is not used.
"""
_PAIRS = (
    ("▸•●○→←↑↓·…✓✗□", ">**o><^v-.*x?"),
    ("◐◇✕❝", '~=x"'),
    ("“”„«»‘’‚‹›", '"""""\'\',<>'),  # noqa: RUF001
    ("‐‑‒–—―−×÷", "-------x/"),  # noqa: RUF001
    ("▌▐│┃▏▎▍▋▊▉▕", "|" * 11),
    ("─━▔▀", "--- "),
    ("▁▂▃▄▅▆▇█", "_.:~=%@#"),
    ("┌┐└┘├┤┬┴┼╭╮╰╯", "+" * 13),
    ("\xa0\u2002\u2003\u2007\u2009\u202f", " " * 6),
)
"""Symbols, and the ASCII characters that replace them, in the same order."""
_SIGNS = {sign: plain for signs, all_plain in _PAIRS for sign, plain in zip(signs, all_plain, strict=True)}
"""The replacement for each symbol, which has the same width."""

_BASES = dict(zip("ßẞæÆœŒøØłŁđĐðÐþÞıħĦŋ°", "sSaAoOoOlLdDdDtTihHno", strict=True))
"""Base letters of the letters that Unicode does not decompose into a base letter and an accent."""


class _Plain(dict[int, str]):
    """A table for ``str.translate`` that computes the replacement of each character on first use."""

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
    """Return as many question marks as the character is wide; none for a combining or invisible character."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return ""
    return "??" if unicodedata.east_asian_width(letter) in "WF" else "?"


@cache
def _table(encoding: str) -> _Plain:
    return _Plain(encoding)


def plain_letters(text: str, encoding: str) -> str:
    """Return ``text`` with each character that ``encoding`` lacks replaced with one of the same width."""
    return text if text.isascii() else text.translate(_table(encoding))


def plain_signs(text: str) -> str:
    """Return ``text`` without symbols that terminal fonts often lack. Letters stay as they are."""
    return text if text.isascii() else text.translate(_SIGN_TABLE)


_SIGN_TABLE = str.maketrans(_SIGNS)


def encoding_of(environ: Mapping[str, str]) -> str:
    """Return the terminal's encoding by its Python name: UTF-8, unless the locale names another.

    A locale that names no encoding (``C``, ``de_DE``, or none at all) or ASCII is read as UTF-8, because that
    is the default of current terminals.
    """
    name = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    codeset = "iso8859-15" if name.endswith("@euro") else name.partition(".")[2].partition("@")[0]
    try:
        if _KEYS.decode(codeset) != _KEYS.decode():
            return UTF_8
        encoding = codecs.lookup(codeset).name
    except (LookupError, ValueError):  # no encoding is named, or an unknown one
        return UTF_8
    return UTF_8 if encoding == "ascii" else encoding
