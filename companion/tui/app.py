"""The full-screen app of one session: how it starts and ends, and the actions of its keys.

What it is made of are parts with a module each; what a flow asks of it is in ``ui.py``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from rich.text import Text
from textual import events

from companion import crash, process
from companion.flows.reading.beginning import begin
from companion.flows.settings import damage
from companion.flows.settings.appearance import PLAIN
from companion.session import Session
from companion.tui.available_commands import AvailableCommands
from companion.tui.bindings import bindings
from companion.tui.debouncer import Debouncer
from companion.tui.document_stack import DocumentStack
from companion.tui.documents.quiet import QuietDocument
from companion.tui.documents.reading import ReadingDocument
from companion.tui.flow_runner import FlowRunner
from companion.tui.key_clock import KeyClock
from companion.tui.key_input import KeyInput
from companion.tui.main_screen import MainScreen
from companion.tui.session_lock import SessionLock
from companion.tui.terminal import termination
from companion.tui.terminal.state import Terminal
from companion.tui.themed_app import ThemedApp
from companion.tui.ui import ScreenUI

_PRESSED = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
"""By these someone is there. A mouse that only moves may have been pushed."""

_BEFORE_LOOKING, _BETWEEN_LOOKS = 0.2, 0.02
"""Seconds before the journal is read through, so that the page is there first, and between pieces of it, so
that a key is answered.
"""
_LOOKING = 0.01
"""Seconds for which a piece of the journal is read."""


def _begin_flow(app: CompanionApp) -> None:
    """Say why nothing can be kept, or begin where the person chose to."""
    app.runner.start(begin(app.ui))


class CompanionApp(ThemedApp):
    """The app of one session. ``begin`` does what comes first, once its page is shown."""

    CSS_PATH = "companion.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings()

    def __init__(
        self,
        session: Session,
        terminal: Terminal | None = None,
        *,
        begin: Callable[[CompanionApp], object] = _begin_flow,
        can_change_interface: bool = True,
    ) -> None:
        super().__init__(terminal)
        self.session = session
        self._begin = begin
        self._can_change_interface = can_change_interface
        self.goes_on_plainly = False
        """Whether the person goes on line by line after the screen was left."""
        self.clock = KeyClock()
        self.debouncer = Debouncer(self.set_timer)
        self.stack = DocumentStack(self._find_screen, self.debouncer)
        self.keys = KeyInput(self, session, self.stack, self.clock)
        self.session_lock = SessionLock(self)
        self.runner = FlowRunner(self)
        self.commands = AvailableCommands(self)
        self.ui = ScreenUI(self)
        self.animation_level = "none"
        self._apply_theme()

    # --- beginning ------------------------------------------------------------------------------------

    def on_load(self) -> None:
        """Take the signals that would end the program, before the terminal is changed."""
        termination.watch(self.end)

    def get_default_screen(self) -> MainScreen:
        """Return the one screen there is."""
        return MainScreen(self.stack.show_top, self.commands.own_key)

    def _find_screen(self) -> MainScreen | None:
        """Return the one screen, once it can be drawn on."""
        screen = self.screen_stack[0] if self._screen_stack else None
        return screen if isinstance(screen, MainScreen) and screen.view.is_attached else None

    def on_mount(self) -> None:
        """Show the page, or the lock."""
        if self.session.is_locked:
            self.session_lock.ask()
        else:
            self.enter_session(begins=True)

    async def on_ready(self) -> None:
        """Draw what was held back until here, without waiting for the next sixtieth of a second; then do what
        was typed meanwhile.
        """
        if screen := self.stack.screen:
            screen.is_there = True
            if not screen._layout_required:  # which draws all of it, too
                screen.refresh()
            screen._on_timer_update()
        process.let_collector_go()
        await self.keys.catch_up()

    def enter_session(self, *, begins: bool) -> None:
        """Show the page: the first time, or again as it was when the journal was locked."""
        is_plain = self.session.journey.choices.face == PLAIN  # not known while it was locked
        if begins and is_plain and self.change_interface(PLAIN):
            return
        self.stack.uncover()
        if begins:
            self._apply_theme()
            self._apply_own_keys()
            if self.stack.has_page:
                self.stack.back_to_page()
            else:
                self.stack.begin_with(ReadingDocument(self))
            self.stack.reading.begin()
            self._begin(self)
        self.set_timer(_BEFORE_LOOKING, self._look_over)
        self.stack.show_top()
        self.session_lock.restart_idle_time()

    def start_over(self) -> None:
        """Begin anew, as another journal is in the place of the one there was."""
        if self.session.is_locked:
            self.session_lock.lock()
        else:
            self.enter_session(begins=True)

    def _look_over(self) -> None:
        """Read the journal through, piece by piece, and say so if something in it cannot be read."""
        if not damage.read_through(self.ui, _LOOKING):
            self.set_timer(_BETWEEN_LOOKS, self._look_over)

    def run_in_background(self, work: Callable[..., Awaitable[None]], *args: object) -> None:
        """Do something that takes a while, beside what is shown."""
        start: Callable[[], Awaitable[None]] = partial(work, *args)
        self.run_worker(start)  # a coroutine would be missed if the program is left before it begins

    # --- ending ---------------------------------------------------------------------------------------

    def leave(self, status: int = 0) -> None:
        """Keep what was typed, and leave."""
        self.save_unless_locked()
        self.exit(return_code=status)

    def end(self, status: int) -> None:
        """Leave at a signal, or because there is nothing left to draw on."""
        if self.is_leaving:  # whoever sends one often sends it twice
            return
        if self.stack.has_page:
            self.leave(status)
        else:
            self.call_later(self.leave, status)  # once what is being opened is there

    def change_interface(self, name: str) -> bool:
        """Leave the screen to go on line by line, where that was chosen; return whether it was."""
        self.goes_on_plainly = name == PLAIN and self._can_change_interface
        if self.goes_on_plainly:
            self.leave()
        return self.goes_on_plainly

    def save_unless_locked(self) -> None:
        """Keep what was typed. Before the journal was locked, everything was kept."""
        if not self.session.is_locked:
            self.save_all()

    def save_all(self) -> None:
        """Keep what was typed, and the place. Nothing is left to be kept later."""
        self.debouncer.cancel_all()
        self.stack.save_drafts()
        self.ui.attempt(self.session.keep_place)

    def _fatal_error(self) -> None:
        """Say that the program failed, and where, without anything the person wrote.

        Textual's own report shows local variables, and so the person's words, on the ordinary screen.
        """
        self.bell()
        self._exit_renderables.append(Text(f"companion: {crash.describe(self._exception)}"))
        self._close_messages_no_wait()

    # --- choices --------------------------------------------------------------------------------------

    def apply_choices(self) -> None:
        """Let what was chosen show: colours, keys, when the journal locks itself."""
        self._apply_theme()
        self._apply_own_keys()
        self.session_lock.restart_idle_time()

    def _apply_theme(self) -> None:
        self.apply_theme(self.session.journey.choices.theme)

    def _apply_own_keys(self) -> None:
        self.set_keymap(self.commands.own_keys())

    # --- keys -----------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Notice that someone is there, and do what a key is for. A key that wakes the computer up shows
        nothing.
        """
        is_new = not event.is_forwarded  # and not come back from what it was handed to
        if is_new and isinstance(event, _PRESSED) and self.session_lock.note_activity():
            return
        if isinstance(event, (events.Key, events.Paste)):
            await self.keys.accept(event)
            return
        if isinstance(event, events.MouseEvent):
            self.clock.pressed_at = event.time
        await super().on_event(event)
        if is_new and isinstance(event, events.MouseUp):
            self.keys.wait_for_click()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those commands be called that are available where the person is."""
        return self.commands.allows(str(parameters[0]) if action == "act" else action)

    def action_act(self, id: str) -> None:
        """Do what a command is for, where it can be done."""
        self.commands.start(id)

    def action_go_on(self) -> None:
        """Go on."""
        if self.clock.is_in_time:
            self.stack.top.go_on()

    def action_go_back(self) -> None:
        """Go back."""
        if self.clock.is_in_time:
            self.stack.top.go_back()

    def action_focus_next(self) -> None:
        """Go to the next thing to choose or to fill in."""
        self.stack.top.focus_next()

    def action_close(self) -> None:
        """Close what is open, keeping what was typed."""
        if isinstance(self.stack.top, QuietDocument):
            self.stack.close_top()
        elif not self.stack.top.is_base:
            self.stack.take_over()
            self.stack.top.close()

    def action_quiet(self) -> None:
        """Hide everything behind an empty screen, or show it again, after its passphrase if there is one."""
        if isinstance(self.stack.top, QuietDocument):
            self.stack.close_top()
        else:
            self.session_lock.hide()

    def action_command_palette(self) -> None:
        """Find what can be done here by its name."""
        self.runner.start(self.commands.find_by_name())

    def action_copy(self) -> None:
        """Copy what is selected; with nothing selected, leave at once."""
        from companion.tui.clipboard import copy_selected

        if copy_selected(self):
            self.ui.notify("Copied.")
        else:
            self.leave()

    def action_quit_now(self) -> None:
        """Leave at once."""
        self.leave()

    def action_suspend_process(self) -> None:
        """Stop until the shell lets us go on, if there is one that would."""
        stop: Callable[[], bool] | None = getattr(self._driver, "stop", None)  # not every system has this
        if not (stop and stop()):
            self.ui.notify("Companion cannot be set aside here, so it stays open.")
