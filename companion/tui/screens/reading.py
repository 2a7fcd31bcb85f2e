"""The page somebody is reading, and the choices on it: a door's answers, or whether to check in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from companion.flows import page
from companion.flows.commands import Command
from companion.flows.sheets import mistakes
from companion.guide.mistakes import GuideError
from companion.guide.model import Page, SteadyPage, TextPage
from companion.journal.errors import JournalError
from companion.journey import Here
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.picker import Picker


class ReadingScreen(Room):
    """Shows where the journey is. There is one of these, under everything else."""

    passing = False
    is_base = True

    def __init__(self) -> None:
        super().__init__(name="reading")
        self._css_update_count = 0  # else Textual would read the styles it has just read once more
        self.more = False
        self.returning = not self.session.is_new
        self.here: Here | None = None

    def commands(self) -> Sequence[Command]:
        """Return the keys; those that only this page has are named on it."""
        return page.commands(self.here, further=self.is_more_below) if self.here else ()

    def compose_column(self) -> ComposeResult:
        """Yield the page, its choices, and where in the step it is."""
        yield Leaf()
        yield Picker((), "do")
        yield Static(id="dots", markup=False)

    def begin(self) -> None:
        """Show where the journal says that the person stopped, after another was open."""
        self.here, self.returning = None, not self.session.is_new
        self.show()

    def opened(self) -> None:
        """Show the page, at the line it was left at."""
        self.hold_place()
        self.show()

    # --- what is shown --------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page that is shown, if the stop has pages."""
        return self.here.page if self.here else None

    def claims(self) -> Sequence[str]:
        """Return the ids of the claims on the page."""
        return self.page.claims if isinstance(self.page, TextPage) else ()

    def top_line(self) -> str:
        """Say where the person is."""
        return self.top_lines()[0]

    def top_lines(self) -> Sequence[str]:
        """Say where the person is, with what is new about it: of the names, the last ones that fit."""
        if not self.here:
            return ("",)
        return page.places(self.session, self.here, returning=self.returning)

    def show(self) -> None:
        """Show where the journey is now."""
        here = self.session.journey.here()
        moved = self.here is None or (here.stop.id, here.index) != (self.here.stop.id, self.here.index)
        if moved:
            self.more = self.session.journey.choices.density == "full"
        blocks = page.blocks(
            self.session, here, more=self.more
        )  # may find a file of the guide broken, so it comes before anything shows
        self.here = here
        choices = page.choices(self.session, here)
        picker = self.query_one(Picker)
        picker.display = bool(choices)
        if choices != picker.choices or (choices and moved):
            picker.show(choices, at=page.AT_FIRST.get(here.stop.kind, ""))
        self.focus_on(picker if choices else None)
        self.query_one(Leaf).show(blocks)
        self.query_one("#dots", Static).update(Content(page.dots(here)))
        self._show_keys()
        self.call_after_refresh(self._show_keys)  # how far the page goes down is known once it is laid out
        self.say()
        if moved and self.bookmark:
            self.bookmark.put(here.scroll)

    # --- what is done ---------------------------------------------------------------------------------

    def move(self, act: Callable[[], object]) -> None:
        """Do something that leads elsewhere, and show where."""
        self.returning = False
        before = self.session.journey.place
        try:
            act()
            self.show()
        except GuideError as error:
            self.session.stay(before)
            self.companion.start(self.companion.show(mistakes(error)))
        except JournalError as error:
            self.session.stay(before)
            self.companion.say_error(error)
        else:
            self.companion.soon("place", 0.1, self.companion.keep_place)

    def go_on(self) -> None:
        """Go further down the page, then to the next one."""
        if self.scroll_on():
            return
        if self.here and self.here.stop.kind == "door":
            self.say(page.WAITS)
        else:
            self.move(lambda: self.session.go(self.session.journey.on()))

    def on_screen_resume(self) -> None:
        """After an exercise, point at the way on: whoever presses the key again wants no second one."""
        if isinstance(self.page, SteadyPage):
            picker = self.query_one(Picker)
            picker.show(picker.choices, at="on")

    def go_back(self) -> None:
        """Go to the page before."""
        self.move(lambda: self.session.go(self.session.journey.back()))

    def toggle_more(self) -> None:
        """Show or hide the longer explanation, or open the pages behind a gist."""
        if self.here and self.here.folded:
            self.move(lambda: self.session.go(self.session.journey.unfold()))
        elif isinstance(self.page, TextPage) and self.page.more:
            self.more = not self.more
            self.show()

    def place_moved(self, anchor: int) -> None:
        """Note where on the page the person is, and keep it soon."""
        self.session.journey = self.session.journey.scrolled(anchor)
        self.companion.soon("place", 0.3, self.companion.keep_place)

    @on(Picker.Done)
    def chosen(self, event: Picker.Done) -> None:
        """Do what the page offers, or go on without."""
        if not event.is_stale:
            self.companion.start(page.take(self.companion, event.id))
            self.companion.heed_only_later_keys()  # a key pressed twice is no second answer
