"""The open documents, which lie on each other: the one on top is shown on the one screen there is."""

from __future__ import annotations

from collections.abc import Callable

from textual._time import get_time

from companion.tui.debouncer import Debouncer
from companion.tui.documents.document import Document
from companion.tui.documents.quiet import QuietDocument
from companion.tui.documents.reading import ReadingDocument
from companion.tui.documents.view import ViewDocument
from companion.tui.main_screen import MainScreen


class DocumentStack:
    """Two stacks of documents: those over the page, and those over the lock while that is shown.

    ``screen`` returns the one screen, or None while there is none to draw on.
    """

    def __init__(self, screen: Callable[[], MainScreen | None], debouncer: Debouncer) -> None:
        self._screen = screen
        self._debouncer = debouncer
        self.is_shut = False
        """Whether the lock is what is shown, and what can be opened over it."""
        self._over_page: list[Document] = []
        self._over_lock: list[Document] = []
        self._reading: ReadingDocument | None = None

    @property
    def screen(self) -> MainScreen | None:
        """The one screen, once it can be drawn on."""
        return self._screen()

    @property
    def documents(self) -> list[Document]:
        """What is open, the one that is shown last; what is behind the lock is not among it."""
        return self._over_lock if self.is_shut else self._over_page

    @property
    def top(self) -> Document:
        """The document that is shown."""
        return self.documents[-1]

    @property
    def reading(self) -> ReadingDocument:
        """The page under everything else."""
        assert self._reading, "the journal is unlocked before anything is read"
        return self._reading

    @property
    def has_page(self) -> bool:
        """Whether the page was ever shown, and not only the lock."""
        return self._reading is not None

    @property
    def is_reading(self) -> bool:
        """Whether nothing lies over the page."""
        return bool(self.documents) and self.top is self._reading

    def is_open(self, document: Document) -> bool:
        """Return whether a document is open, and not only about to be, or closed since."""
        return document in self.documents

    # --- showing --------------------------------------------------------------------------------------

    def show_top(self) -> None:
        """Show what is on top."""
        if self.documents and (screen := self.screen):
            screen.show(self.top)

    def redraw(self, document: Document) -> None:
        """Draw a document anew, if it is the one that is shown."""
        if self.documents and document is self.top:
            self.show_top()

    def notify(self, text: str) -> None:
        """Say something in the line at the top of what is shown now."""
        if self.documents and not isinstance(self.top, QuietDocument):
            self.top.notice = text
            self.show_top()

    # --- opening and closing --------------------------------------------------------------------------

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
            is_written_over = not all(one.is_transient for one in above)
            if document.is_transient and is_written_over:
                self.put_on_top(document)
                return True
            for _ in above:
                self.top.save_draft()
                self.close_top()
            return False
        top = self.top
        stays = isinstance(document, ViewDocument) and not isinstance(top, ViewDocument)
        if top.is_transient and not (document.is_overlay or stays):
            self.documents.pop()
            top.abandon()
        self.put_on_top(document)
        return True

    def put_on_top(self, document: Document) -> None:
        """Lay a document on top of all that is open."""
        self.take_over()
        self.documents.append(document)
        document.shown_at = get_time()
        if screen := self.screen:
            screen.lay_out(document)
            document.opened()
        self.show_top()

    def close_top(self) -> None:
        """Close what is on top."""
        top = self.top
        if not top.is_base:
            self.take_over()
            self._debouncer.cancel(top)
            self.documents.remove(top)
            top.abandon()
            self.top.notice = ""
            self.top.resumed()
            self.show_top()

    def back_to_page(self) -> None:
        """Close all that is open over the page, keeping what was typed."""
        while not self.top.is_base:
            self.take_over()
            self.top.save_draft()
            self.close_top()

    def begin_with(self, page: ReadingDocument) -> None:
        """Lay the page under everything that is opened from now on."""
        self._reading = page
        self._over_page = [page]

    def cover_with(self, lock: Document) -> None:
        """Show the lock. What is open waits behind it as it is, out of reach."""
        self.is_shut, self._over_lock = True, [lock]
        self.show_top()

    def uncover(self) -> None:
        """Close the lock and all that was opened over it."""
        self.is_shut, self._over_lock = False, []

    # --- what is being typed --------------------------------------------------------------------------

    def take_over(self) -> None:
        """Take over into the document what is being typed."""
        if screen := self.screen:
            screen.view.take_over()

    def save_drafts(self) -> None:
        """Keep what was typed into any of the open documents as its draft."""
        self.take_over()
        for document in self.documents:
            document.save_draft()
