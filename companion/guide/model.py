"""What a guide is made of: steps to read, claims with their standing, feelings to name, places that help.

Every record is immutable and checked when it is read. Text is kept as its author wrote it; the person's own
words are put in later, by ``companion.guide.wording``.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
        max_length=64,
        description="an id of small letters, digits and single hyphens",
    ),
]
"""A name that progress, claims and files hang on."""

Line = Annotated[str, Meta(pattern=r"^[^\n]*[^\s][^\n]*\n?\Z", description="a text on one line")]
"""A short text on one line."""

Prose = Annotated[str, Meta(pattern=r"\S", description="a text")]
"""Paragraphs, ``- `` lists and *emphasis*; see ``companion.guide.prose``."""

Web = Annotated[str, Meta(pattern=r"^https?://[^ ]+\Z", description="a web address with http:// or https://")]

RoleName = Literal["person", "partner", "supporter"]

Standing = Literal["supported", "partly", "not supported", "not found", "opinion"]


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """Whatever is read from a guide's files: immutable, and strict about its keys."""


# --- guide.yaml --------------------------------------------------------------------------------------


class Step(Record, frozen=True):
    """One step as the contents and the summary know it. Its pages are in a file of its own."""

    step: Id
    title: Line
    article_section: Line = field(name="from")
    """The section of the article this step follows, by the section's own heading."""
    gist: Line
    """The step in one sentence."""
    was: tuple[Id, ...] = ()
    """Ids this step had before, so that old progress still finds it."""


class Part(Record, frozen=True):
    """Some steps that belong together, perhaps behind a door."""

    part: Id
    title: Line
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]
    door: Prose | None = None
    """What is said before the part is entered; without it the part simply follows."""
    claims: tuple[Id, ...] = ()
    """What the article's own summary says about it, claim by claim, in the article's order."""


class Article(Record, frozen=True):
    """The article a guide follows."""

    title: Line
    sections: tuple[Line, ...]
    """Its sections by their headings, in order; what has no heading gets a name of ours."""
    about: Prose
    """Whose article it is, and what is known about it."""


class Words(Record, frozen=True):
    """A title and a text: the first page, the last one."""

    title: Line
    text: Prose


class WordChoice(Record, frozen=True):
    """One of the words a person may choose for a slot."""

    choice: Id
    label: Line
    """What the list of choices calls it."""
    says: Line
    """What the text says then."""


class Slot(Record, frozen=True):
    """A place in the text, written ``{slot}``, that takes the person's own word."""

    slot: Id
    ask: Line
    says: Line
    """What the text says when nothing was chosen."""
    choices: tuple[WordChoice, ...] = ()
    own: Line | None = None
    """What the choice of a word of one's own is called; without it there is none."""


