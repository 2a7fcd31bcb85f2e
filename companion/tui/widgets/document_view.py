"""The widget that draws a document and passes keys and clicks to it, without knowing its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.geometry import Offset
from textual.selection import Selection

from companion.tui.documents.document import Document
from companion.tui.drawing.measures import scroll_bar
from companion.tui.drawing.styled_lines import BLANK
from companion.tui.widgets.drawn import Drawn, Row

if TYPE_CHECKING:
    from textual.widget import AwaitMount

    from companion.tui.widgets.field import Field

_FAR = 8
"""The number of options by which Page Up and Page Down move the pointer."""
_NOTCH = 3
"""The number of lines by which one notch of the mouse wheel scrolls."""


class DocumentView(Drawn, can_focus=True):
    """Shows a document, with the text field laid over the field that has the focus."""

    BINDINGS = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("pageup", f"move(-{_FAR}, 0)", show=False),
        Binding("pagedown", f"move({_FAR}, 0)", show=False),
        Binding("space", "choose", show=False),
        Binding("enter", "enter", show=False),
        Binding("tab", "focus(1)", show=False),
        Binding("shift+tab", "focus(-1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="document")
        self.shown: Document | None = None
        self.field: Field | None = None
        self._mounting: AwaitMount | None = None
        self._is_dragged = False

    @property
    def allow_select(self) -> bool:
        """Whether text can be selected with the mouse here."""
        return self.shown is not None and self.shown.can_select

    # --- drawing --------------------------------------------------------------------------------------

    def show(self, document: Document) -> None:
        """Show a document, or draw it again."""
        if document is not self.shown:
            self.screen.clear_selection()
            if self.field and self.shown:
                self.field.let_go()
        self.shown = document
        self.place_field()
        self.refresh()

    def row(self, y: int) -> Row:
        """Return a visible line, with its cell of the scroll bar."""
        document = self.shown
        if document is None:
            return Row(BLANK, 0, y)
        if y >= document.measures.height:
            return Row(document.foot_line(y - document.measures.height), document.measures.left, y)
        number = y + document.top
        line = document.line(number) if number < document.height else BLANK
        bar = scroll_bar(document.measures.height, document.height, document.top)[y]
        return Row(line, document.measures.left, number, (bar,), document.beside(y) if document.side else ())

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text."""
        if (document := self.shown) is None:
            return None
        left = " " * document.measures.left
        return self.selected(selection, [f"{left}{document.selectable(n)}" for n in range(document.height)])

    @property
    def cursor_screen_offset(self) -> Offset:
        """The position of the pointer on the screen, or of the first visible text."""
        if (document := self.shown) is None:
            return self.region.offset
        x, line = document.cursor
        y = max(0, min(line - document.top, document.measures.height - 1))
        return self.region.offset + Offset(document.measures.left + x, y)

    # --- keys -----------------------------------------------------------------------------------------

    def action_move(self, rows: int, columns: int) -> None:
        """Move the pointer, or scroll. In a list, the left and right keys keep their general meaning."""
        if self.shown and not self.shown.move(rows, columns):
            self.app.action_go_back() if columns < 0 else self.app.action_go_on()  # type: ignore[attr-defined]

    def action_edge(self, direction: int) -> None:
        """Move to the beginning (-1) or the end (1)."""
        if self.shown:
            self.shown.move_to_edge(direction)

    def action_choose(self) -> None:
        """Choose what the pointer is at; if there is nothing to choose, go on."""
        if self.shown and not self.shown.choose():
            self.app.action_go_on()  # type: ignore[attr-defined]

    def action_enter(self) -> None:
        """Do what Enter does in the document; if that is nothing, go on."""
        if self.shown and not self.shown.enter():
            self.app.action_go_on()  # type: ignore[attr-defined]

    def action_focus(self, by: int) -> None:
        """Move the focus to the next choices or field, or to the previous ones (-1)."""
        if self.shown:
            self.shown.focus_next(by)

    # --- the mouse ------------------------------------------------------------------------------------

    def on_mouse_scroll_down(self) -> None:
        """Scroll down."""
        if self.shown:
            self.shown.scroll_to(self.shown.top + _NOTCH)

    def on_mouse_scroll_up(self) -> None:
        """Scroll up."""
        if self.shown:
            self.shown.scroll_to(self.shown.top - _NOTCH)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Start to drag the scroll bar."""
        if self._is_at_bar(event):
            self._is_dragged = True
            self.capture_mouse()
            self._drag(event.y)
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the scroll bar, or show what a click would choose."""
        if self._is_dragged:
            self._drag(event.y)
        elif document := self.shown:
            self._hover(*self._under(event, document))

    def on_leave(self) -> None:
        """Show no longer what a click would choose."""
        self._hover(-1, -1)

    def _under(self, event: events.MouseEvent, document: Document) -> tuple[int, int]:
        """Return the cell of the column and the line of the document under the mouse. No line is under it
        between the text and the key line.
        """
        line = event.y + document.top if event.y < document.measures.height else -1
        return event.x - document.measures.left, line

    def _hover(self, x: int, line: int) -> None:
        if self.shown and self.shown.hover(x, line):
            self.refresh()

    def on_mouse_up(self) -> None:
        """Stop dragging the scroll bar."""
        if self._is_dragged:
            self._is_dragged = False
            self.release_mouse()

    def _is_at_bar(self, event: events.MouseEvent) -> bool:
        return self.shown is not None and self.shown.last_top > 0 and event.x >= self.size.width - 1

    def _drag(self, y: int) -> None:
        if document := self.shown:
            room = max(1, document.measures.height - 1)
            document.scroll_to(round(max(0, min(y, room)) / room * document.last_top))

    async def on_click(self, event: events.Click) -> None:
        """Follow or choose what was clicked, unless the mouse was moved to select text."""
        event.prevent_default()  # otherwise Textual's own handler would select all text after a double click
        event.stop()
        document = self.shown
        if document and not self.text_selection and not self._is_at_bar(event):
            if target := self.target_at(event):
                await self.app.follow(target)  # type: ignore[attr-defined]
                return
            x, line = self._under(event, document)
            document.click(x, line)
            if self.field and self.field.part is document.field and document.pointed:
                self.field.call_after_refresh(self.field.point_at, x, line - document.pointed[0])

    # --- the field ------------------------------------------------------------------------------------

    def place_field(self) -> None:
        """Lay the text field over the document's field that has the focus, or hide it if none has."""
        document = self.shown
        part = document.field if document else None
        if part is None or document is None or document.pointed is None:
            if self.field and self.field.display:
                self.field.give_back()
                self.field.display = False
            if self.screen.focused is not self:
                self.screen.set_focus(self, scroll_visible=False)
            return
        if self.field is None:
            from companion.tui.widgets.field import Field  # slow to load, and seldom needed

            self.field = Field()
            self._mounting = self.mount(self.field)
        self.field.give_back()
        self.field.lie_over(document, part)
        first, lines = document.pointed
        measures = document.measures
        self.field.styles.offset = (measures.left, first - document.top)
        self.field.styles.width, self.field.styles.height = measures.column, lines
        self.field.display = True
        if self.screen.focused is not self.field:
            self.screen.set_focus(self.field, scroll_visible=False)
            self.field.wrap_at(measures.column)
            self.show_cursor()

    def take_over(self) -> None:
        """Copy what was typed from the text field into the document."""
        if self.field and self.field.display:
            self.field.give_back()

    async def type(self, event: events.Key | events.Paste) -> bool:
        """Type into the text field, or leave it; return False if the key does neither."""
        self.place_field()  # Textual takes the focus from a field that is not visible
        if self.field is None or not self.field.display:
            return False
        if self._mounting and not self.field.is_mounted:
            await self._mounting
        if isinstance(event, events.Paste):
            self.field.paste(event.text)
        elif not self.field.press(event):
            return False
        self.typed()
        return True

    def typed(self) -> None:
        """Make the field as long as its text, and scroll to the cursor."""
        field = self.field
        if field and field.part and field.part.text != field.text:
            field.give_back()
            field.part.changed()
            self.show_cursor()

    def on_text_area_selection_changed(self) -> None:
        """Scroll to the cursor."""
        self.show_cursor()

    def show_cursor(self) -> None:
        """Scroll the document until the cursor is visible."""
        document, field = self.shown, self.field
        if document is None or field is None or self.screen.focused is not field or not document.pointed:
            return
        first, lines = document.pointed
        row = field.wrapped_document.location_to_offset(field.cursor_location).y
        at = first + max(0, min(lines - 1, row))
        if at < document.top:
            document.scroll_to(at)
        elif at >= document.top + document.measures.height:
            document.scroll_to(at - document.measures.height + 1)
