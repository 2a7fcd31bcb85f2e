"""What an app does to lock a journal that has a passphrase, and to hide what is on the screen."""

from __future__ import annotations

from textual import events
from textual.screen import Screen

from companion.session import Session
from companion.tui.dressed_app import DressedApp
from companion.tui.idle import Idle
from companion.tui.screens.quiet import QuietScreen
from companion.tui.screens.reading import ReadingScreen
from companion.tui.terminal import Terminal


def _lock_screen() -> Screen[None]:
    """Imported late: it brings a text field with it, and most journals have no passphrase."""
    from companion.tui.screens.lock import LockScreen

    return LockScreen()


class LockingApp(DressedApp):
    """An app with two stacks of screens: while it is locked, what is open stays as it is, out of reach."""

    MODES = {"open": ReadingScreen, "locked": _lock_screen}
    DEFAULT_MODE = "open"

    def __init__(self, session: Session, terminal: Terminal | None = None) -> None:
        if session.is_locked:
            self.DEFAULT_MODE = "locked"  # type: ignore[misc] # Textual reads it from the instance
        super().__init__(terminal)
        self.session = session
        self._idle = Idle(self, self.hide)

    @property
    def is_shut(self) -> bool:
        """Whether the lock is what is shown, and what can be opened over it."""
        return self.current_mode == "locked"

    def keep_all(self) -> None:
        """Keep what was typed, and the place. Nothing is left to be kept later."""

    def lock(self) -> None:
        """Lock the journal, if it has a passphrase. What is open waits behind the lock."""
        if not self.session.vault.has_passphrase:
            return
        if not self.session.is_locked:
            self.keep_all()
        self.switch_mode("locked")
        # Now and then this takes a while: a copy is made. By then the page is hidden, and asks for the
        # passphrase already.
        self.call_after_refresh(self.session.vault.lock)

    def hide(self) -> None:
        """Hide everything behind an empty screen, and lock the journal if it has a passphrase."""
        self.lock()
        if not isinstance(self.screen, QuietScreen):
            self.push_screen(QuietScreen())

    def hide_if_late(self) -> None:
        """Hide everything if nobody was there for long enough, as while the program was stopped."""
        if self._idle.is_over():
            self.hide()

    def count_idle_time(self) -> None:
        """Count the time until the journal locks itself anew, by what was chosen."""
        self._idle.begin()

    async def on_event(self, event: events.Event) -> None:
        """Notice that somebody is there. A key that wakes the computer up shows nothing."""
        pressed = isinstance(event, (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown))
        if pressed and not event.is_forwarded and self._idle.pressed():
            self.hide()
            return
        await super().on_event(event)
