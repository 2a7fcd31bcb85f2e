"""Locks a journal that has a passphrase, and hides what is on the screen: on a key, or after an idle time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.timer import Timer

from companion.tui.document_stack import DocumentStack
from companion.tui.documents.document import Host
from companion.tui.documents.quiet import QuietDocument
from companion.tui.idle import IdleTimer


class LockHost(Host, Protocol):
    """The app, as its lock knows it."""

    stack: DocumentStack

    def save_all(self) -> None:
        """Keep what was typed, and the place."""

    def set_timer(self, delay: float, callback: Callable[[], object]) -> Timer:
        """Call something after some seconds."""

    def call_after_refresh(self, callback: Callable[[], object]) -> bool:
        """Call something once the screen was drawn."""


class SessionLock:
    """Locks one session. What is open stays as it is then, out of reach."""

    def __init__(self, host: LockHost) -> None:
        self._host = host
        self._idle = IdleTimer(host.session, host.set_timer, self.hide)

    def ask(self) -> None:
        """Show nothing but the question for the passphrase."""
        from companion.tui.documents.lock import LockDocument  # most journals have none

        stack = self._host.stack
        stack.cover_with(LockDocument(self._host, is_first=not stack.has_page))

    def lock(self) -> None:
        """Lock the journal, if it has a passphrase. What is open waits behind the lock."""
        session = self._host.session
        if not session.vault.has_passphrase:
            return
        if not session.is_locked:
            self._host.save_all()
        if not self._host.stack.is_shut:
            self.ask()
        # Now and then this takes a while: a copy is made. By then the page is hidden, and asks for the
        # passphrase already.
        self._host.call_after_refresh(session.vault.lock)

    def hide(self) -> None:
        """Hide everything behind an empty screen, and lock the journal if it has a passphrase."""
        self.lock()
        stack = self._host.stack
        if not isinstance(stack.top, QuietDocument):
            stack.put_on_top(QuietDocument(self._host))

    def hide_if_idle(self) -> bool:
        """Hide everything if nobody was there for long enough, as while the program was stopped; return
        whether that was so.
        """
        is_idle = self._idle.is_over()
        if is_idle:
            self.hide()
        return is_idle

    def note_activity(self) -> bool:
        """Count the idle time anew, as someone is there; hide everything if that comes too late, and return
        whether it does.
        """
        was_idle = self.hide_if_idle()
        self._idle.note_activity()
        return was_idle

    def restart_idle_time(self) -> None:
        """Count the time until the journal locks itself anew, by what was chosen."""
        self._idle.restart()
