"""Finds the words of a search in a text, whatever their case and accents, and cuts out what stands there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from companion.guide.prose import Run

EXTRACT = 60
"""About as many letters as stand on one line of the column."""

_PIECE = re.compile(r"[^\W_]+|[^\w\s]")
"""A word, or one sign."""

Span = tuple[int, int]


class Query:
    """The words somebody searches for. Each has to stand at the beginning of a word."""

    def __init__(self, text: str) -> None:
        pieces = _PIECE.findall(fold(text))
        self.words = tuple(dict.fromkeys(piece for piece in pieces if _is_searched(piece)))
        """Each once; none if only punctuation was typed."""

    def stands_in(self, texts: Sequence[str]) -> bool:
        """Whether every word stands in one of the texts."""
        folded = [fold(text) for text in texts]
        return all(any(_stands_in(word, text) for text in folded) for word in self.words)

    def extract(self, text: str) -> tuple[Run, ...]:
        """Return the text around the first word that stands in it, with all that stand there emphasised;
        nothing if none does.

        Line ends are spaces in it, and it is cut at words.
        """
        line = " ".join(text.split())
        if not (spans := self._spans(line)):
            return ()
        start, end = _window(line, spans[0])
        return tuple(run for run in _runs(line, start, end, spans) if run.text)

    def _spans(self, text: str) -> list[Span]:
        """Where the words stand, in order; what overlaps or touches is one."""
        folded, origins = fold(text), _origins(text)
        found = (
            (origins[at], _past(text, origins[at + len(word) - 1]))
            for word in self.words
            for at in _places(word, folded)
        )
        return _joined(sorted(found))


def fold(text: str) -> str:
    """Return a text as it is compared: without case, accents and letters that are not seen."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    """One letter alone, so that what stands in the folded text can be found in the text again."""
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not _is_unseen(part)).casefold()


def _is_unseen(letter: str) -> bool:
    """Whether it is only a mark on the letter before it, or no sign at all."""
    category = unicodedata.category(letter)
    return category[0] == "M" or category == "Cf"


def _is_searched(piece: str) -> bool:
    """Whether it is a word or a symbol, such as a heart; punctuation is passed over."""
    return piece[0].isalnum() or unicodedata.category(piece[0])[0] == "S"


def _stands_in(word: str, folded: str) -> bool:
    return next(_places(word, folded), None) is not None


def _places(word: str, folded: str) -> Iterator[int]:
    """Where a word stands in a folded text at the beginning of a word."""
    anywhere = _may_stand_within(word)
    at = folded.find(word)
    while at >= 0:
        if anywhere or at == 0 or not folded[at - 1].isalnum():
            yield at
        at = folded.find(word, at + len(word))


def _may_stand_within(word: str) -> bool:
    """Whether nothing shows where such a word begins: symbols, and scripts that put no spaces."""
    return not word[0].isalnum() or unicodedata.east_asian_width(word[0]) in "WF"


def _origins(text: str) -> Sequence[int]:
    """For every letter of the folded text, the letter of the text it comes from."""
    if text.isascii():
        return range(len(text))
    return [at for at, letter in enumerate(text) for _ in _folded(letter)]


def _past(text: str, at: int) -> int:
    """The end of a letter with the marks on it; of a heap of marks, not all."""
    end = at + 1
    while end < min(len(text), at + EXTRACT) and not _folded(text[end]):
        end += 1
    return end


def _joined(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _window(line: str, first: Span) -> Span:
    """The stretch that is shown: a third of it before what was found, cut at words where that can be."""
    start = max(0, min(first[0] - EXTRACT // 3, len(line) - EXTRACT))
    end = min(len(line), start + EXTRACT)
    if start:
        space = line.find(" ", start - 1, first[0])
        start = space + 1 if space >= 0 else next(at for at in range(start, len(line)) if _folded(line[at]))
    if end < len(line):
        space = line.rfind(" ", min(first[1], end), end + 1)
        end = space if space >= 0 else _past(line, end - 1)
    return start, end


def _runs(line: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Run]:
    yield Run("…" if start else "")
    at = start
    for begin, stop in spans:
        if begin >= end:
            break
        yield Run(line[at:begin])
        at = min(stop, end)
        yield Run(line[begin:at], emphasis=True)
    yield Run(line[at:end])
    yield Run("…" if end < len(line) else "")
