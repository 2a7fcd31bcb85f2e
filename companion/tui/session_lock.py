"""Locks a journal that has a passphrase, and hides the screen: after a key, or after an idle time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.timer import Timer

from companion.tui.document_stack import DocumentStack
from companion.tui.documents.document import Host
from companion.tui.documents.quiet import QuietDocument
from companion.tui.input.idle import IdleTimer


class LockHost(Host, Protocol):
    """The app as a host for its lock."""

    stack: DocumentStack

    def save_all(self) -> None:
        """Save all drafts and the place."""

    def set_timer(self, delay: float, callback: Callable[[], object]) -> Timer:
        """Call a function after some seconds."""

    def call_after_refresh(self, callback: Callable[[], object]) -> bool:
        """Call a function after the screen has been drawn."""


class SessionLock:
    """The lock of one session. Open documents stay as they are behind it, out of reach."""

    def __init__(self, host: LockHost) -> None:
        self._host = host
        self._idle = IdleTimer(host.session, host.set_timer, self.hide)

    def ask(self) -> None:
        """Show nothing but the question for the passphrase."""
        from companion.tui.documents.lock import LockDocument  # most journals have no passphrase

        stack = self._host.stack
        stack.cover_with(LockDocument(self._host, is_first=not stack.has_page))

    def lock(self) -> None:
        """Lock the journal if it has a passphrase. Open documents wait behind the lock screen."""
        session = self._host.session
        if not session.vault.has_passphrase:
            return
        if not session.is_locked:
            self._host.save_all()
        if not self._host.stack.is_shut:
            self.ask()
        # Locking can take a while, because it may make a backup. By then the page is hidden, and the lock
        # screen asks for the passphrase.
        self._host.call_after_refresh(session.vault.lock)

    def hide(self) -> None:
        """Hide everything behind an empty screen, and lock the journal if it has a passphrase."""
        self.lock()
        stack = self._host.stack
        if not isinstance(stack.top, QuietDocument):
            stack.put_on_top(QuietDocument(self._host))

    def hide_if_idle(self) -> bool:
        """Hide everything if the idle time is over, as after the program was suspended; return whether it
        was.
        """
        is_idle = self._idle.is_over()
        if is_idle:
            self.hide()
        return is_idle

    def note_activity(self) -> bool:
        """Restart the idle time, because someone is there. If it is over already, hide everything and return
        True.
        """
        was_idle = self.hide_if_idle()
        self._idle.note_activity()
        return was_idle

    def restart_idle_time(self) -> None:
        """Restart the idle time with the current setting."""
        self._idle.restart()
