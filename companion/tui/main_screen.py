"""The only Textual screen of the app: the top line, the document and the key line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual._time import get_time
from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Offset, Region, Size
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip

from companion.flows.commands import COPY_ADDRESS, EARLIER, FILTER, KEEP, LATER, SPAN, WRITE, Command
from companion.tui.bindings import id_of
from companion.tui.documents.document import Document
from companion.tui.documents.quiet import PROMPT, QuietDocument
from companion.tui.drawing.styled_lines import Line, leading_to
from companion.tui.widgets.document_view import DocumentView
from companion.tui.widgets.key_line import KeyLine
from companion.tui.widgets.top_line import TopLine

_AT_MOST = 0.1
"""The maximum time in seconds for which a frame is held back, in case some work never ends."""


class MainScreen(Screen[None]):
    """The screen, which shows the document on top."""

    AUTO_FOCUS = ""
    BLANK = True
    BINDINGS = [
        Binding(one.keys, f"do('{name}')", show=False, id=id_of(one))
        for one, name in (
            (KEEP, "keep"),
            (SPAN, "span"),
            (EARLIER, "earlier"),
            (LATER, "later"),
            (FILTER, "only"),
            (COPY_ADDRESS, "address"),
            (WRITE, "write"),
        )
    ]
    BINDINGS += [Binding(digit, f"do('{digit}')", show=False) for digit in "123456789"]

    def __init__(self, show_top: Callable[[], object], own_key: Callable[[Command], Command]) -> None:
        super().__init__()
        self._css_update_count = 0  # otherwise Textual would apply the styles a second time
        self._show_top, self._own_key = show_top, own_key
        self.is_there = False
        self._held_since = 0.0
        """The time since when a frame has been held back; 0 if none is."""
        self._shown_for = Size(0, 0)
        """The size of the window for which the document was last laid out."""
        self.top_line, self.view, self.key_line = TopLine(), DocumentView(), KeyLine()

    @property
    def is_current(self) -> bool:
        """Whether Textual may draw the screen. It may not before all parts are there, or it would draw three
        times.
        """
        return self.is_there and super().is_current

    def compose(self) -> ComposeResult:
        """Lay out the three parts."""
        yield self.top_line
        yield self.view
        yield self.key_line

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the background, where none of the three parts is."""
        paper = super().render_lines(crop)[:1]
        for one in self.get_line_filters():
            paper = [strip.apply_filter(one, self.background_colors[1]) for strip in paper]
        return paper * crop.height

    def show(self, document: Document) -> None:
        """Show a document, or draw it again."""
        self._shown_for = self.app.size
        self.lay_out(document)
        self._show_keys(document)
        self.view.show(document)

    def lay_out(self, document: Document) -> None:
        """Lay out the top line and the document. The key line comes later, because it depends on how much is
        visible.
        """
        width, height = self.app.size
        if isinstance(document, QuietDocument):
            prompt: Line = ((PROMPT, "$foreground"),)
            self.top_line.show([prompt], 0)
        else:
            target = "" if document.notice else document.top_target
            lines = [leading_to(line, target) for line in document.compose(width, height)]
            self.top_line.show(lines, document.measures.left)

    def _show_keys(self, document: Document) -> None:
        commands = [self._own_key(command) for command in document.commands()]
        self.key_line.show(commands, document.measures)

    def on_mount(self) -> None:
        """Show the document on top."""
        self._show_top()

    def on_resize(self) -> None:
        """Lay out the document for the new size."""
        if self.app.size != self._shown_for:
            self._show_top()
            self.view.show_cursor()

    @property
    def cursor_offset(self) -> Offset:
        """The position of the terminal's cursor, which braille displays and screen magnifiers follow."""
        if isinstance(self.view.shown, QuietDocument):
            return Offset(len(PROMPT), 0)
        field = self.view.field
        at = field.cursor_screen_offset if field and field.has_focus else self.view.cursor_screen_offset
        seen = self.view.region
        x, y = at
        return Offset(min(max(x, seen.x), seen.right - 1), min(max(y, seen.y), seen.bottom - 1))

    # --- drawing --------------------------------------------------------------------------------------

    def _on_timer_update(self) -> None:
        """Draw only when everything that a key has caused is done, so that the answer to a key is one whole
        frame.
        """
        self._held_since = self._held_since or get_time()
        if self._is_at_rest or get_time() - self._held_since > _AT_MOST:
            self._held_since = 0.0
            super()._on_timer_update()
        else:
            self._update_timer.pause()
            asyncio.get_running_loop().call_soon(self._draw_if_due)

    def _draw_if_due(self) -> None:
        """Try to draw again. A message would not do, because keys would have to wait for it."""
        try:
            if self._held_since:
                self._on_timer_update()
        except Exception as error:
            self.app._handle_exception(error)

    @property
    def _is_at_rest(self) -> bool:
        """Whether no part has anything left to do that may change the frame."""
        parts = (self, self.top_line, self.key_line, self.view, self.view.field)
        return all(_waits(part) for part in parts if part is not None)

    # --- keys that only some documents have -----------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a key of some documents works on this one."""
        return action != "do" or bool(self.view.shown and parameters[0] in self.view.shown.acts)

    def action_do(self, name: str) -> None:
        """Call the action of a key on the document that is shown."""
        self.view.take_over()
        if self.view.shown:
            self.view.shown.acts[name]()


def _waits(part: MessagePump) -> bool:
    """Return whether a widget has handled all of its messages and is waiting for more."""
    ready: asyncio.Event = part._message_queue.ready_event
    return bool(ready._waiters) and not ready.is_set() and not part._pending_message
