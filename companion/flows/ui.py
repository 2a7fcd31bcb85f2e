"""What an interface can be asked by a flow: the one port between what a person does and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Protocol

from companion.flows.dialogs import (
    CheckInForm,
    CheckInResult,
    Diary,
    Menu,
    MultiChoice,
    PassphraseForm,
    SortForm,
    TextPrompt,
    ViewDialog,
)
from companion.guide.model import Exercise, Page
from companion.journal.errors import JournalError
from companion.session import Session

NOT_KEPT = "Nothing is kept this time."
KEPT = "Kept on this computer."

Flow = Coroutine[Any, Any, None]
"""What a person does, from its first question to its end."""


class Elsewhere(Exception):
    """Raised by a flow that ends with a jump: all that is open over the page closes, and ``act`` is done.

    ``act`` leads elsewhere in the guide; None begins where the journal says the person is. ``then`` goes on
    over the page that is shown.
    """

    def __init__(self, act: Callable[[], object] | None, then: Flow | None = None) -> None:
        super().__init__()
        self.act = act
        self.then = then


class StartOver(Exception):
    """Raised by a flow that has put another journal in the place of the present one: all begins anew."""


class Leave(Exception):
    """Raised by a flow that ends the sitting."""


class UI(Protocol):
    """One interface of one sitting.

    What is asked returns the answer, or None where the person goes back without one. It closes before that.
    """

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
    def view(self) -> ViewDialog | None:
        """The view that is open, if one is on top."""

    # --- asking ---------------------------------------------------------------------------------------

    async def choose(self, menu: Menu) -> str | None:
        """Offer something to choose; return its id."""

    async def choose_several(self, several: MultiChoice) -> None:
        """Offer things of which any may be chosen."""

    async def write(self, writing: TextPrompt) -> str | None:
        """Ask for a text; return it once it was accepted."""

    async def check_in(self, asked: CheckInForm) -> CheckInResult | None:
        """Ask how it is; return what the answer does to the way on once it is kept."""

    async def sort(self, asked: SortForm) -> bool | None:
        """Ask where things belong; return True once that is kept."""

    async def exercise(self, exercise: Exercise) -> bool | None:
        """Lead through an exercise; return True if the person wants to write what it leads to."""

    async def ask_passphrases(self, asked: PassphraseForm) -> Sequence[Any] | None:
        """Ask for passphrases that nobody sees; return what each check made of its own."""

    async def show(self, view: ViewDialog) -> None:
        """Show a view until it is closed."""

    async def show_diary(self, diary: Diary) -> str | None:
        """Show the diary; return the id of an entry to open, in hex, or ``ONLY_SOME``.

        It stays under what follows, until it is shown again or the flow ends.
        """

    async def show_keys(self) -> None:
        """Show what can be done here, and with which keys."""

    # --- telling --------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Say a sentence about what was just done."""

    def say_error(self, error: JournalError) -> None:
        """Say why something was not done; if another window has changed the passphrase, ask for it."""

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something to the journal; if it cannot be written, say so. Return whether it was done."""

    # --- going ----------------------------------------------------------------------------------------

    def move(self, act: Callable[[], object]) -> None:
        """Do something that leads elsewhere in the guide, and show where; if that is broken, stay and say so.

        What lies over the page stays there.
        """

    def show_page(self) -> None:
        """Show the page anew, as it reads now."""

    def toggle_more(self) -> None:
        """Show or hide the longer explanation, or open the pages behind a gist."""

    def take_effect(self) -> None:
        """Let what was chosen show: colours, keys, when the journal locks itself."""

    def change_interface(self, name: str) -> bool:
        """Go on in the interface that was chosen; say whether that can be done here."""


def kept_message(session: Session) -> str:
    """Return what is said once something was kept, if it was."""
    return KEPT if session.vault.is_on_disk else NOT_KEPT
