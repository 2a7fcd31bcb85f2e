"""The records of ``guide.yaml``: everything needed at startup, and information about the guide itself."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta, field

from companion.guide.model.record import GuideRecord, Id, Line, Prose, RoleName
from companion.messages import N_


class Step(GuideRecord, frozen=True):
    """One step, as the table of contents shows it. Its pages are in a file of their own."""

    step: Id
    title: Line
    gist: Line
    """The step in one sentence."""
    article_section: Line | None = field(name="from", default=None)
    """The section of the article this step follows, by the section's own heading."""
    claims: tuple[Id, ...] = ()
    """The claims that the gist makes; their marks appear beside it."""
    was: tuple[Id, ...] = ()
    """Earlier ids of this step, so that progress kept under them still counts."""


class Part(GuideRecord, frozen=True):
    """A group of steps, perhaps behind a door."""

    part: Id
    title: Line
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]
    door: Prose | None = None
    """The text at the door, before the person enters the part; without it, the part has no door."""
    claims: tuple[Id, ...] = ()
    """The claims in the article's own summary of this part, in the article's order."""


class Article(GuideRecord, frozen=True):
    """The article that a guide follows."""

    title: Line
    sections: tuple[Line, ...]
    """The headings of its sections, in order; a section without a heading gets a name of ours."""
    about: Prose
    """Information about the article: its author, and what is known about it."""


class TitledText(GuideRecord, frozen=True):
    """A title and a text: the welcome page, the last page, or a section about the guide."""

    title: Line
    text: Prose


class WordForms(GuideRecord, frozen=True, kw_only=True):
    """The texts of a word's slots, such as ``baby: your baby`` for ``{baby}`` in a text."""

    says: Annotated[dict[Id, Line], Meta(min_length=1)]
    to: dict[RoleName, dict[Id, Line]] = {}
    """What they say to someone in a role, where that differs."""


class WordChoice(WordForms, frozen=True, kw_only=True):
    """One of the forms that a person may choose for a word."""

    choice: Id
    label: Line
    """What the list of choices calls it."""


class OwnWord(WordForms, frozen=True, kw_only=True):
    """A word of the person's own, written ``{own}`` in the texts of the slots."""

    label: Line
    """Its name in the list of choices."""


class Word(WordForms, frozen=True, kw_only=True):
    """A word that the person can choose, and its texts if nothing is chosen."""

    word: Id
    ask: Line
    choices: tuple[WordChoice, ...] = ()
    own: OwnWord | None = None


class Guide(GuideRecord, frozen=True):
    """The content of ``guide.yaml``."""

    guide: Id
    title: Line
    language: Annotated[
        str,
        Meta(
            pattern=r"^[a-z]{2,3}(-[A-Z]{2})?\Z", description=N_('a language code, such as "en" or "pt-BR"')
        ),
    ]
    reviewed: dt.date
    reviewed_by: Line
    about: Annotated[tuple[TitledText, ...], Meta(min_length=1)]
    """Sections about the guide: who made it, with what money and how, and what it cannot do."""
    welcome: TitledText
    ending: TitledText
    roles: dict[RoleName, Line]
    words: tuple[Word, ...]
    purposes: dict[Id, Line]
    """The purposes that a resource can have, each with its name."""
    summary: Prose
    """The text before the article's message at a glance."""
    parts: Annotated[tuple[Part, ...], Meta(min_length=1)]
    article: Article | None = None
    """The article that the guide follows, if there is one."""
