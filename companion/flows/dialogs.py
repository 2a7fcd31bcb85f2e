"""The dialogs that a flow can open: one record for each kind, shared by both interfaces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from msgspec import Struct, field

from companion.guide.model import Feelings, SortPage
from companion.journal.model import CheckIn, Entry, Sorting
from companion.journey import WayOn
from companion.messages import N_
from companion.messages import gettext as _
from companion.views.block import Block, View


class Choice(NamedTuple):
    """One option in a menu."""

    id: str
    label: str
    note: str = ""
    """Secondary text after the label."""
    choosable: bool = True
    """False for a heading among the options. A heading without a label is a gap."""
    key_label: str = ""
    """Emphasised text before the label. The labels of all options that have one are aligned."""
    under: str = ""
    """Secondary text on a line under the label."""
    also: Sequence[str] = ()
    """Other names by which the option is found, which are not shown."""


OWN_WORD = Choice("/own", N_("your own word"))
"""The option to type a custom feeling, in English. No feeling has an id with a slash."""


class Menu(Struct, frozen=True):
    """A text to read with a list of options under it."""

    name: str
    title: str
    choices: Sequence[Choice]
    blocks: Sequence[Block] = ()
    at: str = ""
    """The id of the option to highlight first; empty for the current option, or else the first one."""
    now: str = ""
    """The id of the option that is currently set; empty if none is."""
    has_values: bool = False
    """Whether the notes of the options are values, such as what a setting is set to."""
    may_end: bool = False
    """Whether an option ends the session. Then the key that quits is always named."""
    filters: bool = False
    """Whether there are so many options that they are filtered as the person types. The last option then fits
    whatever is typed.
    """
    before_secret: bool = False
    """Whether the next dialog asks for a passphrase. Letters that are typed too early must not run commands.
    """

    @property
    def rows(self) -> list[Choice]:
        """The options, with the current one marked as chosen."""
        return [as_chosen(row) if row.id and row.id == self.now else row for row in self.choices]


def as_chosen(row: Choice) -> Choice:
    """Return an option with a note that it is the one that is set now."""
    # Translators: said of the option that is set now, after what is said about it
    note = _("{note}, chosen").format(note=row.note) if row.note else _("chosen")
    return row._replace(note=note)


class MultiChoice(Struct, frozen=True):
    """A list from which any number of options can be chosen."""

    name: str
    title: str
    choices: Sequence[Choice]
    chosen: frozenset[str]
    """The ids of the options that are chosen at first."""
    keep: Callable[[frozenset[str]], object]
    """Saves the chosen ids. It is called after each change."""
    blocks: Sequence[Block] = ()


class TextPrompt(Struct, frozen=True):
    """A question that is answered with text."""

    name: str
    ask: str
    accept: Callable[[str], object] = str
    """Accepts the text. If it raises ``JournalError``, the error is shown and the text stays in the field."""
    text: str = ""
    """The initial text of the field."""
    draft: Callable[[str], object] | None = None
    """Saves the unfinished text as a draft; None if the text has no draft."""
    before: str = ""
    """The draft to restore if the person leaves without an answer."""
    one_line: bool = False
    or_none: bool = False
    """Whether an empty answer is allowed. It deletes the initial text."""
    does: str = ""
    """The label of the button that accepts the text; empty if the text is kept in the journal."""
    about: str = ""
    """A sentence under the question that says what it is about."""


class CheckInForm(Struct, frozen=True):
    """A form for a new check-in, or for correcting an earlier one."""

    feelings: Feelings
    accept: Callable[[CheckIn], WayOn]
    """Keeps the answer. If it raises ``JournalError``, the form stays open with the answer in it."""
    initial: CheckIn = field(default_factory=CheckIn)
    """The initial answers."""
    draft: Callable[[CheckIn | None], object] | None = None
    """Saves the unfinished answers as a draft; None if the form has no draft."""
    leave: Callable[[], object] | None = None
    """Called if the person goes on without an answer."""
    is_new: bool = True
    """Whether the check-in is a new one, about the present moment."""


CheckInResult = WayOn | Literal["without"]
"""The result of a check-in: where to go next, or that the person went on without one."""


class SortForm(Struct, frozen=True):
    """A form for sorting items into places."""

    page: SortPage
    initial: Sorting
    """The initial answers."""
    accept: Callable[[Sorting], object]
    """Keeps the answer. If it raises ``JournalError``, the form stays open with the answer in it."""
    draft: Callable[[Sorting | None], object]
    """Saves the unfinished answers as a draft."""


class PassphraseField(NamedTuple):
    """One field of a passphrase form."""

    name: str
    label: str
    check: Callable[[str], Any]
    """Checks the passphrase and returns a value made from it, such as a codec.

    If it raises ``JournalError``, the error is shown and the question is asked again. It may take a second,
    so it runs outside the UI thread.
    """
    twice: str = ""
    """The label of a second field that repeats the passphrase; empty if it is asked for once."""


class PassphraseForm(Struct, frozen=True):
    """A form that asks for one passphrase after another."""

    title: str
    advice: str
    fields: Sequence[PassphraseField]
    does: str
    """The label of the button that submits the form."""


class Diary:
    """The diary: check-ins as a chart and as a list. The instance remembers its filter and its day."""

    def __init__(self, read: Callable[[], Sequence[Entry[CheckIn]]], feelings: Feelings) -> None:
        self.read = read
        """Returns the current check-ins, the latest first."""
        self.feelings = feelings
        self.about = ""
        """A sentence that says which check-ins are shown; empty if all are."""
        self.at: dt.date | None = None
        """The day to show; None for today."""
        self.missing: Callable[[], str] = str
        """Returns a sentence about entries that could not be read, once that is known; empty if there are
        none.
        """


ONLY_SOME = "/only"
"""The diary's answer when the person wants to filter it. Any other answer is the id of an entry, in hex."""


class ViewDialog(Struct, frozen=True):
    """A view to show. ``make`` is called again when the country changes."""

    name: str
    make: Callable[[], View]
    claims: Sequence[str] | None = None
    """The ids of the claims in this view; None if the claims of the page under it apply."""
    by_country: bool = False
    """Whether the view depends on the country."""
    by_purpose: bool = False
    """Whether the view can be filtered by purpose."""
