"""The records of a journal, such as places, choices, check-ins and notes. They are immutable."""

from __future__ import annotations

import datetime as dt
from typing import Generic, TypedDict, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace


class JournalRecord(Struct, frozen=True):
    """A record that the journal can keep. Keys that a newer version added are ignored on reading."""


class Place(JournalRecord, frozen=True):
    """The place in a guide at which the person is reading."""

    stop: str
    """The id of a step, the id of a part whose door the person is at, ``welcome``, or ``end``."""
    page: int = 0
    """The page's index in the step, counted from 0 over the pages of all roles; -1 is the gist."""
    scroll: int = 0
    """The number of letters, digits and empty lines of the page above the first line on the screen.

    Counted this way, the position holds for any width. The count is 0 if nothing was scrolled.
    """
    order: int = 0
    """The step's index in the guide at that time, which finds the nearest step if this one is gone."""


class StepsRead(JournalRecord, frozen=True):
    """The steps that were read to their end, by id, each with the fingerprint of the pages that were read."""

    steps: dict[str, str] = {}


class Choices(JournalRecord, frozen=True):
    """The person's settings. An empty value means that nothing was chosen."""

    role: str = ""
    words: dict[str, str] = {}
    """For each word, by its id: the id of a choice, or a word of the person's own."""
    country: str = ""
    doors: dict[str, str] = {}
    """For each part, by its id: ``open``, ``later`` or ``closed``."""
    theme: str = ""
    """The name of a theme; if empty, dark or light like the terminal."""
    face: str = ""
    """The interface: ``plain`` for line by line; if empty, the full screen."""
    keys: dict[str, str] = {}
    """The person's own keys: a letter or sign for each action."""
    returning: str = ""
    """The first page of the next session: ``place`` (the last place), ``ask``, or ``start``."""
    check_ins: bool = True
    """Whether steps may ask for a check-in."""
    hard_days: dict[str, str] = {}
    """Days of the year that may be hard, such as ``12-24``, each with the name that the person gave it."""
    silent_days: dict[str, str] = {}
    """Those of the hard days that the program does not mention."""
    declined: dict[str, str] = {}
    """Steps that must not ask for a check-in again, by id."""
    lock_after: int = 5
    """Minutes without a key press after which a journal with a passphrase locks itself; 0 for never."""
    density: str = ""
    """The amount to show: ``brief`` (one sentence per step) or ``full`` (all pages and explanations)."""
    beside: str = ""
    """The content of the column beside the page in a wide window: ``sources``, ``nothing``, or the steps if
    empty.
    """


class ChoiceChanges(TypedDict, total=False):
    """The fields of ``Choices`` to set, each with its new value; the others stay as they are."""

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
    beside: str


class Guides(JournalRecord, frozen=True):
    """The progress in all guides except the home guide, whose progress is in other rows."""

    home: str = ""
    """The id of the home guide; empty if it is the guide that comes with the program."""
    places: dict[str, Place] = {}
    """The person's place in each guide, by its id."""
    steps: dict[str, str] = {}
    """The fingerprint of each step that was read, by ``guide/step``."""
    doors: dict[str, str] = {}
    """The answer at each door, by ``guide/part``."""
    declined: dict[str, str] = {}
    """Steps that must not ask for a check-in again, by ``guide/step``."""


class CheckIn(JournalRecord, frozen=True):
    """A check-in: how the person felt at one moment, in words."""

    weight: str = ""
    feelings: tuple[str, ...] = ()
    """Ids of the guide's feelings, and words of the person's own."""
    line: str = ""
    step: str = ""
    """The id of the step in which it was kept."""


class Note(JournalRecord, frozen=True):
    """A note that the person wrote for themselves."""

    text: str
    step: str = ""
    page: str = ""
    """The id of the page that asked for it; empty if no page did."""
    ask: str = ""
    """The page's question, in the words in which the person read it."""


class Sorting(JournalRecord, frozen=True):
    """The places that the person gave to the items on a sorting page."""

    placed: dict[str, str] = {}
    """For each item, by its id: the id of its place. Items that were left out are missing."""
    line: str = ""
    step: str = ""
    page: str = ""
    """The id of the sorting page."""


class Question(JournalRecord, frozen=True):
    """A question that the person wants to ask someone who would know."""

    text: str
    claim: str = ""
    step: str = ""
    order: int = 0
    """The position among the questions, smallest first; ties stay in the order of keeping."""
    done: bool = False
    """Whether the person ticked it."""


class Draft(JournalRecord, frozen=True):
    """Text and choices that the person has begun but not kept yet."""

    check_in: CheckIn | None = None
    note: str = ""
    answers: dict[str, str] = {}
    """The unfinished answer to each writing page, by the page's id."""
    sortings: dict[str, Sorting] = {}
    """The unfinished sorting of each sorting page, by the page's id."""
    taking: tuple[str, ...] = ()
    """The items chosen for the handout: a kind, a colon, and the id of an entry or a claim."""
    close_one: dict[str, str] = {}
    """The unfinished answers of the note for someone close, by the prompt's id."""


class DraftChanges(TypedDict, total=False):
    """The fields of ``Draft`` to set, each with its new value; the others stay as they are."""

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
"""The record class of each kind, by the kind's name in the file."""

FIXED = {kind: kind.encode().ljust(16, b"\0") for kind in ("place", "read", "choices", "guides", "draft")}
"""The id of each singleton kind, of which a journal has one row.

All other ids are random, so that an id reveals nothing.
"""
SINGLE = frozenset(FIXED.values())
"""The ids of all singleton rows."""

K = TypeVar("K", bound=JournalRecord)


class Entry(Struct, Generic[K], frozen=True):
    """One record that was kept, with its id and the moment it is about."""

    id: bytes
    when: dt.datetime
    """The moment, in the person's time zone at that time."""
    record: K


def rebase(theirs: K, before: K, after: K) -> K:
    """Apply the change from ``before`` to ``after`` to the version that another window wrote.

    A field that we did not change keeps the other window's value. In a mapping, this holds for every key.
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
    """Whether another window and we changed the same text to different values.

    A changed order or tick is no clash: the later one wins.
    """
    for name in after.__struct_fields__:
        was, there, ours = (getattr(one, name) for one in (before, theirs, after))
        if not isinstance(ours, int) and was != there != ours != was:
            return True
    return False


class Start(Struct, frozen=True):
    """The singleton records. They are read at startup, because they do not grow over the years."""

    place: Place | None = None
    read: StepsRead = field(default_factory=StepsRead)
    choices: Choices = field(default_factory=Choices)
    draft: Draft = field(default_factory=Draft)
    guides: Guides = field(default_factory=Guides)
