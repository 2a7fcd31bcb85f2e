"""The page that is being read, and its options: those of a door, or whether to check in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from companion.flows.commands import CONTENTS, SIDE, Command
from companion.flows.dialogs import Choice
from companion.flows.reading import page
from companion.flows.reading.views import diagnostics
from companion.guide.diagnostics import GuideError
from companion.guide.model import Page, SteadyPage, TextPage
from companion.journal.errors import JournalError
from companion.journey import Here
from companion.messages import gettext as _
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.face import FacePart
from companion.tui.drawing.measures import SIDE_FROM, Measures
from companion.tui.drawing.parts import Part, ProgressPart, TextPart
from companion.views.block import Block


class ReadingDocument(Document):
    """The page at the person's place in the guide. There is only one, under everything else."""

    is_transient = False
    is_base = True
    top_target = CONTENTS.id

    def __init__(self, host: Host) -> None:
        super().__init__(host, "reading")
        self.more = False
        self.returning = not self.session.is_new
        self.here: Here | None = None
        self.face = FacePart(self.session.journey.guide.title.strip())
        self.text = TextPart()
        self.rows = ChoicePart((), "do", done=self._chosen)
        self.dots = ProgressPart()
        self._offered_at = 0.0

    def parts(self) -> Sequence[Part]:
        """The text and the options. In a short window the progress follows them."""
        return self.face, self.text, self.rows, self.dots

    @property
    def progress(self) -> Part | None:
        """The dots that mark the page within its step."""
        return self.dots if self.dots.dots else None

    def lay_out(self, measures: Measures) -> None:
        """Lay out the parts for a window."""
        self.dots.is_shown = not measures.is_tall
        self.face.is_shown = self._has_face
        self.text.gap = int(self.face.is_shown)
        super().lay_out(measures)

    def commands(self) -> Sequence[Command]:
        """The commands for the key line, with those of this page."""
        if self.here is None:
            return ()
        beside = (SIDE,) if self.measures.width >= SIDE_FROM and self.may_have_side else ()
        return (*page.commands(self.here, further=self.is_more_below), *beside)

    def begin(self) -> None:
        """Show the place that the journal has stored, after another journal was open."""
        self.here, self.returning = None, not self.session.is_new
        try:
            self.show()
        except GuideError as error:
            self._show(Here(self.session.journey.stop(), count=0), [page.broken()], ())
            self.host.runner.start(self.host.ui.show(diagnostics(error)))

    # --- what is shown --------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page that is shown; None if there is none here."""
        return self.here.page if self.here else None

    def claims(self) -> Sequence[str]:
        """Return the ids of the claims on the page."""
        return self.page.claims if isinstance(self.page, TextPage) else ()

    def page_claims(self) -> Sequence[str]:
        """Return the ids of the claims on the page."""
        return self.claims()

    def top_lines(self) -> Sequence[str]:
        """Return the names of the person's place in several forms, the longest first."""
        if self.here is None or self._has_face:  # which names the guide
            return ("",)
        return page.places(self.session, self.here, returning=self.returning)

    @property
    def _is_welcome(self) -> bool:
        return self.here is not None and self.here.stop.kind == "welcome"

    @property
    def _has_face(self) -> bool:
        return self._is_welcome and self.is_roomy

    def show(self) -> None:
        """Show the page at the current place.

        Raises:
            GuideError: if a file of the guide is broken. The page shown before stays.
        """
        here = self.session.journey.here()
        more = self.session.journey.choices.density == "full" if self._is_elsewhere(here) else self.more
        blocks = page.blocks(self.session, here, more=more)
        self._show(here, blocks, page.choices(self.session, here))
        self.more = more

    def _is_elsewhere(self, here: Here) -> bool:
        return self.here is None or (here.stop.id, here.index) != (self.here.stop.id, self.here.index)

    def _show(self, here: Here, blocks: Sequence[Block], choices: Sequence[Choice]) -> None:
        moved, self.here = self._is_elsewhere(here), here
        if choices != self.rows.choices or (choices and moved):
            self.rows.show(choices, at=page.at_first(here))
            # The welcome is the first page there is: nothing was shown before that a key could be meant for.
            self._offered_at = 0.0 if self._is_welcome else self.host.clock.now
        self.focus_on(self.rows if choices else None)
        self.text.show(blocks)
        self.dots.show(page.dots(here), page.page_number(here))
        self.notice = ""
        self.lay_out(self.measures)
        if moved:
            self.hold_place(self.text, here.scroll)
        self.draw()

    # --- what is done ---------------------------------------------------------------------------------

    def move_on(self, act: Callable[[], object]) -> None:
        """Call ``act``, which moves to another place, and show that place. If it cannot be shown, stay and
        say why.
        """
        try:
            self.move_to(act)
        except GuideError as error:
            self.host.runner.start(self.host.ui.show(diagnostics(error)))
        except JournalError as error:
            self.host.ui.notify_error(error)

    def move_to(self, act: Callable[[], object]) -> None:
        """Call ``act``, which moves to another place, and show that place.

        Raises:
            GuideError: if that place is broken. The page shown before stays.
            JournalError: if the move could not be kept. The page shown before stays.
        """
        self.returning = False
        before = self.session.journey
        try:
            act()
            self.show()
        except (GuideError, JournalError):
            self.session.return_to(before)
            raise
        self.host.debouncer.debounce("place", 0.1, self._keep_place)

    def _keep_place(self) -> None:
        self.host.ui.attempt(self.session.keep_place)

    def go_on(self) -> None:
        """Scroll down the page, or go to the next page from its end."""
        if self.scroll_on():
            return
        if self.here and self.here.waits:
            self.host.ui.notify(_(page.WAITS))
        else:
            self.move_on(lambda: self.session.go(self.session.journey.on()))

    def go_back(self) -> None:
        """Go to the previous page, or to what was open when this page was jumped to."""
        self.move_on(self.session.go_back)
        self.host.runner.come_back()

    def follow(self, target: str) -> None:
        """Go to a page of this step by its position, counted from 0."""
        self.move_on(lambda: self.session.go(self.session.journey.turn_to(int(target))))

    def resumed(self) -> None:
        """Point at the option to go on after an exercise, and on the welcome, because whoever presses the key
        again does not want another.
        """
        if isinstance(self.page, SteadyPage) or self._is_welcome:
            self.rows.point_at("on")

    def toggle_more(self) -> None:
        """Show or hide the longer explanation, or open the pages behind a gist."""
        if self.here and self.here.folded:
            self.move_on(lambda: self.session.go(self.session.journey.unfold()))
        elif isinstance(self.page, TextPage) and self.page.more:
            self.more = not self.more
            self.show()

    def place_moved(self, anchor: int) -> None:
        """Note how far the page is scrolled, and save the place soon."""
        self.session.journey = self.session.journey.scrolled(anchor)
        self.host.debouncer.debounce("place", 0.3, self._keep_place)

    def _chosen(self, id: str) -> None:
        """Start the flow of the option that was chosen."""
        if self.host.clock.pressed_at < self._offered_at:
            return  # the key was meant for the options shown before
        self.host.runner.start(page.follow_choice(self.host.ui, id))
        if id != "on":  # which is a key for going on, and may be pressed as fast as one likes
            self.host.clock.ignore_earlier_keys()  # a key pressed twice is not a second answer
