"""What a face of the program has to be able to do, so that every act is the same in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from msgspec import Struct, field

from companion.flows.commands import Command
from companion.guide.model import Exercise, Feelings, Page, SortPage
from companion.journal.model import CheckIn, Entry
from companion.journey import WayOn
from companion.session import Session
from companion.sheets.block import Block, Sheet

NOT_KEPT = "Nothing is kept this time."
KEPT = "Kept on this computer."


class Choice(NamedTuple):
    """One thing to choose."""

    id: str
    label: str
    note: str = ""
    """Said quietly after the label."""
    choosable: bool = True
    """False for a heading among the choices; one that says nothing is a gap."""
    lead: str = ""
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
    then: Callable[[str], None]
    """What follows from a choice, by its id."""
    blocks: Sequence[Block] = ()
    at: str = ""
    """The choice to point at first; without one, what holds now, or the first one."""
    now: str = ""
    """The choice that holds now, where one does."""
    back: Callable[[], None] | None = None
    """Shows what was open before, if nothing is chosen; without it, that is what lies under this."""
    over: bool = False
    """Whether it lies over the sheet or menu it was opened from."""

    @property
    def rows(self) -> list[Choice]:
        """The choices, what holds now named as chosen."""
        return [_as_chosen(row) if row.id and row.id == self.now else row for row in self.choices]


def _as_chosen(row: Choice) -> Choice:
    return row._replace(note=f"{row.note}, chosen" if row.note else "chosen")


class Several(Struct, frozen=True):
    """Things of which any may be chosen."""

    name: str
    title: str
    choices: Sequence[Choice]
    chosen: frozenset[str]
    """What is chosen at first, by the ids."""
    keep: Callable[[frozenset[str]], object]
    """Takes what is chosen, each time that changes."""
    then: Callable[[], None]
    """What follows in the end."""
    blocks: Sequence[Block] = ()


class Writing(Struct, frozen=True):
    """A text that is asked for."""

    name: str
    ask: str
    keep: Callable[[str], None]
    """Takes the text. If it raises ``JournalError``, the text is still there to be kept."""
    text: str = ""
    """What stands there at first."""
    draft: Callable[[str], None] | None = None
    """Keeps what was written so far; None for a text that has no draft."""
    before: str = ""
    """What the draft is again if the text is left."""
    then: Callable[[], None] | None = None
    """What follows once it is kept."""
    one_line: bool = False
    or_none: bool = False
    """Whether nothing is an answer, too: it takes back the text that stands there at first."""
    does: str = ""
    """What is done with the text, for one that does not go into the journal but only to what follows."""
    back: Callable[[], None] | None = None
    """As in a menu."""


class HowItIs(Struct, frozen=True):
    """A check-in that is asked for: a new one, or one that is put right."""

    feelings: Feelings
    keep: Callable[[CheckIn], WayOn]
    """Keeps the answer. If it raises ``JournalError``, the answer is still there to be kept."""
    then: Callable[[WayOn | None], None]
    """Is told what the answer does to the way on; None if it was left."""
    begun: CheckIn = field(default_factory=CheckIn)
    """What stands there at first."""
    draft: Callable[[CheckIn | None], None] | None = None
    """Keeps what was answered so far; None for an answer that has no draft."""
    leave: Callable[[], None] | None = None
    """Is called if the person goes on without."""
    is_new: bool = True
    """Whether it is about this moment."""


class Diary(Struct, frozen=True):
    """Check-ins to look at, as a picture and one by one."""

    read: Callable[[], Sequence[Entry[CheckIn]]]
    """Returns them as they are now, the latest first."""
    feelings: Feelings
    open: Callable[[bytes], None]
    """Opens one, by its id."""
    choose_only: Callable[[], None]
    """Offers to show only some."""
    about: str = ""
    """Which are shown, if not all, as a sentence."""
    at: dt.date | None = None
    """The day to begin at; without one, today."""
    missing: Callable[[], str] = str
    """Says what of the journal could not be read, once it was; nothing if all could."""


class Opened(Struct, frozen=True):
    """A sheet to open. ``make`` is asked again when the country changes."""

    name: str
    make: Callable[[], Sheet]
    claims: Sequence[str] | None = None
    """The claims this sheet shows; None if it shows none and the page below counts."""
    by_country: bool = False
    """Whether another country would change what it says."""
    own: Sequence[Command] = ()
    """Commands only this sheet has."""
    over: bool = False
    """Whether it lies over what it was opened from, which is shown again after it."""
    back: Callable[[], None] | None = None
    """As in a menu."""


class Face(Protocol):
    """One face of one sitting. What it opens shows at once, or as soon as an act is done."""

    session: Session

    # --- what is open ---------------------------------------------------------------------------------

    @property
    def is_shut(self) -> bool:
        """Whether the lock is what is shown, and what can be opened over it."""

    @property
    def is_reading(self) -> bool:
        """Whether nothing lies over the page."""

    @property
    def page(self) -> Page | None:
        """The page of a step that is being read, or lies under what is open."""

    @property
    def page_claims(self) -> Sequence[str]:
        """The ids of the claims on that page."""

    @property
    def opened(self) -> Opened | None:
        """The sheet that is open, if one is on top."""

    # --- opening --------------------------------------------------------------------------------------

    def ask(self, menu: Menu) -> None:
        """Offer something to choose."""

    def ask_several(self, several: Several) -> None:
        """Offer things of which any may be chosen."""

    def write(self, writing: Writing) -> None:
        """Ask for a text."""

    def show(self, sheet: Opened) -> None:
        """Open a sheet."""

    def show_diary(self, diary: Diary) -> None:
        """Open the diary."""

    def ask_how_it_is(self, asked: HowItIs) -> None:
        """Check in."""

    def sort(self, page: SortPage, then: Callable[[], None]) -> None:
        """Ask where things belong; ``then`` follows once the answer is kept."""

    def exercise(self, exercise: Exercise, write: Callable[[], None]) -> None:
        """Lead through an exercise. ``write`` asks for the sentence it leads to, where it leads to one."""

    def passphrase(self, wanted: str, then: Callable[[bool], None], back: Callable[[], None]) -> None:
        """``set``, ``change`` or ``remove`` the passphrase.

        ``then`` is told whether nothing older is left beside the journal; ``back`` shows what was open
        before.
        """

    def show_keys(self) -> None:
        """Show what can be done here, and with which keys."""

    def back_to_page(self) -> None:
        """Close all that is open over the page, keeping what was typed."""

    # --- telling --------------------------------------------------------------------------------------

    def told(self, act: Callable[[], object]) -> bool:
        """Do something; if the guide is broken or the journal cannot be written, say so and stay."""

    def say(self, text: str) -> None:
        """Say a sentence about what was just done."""

    # --- going ----------------------------------------------------------------------------------------

    def move(self, act: Callable[[], None]) -> None:
        """Do something that leads elsewhere in the guide, and show where."""

    def show_page(self) -> None:
        """Show the page anew, as it reads now."""

    def begin_page(self) -> None:
        """Show where the journal says the person is, after another was open."""

    def toggle_more(self) -> None:
        """Show or hide the longer explanation, or open the pages behind a gist."""

    def take_effect(self) -> None:
        """Let what was chosen show: colours, keys, when the journal locks itself."""

    def change_face(self, name: str) -> bool:
        """Go on in the face that was chosen; say whether that can be done here."""

    def put_back_copy(self) -> None:
        """Put the copy in the place of a damaged journal, and begin with it."""

    def leave(self, status: int = 0) -> None:
        """Keep what was typed, and leave."""


def said_kept(face: Face) -> str:
    """Return what is said once something was kept, if it was."""
    return KEPT if face.session.vault.keeps else NOT_KEPT
