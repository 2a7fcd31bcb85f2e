"""The full-screen interface: which screen opens for what a flow asks of it, and what each key does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from companion.flows.commands import CLOSE, EVERY, HELP, PALETTE, Command
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
from companion.flows.flow_loader import flow_of
from companion.flows.reading.beginning import begin
from companion.flows.settings import damage
from companion.flows.ui import Flow, kept_message
from companion.guide.model import Exercise, Page
from companion.session import Session
from companion.tui.bindings import action_of, bindings
from companion.tui.documents.document import Document
from companion.tui.documents.menu import MenuDocument
from companion.tui.documents.quiet import QuietDocument
from companion.tui.documents.view import ViewDocument
from companion.tui.flow_runner import Runner, answer_of
from companion.tui.shell import Shell
from companion.tui.terminal.state import Terminal
from companion.views.block import block

_HERE = [command for command in EVERY if command.where in ("everywhere", "screen")]
_BY_ID = {command.id: command for command in reversed(_HERE)}
_WHILE_QUIET = {command.id for command in EVERY if command.quiet}
_ALWAYS_ALLOWED = {CLOSE.id, HELP.id, *(command.id for command in EVERY if command.typing)}


class CompanionApp(Shell):
    """The full-screen face of one sitting."""

    BINDINGS = bindings()

    def __init__(self, session: Session, terminal: Terminal | None = None) -> None:
        self.runner = Runner(self)
        super().__init__(session, terminal)

    def start(self, flow: Flow) -> None:
        """Begin a flow."""
        self.runner.start(flow)

    def begin(self) -> None:
        """Say why nothing can be kept, or begin where the person chose to."""
        self.start(begin(self))

    def look_over(self) -> bool:
        """Read the journal through for a moment, and say so if something in it cannot be read."""
        return damage.read_through(self, 0.01)

    def say(self, text: str) -> None:
        """Say a sentence about what was just done."""
        self.runner.say(text)

    # --- what is open ---------------------------------------------------------------------------------

    @property
    def is_reading(self) -> bool:
        """Whether nothing lies over the page."""
        return bool(self.documents) and self.document is self._reading

    @property
    def page(self) -> Page | None:
        """The page that is being read, or lies under what is open."""
        return self.reading.page

    @property
    def page_claims(self) -> Sequence[str]:
        """The ids of the claims on that page."""
        return self.reading.claims()

    @property
    def view(self) -> ViewDialog | None:
        """The view that is open, if one is on top."""
        return self.document.shown if isinstance(self.document, ViewDocument) else None

    # --- asking ---------------------------------------------------------------------------------------

    async def choose(self, menu: Menu) -> str | None:
        """Offer something to choose; return its id."""
        chosen: str | None = await answer_of(MenuDocument(self, menu))
        return chosen

    async def show(self, view: ViewDialog) -> None:
        """Show a view until it is closed."""
        await answer_of(ViewDocument(self, view))

    # The others are imported when they are opened: few of them are, in one sitting.

    async def choose_several(self, several: MultiChoice) -> None:
        """Offer things of which any may be chosen."""
        from companion.tui.documents.multi_choice import MultiChoiceDocument

        await answer_of(MultiChoiceDocument(self, several))

    async def write(self, writing: TextPrompt) -> str | None:
        """Ask for a text; return it once it was accepted."""
        from companion.tui.documents.text_prompt import TextPromptDocument

        text: str | None = await answer_of(TextPromptDocument(self, writing))
        if text is not None and not writing.does:
            self.say_here(kept_message(self.session))
        return text

    async def check_in(self, asked: CheckInForm) -> CheckInResult | None:
        """Ask how it is; return what the answer does to the way on once it is kept."""
        from companion.tui.documents.check_in import CheckInDocument

        said: CheckInResult | None = await answer_of(CheckInDocument(self, asked))
        if said and said != "without":
            self.say_here(kept_message(self.session))
        return said

    async def sort(self, asked: SortForm) -> bool | None:
        """Ask where things belong; return True once that is kept."""
        from companion.tui.documents.sorting import SortingDocument

        is_kept: bool | None = await answer_of(SortingDocument(self, asked))
        if is_kept:
            self.say_here(kept_message(self.session))
        return is_kept

    async def exercise(self, exercise: Exercise) -> bool | None:
        """Lead through an exercise; return True if the person wants to write what it leads to."""
        from companion.tui.documents.steady import SteadyDocument

        writes: bool | None = await answer_of(SteadyDocument(self, exercise))
        return writes

    async def ask_passphrases(self, asked: PassphraseForm) -> Sequence[Any] | None:
        """Ask for passphrases that nobody sees; return what each check made of its own."""
        from companion.tui.documents.passphrases import PassphrasesDocument

        made: Sequence[Any] | None = await answer_of(PassphrasesDocument(self, asked))
        return made

    async def show_diary(self, diary: Diary) -> str | None:
        """Show the diary; return the id of an entry to open, in hex, or ``ONLY_SOME``."""
        from companion.tui.documents.diary import DiaryDocument

        document = next((one for one in self.documents if isinstance(one, DiaryDocument)), None)
        if document and document.diary is diary:
            document.ask_again()
        else:
            document = DiaryDocument(self, diary)
        chosen: str | None = await answer_of(document)
        return chosen

    async def show_keys(self) -> None:
        """List what can be done here with its keys; choosing one does it."""
        here = self._commands_here()
        rows = [Choice(str(n), one.help, key_label=self.own_key(one).shown) for n, one in enumerate(here)]
        chosen = await self.choose(Menu("keys", "Keys", rows, overlay=True))
        if chosen is not None:
            await self.run_command(here[int(chosen)])

    async def _find_by_name(self) -> None:
        from companion.tui.documents.palette import PaletteDocument

        here = [one for one in self._commands_here() if one != PALETTE]
        rows = [
            Choice(str(n), one.name, one.help, key_label=self.own_key(one).shown)
            for n, one in enumerate(here)
        ]
        text = [block("title", "What would you like to do?"), block("quiet", "A few letters are enough.")]
        chosen: str | None = await answer_of(
            PaletteDocument(self, Menu("palette", "By name", rows, text, overlay=True))
        )
        if chosen is not None:
            await self.run_command(here[int(chosen)])

    def _commands_here(self) -> list[Command]:
        """Those that can be used everywhere and do something here, then those that only this screen has."""
        shown = self.document.commands()
        everywhere = [one for one in _HERE if self.check_action(*_called(one))]
        return [*everywhere, *(one for one in shown if one.id not in _BY_ID)]

    async def run_command(self, command: Command) -> None:
        """Do something as if its key had been pressed."""
        await self.run_action(action_of(command))

    # --- going ----------------------------------------------------------------------------------------

    def move(self, act: Callable[[], object]) -> None:
        """Do something that leads elsewhere in the guide, and show where."""
        self.reading.move_on(act)

    def show_page(self) -> None:
        """Show the page anew, as it reads now."""
        self.reading.show()

    def toggle_more(self) -> None:
        """Show or hide the longer explanation, or open the pages behind a gist."""
        self.reading.toggle_more()

    # --- keys -----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep letters typed into a form, or ahead into one that is opening, from being taken for commands.

        On the quiet screen no key does anything but to come back and to leave.
        """
        name = str(parameters[0]) if action == "act" else action
        document = self.document if self.documents else None
        if isinstance(document, QuietDocument):
            return name in _WHILE_QUIET
        command = _BY_ID.get(name)
        if document is None or command is None:
            return True
        if not command.can_run(self) or (document.takes_letters and not command.forms):
            return False
        since = document.shown_at if document.takes_letters else self.heeds_since
        return self.pressed_at >= since or name in _ALWAYS_ALLOWED

    def action_act(self, id: str) -> None:
        """Do what a command is for, where it can be done."""
        command = _BY_ID[id]
        if command.can_run(self):
            self.start(flow_of(command, self))

    def action_go_on(self) -> None:
        """Go on."""
        if self.heeds:
            self.document.go_on()

    def action_go_back(self) -> None:
        """Go back."""
        if self.heeds:
            self.document.go_back()

    def action_focus_next(self) -> None:
        """Go to the next thing to choose or to fill in."""
        self.document.focus_next()

    def action_close(self) -> None:
        """Close what is open, keeping what was typed."""
        if isinstance(self.document, QuietDocument):
            self.close_top()
        elif not self.document.is_base:
            self.take_over()
            self.document.close()

    def action_quit_now(self) -> None:
        """Leave at once."""
        self.leave()

    def action_copy(self) -> None:
        """Copy what is selected; with nothing selected, leave at once."""
        from companion.tui.clipboard import copy_selected

        if copy_selected(self):
            self.say("Copied.")
        else:
            self.action_quit_now()

    def action_command_palette(self) -> None:
        """Find what can be done here by its name."""
        self.start(self._find_by_name())

    def action_quiet(self) -> None:
        """Hide everything behind an empty screen, or show it again, after its passphrase if there is one."""
        if isinstance(self.document, QuietDocument):
            self.close_top()
        else:
            self.hide()

    def answer(self, document: Document, answer: object) -> None:
        """Close a document, and let its flow go on with the answer."""
        self.take_over()
        self.runner.answer(document, answer)

    def abandon(self, document: Document) -> None:
        """Let the flow that waits for a document know that it was closed by something else."""
        self.runner.abandon(document)


def _called(command: Command) -> tuple[str, tuple[object, ...]]:
    """The action of a command and its parameters, as a key would call it."""
    return ("act", (command.id,)) if command.run else (command.id, ())
