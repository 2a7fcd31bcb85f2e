"""What a person keeps: where they are, what they chose, how it was. Immutable records; change makes a new
one.
"""

from __future__ import annotations

import datetime as dt
from typing import Generic, TypedDict, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace


class JournalRecord(Struct, frozen=True):
    """Something the journal can keep. Keys a newer version added are ignored on reading."""


class Place(JournalRecord, frozen=True):
    """Where the person is reading."""

    stop: str
    """The id of a step, or of a part when standing at its door, or ``welcome``, or ``end``."""
    page: int = 0
    """The page within the step, counted from 0 over all its pages, whoever they are for; -1 is its gist."""
    scroll: int = 0
    """How many letters, digits and empty lines of the page stand before the first line on the screen, so that
    it holds for any width; 0 if nothing was scrolled.
    """
    order: int = 0
    """The step's position in the guide when this was kept, to find the nearest place if the step is gone."""


class StepsRead(JournalRecord, frozen=True):
    """Steps read to their end, by id, each with the fingerprint of what was read."""

    steps: dict[str, str] = {}


class Choices(JournalRecord, frozen=True):
    """What the person set for themselves. Empty means: nothing was chosen."""

    role: str = ""
    words: dict[str, str] = {}
    """By word: the id of a choice, or a word of their own."""
    country: str = ""
    doors: dict[str, str] = {}
    """By part: ``open``, ``later`` or ``closed``."""
    theme: str = ""
    """The name of a theme; without one, dark or light as the terminal is."""
    face: str = ""
    """How the program is shown: ``plain`` for line by line, without which it fills the screen."""
    keys: dict[str, str] = {}
    """The person's own keys: by action, a letter or a sign."""
    returning: str = ""
    """On coming back: ``place`` (where I was), ``ask``, or ``start``."""
    check_ins: bool = True
    """Whether steps may ask how it is."""
    hard_days: dict[str, str] = {}
    """Days of the year that may be hard, such as ``12-24``, each with the name the person gave it."""
    silent_days: dict[str, str] = {}
    """Those of them about which nothing is said when they are near."""
    declined: dict[str, str] = {}
    """Steps that must not ask how it is again, by id."""
    lock_after: int = 5
    """Minutes without a key after which a journal with a passphrase locks itself; 0 for never."""
    density: str = ""
    """How much to read: ``brief`` (each step in a sentence), or ``full`` (pages and all there is more of)."""


class ChoiceChanges(TypedDict, total=False):
    """Fields of ``Choices`` that are to be set, each with its new value; the others stay as they are."""

    role: str
    words: dict[str, str]
    country: str
    doors: dict[str, str]
    theme: str
    face: str
    keys: dict[str, str]
    returning: str
    check_ins: bool
    hard_days: dict[str, str]
    silent_days: dict[str, str]
    declined: dict[str, str]
    lock_after: int
    density: str


class Guides(JournalRecord, frozen=True):
    """What is kept of every guide but one, whose place, steps read and choices are those above."""

    home: str = ""
    """The id of that one; empty if it is the guide that comes with the program."""
    places: dict[str, Place] = {}
    """By guide."""
    steps: dict[str, str] = {}
    """Steps read, by guide, a slash, and step: the fingerprint of what was read."""
    doors: dict[str, str] = {}
    """By guide, a slash, and part."""
    declined: dict[str, str] = {}
    """By guide, a slash, and step."""


class CheckIn(JournalRecord, frozen=True):
    """How it was at one moment, in words."""

    weight: str = ""
    feelings: tuple[str, ...] = ()
    """Ids of the guide's feelings, and words of the person's own."""
    line: str = ""
    step: str = ""
    """The step it was kept in, by id."""


class Note(JournalRecord, frozen=True):
    """Something written for oneself."""

    text: str
    step: str = ""
    page: str = ""
    """The id of the page that asked for it; empty if none did."""
    ask: str = ""
    """What that page asked, in the words it was read in."""


class Sorting(JournalRecord, frozen=True):
    """Where things belong for this person, on a page that asked."""

    placed: dict[str, str] = {}
    """By thing: the place it was put, both by their ids. What was left out is not in it."""
    line: str = ""
    step: str = ""
    page: str = ""
    """The id of the page that asked."""


class Question(JournalRecord, frozen=True):
    """Something to ask somebody who would know."""

    text: str
    claim: str = ""
    step: str = ""
    order: int = 0
    """Its place among the questions, the smallest first; those with the same stand as they were kept."""
    done: bool = False
    """Whether the person ticked it."""


class Draft(JournalRecord, frozen=True):
    """What is being written and was not kept yet."""

    check_in: CheckIn | None = None
    note: str = ""
    answers: dict[str, str] = {}
    """What pages that ask for a text were answered so far, by the page's id."""
    sortings: dict[str, Sorting] = {}
    """The same of pages with things to sort."""
    taking: tuple[str, ...] = ()
    """What is chosen for the page to take along: a kind, a colon, and the id of an entry or a claim."""
    close_one: dict[str, str] = {}
    """What is written so far in the note for someone close, by the prompt's id."""


class DraftChanges(TypedDict, total=False):
    """Fields of ``Draft`` that are to be set, each with its new value; the others stay as they are."""

    check_in: CheckIn | None
    note: str
    answers: dict[str, str]
    sortings: dict[str, Sorting]
    taking: tuple[str, ...]
    close_one: dict[str, str]


KINDS: dict[str, type[JournalRecord]] = {
    "place": Place,
    "read": StepsRead,
    "choices": Choices,
    "guides": Guides,
    "draft": Draft,
    "check-in": CheckIn,
    "note": Note,
    "sorting": Sorting,
    "question": Question,
}
"""What the file calls each kind."""

FIXED = {kind: kind.encode().ljust(16, b"\0") for kind in ("place", "read", "choices", "guides", "draft")}
"""Ids of what there is one of. All others are random, so that an id tells nothing."""
SINGLE = frozenset(FIXED.values())

K = TypeVar("K", bound=JournalRecord)


class Entry(Struct, Generic[K], frozen=True):
    """One thing kept, with its id and the moment it is about."""

    id: bytes
    when: dt.datetime
    """The moment, in the zone the person was in."""
    record: K


def rebase(theirs: K, before: K, after: K) -> K:
    """Return what another window wrote, with our change from ``before`` to ``after`` made to it.

    A field we did not change is theirs; of a mapping, every key we did not change.
    """
    fields = {name: getattr(after, name) for name in after.__struct_fields__}
    for name, ours in fields.items():
        was, there = getattr(before, name), getattr(theirs, name)
        if ours == was:
            fields[name] = there
        elif isinstance(ours, dict):
            changed = {key: value for key, value in ours.items() if was.get(key) != value}
            fields[name] = {
                key: value for key, value in there.items() if key in ours or key not in was
            } | changed
    return replace(after, **fields)


def clash(theirs: K, before: K, after: K) -> bool:
    """Whether another window and we changed the same words, each to others. Of an order or a tick the later
    one counts.
    """
    for name in after.__struct_fields__:
        was, there, ours = (getattr(one, name) for one in (before, theirs, after))
        if not isinstance(ours, int) and was != there != ours != was:
            return True
    return False


class Start(Struct, frozen=True):
    """What is read when the program starts: the few rows that do not grow with the years."""

    place: Place | None = None
    read: StepsRead = field(default_factory=StepsRead)
    choices: Choices = field(default_factory=Choices)
    draft: Draft = field(default_factory=Draft)
    guides: Guides = field(default_factory=Guides)
