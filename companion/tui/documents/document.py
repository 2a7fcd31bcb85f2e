"""A document: something the page can show, with its state and the actions of its keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from companion.flows.commands import BACK, CLOSE, FURTHER, HELP, KEYS, QUIT, RESOURCES, SUMMARY, Command
from companion.flows.ui import UI, Flow
from companion.messages import gettext as _
from companion.session import Session
from companion.tui.documents.scrolled import Scrolled
from companion.tui.documents.side import has_side, side_lines
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.measures import Measures, fitting_form, is_roomy
from companion.tui.drawing.parts import Part
from companion.tui.drawing.styled_lines import BLANK, Line, padded, text_of

if TYPE_CHECKING:
    from companion.tui.input.debouncer import Debouncer
    from companion.tui.input.key_clock import KeyClock


class OpenDocuments(Protocol):
    """The open documents, as the documents themselves use them."""

    @property
    def is_shut(self) -> bool:
        """Whether the lock screen is shown, or a document on top of it."""

    def is_open(self, document: Document) -> bool:
        """Return whether a document is open. One that is about to open, or has been closed, is not."""

    def redraw(self, document: Document) -> None:
        """Draw a document again, if it is on top."""


class Flows(Protocol):
    """The running flows, as documents use them."""

    def start(self, flow: Flow) -> None:
        """Start a flow."""

    def answer(self, document: Document, answer: object) -> None:
        """Close a document, and give the answer to its flow."""

    def abandon(self, document: Document) -> None:
        """Tell the flow that waits for a document that something else has closed it."""

    def come_back(self) -> None:
        """Go on with the flow that led to a page, if the person has gone back from there."""


class Host(Protocol):
    """The app as a host for documents."""

    session: Session
    clock: KeyClock
    """The times that decide whether a key is too early."""
    debouncer: Debouncer
    """Calls that run once after a pause."""

    @property
    def ui(self) -> UI:
        """The interface that flows use to ask and notify the person."""

    @property
    def stack(self) -> OpenDocuments:
        """The open documents."""

    @property
    def runner(self) -> Flows:
        """The running flows."""

    @property
    def is_leaving(self) -> bool:
        """Whether the program is about to end."""

    def run_in_background(self, work: Callable[..., Awaitable[None]], *args: object) -> None:
        """Run a slow function while the screen stays in use."""

    def enter_session(self, *, begins: bool) -> None:
        """Show the page. If ``begins`` is false, show it as it was when the journal was locked."""

    def copy(self, address: str) -> None:
        """Copy a web address to the clipboard, if the terminal allows that."""

    def leave(self, status: int = 0) -> None:
        """Save what was typed, and quit."""


class Document(Scrolled):
    """The base class of everything the page can show."""

    is_transient = True
    """Whether this document may be closed to show one under it. It may not if something is written here."""
    is_before_secret = False
    """Whether a passphrase may be asked for next: then letters typed early run no command except help."""
    takes_letters = False
    """Whether letters are typed here and are not commands."""
    is_base = False
    """Whether this document is under everything else and is never closed."""
    stays = False
    """Whether this document stays open under the next question of its flow."""
    top_target = ""
    """The id of the command that a click on the top line runs; empty if none."""
    can_select = True
    """Whether the text can be selected with the mouse."""

    def __init__(self, host: Host, name: str) -> None:
        super().__init__()
        self.host, self.name = host, name
        self.notice = ""
        """The last message for the top line; empty if there is none."""
        self.side: list[Line] = []
        """The lines of the column beside the text."""
        self.is_roomy = False
        """Whether the window has room for more than what has to be read."""
        self.shown_at = 0.0
        """The time at which this document was opened, by the clock of the keys."""

    @property
    def session(self) -> Session:
        """The session."""
        return self.host.session

    def commands(self) -> Sequence[Command]:
        """Return the commands for the key line."""
        further = [FURTHER] if self.is_more_below else []
        return (*further, BACK, *self.own_commands(), HELP, RESOURCES, SUMMARY, KEYS, CLOSE, QUIT)

    def own_commands(self) -> Sequence[Command]:
        """Return the commands that only this kind of document has."""
        return ()

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """The actions of the keys that only some documents have, by the last word of their commands' ids."""
        return {"choose": self.choose, "open": self.choose}

    def top_lines(self) -> Sequence[str]:
        """Return the text for the top line in several forms, the longest first."""
        return ("",)

    @property
    def progress(self) -> Part | None:
        """The part that says how far the person is. It has a line of its own above the key line."""
        return None

    def compose(self, width: int, height: int) -> list[Line]:
        """Lay this document out for a window; return the top line, which a long message makes several."""
        was_roomy, self.is_roomy = self.is_roomy, is_roomy(width, height)
        forms = [self.notice] if self.notice else self.top_lines()
        top = fitting_form(forms, width, height)
        measure = partial(Measures.of, width, height, len(top), has_progress=self.progress is not None)
        measures = measure(has_side=self.may_have_side and has_side(self.session))
        self.side = side_lines(self.session, self.page_claims(), measures.side) if measures.side else []
        measures = measures if self.side else measure()
        if measures != self.measures or self.is_roomy != was_roomy or not self.height:
            self.lay_out(measures)
        return top

    @property
    def may_have_side(self) -> bool:
        """Whether there may be a column beside the text. It says where the person is, so the first page and a
        locked journal have none.
        """
        return not self.host.stack.is_shut and self.session.journey.stop().kind != "welcome"

    def page_claims(self) -> Sequence[str]:
        """Return the ids of the claims on the page under this document."""
        return self.host.ui.page_claims

    def beside(self, y: int) -> Line:
        """Return what is beside a visible line: the cells before the column."""
        number, measures = y - self.measures.above, self.measures
        if not 0 <= number < len(self.side) or y >= measures.height:
            return padded(BLANK, measures.left)
        return padded(((" " * measures.side_left, ""), *self.side[number]), measures.left)

    def foot_line(self, number: int) -> Line:
        """Return one of the lines between the text and the key line, counted from 0."""
        part = self.progress
        if part is None or number != 1:
            return BLANK
        part.lay_out(self.measures.column)
        return part.line(0, has_focus=False) if part.height else BLANK

    def draw(self) -> None:
        """Draw this document again, if it is shown."""
        self.host.stack.redraw(self)

    def again(self) -> None:
        """Lay out and draw this document again, because something in it has changed."""
        self.lay_out(self.measures)
        self.draw()

    # --- the pointer ----------------------------------------------------------------------------------

    @property
    def _chain(self) -> list[Part]:
        return [part for part in self.parts() if part.can_focus and part.is_shown]

    def focus_on(self, part: Part | None) -> None:
        """Give the focus to a part, so that the arrow keys move in it; with None, they scroll."""
        self.focus = part

    def focus_next(self, by: int = 1) -> None:
        """Move the focus to the next choices or field, or to the previous ones (-1)."""
        chain = self._chain
        if chain:
            at = chain.index(self.focus) if self.focus in chain else (-1 if by > 0 else 0)
            self.go_to(chain[(at + by) % len(chain)])

    def focus_last_choices(self) -> None:
        """Move the focus from a field to the last choices, so that letters are commands."""
        self.go_to(next((part for part in reversed(self._chain) if isinstance(part, ChoicePart)), None))

    def go_to(self, part: Part | None) -> None:
        """Give the focus to a part, and show it."""
        self.focus_on(part)
        self._reveal_part()
        self.draw()

    @property
    def field(self) -> FieldPart | None:
        """The field that has the focus."""
        return self.focus if isinstance(self.focus, FieldPart) else None

    def reveal(self, *, edge: bool = False) -> None:
        """Scroll as little as possible to show the pointer. ``edge`` also shows the text above the first
        choice.
        """
        if (pointed := self.pointed) is None:
            return
        first, lines = pointed
        if edge and isinstance(self.focus, ChoicePart) and self.focus.is_at_first:
            self.scroll_to(0)
        elif first < self.top or lines > self.measures.height:
            self.scroll_to(first)
        elif first + lines > self.top + self.measures.height:
            self.scroll_to(first + lines - self.measures.height)

    def _reveal_part(self) -> None:
        """Scroll to show as much as fits of the part with the focus; for the first part, the text above it,
        too.
        """
        if self._chain and self.focus is self._chain[0]:
            self.scroll_to(0)
        for at, part in self._parts:
            if part is self.focus and at + part.height > self.top + self.measures.height:
                self.scroll_to(min(at, at + part.height - self.measures.height))
        self.reveal()

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and the line of the cell where the person is: the pointer, or the first visible text."""
        seen = range(self.top, min(self.height, self.top + self.measures.height))
        if (pointed := self.pointed) is not None and self.focus and pointed[0] in seen:
            return self.focus.column, pointed[0]
        for number in seen:
            text = text_of(self.line(number))
            if text.strip():
                return len(text) - len(text.lstrip()), number
        return 0, self.top

    # --- keys and the mouse ---------------------------------------------------------------------------

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer, or scroll if there is none; return False if the key has its general meaning
        instead.
        """
        part = self.focus
        if columns and (part is None or (isinstance(part, ChoicePart) and part.is_list)):
            return False
        if part is None and rows > 1:
            self.scroll_on()
        elif part is None:
            self.scroll_to(self.top + (rows if abs(rows) == 1 else rows // abs(rows) * self.measures.height))
        elif part.move(rows, columns):
            self.reveal()
            self.draw()
        else:
            self._past_edge(1 if rows + columns > 0 else -1)
        return True

    def move_to_edge(self, direction: int) -> None:
        """Move the pointer to the first (-1) or last (1) choice, or scroll to the beginning or the end."""
        part = self.focus
        if isinstance(part, ChoicePart):
            part.move_to_edge(direction)
            self.reveal()
            self.draw()
        elif part is None:
            self.scroll_to(0 if direction < 0 else self.last_top)

    def _past_edge(self, direction: int) -> None:
        if len(self._chain) > 1:
            self.focus_next(direction)
        else:
            self.reveal(edge=True)

    def take_key(self, key: str) -> bool:
        """Handle a key that is pressed in a field; return False if it has its usual meaning there."""
        return False

    def choose(self) -> bool:
        """Choose what the pointer is at, or first scroll to it; return False if nothing has the focus.

        What is to be read before an option below the window is not skipped.
        """
        if self.focus is None:
            return False
        if self.pointed and self.pointed[0] >= self.top + self.measures.height:
            self.scroll_on()
        elif not self.is_pointer_seen:
            self.reveal()
        else:
            self.focus.choose()
        return True

    def enter(self) -> bool:
        """Do what Enter does here. It chooses, unless a kind of document has another use for it."""
        return self.choose()

    def follow(self, target: str) -> None:
        """Go to what a click on a target in this document leads to."""

    def click(self, x: int, number: int) -> None:
        """Choose what was clicked, at a cell of the column and a line of the document."""
        for at, part in self._parts:
            if part.can_focus and at <= number < at + part.height:
                is_choice = part.click(x, number - at)
                if is_choice or not isinstance(part, ChoicePart):
                    self.focus_on(part)
                    self._choose_clicked(is_choice=is_choice)
                    self.draw()
                return

    def hover(self, x: int, number: int) -> bool:
        """Show what a click would choose; return whether anything is drawn differently."""
        changed = [part for at, part in self._parts if part.hover(x, number - at)]
        return bool(changed)

    def _choose_clicked(self, *, is_choice: bool) -> None:
        """Choose what was clicked, unless its beginning is not visible. In that case, scroll to it."""
        pointed = self.pointed
        if pointed and pointed[0] < self.top:
            self.reveal()
        elif is_choice and self.focus:
            self.focus.choose()

    def go_on(self) -> None:
        """Scroll down by a screenful. Subclasses add what follows the end."""
        self.scroll_on()

    def go_back(self) -> None:
        """Go back to the document under this one."""
        self.close()

    # --- opening and closing --------------------------------------------------------------------------

    def opened(self) -> None:
        """Do what a kind of document needs once it is laid out."""

    def resumed(self) -> None:
        """Do what a kind of document needs when it is on top again."""

    def refreshed(self) -> None:
        """Update the document after a flow that was started on top of it has ended."""

    def close(self) -> None:
        """Close this document, and save what was typed."""
        unsent = self.save_draft()
        self.answer(None)
        if unsent:
            self.host.ui.notify(_("Your draft is kept."))

    def answer(self, answer: object) -> None:
        """Close this document and give the answer to its flow; None if there is no answer."""
        self.host.runner.answer(self, answer)

    def abandon(self) -> None:
        """Tell the flow that waits for this document that something else has closed it."""
        self.host.runner.abandon(self)

    def save_draft(self) -> bool:
        """Save what is being written here as a draft; return whether there was anything to save."""
        return False
