"""Things to choose from with arrows, Space and Enter: one of several, any of several, or something to do."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from rich.cells import cell_len
from textual import events
from textual._time import get_time
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.selection import Selection
from textual.widget import Widget

from companion.flows.ui import Choice

Mode = Literal["one", "any", "do"]

_SIGNS: dict[Mode, tuple[str, str]] = {"one": ("( ) ", "(•) "), "any": ("[ ] ", "[x] "), "do": ("", "")}
_POINTER = "▸ "
_GAP = 2


class Picker(Widget, can_focus=True):
    """A set of choices in as many columns as fit; a list in one column.

    What is chosen and where the pointer is differ by sign, not only by colour.
    """

    BINDINGS = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("pageup", "move(-8, 0)", show=False),
        Binding("pagedown", "move(8, 0)", show=False),
        Binding("space,enter", "choose", show=False),
    ]

    class Done(Message):
        """Something to do was chosen."""

        def __init__(self, picker: Picker, id: str) -> None:
            super().__init__()
            self.picker = picker
            self.id = id
            self._pressed_at: float = getattr(picker.app, "pressed_at", math.inf)

        @property
        def is_stale(self) -> bool:
            """Whether other choices are offered since it was pressed, as the second of two quick keys."""
            return self._pressed_at < self.picker.offered_at

        @property
        def control(self) -> Picker:
            """The picker it was chosen in."""
            return self.picker

    class Changed(Message):
        """What is chosen has changed."""

    def __init__(
        self,
        choices: Sequence[Choice],
        mode: Mode,
        *,
        columns: bool = False,
        id: str | None = None,
        at: str = "",
    ) -> None:
        super().__init__(id=id)
        self._several_columns = columns
        self.mode = mode
        self.chosen: frozenset[str] = frozenset()
        self.offered_at = 0.0
        """The moment since which these choices are offered."""
        self.show(choices, at=at)

    def show(self, choices: Sequence[Choice], *, at: str = "") -> None:
        """Offer other choices, the pointer at the one named."""
        self.choices = tuple(choices)
        self.offered_at = get_time()
        where = [n for n, choice in enumerate(self.choices) if choice.choosable]
        self.pointer = next((n for n in where if self.choices[n].id == at), where[0] if where else 0)
        self.refresh(layout=True)

    def choose(self, ids: Collection[str]) -> None:
        """Set what is chosen."""
        self.chosen = frozenset(ids)
        self.refresh()

    # --- drawing --------------------------------------------------------------------------------------

    def _cell_width(self) -> int:
        widest = max((cell_len(choice.label) for choice in self.choices), default=0)
        return len(_POINTER) + len(_SIGNS[self.mode][0]) + widest + _GAP

    def text_of(self, choice: Choice, width: int) -> Content:
        """Return what a choice says, and by a sign before it whether it is chosen."""
        sign = _SIGNS[self.mode][choice.id in self.chosen]
        return Content.assemble(sign, choice.label, (f"  {choice.note}" if choice.note else "", "$quiet"))

    def _columns(self, width: int) -> int:
        return max(1, (width + _GAP) // self._cell_width()) if self._several_columns else 1

    def _lines_of(self, index: int, width: int) -> list[Content]:
        """One choice's lines: wrapped behind its sign if it stands in a column of its own."""
        choice = self.choices[index]
        if not choice.choosable:
            heading = (
                Content.styled(choice.label, "bold $heading").wrap(max(4, width)) if choice.label else []
            )
            return ([Content("")] if index else []) + heading
        at = index == self.pointer and self.has_focus
        lead, room = self._lead(choice), max(4, width - len(_POINTER) - self._widest_lead)
        text = self.text_of(choice, room)
        if at:
            lead, text = lead.stylize("bold $heading"), text.stylize("bold $heading")
        lines = text.wrap(room) + (Content.styled(choice.under, "$quiet").wrap(room) if choice.under else [])
        first = Content.assemble(_POINTER if at else " " * len(_POINTER), lead)
        rest = Content(" " * first.cell_length)
        return [Content.assemble(rest if n else first, line) for n, line in enumerate(lines)]

    @property
    def _widest_lead(self) -> int:
        widest = max((cell_len(choice.lead) for choice in self.choices), default=0)
        return widest + _GAP if widest else 0

    def _lead(self, choice: Choice) -> Content:
        return Content.styled(choice.lead, "bold $mark").pad_right(self._widest_lead - cell_len(choice.lead))

    def _rows(self, width: int) -> Iterator[tuple[list[int], list[Content]]]:
        """Yield each row's choices and lines."""
        columns = self._columns(width)
        if columns == 1:
            for index in range(len(self.choices)):
                yield [index], self._lines_of(index, width)
            return
        cell = self._cell_width()
        for start in range(0, len(self.choices), columns):
            row = list(range(start, min(start + columns, len(self.choices))))
            cells = [self._lines_of(index, cell)[0] for index in row]
            yield row, [Content("").join(one.pad_right(cell - one.cell_length) for one in cells)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines all choices take."""
        return sum(len(lines) for _, lines in self._rows(width))

    def render(self) -> Content:
        """Draw all choices."""
        return Content("\n").join(line for _, lines in self._rows(self.content_size.width) for line in lines)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return what is selected, without the pointer and the space left for it."""
        drawn = self.render().plain.replace(_POINTER, " " * len(_POINTER))
        return "\n".join(line.strip() for line in selection.extract(drawn).split("\n")), "\n"

    def _region_of(self, index: int) -> Region:
        """Where a choice is, in the widget's content."""
        width, y = self.content_size.width, 0
        for row, lines in self._rows(width):
            if index in row:
                return Region(row.index(index) * self._cell_width(), y, self._cell_width(), len(lines))
            y += len(lines)
        return Region(0, 0, 1, 1)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the pointer is, on the screen."""
        return self.content_region.offset + self._region_of(self.pointer).offset

    # --- choosing -------------------------------------------------------------------------------------

    def action_move(self, rows: int, columns: int) -> None:
        """Move the pointer; past the edge, to what comes before or after this picker."""
        across = self._columns(self.content_size.width)
        if columns and across == 1:
            # In a list, left and right mean what they mean everywhere else.
            self.app.action_go_back() if columns < 0 else self.app.action_go_on()  # type: ignore[attr-defined]
            return
        self._move_to(
            self.pointer + rows * across + columns, 1 if rows + columns > 0 else -1, far=abs(rows) > 1
        )

    def action_edge(self, direction: int) -> None:
        """Move the pointer to the first or the last choice."""
        self._move_to(len(self.choices) - 1 if direction > 0 else 0, -direction, far=True)

    def _move_to(self, index: int, direction: int, *, far: bool) -> None:
        if far:
            index = max(0, min(index, len(self.choices) - 1))
        while 0 <= index < len(self.choices) and not self.choices[index].choosable:
            index += direction
        if 0 <= index < len(self.choices):
            self.pointer = index
            self.refresh()
            self.reveal()
        elif direction > 0:
            self._reach_edge(self.screen.focus_next)
        else:
            self._reach_edge(self.screen.focus_previous)

    def _reach_edge(self, move: object) -> None:
        if len(self.screen.focus_chain) > 1 and callable(move):
            move()
        else:
            self.reveal(edge=True)

    def reveal(self, *, edge: bool = False) -> None:
        """Scroll so that the pointer can be seen, with what stands above the first choice."""
        if not self.is_attached:  # closed again before it was drawn
            return
        first = next((n for n, choice in enumerate(self.choices) if choice.choosable), 0)
        if edge and self.pointer == first:
            self._body.scroll_home(animate=False)
        else:
            self._body.scroll_to_region(self._pointer_in_body(), animate=False, force=True)

    @property
    def _body(self) -> Widget:
        return self.screen.query_one("#body")

    def _pointer_in_body(self) -> Region:
        offset = self.content_region.offset - self._body.content_region.offset + self._body.scroll_offset
        return self._region_of(self.pointer).translate(offset)

    def _pointer_is_seen(self) -> bool:
        region, top = self._pointer_in_body(), self._body.scroll_offset.y
        return top <= region.y and region.bottom <= top + self._body.content_size.height

    def action_choose(self) -> None:
        """Choose what the pointer is at, or take it back. What cannot be seen is shown first, not chosen."""
        if not self.choices or not self.choices[self.pointer].choosable:
            return
        if not self._pointer_is_seen():
            self.reveal()
            return
        self.take(self.choices[self.pointer].id)

    def take(self, id: str) -> None:
        """Choose a choice, or take it back."""
        if self.mode == "do":
            self.post_message(self.Done(self, id))
            return
        self.chosen = self.chosen ^ {id} if self.mode == "any" else frozenset({id}) - self.chosen
        self.refresh()
        self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked. Whoever moved the mouse meanwhile selected text and chooses nothing."""
        event.prevent_default()  # Textual's own handler, called next, would select all after two quick ones
        offset = event.get_content_offset(self)
        if offset is None or self.text_selection:
            return
        for index, choice in enumerate(self.choices):
            if choice.choosable and self._region_of(index).contains_point(offset):
                self.pointer = index
                self.focus(scroll_visible=False)
                self._choose_clicked()
                return

    def _choose_clicked(self) -> None:
        """Choose what the pointer was put at, unless only the end of it could be seen."""
        if self._pointer_in_body().y < self._body.scroll_offset.y:
            self.reveal()
        else:
            self.take(self.choices[self.pointer].id)
