"""The stack of open documents, of which the one on top is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual._time import get_time

from companion.tui.documents.document import Document
from companion.tui.documents.quiet import QuietDocument
from companion.tui.documents.reading import ReadingDocument
from companion.tui.input.debouncer import Debouncer
from companion.tui.main_screen import MainScreen


class DocumentStack:
    """Two stacks of documents: one on top of the page, and one on top of the lock screen while that is shown.

    ``screen`` returns the screen, or None if it cannot be drawn on yet.
    """

    def __init__(self, screen: Callable[[], MainScreen | None], debouncer: Debouncer) -> None:
        self._screen = screen
        self._debouncer = debouncer
        self.is_shut = False
        """Whether the lock screen is shown, or a document on top of it."""
        self._over_page: list[Document] = []
        self._over_lock: list[Document] = []
        self._reading: ReadingDocument | None = None

    @property
    def screen(self) -> MainScreen | None:
        """The screen, or None if it cannot be drawn on yet."""
        return self._screen()

    @property
    def documents(self) -> list[Document]:
        """The open documents, the one on top last. Documents behind the lock screen are not included."""
        return self._over_lock if self.is_shut else self._over_page

    @property
    def top(self) -> Document:
        """The document on top."""
        return self.documents[-1]

    @property
    def reading(self) -> ReadingDocument:
        """The page, which is under everything else."""
        assert self._reading, "the journal is unlocked before anything is read"
        return self._reading

    @property
    def has_page(self) -> bool:
        """Whether the page exists, and not only the lock screen."""
        return self._reading is not None

    @property
    def is_reading(self) -> bool:
        """Whether the page is on top."""
        return bool(self.documents) and self.top is self._reading

    def is_open(self, document: Document) -> bool:
        """Return whether a document is open. One that is about to open, or has been closed, is not."""
        return document in self.documents

    # --- showing --------------------------------------------------------------------------------------

    def show_top(self) -> None:
        """Show the document on top."""
        if self.documents and (screen := self.screen):
            screen.show(self.top)

    def redraw(self, document: Document) -> None:
        """Draw a document again, if it is on top."""
        if self.documents and document is self.top:
            self.show_top()

    def notify(self, text: str) -> None:
        """Show a sentence in the top line."""
        if self.documents and not isinstance(self.top, QuietDocument):
            self.top.notice = text
            self.show_top()

    # --- opening and closing --------------------------------------------------------------------------

    def return_to(self, document: Document) -> bool:
        """If a document of the same name is open already, close those on top of it, and return True.

        A transient document is rather opened a second time if something is being written on top of it.
        """
        self.take_over()
        names = [one.name for one in self.documents]
        if document.name not in names:
            return False
        above = self.documents[names.index(document.name) + 1 :]
        if document.is_transient and not all(one.is_transient for one in above):
            return False
        for _ in above:
            self.top.save_draft()
            self.close_top()
        return True

    def put_on_top(self, document: Document) -> None:
        """Put a document on top of all others."""
        self.take_over()
        self.documents.append(document)
        document.shown_at = get_time()
        if screen := self.screen:
            screen.lay_out(document)
            document.opened()
        self.show_top()

    def close_top(self) -> None:
        """Close the document on top."""
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
        """Close everything on top of the page, and save what was typed."""
        while not self.top.is_base:
            self.take_over()
            self.top.save_draft()
            self.close_top()

    def set_aside(self) -> list[Document]:
        """Take away the documents on top of the page, and return them. Forms close, and what was typed there
        is saved.
        """
        while any(one.takes_letters for one in self.documents):
            self.take_over()
            self.top.save_draft()
            self.close_top()
        aside = self.documents[1:]
        del self.documents[1:]
        self.show_top()
        return aside

    def put_back(self, documents: Sequence[Document]) -> None:
        """Open documents again that were set aside."""
        if documents:
            self.documents.extend(documents)
            self.top.resumed()
            self.show_top()

    def begin_with(self, page: ReadingDocument) -> None:
        """Put the page under everything that is opened from now on."""
        self._reading = page
        self._over_page = [page]

    def cover_with(self, lock: Document) -> None:
        """Show the lock screen. The open documents stay as they are behind it, out of reach."""
        self.is_shut, self._over_lock = True, [lock]
        self.show_top()

    def uncover(self) -> None:
        """Close the lock screen and everything on top of it."""
        self.is_shut, self._over_lock = False, []

    # --- what is being typed --------------------------------------------------------------------------

    def take_over(self) -> None:
        """Copy what was typed from the text field into its document."""
        if screen := self.screen:
            screen.view.take_over()

    def save_drafts(self) -> None:
        """Save what was typed into any of the open documents as a draft."""
        self.take_over()
        for document in self.documents:
            document.save_draft()
