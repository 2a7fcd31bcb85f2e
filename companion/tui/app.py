"""The app: which key opens what. Nothing of the person's is decided here."""

from __future__ import annotations

from textual.widgets import TextArea

from companion.guide.model import SortPage, WritePage
from companion.sheets.support import EVERYTHING, Wanted
from companion.tui import choices, forms, menus, services, sheet_screens
from companion.tui.commands import bindings
from companion.tui.screens.options import OptionsScreen
from companion.tui.screens.quiet import QuietScreen
from companion.tui.screens.reading import ReadingScreen
from companion.tui.screens.room import Room
from companion.tui.screens.sheet import SheetScreen
from companion.tui.shell import NOT_KEPT, Shell


class CompanionApp(Shell):
    """The full-screen face of one sitting."""

    BINDINGS = bindings()

    def begin(self) -> None:
        """Say why nothing can be kept, or begin where the person chose to."""
        if self.session.problem:
            menus.problem(self)
        elif not self.session.vault.keeps:
            self.say(NOT_KEPT)
        elif not self.session.is_new:
            menus.come_back(self)

    def action_go_on(self) -> None:
        """Go on."""
        if isinstance(self.screen, Room):
            self.screen.go_on()

    def action_go_back(self) -> None:
        """Go back."""
        if isinstance(self.screen, Room):
            self.screen.go_back()

    def action_close(self) -> None:
        """Close what is open, keeping what was typed."""
        unsent = isinstance(self.screen, Room) and self.screen.keep_unsent()
        back = self.screen.back if isinstance(self.screen, OptionsScreen) else None
        self.close_top()
        if back:
            back()
        if unsent and isinstance(self.screen, Room):
            self.screen.say("What you began is still there.")

    def action_skip(self) -> None:
        """Leave the step for the next one."""
        if isinstance(self.screen, ReadingScreen):
            self.reading.move(lambda: self.session.go(self.session.journey.skip()))

    def action_more(self) -> None:
        """Show or hide the longer explanation."""
        if isinstance(self.screen, ReadingScreen):
            self.screen.toggle_more()

    def action_contents(self) -> None:
        """Open the contents."""
        menus.contents(self)

    def action_check_in(self) -> None:
        """Ask how it is."""
        forms.check_in(self)

    def action_diary(self) -> None:
        """Open past check-ins."""
        self.open_sheet(lambda: sheet_screens.diary(self.session))

    def action_write(self) -> None:
        """Open a page to write on: for what the page asks, or for anything."""
        page = self.reading.page if isinstance(self.screen, ReadingScreen) else None
        if isinstance(page, WritePage):
            forms.answer(self, page)
        elif isinstance(page, SortPage):
            forms.sort(self, page)
        else:
            forms.note(self)

    def open_exercise(self, id: str) -> None:
        """Open an exercise by its id."""
        forms.exercise(self, id)

    def action_ask(self) -> None:
        """Keep what the page is about as a question."""
        if not isinstance(self.screen, ReadingScreen):
            return
        self.told(self._ask)

    def _ask(self) -> None:
        if not self.session.keep_question():
            said = "There is nothing on this page to ask about."
        else:
            said = "Kept as a question. It is in the summary." if self.session.vault.keeps else NOT_KEPT
        self.reading.say(said)

    def action_evidence(self) -> None:
        """Open why, and where it comes from: of the sheet that is open, or of the page below it."""
        shown = self.screen.claims if isinstance(self.screen, SheetScreen) else None
        if shown is None and self.is_shut:
            return
        claims = self.reading.claims() if shown is None else shown
        self.open_sheet(lambda: sheet_screens.evidence(self.session, claims))

    def action_summary(self) -> None:
        """Open the summary."""
        self.open_sheet(lambda: sheet_screens.summary(self.session))

    def action_resources(self) -> None:
        """Open the resources."""
        self.open_resources()

    def open_resources(self, wanted: Wanted = EVERYTHING) -> None:
        """Open the resources, or some of them."""
        self.open_sheet(lambda: sheet_screens.resources(self.session, wanted))

    def action_help(self) -> None:
        """Open help now."""
        self.open_sheet(lambda: sheet_screens.help_now(self.session))

    def action_help_while_quiet(self) -> None:
        """Open help now over the empty screen; closing it leads back there."""

        def show() -> None:
            self.push_screen(sheet_screens.help_now(self.session))

        self.told(show)

    def action_about(self) -> None:
        """Open what is said about the guide, and about privacy."""
        self.open_sheet(lambda: sheet_screens.about(self.session))

    def action_country(self) -> None:
        """Choose another country for the services that are shown."""
        services.country(self)

    def action_filter(self) -> None:
        """Choose which services are shown."""
        services.which_services(self)

    def action_stop(self) -> None:
        """Offer to stop."""
        menus.stop(self)

    def action_choices(self) -> None:
        """Open the choices."""
        choices.choices(self)

    def action_keys(self) -> None:
        """Open the list of all keys."""
        self.open_sheet(sheet_screens.keys)

    def action_quit(self) -> None:  # type: ignore[override] # Textual's is a coroutine; ours asks first
        """Ask whether to leave."""
        menus.leave(self)

    def action_quit_now(self) -> None:
        """Leave at once, but after the letters that were typed before."""
        if isinstance(self.focused, TextArea):
            self.focused.call_later(self.leave)
        else:
            self.leave()

    def action_quiet(self) -> None:
        """Hide everything behind an empty screen, or show it again, after its passphrase if there is one."""
        if isinstance(self.screen, QuietScreen):
            self.pop_screen()
        else:
            self.hide()
