"""``close_one.yaml``: what somebody is asked who writes a note for a person close to them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from companion.guide.model.record import GuideRecord, Id, Line, Prose


class Prompt(GuideRecord, frozen=True):
    """One question, and what the note calls the answer. It can be left out."""

    prompt: Id
    ask: Line
    heading: Line
    """What stands over the answer in the note, in the words of whoever writes it."""
    hint: Line | None = None
    """What such an answer may be about."""


class CloseOne(GuideRecord, frozen=True):
    """``close_one.yaml``. Of it only the title and the headings of what was answered go into the note."""

    title: Line
    """What stands at the top of the note, in the words of whoever writes it."""
    intro: Prose
    """Said before the first question, to whoever writes."""
    prompts: Annotated[tuple[Prompt, ...], Meta(min_length=1)]
    ending: Prose
    """Said after the last question, to whoever writes."""
