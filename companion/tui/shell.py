"""What carries the screens: how the program begins and is left, what is kept, what opens and closes."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable

from rich.text import Text
from textual.driver import Driver
from textual.timer import Timer

from companion import fault, keeping
from companion.guide.tree import GuideError
from companion.journal.errors import JournalError, LockedError
from companion.session import Session
from companion.sheets.block import Block
from companion.tui import hangup, sheet_screens
from companion.tui.commands import (
    CLOSE,
    NOT_IN_FORMS,
    NOT_WHILE_LOCKED,
    QUIET,
    QUIT_NOW,
    SUSPEND,
    WHILE_TYPING,
)
from companion.tui.locking import LockingApp
from companion.tui.screens.form import Form
from companion.tui.screens.options import OptionsScreen
from companion.tui.screens.quiet import QuietScreen
from companion.tui.screens.reading import ReadingScreen
from companion.tui.screens.room import Room
from companion.tui.screens.sheet import SheetScreen
from companion.tui.themes import THEMES
from companion.tui.widgets.picker import Choice

_HANGUP = 1  # SIGHUP, which not every system names
NOT_KEPT = "Nothing is kept this time."
_WHILE_QUIET = frozenset((QUIET.action, QUIT_NOW.action, SUSPEND.action, CLOSE.action, "help_while_quiet"))
_NOT_WHILE_LOCKED = frozenset(command.action for command in NOT_WHILE_LOCKED)
_NOT_IN_FORMS = frozenset(command.action for command in NOT_IN_FORMS)
_ALWAYS_ALLOWED = frozenset(command.action for command in WHILE_TYPING)


class Shell(LockingApp):
    """The full-screen face of one sitting, but for what its keys do."""

    CSS_PATH = "companion.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._reading: ReadingScreen | None = None
        self._soon: dict[str, Timer] = {}
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        self.set_theme()

    # --- beginning and ending -------------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """Return what holds the terminal."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from companion.tui.driver import ScreenDriver

        return ScreenDriver

    def on_load(self) -> None:
        """Take the signals that would end the program, before the terminal is changed."""
        loop = asyncio.get_running_loop()
        if sys.platform != "win32":  # whose loop has no such handlers
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                loop.add_signal_handler(number, self._told_to_end, 128 + number)
        hangup.watch(lambda: loop.call_soon_threadsafe(self.terminal_gone))

    async def on_mount(self) -> None:
        """Show the page."""
        if self.session.is_locked:
            await self.switch_mode("locked")
        else:
            await self.go_in(begins=True)

    async def go_in(self, *, begins: bool) -> None:
        """Show the page: the first time, or again as it was when the journal was locked."""
        await self.switch_mode("open")
        if begins:
            self.set_theme()
            if self._reading:
                self.back_to_page()
                self._reading.begin()
            else:
                self._reading = ReadingScreen()
                await self.push_screen(self._reading)
            self.begin()
        self.count_idle_time()

    def put_back_copy(self) -> None:
        """Put the copy in the place of a damaged journal, and begin with it."""
        if self.told(lambda: keeping.put_back_copy(self.session)):
            if self.session.is_locked:
                self.switch_mode("locked")
            else:
                self.run_worker(self.go_in(begins=True))
        else:
            self.begin()

    def begin(self) -> None:
        """Do what comes first, over the page."""

    @property
    def is_before_reading(self) -> bool:
        """Whether nothing was shown yet but the lock."""
        return self._reading is None

    @property
    def is_leaving(self) -> bool:
        """Whether the program is about to end."""
        return self._exit

    def terminal_gone(self) -> None:
        """Leave, as there is nothing left to draw on."""
        self._told_to_end(128 + _HANGUP)

    def _told_to_end(self, status: int) -> None:
        if self.is_leaving:  # whoever says so often says it twice
            return
        if self._reading and self._reading.ready:
            self.leave(status)
        else:
            self.call_later(self.leave, status)  # once what is being opened is there

    def leave(self, status: int = 0) -> None:
        """Keep what was typed, and leave."""
        self.keep_unless_locked()
        self.exit(return_code=status)

    def keep_unless_locked(self) -> None:
        """Keep what was typed. Before the journal was locked, everything was kept."""
        if not self.session.is_locked:
            self.keep_all()

    def action_suspend_process(self) -> None:
        """Stop until the shell lets us go on, if there is one that would."""
        stopping = getattr(self._driver, "stopping", None)  # not every system has this
        if not (stopping and stopping.stop()):
            self.say("Nothing here could bring it back, so it stays open.")

    def keep_all(self) -> None:
        """Keep what was typed, and the place. Nothing is left to be kept later."""
        for what in list(self._soon):
            self.not_soon(what)
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.keep_unsent()
        self.keep_place()

    def _fatal_error(self) -> None:
        """Say that the program failed, and where, without anything the person wrote.

        Textual's own report shows local variables, and so the person's words, on the ordinary screen.
        """
        self.bell()
        self._exit_renderables.append(Text(f"companion: {fault.told(self._exception)}"))
        self._close_messages_no_wait()

    # --- keeping --------------------------------------------------------------------------------------

    def soon(self, what: str, seconds: float, do: Callable[[], object]) -> None:
        """Do something once, after a pause: a later call with the same name takes an earlier one's place."""
        self.not_soon(what)
        self._soon[what] = self.set_timer(seconds, lambda: _ignore(do()))

    def not_soon(self, what: str) -> None:
        """Do not do it after all."""
        if waiting := self._soon.pop(what, None):
            waiting.stop()

    def try_keeping(self, keep: Callable[[], object]) -> bool:
        """Keep something; if that fails say so, and go on."""
        try:
            keep()
        except JournalError as error:
            self._say(error)
            return False
        return True

    def _say(self, error: JournalError) -> None:
        """Say why the journal could not be used; if another window has changed its passphrase, ask for it."""
        if isinstance(error, LockedError):
            self.lock()
        self.say(str(error))

    def keep_place(self) -> None:
        """Keep the place."""
        self.try_keeping(self.session.keep_place)

    def told(self, act: Callable[[], None]) -> bool:
        """Do something; if the guide is broken or the journal cannot be written, say so and stay."""
        try:
            act()
        except GuideError as error:
            self.open(sheet_screens.mistakes(error))
            return False
        except JournalError as error:
            self._say(error)
            return False
        return True

    def say_kept(self) -> None:
        """Say that something was kept, if it was."""
        self.say("Kept on this computer." if self.session.vault.keeps else NOT_KEPT)

    def say(self, text: str) -> None:
        """Say something in the line at the top."""
        if isinstance(self.screen, Room):
            self.screen.say(text)

    # --- opening and closing --------------------------------------------------------------------------

    @property
    def reading(self) -> ReadingScreen:
        """The page under everything else."""
        assert self._reading, "the journal is unlocked before anything is read"
        return self._reading

    def open(self, screen: Room) -> None:
        """Open a screen over the page; one that only shows something gives its place to it.

        A screen that is open already comes to the top as it is. Evidence lies over the sheet it is about.
        """
        names = [one.name for one in self.screen_stack]
        if screen.name in names:
            for _ in names[names.index(screen.name) + 1 :]:
                self.close_top()
        elif isinstance(self.screen, Room) and self.screen.passing and screen.name != "evidence":
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def close_top(self) -> None:
        """Close what is on top."""
        if not (isinstance(self.screen, Room) and self.screen.is_base):
            self.not_soon("draft")
            self.pop_screen()
            if isinstance(self.screen, Room):
                self.screen.say()

    def back_to_page(self) -> None:
        """Close all that is open over the page, keeping what was typed."""
        while not isinstance(self.screen, ReadingScreen):
            if isinstance(self.screen, Room):
                self.screen.keep_unsent()
            self.not_soon("draft")
            self.pop_screen()

    def ask(
        self,
        name: str,
        title: str,
        choices: list[Choice],
        then: Callable[[str], None],
        *,
        blocks: list[Block] | None = None,
        at: str = "",
        back: Callable[[], None] | None = None,
    ) -> None:
        """Open a screen with something to choose."""
        self.open(OptionsScreen(name, title, choices, then, blocks=blocks or [], at=at, back=back))

    def open_sheet(self, make: Callable[[], SheetScreen]) -> None:
        """Open a sheet, or say what is wrong with the guide's file it needs."""
        self.told(lambda: self.open(make()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep letters typed into a form, or ahead into one that is opening, from being taken for commands.

        On the quiet screen no key does anything but to come back and to leave.
        """
        if isinstance(self.screen, QuietScreen):
            return action in _WHILE_QUIET
        if self.is_shut and action in _NOT_WHILE_LOCKED:
            return False
        if isinstance(self.screen, Form) and action in _NOT_IN_FORMS:
            return False
        opening = isinstance(self.screen, Room) and not (self.screen.passing or self.screen.ready)
        return not opening or action in _ALWAYS_ALLOWED

    def set_theme(self) -> None:
        """Use the theme that was chosen."""
        chosen = self.session.journey.choices.theme
        self.theme = chosen if chosen in THEMES else "dusk"


def _ignore(_: object) -> None:
    """Textual would await what a timer's function returns, if it could."""
