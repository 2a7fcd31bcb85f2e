"""What a flow can ask and show: one record for each kind of dialog, the same for both interfaces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from msgspec import Struct, field

from companion.guide.model import Feelings, SortPage
from companion.journal.model import CheckIn, Entry, Sorting
from companion.journey import WayOn
from companion.views.block import Block, View


class Choice(NamedTuple):
    """One thing to choose."""

    id: str
    label: str
    note: str = ""
    """Said quietly after the label."""
    choosable: bool = True
    """False for a heading among the choices; one that says nothing is a gap."""
    key_label: str = ""
    """Stands out before the label, and the labels of all choices with one begin under each other."""
    under: str = ""
    """Said quietly under the label."""


OWN_WORD = Choice("/own", "your own word")
"""Stands among the feelings; no id has a slash."""


class Menu(Struct, frozen=True):
    """Something to read and something to choose under it."""

    name: str
    title: str
    choices: Sequence[Choice]
    blocks: Sequence[Block] = ()
    at: str = ""
    """The choice to point at first; without one, what holds now, or the first one."""
    now: str = ""
    """The choice that holds now, where one does."""
    overlay: bool = False
    """Whether it lies over the view or menu it was opened from."""
    before_secret: bool = False
    """Whether a passphrase is asked for next: its letters, typed too early, must be no commands."""

    @property
    def rows(self) -> list[Choice]:
        """The choices, what holds now named as chosen."""
        return [_as_chosen(row) if row.id and row.id == self.now else row for row in self.choices]


def _as_chosen(row: Choice) -> Choice:
    return row._replace(note=f"{row.note}, chosen" if row.note else "chosen")


class MultiChoice(Struct, frozen=True):
    """Things of which any may be chosen."""

    name: str
    title: str
    choices: Sequence[Choice]
    chosen: frozenset[str]
    """What is chosen at first, by the ids."""
    keep: Callable[[frozenset[str]], object]
    """Takes what is chosen, each time that changes."""
    blocks: Sequence[Block] = ()


class TextPrompt(Struct, frozen=True):
    """A text that is asked for."""

    name: str
    ask: str
    accept: Callable[[str], object] = str
    """Takes the text. If it raises ``JournalError``, that is said, and the text is still there."""
    text: str = ""
    """What stands there at first."""
    draft: Callable[[str], object] | None = None
    """Keeps what was written so far; None for a text that has no draft."""
    before: str = ""
    """What the draft is again if the text is left."""
    one_line: bool = False
    or_none: bool = False
    """Whether nothing is an answer, too: it takes back the text that stands there at first."""
    does: str = ""
    """What is done with the text, for one that does not go into the journal but only to what follows."""


class CheckInForm(Struct, frozen=True):
    """A check-in that is asked for: a new one, or one that is put right."""

    feelings: Feelings
    accept: Callable[[CheckIn], WayOn]
    """Keeps the answer. If it raises ``JournalError``, the answer is still there to be kept."""
    initial: CheckIn = field(default_factory=CheckIn)
    """What stands there at first."""
    draft: Callable[[CheckIn | None], object] | None = None
    """Keeps what was answered so far; None for an answer that has no draft."""
    leave: Callable[[], object] | None = None
    """Is called if the person goes on without."""
    is_new: bool = True
    """Whether it is about this moment."""


CheckInResult = WayOn | Literal["without"]
"""What a check-in does to the way on, or that the person goes on without one."""


class SortForm(Struct, frozen=True):
    """Things to put where they belong."""

    page: SortPage
    initial: Sorting
    """What stands there at first."""
    accept: Callable[[Sorting], object]
    """Keeps the answer. If it raises ``JournalError``, the answer is still there to be kept."""
    draft: Callable[[Sorting | None], object]
    """Keeps what was answered so far."""


class PassphraseField(NamedTuple):
    """A passphrase that is asked for."""

    name: str
    label: str
    check: Callable[[str], Any]
    """Returns what is made of it. If it raises ``JournalError``, that is said, and it is asked for again.
    It may take a second, and runs beside the screen.
    """
    twice: str = ""
    """What asks for it once more, if it is asked for twice."""


class PassphraseForm(Struct, frozen=True):
    """Passphrases that are asked for, one after the other, in one form."""

    title: str
    advice: str
    fields: Sequence[PassphraseField]
    does: str
    """What is done with them."""


class Diary:
    """Check-ins to look at, as a picture and one by one. How it is looked at stays with it."""

    def __init__(self, read: Callable[[], Sequence[Entry[CheckIn]]], feelings: Feelings) -> None:
        self.read = read
        """Returns them as they are now, the latest first."""
        self.feelings = feelings
        self.about = ""
        """Which are shown, if not all, as a sentence."""
        self.at: dt.date | None = None
        """The day to show; without one, today."""
        self.missing: Callable[[], str] = str
        """Says what of the journal could not be read, once it was; nothing if all could."""


ONLY_SOME = "/only"
"""What the diary answers where only some entries are to be shown; another answer is the id of one in hex."""


class ViewDialog(Struct, frozen=True):
    """A view to show. ``make`` is asked again when the country changes."""

    name: str
    make: Callable[[], View]
    claims: Sequence[str] | None = None
    """The claims this view shows; None if it shows none and the page below counts."""
    by_country: bool = False
    """Whether another country would change what it says."""
    by_purpose: bool = False
    """Whether only some of what it shows can be shown."""
    overlay: bool = False
    """Whether it lies over what it was opened from, which is shown again after it."""
