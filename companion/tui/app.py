"""The full-screen face: which screen opens for what an act asks of it. Nothing of the person's is decided
here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events

from companion.flows import by_name, damage, menus
from companion.flows.commands import (
    CLOSE,
    COMMANDS,
    COPY,
    NOT_IN_FORMS,
    OF_SHEETS,
    PALETTE,
    QUIET,
    QUIT_NOW,
    SUSPEND,
    WHILE_TYPING,
    Command,
)
from companion.flows.face import Choice, Diary, HowItIs, Menu, Opened, Several, Writing
from companion.flows.keys import letters, own_key
from companion.flows.sheets import help_now
from companion.guide.model import Exercise, Page, SortPage
from companion.sheets.block import block
from companion.tui.bindings import action_of, bindings
from companion.tui.screens.options import OptionsScreen
from companion.tui.screens.quiet import QuietScreen
from companion.tui.screens.reading import ReadingScreen
from companion.tui.screens.room import Room
from companion.tui.screens.sheet import SheetScreen
from companion.tui.shell import Shell

_WHILE_QUIET = frozenset(
    (QUIET.action, QUIT_NOW.action, COPY.action, SUSPEND.action, CLOSE.action, "help_while_quiet")
)
_NOT_IN_FORMS = frozenset(command.action for command in NOT_IN_FORMS)
_ALWAYS_ALLOWED = frozenset(command.action for command in (*WHILE_TYPING, CLOSE))
_COMMANDS = frozenset(command.action for command in (*COMMANDS, *OF_SHEETS))


class CompanionApp(Shell):
    """The full-screen face of one sitting."""

    BINDINGS = bindings()

    def begin(self) -> None:
        """Say why nothing can be kept, or begin where the person chose to."""
        menus.begin(self)

    def look_over(self) -> bool:
        """Read the journal through for a moment, and say so if something in it cannot be read."""
        return damage.look_over(self, 0.01)

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
    def opened(self) -> Opened | None:
        """The sheet that is open, if one is on top."""
        return self.screen.opened_sheet if isinstance(self.screen, SheetScreen) else None

    # --- opening --------------------------------------------------------------------------------------

    def ask(self, menu: Menu) -> None:
        """Open a screen with something to choose."""
        self.open(OptionsScreen(menu))

    def ask_several(self, several: Several) -> None:
        """Open a screen with things of which any may be chosen."""
        from companion.tui.screens.several import SeveralScreen

        self.open(SeveralScreen(several))

    def show(self, sheet: Opened) -> None:
        """Open a sheet."""
        self.open(SheetScreen(sheet))

    # The screens to write on bring a text field with them, so they are imported when they are opened.

    def write(self, writing: Writing) -> None:
        """Open a place to write."""
        from companion.tui.screens.writing import WritingScreen

        self.open(WritingScreen(writing))

    def show_diary(self, diary: Diary) -> None:
        """Open the diary, in the place of one that shows something else of it."""
        from companion.tui.screens.diary import DiaryScreen

        screen = next((one for one in self.screen_stack if isinstance(one, DiaryScreen)), None)
        self.open(screen or DiaryScreen(diary))
        if screen:
            screen.show(diary)

    def ask_how_it_is(self, asked: HowItIs) -> None:
        """Open the check-in."""
        from companion.tui.screens.check_in import CheckInScreen

        self.open(CheckInScreen(asked))

    def sort(self, page: SortPage, then: Callable[[], None]) -> None:
        """Open things to put where they belong."""
        from companion.tui.screens.sorting import SortingScreen

        self.open(SortingScreen(page, then))

    def exercise(self, exercise: Exercise, write: Callable[[], None]) -> None:
        """Open an exercise."""
        from companion.tui.screens.steady import SteadyScreen

        self.open(SteadyScreen(exercise, write))

    def passphrase(self, wanted: str, then: Callable[[bool], None], back: Callable[[], None]) -> None:
        """Open what sets, changes or removes the passphrase."""
        from companion.tui.screens.passphrase import PassphraseScreen

        self.open(PassphraseScreen(wanted, then, back))

    def show_keys(self) -> None:
        """List what can be done here with its keys; choosing one does it."""
        here = self._commands_here()
        rows = [Choice(str(n), one.help, lead=self.own_key(one).shown) for n, one in enumerate(here)]
        self.ask(Menu("keys", "Keys", rows, lambda id: self.run_command(here[int(id)]), over=True))

    def _commands_here(self) -> list[Command]:
        """Those that can be used everywhere and do something here, then those that only this screen has."""
        shown = self.screen.commands() if isinstance(self.screen, Room) else ()
        known = {command.action for command in COMMANDS}
        everywhere = [one for one in COMMANDS if self.check_action(*_called(one))]
        return [*everywhere, *(one for one in shown if one.action not in known)]

    def run_command(self, command: Command) -> None:
        """Do something as if its key had been pressed, once what is open now is closed."""
        self.call_later(self.run_action, action_of(command))

    def own_key(self, command: Command) -> Command:
        """Return a command with the key the person gave it."""
        return own_key(command, self.session.journey.choices.keys)

    # --- going ----------------------------------------------------------------------------------------

    def move(self, act: Callable[[], None]) -> None:
        """Do something that leads elsewhere in the guide, and show where."""
        self.reading.move(act)

    def show_page(self) -> None:
        """Show the page anew, as it reads now."""
        self.reading.show()

    def begin_page(self) -> None:
        """Show where the journal says the person is, after another was open."""
        self.reading.begin()

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
        if name in _COMMANDS and not by_name.can_do(self, name):
            return False
        room = self.screen if isinstance(self.screen, Room) else None
        if room and room.takes_letters and name in _NOT_IN_FORMS:
            return False
        opening = room and not (room.passing or room.ready)
        since = room.ready_at if room and room.takes_letters else self.heeds_since
        meant_for_another = self.pressed_at < since and name in _COMMANDS
        return not (opening or meant_for_another) or name in _ALWAYS_ALLOWED

    def action_act(self, action: str) -> None:
        """Do what a command is for."""
        by_name.do(self, action)

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
        unsent = isinstance(self.screen, Room) and self.screen.keep_unsent()
        back = self.screen.menu.back if isinstance(self.screen, OptionsScreen) else None
        back = self.opened.back if self.opened else back
        if isinstance(self.screen, Room) and self.screen.closes_itself:
            self.screen.go_back()
            return
        self.close_top()
        if back:
            back()
        if unsent and isinstance(self.screen, Room):
            self.screen.say("What you began is still there.")

    def action_help_while_quiet(self) -> None:
        """Open help now over the empty screen; closing it leads back there."""
        self.told(lambda: self.push_screen(SheetScreen(help_now(self.session))))

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
        from companion.tui.screens.palette import PaletteScreen

        here = [one for one in self._commands_here() if one != PALETTE]
        rows = [
            Choice(str(n), one.name, one.help, lead=self.own_key(one).shown) for n, one in enumerate(here)
        ]
        then = lambda id: self.run_command(here[int(id)])  # noqa: E731
        text = [block("title", "What would you like to do?"), block("quiet", "A few letters are enough.")]
        self.open(PaletteScreen(Menu("palette", "By name", rows, then, text, over=True)))

    def action_quiet(self) -> None:
        """Hide everything behind an empty screen, or show it again, after its passphrase if there is one."""
        if isinstance(self.screen, QuietScreen):
            self.pop_screen()
        else:
            self.hide()


def _called(command: Command) -> tuple[str, tuple[object, ...]]:
    """The action of a command and its parameters, as a key would call it."""
    return ("act", (command.action,)) if command.action in by_name.ACTS else (command.action, ())