class Guide(Record, frozen=True):
    """``guide.yaml``: all that is needed to start."""

    guide: Id
    title: Line
    language: Annotated[
        str, Meta(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?\Z", description="a language such as en or pt-BR")
    ]
    reviewed: dt.date
    reviewed_by: Line
    article: Article
    welcome: Words
    ending: Words
    roles: dict[RoleName, Line]
    words: tuple[Slot, ...]
    purposes: dict[Id, Line]
    """What a resource can be for, and what that is called."""
    summary: Prose
    """What is said before the article's message at a glance."""
    parts: Annotated[tuple[Part, ...], Meta(min_length=1)]


# --- steps/<id>.yaml ---------------------------------------------------------------------------------


class TextPage(Record, frozen=True, tag_field="page", tag="text"):
    """Something to read."""

    text: Prose
    title: Line | None = None
    audience: Annotated[tuple[RoleName, ...], Meta(min_length=1)] | None = field(name="for", default=None)
    """Whom the page is for; without it, everybody."""
    claims: tuple[Id, ...] = ()
    more: Prose | None = None
    """A longer explanation, opened by a key."""


class CheckInPage(Record, frozen=True, tag_field="page", tag="check_in"):
    """Asks how the person is, before or after a step."""

    when: Literal["before", "after"]
    audience: Annotated[tuple[RoleName, ...], Meta(min_length=1)] | None = field(name="for", default=None)


Page = TextPage | CheckInPage


class StepText(Record, frozen=True):
    """The pages of one step, and when they were changed."""

    pages: Annotated[tuple[Page, ...], Meta(min_length=1)]
    changed: dict[dt.date, Line]


# --- claims.yaml, sources.yaml, feelings.yaml --------------------------------------------------------


class Claim(Record, frozen=True):
    """Something said about health, by the article or by us, and what is known about it."""

    claim: Id
    says: Line
    """The claim as a full sentence, in our words."""
    standing: Standing
    why: Prose
    checked: dt.date
    sources: tuple[Id, ...] = ()
    number: Annotated[int, Meta(ge=1, le=999)] | None = None
    """Its number in the ledger of the article's claims; without one, the claim is ours."""


class Claims(Record, frozen=True):
    """``claims.yaml``."""

    claims: tuple[Claim, ...]


class Source(Record, frozen=True):
    """Where something comes from, and how much of it was read."""

    source: Id
    citation: Line
    read: Literal["paper", "abstract", "page", "secondary"]
    """What was read: the paper, its abstract, the page itself, or only somebody else's account of it."""
    address: Web | None = None


class Sources(Record, frozen=True):
    """``sources.yaml``."""

    sources: tuple[Source, ...]


class Weight(Record, frozen=True):
    """How heavy it is, in words."""

    weight: Id
    label: Line


class Feeling(Record, frozen=True):
    """A feeling by its name."""

    feeling: Id
    label: Line


class Feelings(Record, frozen=True):
    """What a check-in offers."""

    weights: Annotated[tuple[Weight, ...], Meta(min_length=2)]
    """From the heaviest to the lightest."""
    feelings: Annotated[tuple[Feeling, ...], Meta(min_length=1)]


# --- help.yaml and resources/<country>.yaml ----------------------------------------------------------


class HelpGroup(Record, frozen=True):
    """Signs that call for help, under one heading."""

    title: Line
    intro: Prose
    """May hold ``{emergency}``, which becomes the number of the person's country."""
    items: tuple[Line, ...] = ()
    claims: tuple[Id, ...] = ()


class Help(Record, frozen=True):
    """``help.yaml``: what the help screen says, wherever the person is."""

    title: Line
    first: Prose
    """Said before everything else. May hold ``{emergency}``."""
    no_number: Line
    """What stands for ``{emergency}`` where no number was confirmed."""
    groups: Annotated[tuple[HelpGroup, ...], Meta(min_length=1)]
    last: Prose


class Phone(Record, frozen=True):
    """A number to call."""

    number: Annotated[
        str, Meta(pattern=r"^[0-9+][0-9A-Z ()-]*\Z", description="a number as the service prints it")
    ]
    """As the service prints it, dialled inside the country."""
    label: Line | None = None


class SeenAt(Record, frozen=True):
    """Where a service's details were seen."""

    address: Line
    date: Line
    says: Line


class Resource(Record, frozen=True):
    """A service somebody can turn to."""

    resource: Id
    name: Line
    purposes: Annotated[tuple[Id, ...], Meta(min_length=1)]
    checked: dt.date
    seen: Literal["on an official page", "on another service's or a news page", "in a third-party list"]
    """The best place its details were seen."""
    sources: Annotated[tuple[SeenAt, ...], Meta(min_length=1)]
    now: bool = False
    """Whether it belongs on the help screen."""
    phone: tuple[Phone, ...] = ()
    text: tuple[Line, ...] = ()
    chat: Web | None = None
    web: Web | None = None
    email: Line | None = None
    region: Line | None = None
    audience: Line | None = None
    hours: Line | None = None
    languages: tuple[Line, ...] = ()
    cost: Line | None = None
    is_not: Line | None = None
    note: Prose | None = None


class Country(Record, frozen=True):
    """The services of one country; ``INT`` holds those for everywhere."""

    country: Annotated[
        str, Meta(pattern=r"^([A-Z]{2}|INT)\Z", description="two capital letters such as GB, or INT")
    ]
    name: Line
    resources: Annotated[tuple[Resource, ...], Meta(min_length=1)]
    emergency: Line | None = None
    """The emergency number, as text."""
    zones: tuple[Line, ...] = ()
    """The time zones that lie in it, by their names in the time zone database."""
