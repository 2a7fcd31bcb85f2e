"""A document: what stands on the page and keeps its state, and what its keys do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from companion.flows.commands import BACK, CLOSE, FURTHER, HELP, KEYS, QUIT, RESOURCES, SUMMARY, Command
from companion.flows.ui import UI, Flow
from companion.session import Session
from companion.tui.documents.scrolled import Scrolled
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import Part
from companion.tui.drawing.styled_lines import text_of

if TYPE_CHECKING:
    from companion.tui.debouncer import Debouncer
    from companion.tui.key_clock import KeyClock


class OpenDocuments(Protocol):
    """The documents that are open, as one of them knows them."""

    def is_open(self, document: Document) -> bool:
        """Return whether it is open, and not only about to be, or closed since."""

    def redraw(self, document: Document) -> None:
        """Draw a document anew, if it is the one that is shown."""


class Flows(Protocol):
    """The flows, as the documents know them that they ask with."""

    def start(self, flow: Flow) -> None:
        """Begin a flow."""

    def answer(self, document: Document, answer: object) -> None:
        """Close a document, and let its flow go on with the answer."""

    def abandon(self, document: Document) -> None:
        """Let the flow that waits for a document know that it was closed by something else."""


class Host(Protocol):
    """The app, as documents know it."""

    session: Session
    clock: KeyClock
    """The moments by which a key counts, or comes too early."""
    debouncer: Debouncer
    """What is done once, after a pause."""

    @property
    def ui(self) -> UI:
        """The port of the flows, to ask and to notify the person."""

    @property
    def stack(self) -> OpenDocuments:
        """The documents that are open."""

    @property
    def runner(self) -> Flows:
        """The flows that were begun."""

    @property
    def is_leaving(self) -> bool:
        """Whether the program is about to end."""

    def run_in_background(self, work: Callable[..., Awaitable[None]], *args: object) -> None:
        """Do something that takes a while, beside what is shown."""

    def enter_session(self, *, begins: bool) -> None:
        """Show the page: the first time, or again as it was when the journal was locked."""

    def leave(self, status: int = 0) -> None:
        """Keep what was typed, and leave."""


class Document(Scrolled):
    """Something that stands on the page. What is in it is a subclass's."""

    is_transient = True
    """Whether opening another may take this one's place. Not if something is being written in it."""
    is_before_secret = False
    """Whether letters may be those of a passphrase that is asked for next, and no commands but help."""
    takes_letters = False
    """Whether letters are written here, and are no commands."""
    is_base = False
    """Whether this lies under everything else and is never closed."""
    is_overlay = False
    """Whether this lies over one that would give its place to another."""
    stays = False
    """Whether it stays open under what its flow asks next."""
    can_select = True
    """Whether its text can be selected with the mouse."""

    def __init__(self, host: Host, name: str) -> None:
        super().__init__()
        self.host = host
        self.name = name
        self.notice = ""
        """What was last said in the line at the top, if anything."""
        self.shown_at = 0.0
        """The moment since which it is shown."""

    @property
    def session(self) -> Session:
        """The sitting."""
        return self.host.session

    def commands(self) -> Sequence[Command]:
        """Return the commands for the key line."""
        further = [FURTHER] if self.is_more_below else []
        return (*further, BACK, HELP, RESOURCES, SUMMARY, KEYS, CLOSE, QUIT)

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """What the keys do that not every document has, by the last word of their commands' ids."""
        return {"choose": self.choose, "open": self.choose}

    def top_lines(self) -> Sequence[str]:
        """Return what the line at the top says, in shorter and shorter forms."""
        return ("",)

    def draw(self) -> None:
        """Draw it anew, if it is shown."""
        self.host.stack.redraw(self)

    def again(self) -> None:
        """Lay it out and draw it anew, as something in it has changed."""
        self.lay_out(self.measures)
        self.draw()

    # --- the pointer ----------------------------------------------------------------------------------

    @property
    def _chain(self) -> list[Part]:
        return [part for part in self.parts() if part.can_focus and part.is_shown]

    def focus_on(self, part: Part | None) -> None:
        """Let the arrows move in a part, or scroll where there is nothing to choose."""
        self.focus = part

    def focus_next(self, by: int = 1) -> None:
        """Go to the next thing to choose or to fill in, or to the one before."""
        chain = self._chain
        if chain:
            at = chain.index(self.focus) if self.focus in chain else (-1 if by > 0 else 0)
            self.focus_on(chain[(at + by) % len(chain)])
            self._reveal_part()
            self.draw()

    def focus_last_choices(self) -> None:
        """Leave a field for what can be done with it, so that letters are keys."""
        self.focus_on(next((part for part in reversed(self._chain) if isinstance(part, ChoicePart)), None))
        self._reveal_part()
        self.draw()

    @property
    def field(self) -> FieldPart | None:
        """The field that has the focus."""
        return self.focus if isinstance(self.focus, FieldPart) else None

    def reveal(self, *, edge: bool = False) -> None:
        """Scroll as little as it takes to see what is pointed at, with what stands above the first choice."""
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
        """Scroll to as much as fits of what has the focus; of the first, with what stands above it."""
        if self._chain and self.focus is self._chain[0]:
            self.scroll_to(0)
        for at, part in self._parts:
            if part is self.focus and at + part.height > self.top + self.measures.height:
                self.scroll_to(min(at, at + part.height - self.measures.height))
        self.reveal()

    @property
    def cursor(self) -> tuple[int, int]:
        """The cell of the column and the line where the person is: the pointer, or the text that is seen."""
        if (pointed := self.pointed) is not None and self.focus:
            return self.focus.column, pointed[0]
        for number in range(self.top, min(self.height, self.top + self.measures.height)):
            text = text_of(self.line(number))
            if text.strip():
                return len(text) - len(text.lstrip()), number
        return 0, self.top

    # --- keys and the mouse ---------------------------------------------------------------------------

    def move(self, rows: int, columns: int) -> bool:
        """Move the pointer, or scroll where there is none; return False if the key means what it means
        everywhere.
        """
        part = self.focus
        if columns and (part is None or (isinstance(part, ChoicePart) and part.is_list)):
            return False
        if part is None:
            self.scroll_to(self.top + (rows if abs(rows) == 1 else rows // abs(rows) * self.measures.height))
        elif part.move(rows, columns):
            self.reveal()
            self.draw()
        else:
            self._past_edge(1 if rows + columns > 0 else -1)
        return True

    def move_to_edge(self, direction: int) -> None:
        """Move the pointer to the first or the last choice, or scroll to the beginning or the end."""
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

    def choose(self) -> bool:
        """Choose what is pointed at, or show it first if it cannot be seen; return False if nothing is."""
        if self.focus is None:
            return False
        if not self.is_pointer_seen:
            self.reveal()
        else:
            self.focus.choose()
        return True

    def click(self, x: int, number: int) -> None:
        """Choose what was clicked, at a cell of the column and a line."""
        for at, part in self._parts:
            if part.can_focus and at <= number < at + part.height:
                is_choice = part.click(x, number - at)
                if is_choice or not isinstance(part, ChoicePart):
                    self.focus_on(part)
                    self._choose_clicked(is_choice=is_choice)
                    self.draw()
                return

    def _choose_clicked(self, *, is_choice: bool) -> None:
        """Choose what the pointer was put at, unless only the end of it could be seen."""
        pointed = self.pointed
        if pointed and pointed[0] < self.top:
            self.reveal()
        elif is_choice and self.focus:
            self.focus.choose()

    def go_on(self) -> None:
        """Go further down; what goes on after that is a subclass's."""
        self.scroll_on()

    def go_back(self) -> None:
        """Go back to what is under this."""
        self.close()

    # --- opening and closing --------------------------------------------------------------------------

    def opened(self) -> None:
        """Do what a kind of document needs once it is laid out."""

    def resumed(self) -> None:
        """Do what is to be done when it is shown again, after another lay over it."""

    def refreshed(self) -> None:
        """Say what is true now, when a flow that was begun over it has ended."""

    def close(self) -> None:
        """Close it, keeping what was typed."""
        unsent = self.save_draft()
        self.answer(None)
        if unsent:
            self.host.ui.notify("What you began is still there.")

    def answer(self, answer: object) -> None:
        """Close, and let the flow that asked go on with the answer; None if there is none."""
        self.host.runner.answer(self, answer)

    def abandon(self) -> None:
        """Let the flow that waits for this know that it was closed by something else."""
        self.host.runner.abandon(self)

    def save_draft(self) -> bool:
        """Keep what is being written here as a draft; return whether there was anything."""
        return False
