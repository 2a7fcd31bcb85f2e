"""What an app does to lock a journal that has a passphrase, and to hide what is on the screen."""

from __future__ import annotations

from companion.session import Session
from companion.tui.documents.document import Document
from companion.tui.documents.quiet import QuietDocument
from companion.tui.idle import Idle
from companion.tui.stacking import StackingApp
from companion.tui.terminal.state import Terminal


class LockingApp(StackingApp):
    """An app that can be locked: what is open stays as it is then, out of reach."""

    def __init__(self, session: Session, terminal: Terminal | None = None) -> None:
        super().__init__(session, terminal)
        self._idle = Idle(self, self.hide)

    def keep_all(self) -> None:
        """Keep what was typed, and the place. Nothing is left to be kept later."""

    def lock(self) -> None:
        """Lock the journal, if it has a passphrase. What is open waits behind the lock."""
        if not self.session.vault.has_passphrase:
            return
        if not self.session.is_locked:
            self.keep_all()
        if not self.is_shut:
            self.is_shut = True
            self.documents_over_lock = [self.lock_document()]
            self.show_top()
        # Now and then this takes a while: a copy is made. By then the page is hidden, and asks for the
        # passphrase already.
        self.call_after_refresh(self.session.vault.lock)

    def lock_document(self) -> Document:
        """Return what asks for the passphrase; most journals have none, so that it is loaded only here."""
        from companion.tui.documents.lock import LockDocument

        return LockDocument(self.host)

    def hide(self) -> None:
        """Hide everything behind an empty screen, and lock the journal if it has a passphrase."""
        self.lock()
        if not isinstance(self.document, QuietDocument):
            self.put_on_top(QuietDocument(self.host))

    def hide_if_late(self) -> None:
        """Hide everything if nobody was there for long enough, as while the program was stopped."""
        if self._idle.is_over():
            self.hide()

    def count_idle_time(self) -> None:
        """Count the time until the journal locks itself anew, by what was chosen."""
        self._idle.begin()
