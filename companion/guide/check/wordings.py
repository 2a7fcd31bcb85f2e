"""Builds the forms in which texts are read: for every role, and with every word that a person may choose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from companion.guide import model
from companion.guide.check.texts import OWN_WORD, Text
from companion.guide.wording import SLOT, Wording


class Passage(NamedTuple):
    """A paragraph or list item with its slots filled."""

    text: str
    item: bool = False


Form = tuple[Passage, ...]
"""A text with its slots filled, as one person reads it."""


class ShownText(NamedTuple):
    """A text with all the forms in which it is read."""

    text: Text
    forms: tuple[Form, ...]


def slots_in(raw: str) -> set[str]:
    """Return the names of the slots in a text."""
    return {name[:1].lower() + name[1:] for name in SLOT.findall(raw) if name}


class Wordings:
    """All the wordings in which a guide can be read."""

    def __init__(self, guide: model.Guide) -> None:
        self.guide = guide
        self._word_of = {slot: word for word in guide.words for slot in word.says}
        self._wording = cache(self._make)

    def of(self, texts: Sequence[Text]) -> Iterator[Wording]:
        """Yield the wordings that make a difference to texts that are read together."""
        slots = set().union(*(slots_in(text.raw) for text in texts if text.filled))
        words = [word for word in self.guide.words if any(self._word_of.get(slot) is word for slot in slots)]
        readers = next((text.readers for text in texts if text.filled), ("person",))
        roles = readers if any(_speaks_by_role(word) for word in words) else readers[:1]
        for role, *chosen in product(roles, *map(_choices, words)):
            yield self._wording(role, tuple(zip((word.word for word in words), chosen, strict=True)))

    def shown(self, text: Text) -> ShownText:
        """Return a text with the different forms in which it is read."""
        return ShownText(text, tuple(dict.fromkeys(form(text, wording) for wording in self.of((text,)))))

    def _make(self, role: str, chosen: tuple[tuple[str, str], ...]) -> Wording:
        return Wording(self.guide, dict(chosen), role)


def form(text: Text, wording: Wording) -> Form:
    """Return a text as it is read in one wording."""
    if text.shape != "prose":
        raw = text.raw.strip()
        filled = wording.fill(raw, **text.extra) if "{" in raw else raw
        return (Passage(filled, item=text.shape == "label"),)
    found = wording.paragraphs(text.raw, **text.extra)
    return tuple(Passage("".join(run.text for run in one.runs), one.item) for one in found)


def _choices(word: model.Word) -> list[str]:
    own = [OWN_WORD] if word.own else []
    return ["", *(choice.choice for choice in word.choices), *own]


def _speaks_by_role(word: model.Word) -> bool:
    return any(saying.to for saying in (word, *word.choices, *([word.own] if word.own else [])))
