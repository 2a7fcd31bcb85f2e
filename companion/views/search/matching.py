"""Finds the words of a query in a text, regardless of case and accents, and cuts out an extract."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from companion.guide.prose import Run

EXTRACT = 60
"""The length of an extract in letters, about one line of the page."""

_PIECE = re.compile(r"[^\W_]+|[^\w\s]")
"""A word, or a single sign."""

Span = tuple[int, int]


class Query:
    """The words of a query. Each matches only at the beginning of a word."""

    def __init__(self, text: str) -> None:
        pieces = _PIECE.findall(fold(text))
        self.words = tuple(dict.fromkeys(piece for piece in pieces if _is_searched(piece)))
        """The folded words without repetition; empty if only punctuation was typed."""
        self._begun = tuple(re.compile(_begun(word)) for word in self.words)
        self._whole = tuple(re.compile(_whole(word)) for word in self.words)

    def is_in(self, folded: str) -> bool:
        """Return whether every word is in a folded text."""
        return all(word in folded for word in self.words) and all(one.search(folded) for one in self._begun)

    def begun_in(self, folded: str) -> int:
        """Return how many of the words are nowhere whole in a folded text, where they begin other words."""
        return sum(not one.search(folded) for one in self._whole)

    def begun(self, texts: Sequence[str]) -> int:
        """Return how many of the words are whole in none of the texts."""
        return self.begun_in(fold("\n".join(texts)))

    def lit(self, text: str) -> list[Span]:
        """Return the places in a text that match, for lighting them."""
        return self._spans(text) if self.words else []

    def extract(self, text: str, length: int = EXTRACT) -> tuple[Run, ...]:
        """Return the text around the first match, with all matches emphasised; empty if there is none.

        A whole word comes before the beginning of one. Line breaks become spaces, and the extract is cut
        between words.
        """
        line = " ".join(text.split())
        if not (spans := self._spans(line)):
            return ()
        first = next(iter(self._spans(line, whole=True)), spans[0])
        start, end = _window(line, first, length)
        return tuple(run for run in _runs(line, start, end, spans) if run.text)

    def _spans(self, text: str, *, whole: bool = False) -> list[Span]:
        """Return the spans of all matches in order, or only of whole words. Spans that overlap or touch are
        joined.
        """
        folded, origins = fold(text), _origins(text)
        found = (
            (origins[at], _past(text, origins[at + len(word) - 1]))
            for word in self.words
            for at in _places(word, folded, whole=whole)
        )
        return _joined(sorted(found))


def _begun(word: str) -> str:
    """Return a pattern for a word that is at the beginning of a word. The word is first, so that searching is
    quick.
    """
    literal = re.escape(word)
    return literal if _may_stand_within(word) else f"{literal}(?<![^\\W_]{literal})"


def _whole(word: str) -> str:
    """Return a pattern for a word that is whole. A plural s does not count."""
    return _begun(word) if _may_stand_within(word) else rf"{_begun(word)}s?(?![^\W_])"


def fold(text: str) -> str:
    """Return text folded for comparison: without case, accents and invisible characters."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    """Return one letter folded. Folding letter by letter lets matches be located in the original text."""
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not _is_unseen(part)).casefold()


def _is_unseen(letter: str) -> bool:
    """Return whether a character is a combining mark or invisible."""
    category = unicodedata.category(letter)
    return category[0] == "M" or category == "Cf"


def _is_searched(piece: str) -> bool:
    """Return whether a piece is searched: a word, or a symbol such as a heart, but not punctuation."""
    return piece[0].isalnum() or unicodedata.category(piece[0])[0] == "S"


def _places(word: str, folded: str, *, whole: bool = False) -> Iterator[int]:
    """Yield the positions of a word in a folded text, at the beginning of words or only where it is whole."""
    anywhere = _may_stand_within(word)
    at = folded.find(word)
    while at >= 0:
        past = at + len(word)
        begins = at == 0 or not folded[at - 1].isalnum()
        if anywhere or (begins and not (whole and _goes_on(folded[past : past + 2]))):
            yield at
        at = folded.find(word, past)


def _goes_on(rest: str) -> bool:
    """Return whether a word goes on, given the two letters after its beginning. A plural s does not count."""
    return rest.removeprefix("s")[:1].isalnum()


def _may_stand_within(word: str) -> bool:
    """Return whether a word may match anywhere: symbols, and scripts without spaces between words."""
    return not word[0].isalnum() or unicodedata.east_asian_width(word[0]) in "WF"


def _origins(text: str) -> Sequence[int]:
    """Return the index in the original text for every letter of the folded text."""
    if text.isascii():
        return range(len(text))
    return [at for at, letter in enumerate(text) for _ in _folded(letter)]


def _past(text: str, at: int) -> int:
    """Return the index after a letter and its combining marks, of which only the first ``EXTRACT`` count."""
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


def _window(line: str, first: Span, length: int) -> Span:
    """Return the span of the extract: a third of it before the first match, and cut between words if
    possible.
    """
    start = max(0, min(first[0] - length // 3, len(line) - length))
    end = min(len(line), start + length)
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
        if begin < start:
            continue
        if begin >= end:
            break
        yield Run(line[at:begin])
        at = min(stop, end)
        yield Run(line[begin:at], emphasis=True)
    yield Run(line[at:end])
    yield Run("…" if end < len(line) else "")
