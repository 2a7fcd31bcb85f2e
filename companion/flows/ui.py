"""The ``UI`` protocol: everything that a flow can ask of an interface."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from companion.flows.dialogs import (
    CheckInForm,
    CheckInResult,
    Choice,
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
from companion.messages import N_
from companion.messages import gettext as _
from companion.session import Session

if TYPE_CHECKING:
    from companion.flows.finder import Finder  # the first frame does not need it

NOT_KEPT = N_("Nothing is kept this time.")
KEPT = N_("Kept on this computer.")

Flow = Coroutine[Any, Any, None]
"""A coroutine that carries out something the person does, from its first question to its end."""


class Elsewhere(Exception):
    """Raised by a flow that has replaced the content of the journal. Everything open on top of the page
    closes, and the page at the journal's place is shown.

    ``then`` is a flow to run on that page.
    """

    def __init__(self, then: Flow) -> None:
        super().__init__()
        self.then = then


class StartOver(Exception):
    """Raised by a flow that has replaced the open journal. The session starts again."""


class Leave(Exception):
    """Raised by a flow that ends the session."""


class UI(Protocol):
    """An interface during one session.

    Methods that ask something return the answer, or None if the person goes back without one. Their dialog is
    closed by then.
    """

    session: Session

    # --- open dialogs ---------------------------------------------------------------------------------

    @property
    def is_shut(self) -> bool:
        """Whether the lock screen is shown, or a view opened on top of it."""

    @property
    def is_reading(self) -> bool:
        """Whether the page is shown with nothing on top of it."""

    @property
    def on_top(self) -> str:
        """The name of the dialog or view on top; that of the page if nothing is."""

    @property
    def has_side(self) -> bool:
        """Whether there is room for a column beside the page."""

    @property
    def page(self) -> Page | None:
        """The page that is being read, even if something is open on top of it; None outside a step."""

    @property
    def page_claims(self) -> Sequence[str]:
        """The ids of the claims on the current page."""

    @property
    def view(self) -> ViewDialog | None:
        """The view on top; None if something else is on top."""

    @property
    def how_to_undo(self) -> str:
        """A sentence on how to undo what was just kept."""

    # --- asking ---------------------------------------------------------------------------------------

    async def choose(self, menu: Menu) -> str | None:
        """Show a menu; return the id of the chosen option."""

    async def find(self, finder: Finder) -> str | None:
        """Show a box to type in with what it finds; return the id of the result that is chosen.

        If that result leads back here, the box stays open, and the same finder shows it again.
        """

    def acts(self) -> Sequence[Choice]:
        """Return the commands that do something here: their ids, names, help texts and keys."""

    async def act(self, id: str) -> None:
        """Run a command as if its key had been pressed."""

    async def choose_several(self, several: MultiChoice) -> None:
        """Show a list from which any number of options can be chosen."""

    async def write(self, writing: TextPrompt) -> str | None:
        """Ask for text; return it once it is accepted."""

    async def check_in(self, asked: CheckInForm) -> CheckInResult | None:
        """Ask for a check-in and keep it; return where to go next."""

    async def sort(self, asked: SortForm) -> bool | None:
        """Ask for a sorting; return True once it is kept."""

    async def exercise(self, exercise: Exercise) -> bool | None:
        """Lead through an exercise; return True if the person wants to write the sentence it asks for."""

    async def ask_passphrases(self, asked: PassphraseForm) -> Sequence[Any] | None:
        """Ask for passphrases without showing them; return the values their checks made."""

    async def show(self, view: ViewDialog) -> None:
        """Show a view until it is closed."""

    async def show_diary(self, diary: Diary) -> str | None:
        """Show the diary; return the id of the entry to open, in hex, or ``ONLY_SOME``.

        The diary stays open under later dialogs until it is shown again or the flow ends.
        """

    async def show_keys(self) -> None:
        """Show the keys that do something here."""

    # --- messages -------------------------------------------------------------------------------------

    def notify(self, text: str) -> None:
        """Show a sentence about the last action."""

    def notify_error(self, error: JournalError) -> None:
        """Show why an action failed. If another window has changed the passphrase, ask for the new one."""

    def attempt(self, act: Callable[[], object]) -> bool:
        """Change the journal; return whether that succeeded. If the journal cannot be written, show the
        error.
        """

    # --- moving ---------------------------------------------------------------------------------------

    def move(self, act: Callable[[], object]) -> None:
        """Go to another place in the guide and show it. If that place is broken, stay here and show the
        error.

        Dialogs that are open on top of the page stay open.
        """

    async def visit(self, act: Callable[[], object], *, more: bool = False) -> None:
        """Go to another place in the guide and show it, with the longer explanation if ``more`` is set.
        Return once the person has gone back from there.

        Dialogs that are open on top of the page are set aside, and shown again then.
        """

    def show_page(self) -> None:
        """Show the current page again with its current content."""

    def toggle_more(self) -> None:
        """Show or hide the longer explanation, or open the full pages of a step that is shown in brief."""

    def apply_choices(self) -> None:
        """Apply changed choices: colours, keys, and the time until the journal is locked."""

    def change_interface(self, name: str) -> bool:
        """Switch to another interface; return whether that is possible here."""


def kept_message(session: Session) -> str:
    """Return the message to show after an entry: that it was kept, or that nothing is kept this time."""
    return _(KEPT) if session.vault.is_on_disk else _(NOT_KEPT)
