"""The app: which key opens what, what closes it, and how the program is left. Nothing of the person's is
decided here.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

from rich.text import Text
from textual.app import App
from textual.timer import Timer
from textual.widgets import TextArea

from companion import fault
from companion.guide.tree import GuideError
from companion.journal.errors import JournalError
from companion.session import Session
from companion.sheets.block import Block
from companion.tui import forms, hangup, menus, sheet_screens
from companion.tui.commands import CLOSE, QUIET, QUIT_NOW, WHILE_TYPING, bindings
from companion.tui.screens.options import OptionsScreen
from companion.tui.screens.quiet import QuietScreen
from companion.tui.screens.reading import ReadingScreen
from companion.tui.screens.room import Room
from companion.tui.screens.sheet import SheetScreen
from companion.tui.themes import THEMES
from companion.tui.widgets.picker import Choice

_HANGUP = 1  # SIGHUP, which not every system names
_NOT_KEPT = "Nothing is kept this time."
_WHILE_QUIET = frozenset(command.action for command in (QUIET, QUIT_NOW, CLOSE))
_ALWAYS_ALLOWED = frozenset(command.action for command in WHILE_TYPING)


class CompanionApp(App[None]):
    """The full-screen face of one sitting."""

    CSS_PATH = "companion.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._soon: dict[str, Timer] = {}
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        self.set_theme()

    # --- beginning and ending -------------------------------------------------------------------------

    async def on_mount(self) -> None:
        """Take the signals that would end the program, and show the page."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            if number := getattr(signal, name, None):
                try:
                    loop.add_signal_handler(number, self.leave, 128 + number)
                except NotImplementedError:
                    break  # Windows' loop has no such handlers
        hangup.watch(lambda: loop.call_soon_threadsafe(self.leave, 128 + _HANGUP))
        await self.push_screen(ReadingScreen())
        if self.session.problem:
            menus.problem(self)
        elif not self.session.is_new:
            menus.come_back(self)

    def leave(self, status: int = 0) -> None:
        """Keep what was typed, and leave."""
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.keep_unsent()
        self.keep_place()
        self.exit(return_code=status)

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
            if isinstance(self.screen, Room):
                self.screen.say(str(error))
            return False
        return True

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
            if isinstance(self.screen, Room):
                self.screen.say(str(error))
            return False
        return True

    def say_kept(self) -> None:
        """Say that something was kept, if it was."""
        if isinstance(self.screen, Room):
            self.screen.say("Kept on this computer." if self.session.vault.keeps else _NOT_KEPT)

    # --- opening and closing --------------------------------------------------------------------------

    @property
    def reading(self) -> ReadingScreen:
        """The page under everything else."""
        return next(screen for screen in self.screen_stack if isinstance(screen, ReadingScreen))

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
        if len(self.screen_stack) > 2:  # the app's own empty screen, and the page
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
    ) -> None:
        """Open a screen with something to choose."""
        self.open(OptionsScreen(name, title, choices, then, blocks=blocks or [], at=at))

    def open_sheet(self, make: Callable[[], SheetScreen]) -> None:
        """Open a sheet, or say what is wrong with the guide's file it needs."""
        self.told(lambda: self.open(make()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep letters typed ahead into a form that is still opening from being taken for commands.

        On the quiet screen no key does anything but to come back and to leave.
        """
        if isinstance(self.screen, QuietScreen):
            return action in _WHILE_QUIET
        opening = isinstance(self.screen, Room) and not (self.screen.passing or self.screen.ready)
        return not opening or action in _ALWAYS_ALLOWED

    # --- keys -----------------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """Go on."""
        if isinstance(self.screen, ReadingScreen):
            self.screen.go_on()
        elif isinstance(self.screen, Room):
            self.screen.scroll_on()

    def action_go_back(self) -> None:
        """Go back."""
        if isinstance(self.screen, ReadingScreen):
            self.screen.move(lambda: self.session.go(self.session.journey.back()))
        else:
            self.action_close()

    def action_close(self) -> None:
        """Close what is open, keeping what was typed."""
        unsent = isinstance(self.screen, Room) and self.screen.keep_unsent()
        self.close_top()
        if unsent and isinstance(self.screen, Room):
            self.screen.say("What you began is still there.")

    def action_skip(self) -> None:
        """Leave the step for the next one."""
        self.back_to_page()
        self.reading.move(lambda: self.session.go(self.session.journey.skip()))

    def action_more(self) -> None:
        """Show or hide the longer explanation."""
        if isinstance(self.screen, ReadingScreen):
            self.screen.toggle_more()

    def action_contents(self) -> None:
        """Open the contents."""
        menus.contents(self)

    def action_check_in(self) -> None:
        """Ask how it is."""
        forms.check_in(self)

    def action_diary(self) -> None:
        """Open past check-ins."""
        self.open_sheet(lambda: sheet_screens.diary(self.session))

    def action_write(self) -> None:
        """Open a page to write on."""
        forms.note(self)

    def action_ask(self) -> None:
        """Keep what the page is about as a question."""
        if not isinstance(self.screen, ReadingScreen):
            return
        self.told(self._ask)

    def _ask(self) -> None:
        if not self.session.keep_question():
            said = "There is nothing on this page to ask about."
        else:
            said = "Kept as a question. It is in the summary." if self.session.vault.keeps else _NOT_KEPT
        self.reading.say(said)

    def action_evidence(self) -> None:
        """Open why, and where it comes from: of the sheet that is open, or of the page below it."""
        shown = self.screen.claims if isinstance(self.screen, SheetScreen) else None
        claims = self.reading.claims() if shown is None else shown
        self.open_sheet(lambda: sheet_screens.evidence(self.session, claims))

    def action_summary(self) -> None:
        """Open the summary."""
        self.open_sheet(lambda: sheet_screens.summary(self.session))

    def action_resources(self) -> None:
        """Open the resources."""
        self.open_sheet(lambda: sheet_screens.resources(self.session))

    def action_help(self) -> None:
        """Open help now."""
        self.open_sheet(lambda: sheet_screens.help_now(self.session))

    def action_country(self) -> None:
        """Choose another country for the services that are shown."""
        menus.country(self)

    def action_stop(self) -> None:
        """Offer to stop."""
        menus.stop(self)

    def action_choices(self) -> None:
        """Open the choices."""
        menus.choices(self)

    def action_keys(self) -> None:
        """Open the list of all keys."""
        self.open_sheet(sheet_screens.keys)

    def action_quit(self) -> None:  # type: ignore[override] # Textual's is a coroutine; ours asks first
        """Ask whether to leave."""
        menus.leave(self)

    def action_quit_now(self) -> None:
        """Leave at once, but after the letters that were typed before."""
        if isinstance(self.focused, TextArea):
            self.focused.call_later(self.leave)
        else:
            self.leave()

    def action_quiet(self) -> None:
        """Hide everything behind an empty screen, or show it again."""
        if isinstance(self.screen, QuietScreen):
            self.pop_screen()
        else:
            self.push_screen(QuietScreen())

    def set_theme(self) -> None:
        """Use the theme that was chosen."""
        chosen = self.session.journey.choices.theme
        self.theme = chosen if chosen in THEMES else "dusk"


def _ignore(_: object) -> None:
    """Textual would await what a timer's function returns, if it could."""
