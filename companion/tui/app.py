"""The full-screen app of one session: how it starts and ends, and the actions of its keys.

Its parts are in modules of their own. ``ui.py`` has the methods that a flow can call.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from rich.text import Text
from textual import events

from companion import crash, process
from companion.flows.reading import contents
from companion.flows.reading.beginning import begin
from companion.flows.settings import damage
from companion.flows.settings.appearance import PLAIN
from companion.messages import gettext as _
from companion.session import Session
from companion.tui.available_commands import AvailableCommands
from companion.tui.bindings import bindings
from companion.tui.document_stack import DocumentStack
from companion.tui.documents.quiet import QuietDocument
from companion.tui.documents.reading import ReadingDocument
from companion.tui.drawing.styled_lines import HERE, STOP, is_web
from companion.tui.flow_runner import FlowRunner
from companion.tui.input.debouncer import Debouncer
from companion.tui.input.key_clock import KeyClock
from companion.tui.input.key_input import KeyInput
from companion.tui.main_screen import MainScreen
from companion.tui.session_lock import SessionLock
from companion.tui.terminal import termination
from companion.tui.terminal.state import Terminal
from companion.tui.themed_app import ThemedApp
from companion.tui.ui import ScreenUI

_PRESSED = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
"""Events that show that someone is there. Mouse moves do not count, because the mouse may have been pushed.
"""

_BEFORE_LOOKING, _BETWEEN_LOOKS = 0.2, 0.02
"""Seconds to wait before the journal is checked, so that the page appears first, and between two pieces of
the check, so that keys are answered.
"""
_LOOKING = 0.01
"""Seconds that each piece of the journal's check may take."""


def _begin_flow(app: CompanionApp) -> None:
    """Explain why nothing can be kept, or begin where the person has chosen to begin."""
    app.runner.start(begin(app.ui))


