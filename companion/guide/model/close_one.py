"""The records of ``close_one.yaml``: questions for a note to someone close."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from companion.guide.model.record import GuideRecord, Id, Line, Prose


class Prompt(GuideRecord, frozen=True):
    """One question of the note, which the person may leave out."""

    prompt: Id
    ask: Line
    heading: Line
    """The heading above the answer in the note, in the words of the person who writes it."""
    hint: Line | None = None
    """Examples of what the answer may be about."""


class CloseOne(GuideRecord, frozen=True):
    """The content of ``close_one.yaml``: the questions for a note to someone close.

    The note itself contains only the title and the headings of the answered questions.
    """

    title: Line
    """The title of the note, in the words of the person who writes it."""
    intro: Prose
    """The text before the first question, for the person who writes the note."""
    prompts: Annotated[tuple[Prompt, ...], Meta(min_length=1)]
    ending: Prose
    """The text after the last question, for the person who writes the note."""
