"""Puts the person's own words into a text: ``{slot}`` in a sentence, ``{Slot}`` at its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from companion.guide.model import Guide, Slot
from companion.guide.prose import Paragraph, Run, paragraphs

SLOT = re.compile(r"\{([^{}]*)\}|[{}]")
"""A slot, or a brace that belongs to none."""


@dataclass(frozen=True)
class Wording:
    """The words one person reads.

    ``chosen`` holds, by slot, the id of a choice or the person's own word; what is neither falls back to what
    the guide says when nothing was chosen.
    """

    guide: Guide
    chosen: Mapping[str, str]

    @cached_property
    def says(self) -> dict[str, str]:
        """What each slot says."""
        return {slot.slot: self._say(slot) for slot in self.guide.words}

    def _say(self, slot: Slot) -> str:
        word = " ".join(self.chosen.get(slot.slot, "").split())
        choices = {choice.choice: choice.says for choice in slot.choices}
        return choices.get(word) or (word if slot.own else "") or slot.says

    def fill(self, text: str, **extra: str) -> str:
        """Return the text with every slot filled; ``extra`` adds slots that only this text has."""
        says = {**self.says, **extra}

        def word(match: re.Match[str]) -> str:
            name = match[1] or ""
            if name in says:
                return says[name]
            lowered = name[:1].lower() + name[1:]
            return says[lowered][:1].upper() + says[lowered][1:] if lowered in says else match[0]

        return SLOT.sub(word, text)

    def paragraphs(self, text: str, **extra: str) -> Iterator[Paragraph]:
        """Yield a text's paragraphs with every slot filled.

        Slots are filled after the text was taken apart, so that a person's own word is never read as a list
        or as emphasis.
        """
        for paragraph in paragraphs(text):
            runs = tuple(Run(self.fill(run.text, **extra), run.emphasis) for run in paragraph.runs)
            yield paragraph._replace(runs=runs)
