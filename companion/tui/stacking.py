"""What is open: documents that lie on each other, the one on top shown on the one screen there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from textual._time import get_time
from textual.timer import Timer

from companion.session import Session
from companion.tui.documents.document import Document, Host
from companion.tui.documents.quiet import QuietDocument
from companion.tui.documents.view import ViewDocument
from companion.tui.main_screen import Desk
from companion.tui.terminal.state import Terminal
from companion.tui.themed_app import DressedApp


class StackingApp(DressedApp):
    """An app with two stacks of documents: what is open, and what lies over the lock while that is shown."""

    def __init__(self, session: Session, terminal: Terminal | None = None) -> None:
        super().__init__(terminal)
        self.session = session
        self.is_shut = session.is_locked
        """Whether the lock is what is shown, and what can be opened over it."""
        self.open_documents: list[Document] = []
        self.documents_over_lock: list[Document] = []
        self._soon: dict[object, Timer] = {}

    @property
    def host(self) -> Host:
        """This app, as what shows documents; the class that is run has all that takes."""
        return cast("Host", self)

    @property
    def documents(self) -> list[Document]:
        """What is open, the one that is shown last; what is behind the lock is not among it."""
        return self.documents_over_lock if self.is_shut else self.open_documents

    @property
    def document(self) -> Document:
        """The one that is shown."""
        return self.documents[-1]

    @property
    def desk(self) -> Desk | None:
        """The one screen, once it is there."""
        screen = self.screen_stack[0] if self._screen_stack else None
        return screen if isinstance(screen, Desk) and screen.page.is_attached else None

    def show_top(self) -> None:
        """Show what is on top."""
        if self.documents and self.desk:
            self.desk.show(self.document)

    def show_again(self, document: Document) -> None:
        """Draw a document anew, if it is the one that is shown."""
        if self.documents and document is self.document:
            self.show_top()

    def is_open(self, document: Document) -> bool:
        """Return whether it is open, and not only about to be."""
        return document in self.documents

    def open(self, document: Document) -> bool:
        """Open a document over the page; one that only shows something gives its place to it.

        One of its name that is open already comes to the top as it is, which is said by False. A view leads
        back to what it was opened over, unless that is another view; evidence, and what lists the keys, lead
        back to that, too.
        """
        self.take_over()
        names = [one.name for one in self.documents]
        if document.name in names:
            above = self.documents[names.index(document.name) + 1 :]
            if document.passing and not all(one.passing for one in above):  # something is written over it
                self.put_on_top(document)
                return True
            for _ in above:
                self.document.keep_unsent()
                self.close_top()
            return False
        top = self.document
        stays = isinstance(document, ViewDocument) and not isinstance(top, ViewDocument)
        if top.passing and not (document.lies_over or stays):
            self.documents.pop()
            top.abandon()
        self.put_on_top(document)
        return True

    def put_on_top(self, document: Document) -> None:
        """Lay a document on top of all that is open."""
        self.take_over()
        self.documents.append(document)
        document.shown_at = get_time()
        if self.desk:
            self.desk.lay_out(document)
            document.opened()
        self.show_top()

    def close_top(self) -> None:
        """Close what is on top."""
        top = self.document
        if not top.is_base:
            self.take_over()
            self.not_soon(top)
            self.documents.remove(top)
            top.abandon()
            self.document.said = ""
            self.document.resumed()
            self.show_top()

    def back_to_page(self) -> None:
        """Close all that is open over the page, keeping what was typed."""
        while not self.document.is_base:
            self.take_over()
            self.document.keep_unsent()
            self.close_top()

    def take_over(self) -> None:
        """Take over into the document what is being typed."""
        if self.desk:
            self.desk.page.take_over()

    def say_here(self, text: str) -> None:
        """Say something in the line at the top of what is shown now."""
        if self.documents and not isinstance(self.document, QuietDocument):
            self.document.said = text
            self.show_again(self.document)

    # --- what is done after a pause -------------------------------------------------------------------

    def soon(self, what: object, seconds: float, do: Callable[[], object]) -> None:
        """Do something once, after a pause: a later call for the same thing takes an earlier one's place."""
        self.not_soon(what)

        def act() -> None:  # Textual would await what a timer's function returns
            self._soon.pop(what, None)
            do()

        self._soon[what] = self.set_timer(seconds, act)

    def within(self, what: object, seconds: float, do: Callable[[], object]) -> None:
        """Do something once, at the latest after so many seconds: later calls do not put it off."""
        if what not in self._soon:
            self.soon(what, seconds, do)

    def not_soon(self, what: object) -> None:
        """Do not do it after all."""
        if waiting := self._soon.pop(what, None):
            waiting.stop()