class CompanionApp(ThemedApp):
    """The app of one session. ``begin`` is called once the page is shown."""

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
        """Whether the person continues line by line after the screen is closed."""
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
        """Handle the signals that end the program, before the terminal is changed."""
        termination.watch(self.end)

    def get_default_screen(self) -> MainScreen:
        """Return the only screen of the app."""
        return MainScreen(self.stack.show_top, self.commands.own_key)

    def _find_screen(self) -> MainScreen | None:
        """Return the screen, or None if it cannot be drawn on yet."""
        screen = self.screen_stack[0] if self._screen_stack else None
        return screen if isinstance(screen, MainScreen) and screen.view.is_attached else None

    def on_mount(self) -> None:
        """Show the page, or the lock screen."""
        if self.session.is_locked:
            self.session_lock.ask()
        else:
            self.enter_session(begins=True)

    async def on_ready(self) -> None:
        """Draw the first frame at once, without waiting for Textual's next update, and then handle the keys
        typed so far.
        """
        if screen := self.stack.screen:
            screen.is_there = True
            if not screen._layout_required:  # which draws everything, too
                screen.refresh()
            screen._on_timer_update()
        process.let_collector_go()
        await self.keys.catch_up()

    def enter_session(self, *, begins: bool) -> None:
        """Show the page. If ``begins`` is false, show it as it was when the journal was locked."""
        is_plain = self.session.journey.choices.face == PLAIN  # unknown while the journal was locked
        if begins and is_plain and self.change_interface(PLAIN):
            return
        self.stack.uncover()
        if begins:
            self._apply_theme()
            self._apply_own_keys()
            if self.stack.has_page:
                self.stack.back_to_page()
                self.runner.forget_ways_back()
            else:
                self.stack.begin_with(ReadingDocument(self))
            self.stack.reading.begin()
            self._begin(self)
        self.set_timer(_BEFORE_LOOKING, self._look_over)
        self.stack.show_top()
        self.session_lock.restart_idle_time()

    def start_over(self) -> None:
        """Start the session again, because another journal has replaced the one that was open."""
        if self.session.is_locked:
            self.session_lock.lock()
        else:
            self.enter_session(begins=True)

    def _look_over(self) -> None:
        """Check the next piece of the journal, and report anything in it that cannot be read."""
        if not damage.read_through(self.ui, _LOOKING):
            self.set_timer(_BETWEEN_LOOKS, self._look_over)

    def run_in_background(self, work: Callable[..., Awaitable[None]], *args: object) -> None:
        """Run a slow function in the background, while the screen stays in use."""
        start: Callable[[], Awaitable[None]] = partial(work, *args)
        self.run_worker(start)  # a coroutine might never be awaited

    # --- ending ---------------------------------------------------------------------------------------

    def leave(self, status: int = 0) -> None:
        """Save what was typed, and quit."""
        self.save_unless_locked()
        self.exit(return_code=status)

    def end(self, status: int) -> None:
        """Quit because of a signal, or because the terminal is gone."""
        if self.is_leaving:  # a signal is often sent twice
            return
        if self.stack.has_page:
            self.leave(status)
        else:
            self.call_later(self.leave, status)  # once the document that is being opened is there

    def change_interface(self, name: str) -> bool:
        """Quit the screen if the person chose to continue line by line; return whether they did."""
        self.goes_on_plainly = name == PLAIN and self._can_change_interface
        if self.goes_on_plainly:
            self.leave()
        return self.goes_on_plainly

    def save_unless_locked(self) -> None:
        """Save what was typed. If the journal is locked, everything was saved before it was locked."""
        if not self.session.is_locked:
            self.save_all()

    def save_all(self) -> None:
        """Save all drafts and the place, and cancel the saves that were waiting."""
        self.debouncer.cancel_all()
        self.stack.save_drafts()
        self.ui.attempt(self.session.keep_place)

    def _fatal_error(self) -> None:
        """Report that the program failed, and where, without anything the person wrote.

        Textual's own report would print local variables, and with them the person's words, in the terminal.
        """
        self.bell()
        self._exit_renderables.append(Text(f"companion: {crash.describe(self._exception)}"))
        self._close_messages_no_wait()

    # --- choices --------------------------------------------------------------------------------------

    def apply_choices(self) -> None:
        """Apply the colours, the keys and the time before the journal locks itself that were chosen."""
        self._apply_theme()
        self._apply_own_keys()
        self.session_lock.restart_idle_time()
        self.stack.show_top()

    def _apply_theme(self) -> None:
        self.apply_theme(self.session.journey.choices.theme)

    def _apply_own_keys(self) -> None:
        self.set_keymap(self.commands.own_keys())

    # --- keys -----------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Note that someone is there, and handle a key. After an idle time, such as sleep, a key only hides
        the page.
        """
        is_new = not event.is_forwarded  # not an event that a widget has passed back
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
        """Return whether a command is available where the person is."""
        return self.commands.allows(str(parameters[0]) if action == "act" else action)

    async def follow(self, target: str) -> None:
        """Do what a click on a target does: copy a web address, go to a place, or run a command."""
        if is_web(target):
            self.copy(target)
        elif target.startswith(HERE):
            self.stack.top.follow(target.removeprefix(HERE))
        elif target.startswith(STOP):
            self.runner.start(contents.go(self.ui, target.removeprefix(STOP)))
        else:
            await self.run_action(self.commands.action(target))

    def copy(self, address: str) -> None:
        """Copy a web address to the clipboard. No terminal says whether it did."""
        self.copy_to_clipboard(address)
        self.ui.notify(_("Address copied, if your terminal allows it."))

    def action_act(self, id: str) -> None:
        """Run a command, if it is available."""
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
        """Move the focus to the next choices or field."""
        self.stack.top.focus_next()

    def action_close(self) -> None:
        """Close the document on top, and save what was typed."""
        if isinstance(self.stack.top, QuietDocument):
            self.stack.close_top()
        elif not self.stack.top.is_base:
            self.stack.take_over()
            self.stack.top.close()

    def action_quiet(self) -> None:
        """Hide everything behind an empty screen, or show it again. A journal with a passphrase asks for it
        first.
        """
        if isinstance(self.stack.top, QuietDocument):
            self.stack.close_top()
        else:
            self.session_lock.hide()

    def action_copy(self) -> None:
        """Copy the selected text. If nothing is selected, quit."""
        from companion.tui.clipboard import copy_selected

        if copy_selected(self):
            self.ui.notify(_("Copied, if your terminal allows it."))
        else:
            self.leave()

    def action_quit_now(self) -> None:
        """Quit at once."""
        self.leave()

    def action_suspend_process(self) -> None:
        """Suspend the program, if it runs in a shell that can resume it."""
        stop: Callable[[], bool] | None = getattr(self._driver, "stop", None)  # Windows has no such driver
        if not (stop and stop()):
            self.ui.notify(_("The program cannot be paused here. It stays open."))
