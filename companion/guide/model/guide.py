"""``guide.yaml``: all that is needed to start, and what is said about the guide itself."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta, field

from companion.guide.model.record import GuideRecord, Id, Line, Prose, RoleName


class Step(GuideRecord, frozen=True):
    """One step as the contents and the summary know it. Its pages are in a file of its own."""

    step: Id
    title: Line
    gist: Line
    """The step in one sentence."""
    article_section: Line | None = field(name="from", default=None)
    """The section of the article this step follows, by the section's own heading."""
    claims: tuple[Id, ...] = ()
    """Claims the gist touches; their marks stand beside it."""
    was: tuple[Id, ...] = ()
    """Ids this step had before, so that old progress still finds it."""


class Part(GuideRecord, frozen=True):
    """Some steps that belong together, perhaps behind a door."""

    part: Id
    title: Line
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]
    door: Prose | None = None
    """What is said before the part is entered; without it the part simply follows."""
    claims: tuple[Id, ...] = ()
    """What the article's own summary says about it, claim by claim, in the article's order."""


class Article(GuideRecord, frozen=True):
    """The article a guide follows."""

    title: Line
    sections: tuple[Line, ...]
    """Its sections by their headings, in order; what has no heading gets a name of ours."""
    about: Prose
    """Whose article it is, and what is known about it."""


class TitledText(GuideRecord, frozen=True):
    """A title and a text: the first page, the last one, a piece of what is said about the guide."""

    title: Line
    text: Prose


class WordForms(GuideRecord, frozen=True, kw_only=True):
    """What the slots of a word say, such as ``baby: your baby`` for ``{baby}`` in a text."""

    says: Annotated[dict[Id, Line], Meta(min_length=1)]
    to: dict[RoleName, dict[Id, Line]] = {}
    """What they say to somebody in a role, where that differs."""


class WordChoice(WordForms, frozen=True, kw_only=True):
    """One of the words a person may choose."""

    choice: Id
    label: Line
    """What the list of choices calls it."""


class OwnWord(WordForms, frozen=True, kw_only=True):
    """A word of the person's own, written ``{own}`` in what the slots say then."""

    label: Line
    """What the list of choices calls it."""


class Word(WordForms, frozen=True, kw_only=True):
    """A word that is the person's to choose, and what the text says while nothing is chosen."""

    word: Id
    ask: Line
    choices: tuple[WordChoice, ...] = ()
    own: OwnWord | None = None


class Guide(GuideRecord, frozen=True):
    """``guide.yaml``."""

    guide: Id
    title: Line
    language: Annotated[
        str, Meta(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?\Z", description="a language such as en or pt-BR")
    ]
    reviewed: dt.date
    reviewed_by: Line
    about: Annotated[tuple[TitledText, ...], Meta(min_length=1)]
    """Who made the guide, with what money and how, and what it cannot do."""
    welcome: TitledText
    ending: TitledText
    roles: dict[RoleName, Line]
    words: tuple[Word, ...]
    purposes: dict[Id, Line]
    """What a resource can be for, and what that is called."""
    summary: Prose
    """What is said before the article's message at a glance."""
    parts: Annotated[tuple[Part, ...], Meta(min_length=1)]
    article: Article | None = None
    """The article it follows, if it follows one."""
