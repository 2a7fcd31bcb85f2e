"""The full-screen interface: which screen opens for what a flow asks of it, and what each key does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import events

from companion.flows import damage
from companion.flows.beginning import begin
from companion.flows.commands import EVERY, PALETTE, Command
from companion.flows.keys import letters, own_key
from companion.flows.sheets import help_now
from companion.flows.starting import flow_of
from companion.flows.ui import (
    Choice,
    Diary,
    Flow,
    HowItIs,
    Menu,
    Said,
    Secrets,
    Several,
    Shown,
    Sorted,
    Writing,
    said_kept,
)
from companion.guide.model import Exercise, Page
from companion.session import Session
from companion.sheets.block import block
from companion.tui.bindings import action_of, bindings
from companion.tui.runner import Runner, answer_of
from companion.tui.screens.options import OptionsScreen
from companion.tui.screens.quiet import QuietScreen
from companion.tui.screens.reading import ReadingScreen
from companion.tui.screens.room import Room
from companion.tui.screens.sheet import SheetScreen
from companion.tui.shell import Shell
from companion.tui.terminal import Terminal

_HERE = [command for command in EVERY if command.where in ("everywhere", "screen")]
_BY_ID = {command.id: command for command in reversed(_HERE)}
_WHILE_QUIET = {command.id for command in EVERY if command.quiet and not command.run} | {"help_while_quiet"}
_ALWAYS_ALLOWED = {command.id for command in EVERY if command.typing} | {"close"}


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
        return damage.look_over(self, 0.01)

    def say(self, text: str) -> None:
        """Say a sentence about what was just done."""
        self.runner.say(text)

    # --- what is open ---------------------------------------------------------------------------------

    @property
    def is_reading(self) -> bool:
        """Whether nothing lies over the page."""
        return isinstance(self.screen, ReadingScreen)

    @property
    def page(self) -> Page | None:
        """The page that is being read, or lies under what is open."""
        return self.reading.page

    @property
    def page_claims(self) -> Sequence[str]:
        """The ids of the claims on that page."""
        return self.reading.claims()

    @property
    def sheet(self) -> Shown | None:
        """The sheet that is open, if one is on top."""
        return self.screen.shown if isinstance(self.screen, SheetScreen) else None

    # --- asking ---------------------------------------------------------------------------------------

    async def choose(self, menu: Menu) -> str | None:
        """Offer something to choose; return its id."""
        chosen: str | None = await answer_of(OptionsScreen(menu))
        return chosen

    async def show(self, sheet: Shown) -> None:
        """Show a sheet until it is closed."""
        await answer_of(SheetScreen(sheet))

    # The other screens are imported when they are opened: some bring a text field with them.

    async def choose_several(self, several: Several) -> None:
        """Offer things of which any may be chosen."""
        from companion.tui.screens.several import SeveralScreen

        await answer_of(SeveralScreen(several))

    async def write(self, writing: Writing) -> str | None:
        """Ask for a text; return it once it was accepted."""
        from companion.tui.screens.writing import WritingScreen

        text: str | None = await answer_of(WritingScreen(writing))
        if text is not None and not writing.does:
            self.say_here(said_kept(self.session))
        return text

    async def check_in(self, asked: HowItIs) -> Said | None:
        """Ask how it is; return what the answer does to the way on once it is kept."""
        from companion.tui.screens.check_in import CheckInScreen

        said: Said | None = await answer_of(CheckInScreen(asked))
        if said and said != "without":
            self.say_here(said_kept(self.session))
        return said

    async def sort(self, asked: Sorted) -> bool | None:
        """Ask where things belong; return True once that is kept."""
        from companion.tui.screens.sorting import SortingScreen

        is_kept: bool | None = await answer_of(SortingScreen(asked))
        if is_kept:
            self.say_here(said_kept(self.session))
        return is_kept

    async def exercise(self, exercise: Exercise) -> bool | None:
        """Lead through an exercise; return True if the person wants to write what it leads to."""
        from companion.tui.screens.steady import SteadyScreen

        writes: bool | None = await answer_of(SteadyScreen(exercise))
        return writes

    async def ask_secrets(self, asked: Secrets) -> Sequence[Any] | None:
        """Ask for passphrases that nobody sees; return what each check made of its own."""
        from companion.tui.screens.passphrase import PassphraseScreen

        made: Sequence[Any] | None = await answer_of(PassphraseScreen(asked))
        return made

    async def show_diary(self, diary: Diary) -> str | None:
        """Show the diary; return the id of an entry to open, in hex, or ``ONLY_SOME``."""
        from companion.tui.screens.diary import DiaryScreen

        screen = next((one for one in self.screen_stack if isinstance(one, DiaryScreen)), None)
        if screen and screen.diary is diary:
            screen.show()
        chosen: str | None = await answer_of(screen or DiaryScreen(diary))
        return chosen

    async def show_keys(self) -> None:
        """List what can be done here with its keys; choosing one does it."""
        here = self._commands_here()
        rows = [Choice(str(n), one.help, lead=self.own_key(one).shown) for n, one in enumerate(here)]
        chosen = await self.choose(Menu("keys", "Keys", rows, over=True))
        if chosen is not None:
            self.run_command(here[int(chosen)])

    async def _find_by_name(self) -> None:
        from companion.tui.screens.palette import PaletteScreen

        here = [one for one in self._commands_here() if one != PALETTE]
        rows = [
            Choice(str(n), one.name, one.help, lead=self.own_key(one).shown) for n, one in enumerate(here)
        ]
        text = [block("title", "What would you like to do?"), block("quiet", "A few letters are enough.")]
        chosen: str | None = await answer_of(PaletteScreen(Menu("palette", "By name", rows, text, over=True)))
        if chosen is not None:
            self.run_command(here[int(chosen)])

    def _commands_here(self) -> list[Command]:
        """Those that can be used everywhere and do something here, then those that only this screen has."""
        shown = self.screen.commands() if isinstance(self.screen, Room) else ()
        everywhere = [one for one in _HERE if self.check_action(*_called(one))]
        return [*everywhere, *(one for one in shown if one.id not in _BY_ID)]

    def run_command(self, command: Command) -> None:
        """Do something as if its key had been pressed, once what is open now is closed."""
        self.call_later(self.run_action, action_of(command))

    def own_key(self, command: Command) -> Command:
        """Return a command with the key the person gave it."""
        return own_key(command, self.session.journey.choices.keys)

    # --- going ----------------------------------------------------------------------------------------

    def move(self, act: Callable[[], object]) -> None:
        """Do something that leads elsewhere in the guide, and show where."""
        self.reading.move(act)

    def show_page(self) -> None:
        """Show the page anew, as it reads now."""
        self.reading.show()

    def toggle_more(self) -> None:
        """Show or hide the longer explanation, or open the pages behind a gist."""
        self.reading.toggle_more()

    # --- keys -----------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Take a key for the one that is meant. Letters come here once nobody has written them down."""
        if isinstance(event, events.Key):
            from companion.tui.latin_keys import held_key, letter_key  # no first frame needs it

            if "+" in event.key:
                event.key = held_key(event.key, self.screen)
            elif event.is_forwarded:
                event.key = letter_key(event, letters(self.session.journey.choices.keys))
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep letters typed into a form, or ahead into one that is opening, from being taken for commands.

        On the quiet screen no key does anything but to come back and to leave.
        """
        name = str(parameters[0]) if action == "act" else action
        if isinstance(self.screen, QuietScreen):
            return name in _WHILE_QUIET
        command = _BY_ID.get(name)
        if command and not command.can_run(self):
            return False
        room = self.screen if isinstance(self.screen, Room) else None
        if room and room.takes_letters and command and not command.forms:
            return False
        opening = room and not (room.passing or room.ready)
        since = room.ready_at if room and room.takes_letters else self.heeds_since
        meant_for_another = self.pressed_at < since and command is not None
        return not (opening or meant_for_another) or name in _ALWAYS_ALLOWED

    def action_act(self, id: str) -> None:
        """Do what a command is for, where it can be done."""
        command = _BY_ID[id]
        if command.can_run(self):
            self.start(flow_of(command, self))

    def action_go_on(self) -> None:
        """Go on, once there is something to go on from."""
        if isinstance(self.screen, Room) and self.screen.ready:
            self.screen.go_on()

    def action_go_back(self) -> None:
        """Go back."""
        if isinstance(self.screen, Room):
            self.screen.go_back()

    def action_close(self) -> None:
        """Close what is open, keeping what was typed."""
        screen = self.screen
        if not isinstance(screen, Room):
            self.close_top()
        elif not screen.is_base:
            unsent = screen.keep_unsent()
            screen.answer(None)
            if unsent:
                self.say_here("What you began is still there.")

    def action_help_while_quiet(self) -> None:
        """Open help now over the empty screen; closing it leads back there."""
        self.start(help_now(self))

    def action_quit_now(self) -> None:
        """Leave at once, but after the letters that were typed before."""
        from textual.widgets import TextArea  # of no use to most of the screens, and slow to load

        if isinstance(self.focused, TextArea):
            self.focused.call_later(self.leave)
        else:
            self.leave()

    def action_copy(self) -> None:
        """Copy what is selected; with nothing selected, leave at once."""
        from companion.tui.copying import copy_selected

        if copy_selected(self):
            self.say("Copied.")
        else:
            self.action_quit_now()

    def action_command_palette(self) -> None:
        """Find what can be done here by its name."""
        self.start(self._find_by_name())

    def action_quiet(self) -> None:
        """Hide everything behind an empty screen, or show it again, after its passphrase if there is one."""
        if isinstance(self.screen, QuietScreen):
            self.pop_screen()
        else:
            self.hide()


def _called(command: Command) -> tuple[str, tuple[object, ...]]:
    """The action of a command and its parameters, as a key would call it."""
    return ("act", (command.id,)) if command.run else (command.id, ())
