"""Fills the person's own words into a text: ``{slot}`` in a sentence, ``{Slot}`` at its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from companion.guide.model import Guide, Word, WordForms
from companion.guide.prose import Paragraph, Run, paragraphs
from companion.text import isolated

SLOT = re.compile(r"\{([^{}]*)\}|[{}]")
"""Matches a slot, or a single brace."""

OWN = "{own}"
"""The slot for the person's own word in the text of another slot."""


class Wording(Struct, frozen=True, dict=True):
    """The words that one person reads.

    ``chosen`` maps the id of a word to the id of a choice, or to a word of the person's own. Without a valid
    choice, the guide's default is used. The text of a slot may depend on the ``role``.
    """

    guide: Guide
    chosen: Mapping[str, str]
    role: str = ""

    @cached_property
    def says(self) -> dict[str, str]:
        """The text of each slot."""
        return {slot: says for word in self.guide.words for slot, says in self.forms(word).items()}

    def forms(self, word: Word) -> dict[str, str]:
        """Return the text of each slot of a word."""
        chosen = " ".join(self.chosen.get(word.word, "").split())
        choice = next((one for one in word.choices if one.choice == chosen), None)
        usual = self._of(word)
        if choice:
            return {**usual, **self._of(choice)}
        if word.own and chosen:
            own = self._of(word.own).items()
            return {**usual, **{slot: says.replace(OWN, isolated(chosen)) for slot, says in own}}
        return usual

    def _of(self, saying: WordForms) -> dict[str, str]:
        to = {str(name): forms for name, forms in saying.to.items()}
        forms = {**saying.says, **to.get(self.role or "person", {})}
        return {slot: says.strip() for slot, says in forms.items()}

    def fill(self, text: str, **extra: str) -> str:
        """Return the text with every slot filled; ``extra`` adds slots for this text only."""
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

        Slots are filled after the text was split, so that a person's own word is never read as markup.
        """
        for paragraph in paragraphs(text):
            runs = tuple(Run(self.fill(run.text, **extra), run.emphasis) for run in paragraph.runs)
            yield paragraph._replace(runs=runs)
