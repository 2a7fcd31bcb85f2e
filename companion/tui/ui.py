"""The full-screen implementation of ``flows.ui.UI``: it opens a document for each question of a flow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from companion.flows.commands import UNDO
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
from companion.flows.reading.views import diagnostics
from companion.flows.ui import kept_message
from companion.guide.diagnostics import GuideError
from companion.guide.model import Exercise, Page
from companion.journal.errors import JournalError, LockedError
from companion.messages import gettext as _
from companion.tui.available_commands import AvailableCommands
from companion.tui.document_stack import DocumentStack
from companion.tui.documents.document import Host
from companion.tui.documents.menu import MenuDocument
from companion.tui.documents.view import ViewDocument
from companion.tui.drawing.measures import SIDE_FROM
from companion.tui.flow_runner import FlowRunner, answer_of, way_back
from companion.tui.session_lock import SessionLock

if TYPE_CHECKING:
    from textual.geometry import Size

    from companion.flows.finder import Finder


class UIHost(Host, Protocol):
    """The app as a host for the interface of flows."""

    stack: DocumentStack
    runner: FlowRunner
    session_lock: SessionLock
    commands: AvailableCommands

    @property
    def size(self) -> Size:
        """The size of the window."""

    def apply_choices(self) -> None:
        """Apply the colours, the keys and the time before the journal locks itself that were chosen."""

    def change_interface(self, name: str) -> bool:
        """Quit the screen if the person chose to continue line by line; return whether they did."""


class ScreenUI:
    """The full-screen interface of one session, as flows use it."""

    def __init__(self, host: UIHost) -> None:
        self.host = host
        self.session = host.session
        self.apply_choices = host.apply_choices
        self.change_interface = host.change_interface

    # --- what is open ---------------------------------------------------------------------------------

    @property
    def is_shut(self) -> bool:
        """Whether the lock screen is shown, or a document on top of it."""
        return self.host.stack.is_shut

    @property
    def is_reading(self) -> bool:
        """Whether the page is on top."""
        return self.host.stack.is_reading

    @property
    def on_top(self) -> str:
        """The name of the document on top."""
        return self.host.stack.top.name

    @property
    def has_side(self) -> bool:
        """Whether there may be a column beside the text here."""
        return self.host.size.width >= SIDE_FROM and self.host.stack.top.may_have_side

    @property
    def page(self) -> Page | None:
        """The page that is being read, on top or under other documents."""
        return self.host.stack.reading.page

    @property
    def page_claims(self) -> Sequence[str]:
        """The ids of the claims on that page."""
        return self.host.stack.reading.claims()

    @property
    def view(self) -> ViewDialog | None:
        """The view on top; None if something else is on top."""
        top = self.host.stack.top
        return top.shown if isinstance(top, ViewDocument) else None

    @property
    def how_to_undo(self) -> str:
        """A sentence with the key that undoes what was just kept."""
        return _("Press {key} to undo.").format(key=self.host.commands.own_key(UNDO).shown)

    # --- asking ---------------------------------------------------------------------------------------

    async def choose(self, menu: Menu) -> str | None:
        """Show a menu; return the id of the chosen option."""
        if menu.filters:
            from companion.flows.finder import finder_of

            return await self.find(finder_of(menu))
        chosen: str | None = await answer_of(MenuDocument(self.host, menu))
        return chosen

    async def find(self, finder: Finder) -> str | None:
        """Show a box to type in with what it finds; return the id of the result that is chosen."""
        from companion.tui.documents.find import FindDocument

        opened = (one for one in self.host.stack.documents if isinstance(one, FindDocument))
        document = next((one for one in opened if one.finder is finder), None)
        if document:
            document.ask_again()
        chosen: str | None = await answer_of(document or FindDocument(self.host, finder))
        return chosen

    def acts(self) -> Sequence[Choice]:
        """Return the available commands, under their headings."""
        return self.host.commands.rows()

    async def act(self, id: str) -> None:
        """Run a command as if its key had been pressed."""
        await self.host.commands.run(id)

    async def show(self, view: ViewDialog) -> None:
        """Show a view until it is closed."""
        await answer_of(ViewDocument(self.host, view))

    # The other documents are imported when they are opened, because few of them are in one session.

    async def choose_several(self, several: MultiChoice) -> None:
        """Show a list from which any number of options can be chosen."""
        from companion.tui.documents.multi_choice import MultiChoiceDocument

        await answer_of(MultiChoiceDocument(self.host, several))

    async def write(self, writing: TextPrompt) -> str | None:
        """Ask for a text; return it once it is accepted."""
        from companion.tui.documents.forms.text_prompt import TextPromptDocument

        text: str | None = await answer_of(TextPromptDocument(self.host, writing))
        if text is not None and not writing.does:
            self._notify_kept()
        return text

    async def check_in(self, asked: CheckInForm) -> CheckInResult | None:
        """Ask for a check-in; return where to go next once it is kept."""
        from companion.tui.documents.forms.check_in import CheckInDocument

        said: CheckInResult | None = await answer_of(CheckInDocument(self.host, asked))
        if said and said != "without" and not asked.is_new:  # the flow says more of a new one
            self._notify_kept()
        return said

    async def sort(self, asked: SortForm) -> bool | None:
        """Ask for a sorting; return True once it is kept."""
        from companion.tui.documents.forms.sorting import SortingDocument

        is_kept: bool | None = await answer_of(SortingDocument(self.host, asked))
        if is_kept:
            self._notify_kept()
        return is_kept

    async def exercise(self, exercise: Exercise) -> bool | None:
        """Show an exercise; return True if the person wants to write something down."""
        from companion.tui.documents.steady import SteadyDocument

        writes: bool | None = await answer_of(SteadyDocument(self.host, exercise))
        return writes

    async def ask_passphrases(self, asked: PassphraseForm) -> Sequence[Any] | None:
        """Ask for passphrases with hidden typing; return the result of each one's check."""
        from companion.tui.documents.forms.passphrases import PassphrasesDocument

        made: Sequence[Any] | None = await answer_of(PassphrasesDocument(self.host, asked))
        return made

    async def show_diary(self, diary: Diary) -> str | None:
        """Show the diary; return the id of an entry to open, in hex, or ``ONLY_SOME``."""
        from companion.tui.documents.diary import DiaryDocument

        opened = self.host.stack.documents
        ours = (one for one in opened if isinstance(one, DiaryDocument) and one.diary is diary)
        if document := next(ours, None):
            document.ask_again()
        else:
            document = DiaryDocument(self.host, diary)
        chosen: str | None = await answer_of(document)
        return chosen

    async def show_keys(self) -> None:
        """List the available commands with their keys, and run the one that is chosen."""
        from companion.flows.reading.finding import keys

        await keys(self)

    # --- telling --------------------------------------------------------------------------------------

    def notify(self, text: str) -> None:
        """Show a sentence about what was just done."""
        self.host.runner.notify(text)

    def _notify_kept(self) -> None:
        """Say that something was kept, on the document on top and not on the next question of the flow."""
        self.host.stack.notify(kept_message(self.session))

    def notify_error(self, error: JournalError) -> None:
        """Show why the journal could not be used. If another window has changed its passphrase, lock it."""
        if isinstance(error, LockedError):
            self.host.session_lock.lock()
        self.notify(str(error))

    def attempt(self, act: Callable[[], object]) -> bool:
        """Call ``act``, which uses the journal, and show any error; return whether it succeeded."""
        try:
            act()
        except JournalError as error:
            self.notify_error(error)
            return False
        return True

    # --- going ----------------------------------------------------------------------------------------

    def move(self, act: Callable[[], object]) -> None:
        """Call ``act``, which moves to another place in the guide, and show that place."""
        self.host.stack.reading.move_on(act)

    async def visit(self, act: Callable[[], object], *, more: bool = False) -> None:
        """Go to another place in the guide; return once the person has gone back from there."""
        try:
            self.host.stack.reading.move_to(partial(self.session.jump, act))
        except GuideError as error:
            await self.show(diagnostics(error))
        except JournalError as error:
            self.notify_error(error)
        else:
            if more:
                self.toggle_more()
            await way_back()

    def show_page(self) -> None:
        """Show the page again, with its current text."""
        self.host.stack.reading.show()

    def toggle_more(self) -> None:
        """Show or hide the longer explanation, or open the pages behind a gist."""
        self.host.stack.reading.toggle_more()
