"""The port of the flows on the screen: which document opens for what a flow asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from companion.flows.ui import kept_message
from companion.guide.model import Exercise, Page
from companion.journal.errors import JournalError, LockedError
from companion.tui.available_commands import AvailableCommands
from companion.tui.document_stack import DocumentStack
from companion.tui.documents.document import Host
from companion.tui.documents.menu import MenuDocument
from companion.tui.documents.view import ViewDocument
from companion.tui.flow_runner import FlowRunner, answer_of
from companion.tui.session_lock import SessionLock


class UIHost(Host, Protocol):
    """The app, as what flows ask is shown by it."""

    stack: DocumentStack
    runner: FlowRunner
    session_lock: SessionLock
    commands: AvailableCommands

    def apply_choices(self) -> None:
        """Let what was chosen show: colours, keys, when the journal locks itself."""

    def change_interface(self, name: str) -> bool:
        """Leave the screen to go on line by line, where that was chosen; return whether it was."""


class ScreenUI:
    """The full-screen interface of one session, as flows ask it."""

    def __init__(self, host: UIHost) -> None:
        self.host = host
        self.session = host.session
        self.apply_choices = host.apply_choices
        self.change_interface = host.change_interface

    # --- what is open ---------------------------------------------------------------------------------

    @property
    def is_shut(self) -> bool:
        """Whether the lock is what is shown, and what can be opened over it."""
        return self.host.stack.is_shut

    @property
    def is_reading(self) -> bool:
        """Whether nothing lies over the page."""
        return self.host.stack.is_reading

    @property
    def page(self) -> Page | None:
        """The page that is being read, or lies under what is open."""
        return self.host.stack.reading.page

    @property
    def page_claims(self) -> Sequence[str]:
        """The ids of the claims on that page."""
        return self.host.stack.reading.claims()

    @property
    def view(self) -> ViewDialog | None:
        """The view that is open, if one is on top."""
        top = self.host.stack.top
        return top.shown if isinstance(top, ViewDocument) else None

    # --- asking ---------------------------------------------------------------------------------------

    async def choose(self, menu: Menu) -> str | None:
        """Offer something to choose; return its id."""
        chosen: str | None = await answer_of(MenuDocument(self.host, menu))
        return chosen

    async def show(self, view: ViewDialog) -> None:
        """Show a view until it is closed."""
        await answer_of(ViewDocument(self.host, view))

    # The others are imported when they are opened: few of them are, in one session.

    async def choose_several(self, several: MultiChoice) -> None:
        """Offer things of which any may be chosen."""
        from companion.tui.documents.multi_choice import MultiChoiceDocument

        await answer_of(MultiChoiceDocument(self.host, several))

    async def write(self, writing: TextPrompt) -> str | None:
        """Ask for a text; return it once it was accepted."""
        from companion.tui.documents.text_prompt import TextPromptDocument

        text: str | None = await answer_of(TextPromptDocument(self.host, writing))
        if text is not None and not writing.does:
            self._notify_kept()
        return text

    async def check_in(self, asked: CheckInForm) -> CheckInResult | None:
        """Ask how it is; return what the answer does to the way on once it is kept."""
        from companion.tui.documents.check_in import CheckInDocument

        said: CheckInResult | None = await answer_of(CheckInDocument(self.host, asked))
        if said and said != "without":
            self._notify_kept()
        return said

    async def sort(self, asked: SortForm) -> bool | None:
        """Ask where things belong; return True once that is kept."""
        from companion.tui.documents.sorting import SortingDocument

        is_kept: bool | None = await answer_of(SortingDocument(self.host, asked))
        if is_kept:
            self._notify_kept()
        return is_kept

    async def exercise(self, exercise: Exercise) -> bool | None:
        """Lead through an exercise; return True if the person wants to write what it leads to."""
        from companion.tui.documents.steady import SteadyDocument

        writes: bool | None = await answer_of(SteadyDocument(self.host, exercise))
        return writes

    async def ask_passphrases(self, asked: PassphraseForm) -> Sequence[Any] | None:
        """Ask for passphrases that nobody sees; return what each check made of its own."""
        from companion.tui.documents.passphrases import PassphrasesDocument

        made: Sequence[Any] | None = await answer_of(PassphrasesDocument(self.host, asked))
        return made

    async def show_diary(self, diary: Diary) -> str | None:
        """Show the diary; return the id of an entry to open, in hex, or ``ONLY_SOME``."""
        from companion.tui.documents.diary import DiaryDocument

        opened = self.host.stack.documents
        document = next((one for one in opened if isinstance(one, DiaryDocument)), None)
        if document and document.diary is diary:
            document.ask_again()
        else:
            document = DiaryDocument(self.host, diary)
        chosen: str | None = await answer_of(document)
        return chosen

    async def show_keys(self) -> None:
        """List what can be done here with its keys; choosing one does it."""
        await self.host.commands.show_keys()

    # --- telling --------------------------------------------------------------------------------------

    def notify(self, text: str) -> None:
        """Say a sentence about what was just done."""
        self.host.runner.notify(text)

    def _notify_kept(self) -> None:
        """Say on what is shown now, and not on what the flow asks next, that something was kept."""
        self.host.stack.notify(kept_message(self.session))

    def notify_error(self, error: JournalError) -> None:
        """Say why the journal could not be used; if another window has changed its passphrase, ask for it."""
        if isinstance(error, LockedError):
            self.host.session_lock.lock()
        self.notify(str(error))

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something to the journal; if it cannot be written, say so. Return whether it was done."""
        try:
            act()
        except JournalError as error:
            self.notify_error(error)
            return False
        return True

    # --- going ----------------------------------------------------------------------------------------

    def move(self, act: Callable[[], object]) -> None:
        """Do something that leads elsewhere in the guide, and show where."""
        self.host.stack.reading.move_on(act)

    def show_page(self) -> None:
        """Show the page anew, as it reads now."""
        self.host.stack.reading.show()

    def toggle_more(self) -> None:
        """Show or hide the longer explanation, or open the pages behind a gist."""
        self.host.stack.reading.toggle_more()
