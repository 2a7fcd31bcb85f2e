"""How the program begins and is left, which keys it heeds, and what is kept."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from functools import partial

from rich.text import Text
from textual import events
from textual._time import get_time

from companion import crash, process
from companion.flows.commands import Command
from companion.flows.key_bindings import changeable, current_key, usable_keys, with_custom_key
from companion.flows.settings.appearance import PLAIN
from companion.journal.errors import JournalError, LockedError
from companion.session import Session
from companion.tui.bindings import id_of
from companion.tui.documents.reading import ReadingDocument
from companion.tui.key_press import press
from companion.tui.locking import LockingApp
from companion.tui.main_screen import Desk
from companion.tui.terminal import hangup
from companion.tui.terminal.state import Terminal

_HANGUP = 1  # SIGHUP, which not every system names
_PRESSED = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
"""By these somebody is there. A mouse that only moves may have been pushed."""

_BEFORE_LOOKING, _BETWEEN_LOOKS = 0.2, 0.02
"""Seconds before the journal is read through, so that the page is there first, and between pieces of it, so
that a key is answered.
"""


class Shell(LockingApp):
    """The full-screen face of one sitting, but for what its keys do."""

    CSS_PATH = "companion.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, session: Session, terminal: Terminal | None = None) -> None:
        super().__init__(session, terminal)
        self._reading: ReadingDocument | None = None
        self.goes_on_plainly = False
        """Whether the person goes on line by line after the screen was left."""
        self.heeds_since = 0.0
        """The moment before which a key was meant for something that is gone."""
        self.pressed_at = 0.0
        """The moment at which the key or the button was pressed for which something is done now."""
        self._typed_ahead: list[events.Event] = []
        """What was typed before the screen was there, or before a click has led where it leads."""
        self._awaited = 1
        """For how many things that waits: at first for the screen."""
        self.animation_level = "none"
        self.set_theme()

    # --- beginning and ending -------------------------------------------------------------------------

    def on_load(self) -> None:
        """Take the signals that would end the program, before the terminal is changed.

        Not those that whoever started it has it ignore, as ``nohup`` does.
        """
        loop = asyncio.get_running_loop()
        if sys.platform != "win32":  # whose loop has no such handlers
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                if signal.getsignal(number) != signal.SIG_IGN:
                    loop.add_signal_handler(number, self._told_to_end, 128 + number)
        hangup.watch(lambda: loop.call_soon_threadsafe(self.terminal_gone))

    def get_default_screen(self) -> Desk:
        """Return the one screen there is."""
        return Desk(self.show_top, self.own_key)

    def on_mount(self) -> None:
        """Show the page, or the lock."""
        if self.is_shut:
            self.documents_over_lock = [self.lock_document()]
            self.show_top()
        else:
            self.go_in(begins=True)

    async def on_ready(self) -> None:
        """Draw what was held back until here, without waiting for the next sixtieth of a second; then do what
        was typed meanwhile.
        """
        if self.desk:
            self.desk.is_there = True
            if not self.desk._layout_required:  # which draws all of it, too
                self.desk.refresh()
            self.desk._on_timer_update()
        process.let_collector_go()
        await self._catch_up()

    def go_in(self, *, begins: bool) -> None:
        """Show the page: the first time, or again as it was when the journal was locked."""
        if begins and self.session.journey.choices.face == PLAIN:  # not known while it was locked
            self.change_interface(PLAIN)
            return
        self.is_shut, self.documents_over_lock = False, []
        if begins:
            self.set_theme()
            self.set_own_keys()
            if self._reading:
                self.back_to_page()
            else:
                self._reading = ReadingDocument(self.host)
                self.open_documents = [self._reading]
            self._reading.begin()
            self.begin()
        self.set_timer(_BEFORE_LOOKING, self._look_over)
        self.show_top()
        self.count_idle_time()

    def start_over(self) -> None:
        """Begin anew, as another journal is in the place of the one there was."""
        if self.session.is_locked:
            self.lock()
        else:
            self.go_in(begins=True)

    def begin(self) -> None:
        """Do what comes first, over the page."""

    def look_over(self) -> bool:
        """Read the journal through for a moment; say whether that is done."""
        return True

    def _look_over(self) -> None:
        if not self.look_over():
            self.set_timer(_BETWEEN_LOOKS, self._look_over)

    @property
    def is_before_reading(self) -> bool:
        """Whether nothing was shown yet but the lock."""
        return self._reading is None

    def terminal_gone(self) -> None:
        """Leave, as there is nothing left to draw on."""
        self._told_to_end(128 + _HANGUP)

    def _told_to_end(self, status: int) -> None:
        if self.is_leaving:  # whoever says so often says it twice
            return
        if self._reading:
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
        stop: Callable[[], bool] | None = getattr(self._driver, "stop", None)  # not every system has this
        if not (stop and stop()):
            self.say_here("Companion cannot be set aside here, so it stays open.")

    def keep_all(self) -> None:
        """Keep what was typed, and the place. Nothing is left to be kept later."""
        for what in list(self._soon):
            self.not_soon(what)
        self.take_over()
        for document in self.documents:
            document.keep_unsent()
        self.keep_place()

    def _fatal_error(self) -> None:
        """Say that the program failed, and where, without anything the person wrote.

        Textual's own report shows local variables, and so the person's words, on the ordinary screen.
        """
        self.bell()
        self._exit_renderables.append(Text(f"companion: {crash.describe(self._exception)}"))
        self._close_messages_no_wait()

    def own_key(self, command: Command) -> Command:
        """Return a command with the key the person gave it."""
        return current_key(command, self.session.journey.choices.keys)

    # --- keys -----------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Notice that somebody is there, and do what a key is for. A key that wakes the computer up shows
        nothing.
        """
        is_new = not event.is_forwarded  # and not come back from what it was handed to
        if is_new and isinstance(event, _PRESSED) and self._idle.pressed():
            self.hide()
        elif not isinstance(event, (events.Key, events.Paste)):
            if isinstance(event, events.MouseEvent):
                self.pressed_at = event.time
            await super().on_event(event)
            if is_new and isinstance(event, events.MouseUp):
                self._await_click()
        elif self.desk and not self._awaited:
            self.pressed_at = event.time
            await press(self, self.desk, event)
        else:
            self._typed_ahead.append(event)

    def _await_click(self) -> None:
        """Let keys wait until what was clicked has done what it is for."""
        desk = self.desk
        for clicked in (desk.page.field, desk.page, desk.key_line) if desk else ():
            if clicked and clicked.call_later(self.call_later, self._catch_up):
                self._awaited += 1

    async def _catch_up(self) -> None:
        """Do what was typed meanwhile, once there is nothing more to wait for."""
        self._awaited -= 1
        typed, self._typed_ahead = self._typed_ahead, []
        for event in typed:
            await self.on_event(event)

    @property
    def heeds(self) -> bool:
        """Whether a key that was pressed now is meant for what is shown."""
        return self.pressed_at >= self.heeds_since

    def heed_only_later_keys(self) -> None:
        """Let keys that were pressed before this moment lead nowhere, but for those that always work."""
        self.heeds_since = get_time()

    @property
    def now(self) -> float:
        """This moment, as keys are timed."""
        return get_time()

    def work(self, work: Callable[..., Awaitable[None]], *args: object) -> None:
        """Do something that takes a while, beside what is shown."""
        begin: Callable[[], Awaitable[None]] = partial(work, *args)
        self.run_worker(begin)  # a coroutine would be missed if the program is left before it begins

    # --- keeping --------------------------------------------------------------------------------------

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something to the journal; if it cannot be written, say so. Return whether it was done."""
        try:
            act()
        except JournalError as error:
            self.say_error(error)
            return False
        return True

    def say_error(self, error: JournalError) -> None:
        """Say why the journal could not be used; if another window has changed its passphrase, ask for it."""
        if isinstance(error, LockedError):
            self.lock()
        self.say(str(error))

    def keep_place(self) -> None:
        """Keep the place."""
        self.attempt(self.session.keep_place)

    def say(self, text: str) -> None:
        """Say a sentence about what was just done."""
        self.say_here(text)

    @property
    def reading(self) -> ReadingDocument:
        """The page under everything else."""
        assert self._reading, "the journal is unlocked before anything is read"
        return self._reading

    def change_interface(self, name: str) -> bool:
        """Leave the screen to go on line by line, where that was chosen."""
        self.goes_on_plainly = name == PLAIN
        if self.goes_on_plainly:
            self.leave()
        return self.goes_on_plainly

    def take_effect(self) -> None:
        """Let what was chosen show: colours, keys, when the journal locks itself."""
        self.set_theme()
        self.set_own_keys()
        self.count_idle_time()

    def set_own_keys(self) -> None:
        """Use the keys the person gave to commands."""
        own = usable_keys(self.session.journey.choices.keys)
        changed = [one for one in changeable() if one.id in own]
        self.set_keymap({id_of(one): with_custom_key(one, own).keys for one in changed})

    def set_theme(self) -> None:
        """Use the theme that was chosen; without a choice, the one that is as light as the terminal."""
        self.wear(self.session.journey.choices.theme)
