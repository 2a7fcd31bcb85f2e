"""What every screen shares: a line saying where one is, a body that scrolls, and the line of keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual._styles_cache import StylesCache
from textual._time import get_time
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from companion.flows.commands import BACK, CLOSE, FURTHER, HELP, KEYS, QUIT, RESOURCES, SUMMARY, Command
from companion.session import Session
from companion.tui.bookmark import Bookmark
from companion.tui.fitting import SMALLEST
from companion.tui.widgets.key_line import KeyLine
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.picker import Picker
from companion.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp
    from companion.tui.runner import Running

_TOO_SMALL = ("This window is very small. 40 by 12 reads better.", "This window is very small.", "Too small.")


class Room(Screen[None]):
    """A screen of the companion. What is in the column is a subclass's."""

    AUTO_FOCUS = ""
    """Each screen says itself what has the focus; Textual would give it to something else before that."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]

    passing = True
    """Whether opening another screen may take this one's place. Not if something is being written in it."""

    takes_letters = False
    """Whether letters are written here, and are no commands."""

    is_base = False
    """Whether this lies under everything else and is never closed."""

    lies_over = False
    """Whether this lies over a screen that would give its place to another."""

    said = ""
    """What was last said in the line at the top, if anything."""

    ready = False
    """Whether keys reach what they are meant for: not before the screen is laid out and has its focus."""

    ready_at = 0.0
    """The moment since which this is so."""

    stays = False
    """Whether it stays open under what its flow asks next."""

    running: Running | None = None
    """The flow that waits for this, or that this was opened for."""

    bookmark: Bookmark | None = None
    """Holds the line the person is at while the window changes, where there is a text to read."""

    def __init__(self, *, name: str | None = None) -> None:
        # Textual would see whether the window is narrow or short once the screen is drawn, and draw it again.
        width, height = self.app.size
        sizes = ((self.HORIZONTAL_BREAKPOINTS, width), (self.VERTICAL_BREAKPOINTS, height))
        classes = [max(mark for mark in marks if mark[0] <= there)[1] for marks, there in sizes]
        super().__init__(name=name, classes=" ".join(classes))

    def compose(self) -> ComposeResult:
        """Lay out the three parts."""
        yield TopLine(id="top")
        with VerticalScroll(id="body"), Vertical(id="column"):
            yield from self.compose_column()
        yield KeyLine()

    def compose_column(self) -> ComposeResult:
        """Yield what stands in the column."""
        yield from ()

    def commands(self) -> Sequence[Command]:
        """Return the commands for the key line."""
        further = [FURTHER] if self.is_more_below else []
        return (*further, BACK, HELP, RESOURCES, SUMMARY, KEYS, CLOSE, QUIT)

    @property
    def companion(self) -> CompanionApp:
        """The app, by its own type."""
        from companion.tui.app import CompanionApp

        assert isinstance(self.app, CompanionApp)
        return self.app

    @property
    def session(self) -> Session:
        """The sitting."""
        return self.companion.session

    @property
    def body(self) -> Widget:
        """The part that scrolls."""
        return self.query_one("#body")

    def top_line(self) -> str:
        """Return what the line at the top says."""
        return ""

    def top_lines(self) -> Sequence[str]:
        """Return what the line at the top says, in shorter and shorter forms."""
        return (self.top_line(),)

    def say(self, text: str = "") -> None:
        """Say something in the line at the top; nothing to say where one is."""
        self.said = text
        self._show_top()

    def _show_top(self) -> None:
        too_small = self.size.width < SMALLEST[0] or self.size.height < SMALLEST[1]
        for top in self.query(TopLine):  # none before the screen is laid out
            top.show(_TOO_SMALL if too_small else [self.said] if self.said else self.top_lines())

    def on_mount(self) -> None:
        """Say where one is, and let the keys scroll."""
        if not self.query(TopLine):
            return  # the program is being left
        self._show_top()
        self.watch(self.body, "show_vertical_scrollbar", self._show_keys)
        self.watch(self.body, "scroll_y", self._show_keys, init=False)
        if not self.is_base:  # which gives the focus to what it shows
            self.focus_on(next(iter(self.query(Picker)), None))
        self.opened()
        self.call_after_refresh(self._become_ready)

    def opened(self) -> None:
        """Do what a kind of screen needs once it is there.

        Not an ``on_mount`` of its own: Textual would call that before this one, and both.
        """

    def on_unmount(self) -> None:
        """Let go of what was drawn: Textual remembers a thousand widgets whole, and means their colours."""
        StylesCache.get_inner_outer.cache_clear()

    def _become_ready(self) -> None:
        self.ready, self.ready_at = True, get_time()

    def hold_place(self) -> None:
        """Keep the same words on top while the window changes."""
        if not self.query(Leaf):
            return  # the screen was closed before it was laid out
        self.bookmark = Bookmark(self.body, self.query_one(Leaf))
        self.bookmark.put(0)
        self.watch(self.body, "scroll_y", self.scrolled, init=False)

    def scrolled(self) -> None:
        """Note the line that is on top now."""
        if self.bookmark and self.bookmark.moved():
            self.place_moved(self.bookmark.anchor)

    def place_moved(self, anchor: int) -> None:
        """Do what is to be done when the person has scrolled."""

    def focus_on(self, picker: Picker | None) -> None:
        """Let the arrows move in a picker, or scroll where there is nothing to choose."""
        self.body.can_focus = picker is None
        self.set_focus(picker or self.body, scroll_visible=False)

    def _show_keys(self) -> None:
        for line in self.query(KeyLine):  # none if the screen was closed before it was laid out
            line.show([self.companion.own_key(command) for command in self.commands()])

    def on_resize(self) -> None:
        """Say so if the window has become too small, or is large enough again."""
        self._show_top()
        self.call_after_refresh(self._show_keys)
        self._show_place()

    def on_screen_resume(self) -> None:
        """Show the place again: the window may have changed while another screen lay over this one."""
        self._show_place()

    def _show_place(self) -> None:
        if self.bookmark:
            self.call_after_refresh(self.bookmark.show)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the text begins that can be seen now."""
        for leaf in self.query(Leaf):
            top = leaf.content_region.offset
            hidden = max(0, self.body.content_region.y - top.y)
            if leaf.blocks and hidden < leaf.content_size.height:
                return top + leaf.text_from(hidden)
        return self.body.content_region.offset if self.query("#body") else Offset(0, 0)

    @property
    def is_more_below(self) -> bool:
        """Whether there is more than is seen, further down."""
        return self.body.scroll_offset.y < self.body.max_scroll_y

    def scroll_on(self) -> bool:
        """Show what is further down, if there is more; say whether there was."""
        if not self.is_more_below:
            return False
        self.body.scroll_page_down(animate=False)
        return True

    def go_on(self) -> None:
        """Go further down; what goes on after that is a subclass's."""
        self.scroll_on()

    def go_back(self) -> None:
        """Go back to what is under this screen."""
        self.companion.action_close()

    def answer(self, answer: object) -> None:
        """Close, and let the flow that asked go on with the answer; None if there is none."""
        self.companion.runner.answer(self, answer)

    def abandon(self) -> None:
        """Let the flow that waits for this know that it was closed by something else."""
        self.companion.runner.abandon(self)

    def keep_unsent(self) -> bool:
        """Keep what is being written here as a draft; say whether there was anything."""
        return False
