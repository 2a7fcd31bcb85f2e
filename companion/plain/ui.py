"""The line-by-line interface of one sitting: it says what a flow asks, and reads one line after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from companion.flows import page as pages
from companion.flows.beginning import begin
from companion.flows.looks import PLAIN
from companion.flows.sheets import mistakes
from companion.flows.ui import (
    UI,
    Diary,
    Elsewhere,
    Flow,
    HowItIs,
    Leave,
    Menu,
    Said,
    Secrets,
    Several,
    Shown,
    Sorted,
    StartOver,
    Writing,
)
from companion.guide.mistakes import GuideError
from companion.guide.model import Exercise, Page, TextPage
from companion.journal.errors import JournalError
from companion.plain import check_in, diary, menus, secrets, sorting, steady, words, writing
from companion.plain.conversation import Conversation, SaysOtherwise
from companion.plain.lines import held
from companion.plain.page import Reader
from companion.session import Session


class PlainUI(Conversation):
    """The line-by-line interface of one sitting."""

    def __init__(self, session: Session, *, has_screen: bool = False, quotes: bool = True) -> None:
        super().__init__(session, quotes=quotes)
        self.ui: UI = self
        self._has_screen = has_screen
        self._reader = Reader(self)
        self._begin_page()

    # --- one sitting ----------------------------------------------------------------------------------

    def sit(self) -> int | None:
        """Go on until the person leaves; return the exit status, or None to go on on the full screen."""
        with held():
            try:
                self._from(self._start())
            except _GoOnOnScreen:
                return None
            except Leave:
                pass
            except EOFError:
                print()
            self._keep_place()
            return 0

    def only(self, flow: Flow) -> None:
        """Run one flow, and nothing after it.

        Raises:
            EOFError: if the input ended before it was done.
        """
        with held():
            try:
                self.run(flow)
            except Elsewhere as jump:
                self._jump(jump)
            except (Leave, StartOver):
                pass

    def _from(self, flow: Flow | None) -> None:
        while True:
            try:
                if flow:
                    begun, flow = flow, None
                    self.run(begun)
                self._turn()
            except SaysOtherwise:
                continue
            except Elsewhere as jump:
                self._jump(jump)
                flow = jump.then
            except StartOver:
                flow = self._start()

    def _start(self) -> Flow:
        """Return what the sitting begins with, once the journal is unlocked."""
        if self.session.is_locked:
            try:
                self.lock(first=True)
            except StartOver:
                return self._start()
        self._begin_page()
        return begin(self)

    def _turn(self) -> None:
        journey = self.session.journey
        match self._reader.turn():
            case "go on":
                self.move(lambda: self.session.go(journey.on()))
            case "go back":
                self.move(lambda: self.session.go(journey.back()))
            case chosen:
                self.run(pages.take(self, chosen))

    def _jump(self, jump: Elsewhere) -> None:
        if jump.act:
            self.move(jump.act)
        else:
            self._begin_page()

    def _begin_page(self) -> None:
        """Say where the journal says the person is, when it is the page's turn."""
        self._reader.more = self.session.journey.choices.density == "full"
        self._reader.returning, self._reader.place_told = not self.session.is_new, ""
        self._reader.say_again()

    def _keep_place(self) -> None:
        if not self.session.is_locked:
            self.attempt(self.session.keep_place)

    # --- the page -------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page that is being read, or lies under what is open."""
        return self.session.journey.here().page

    @property
    def page_claims(self) -> Sequence[str]:
        """The ids of the claims on that page."""
        return self.page.claims if isinstance(self.page, TextPage) else ()

    def move(self, act: Callable[[], object]) -> None:
        """Do something that leads elsewhere in the guide, and say where."""
        before = self.session.journey.place
        try:
            act()
            here = self.session.journey.here()
            pages.choices(self.session, here)
            pages.blocks(self.session, here, more=False)
        except GuideError as error:
            self.session.stay(before)
            self.run(self.show(mistakes(error)))
        except JournalError as error:
            self.session.stay(before)
            self.say_error(error)
        else:
            self._reader.returning = False
            self._reader.more = self.session.journey.choices.density == "full"
            self.show_page()
            self.attempt(self.session.keep_place)

    def show_page(self) -> None:
        """Say the page anew, as it reads now, once nothing lies over it."""
        self._reader.say_again()

    def toggle_more(self) -> None:
        """Say the longer explanation or leave it out, or open the pages behind a gist."""
        here = self.session.journey.here()
        if here.folded:
            self.move(lambda: self.session.go(self.session.journey.unfold()))
        elif isinstance(here.page, TextPage) and here.page.more:
            self._reader.more = not self._reader.more
            self.show_page()

    # --- asking ---------------------------------------------------------------------------------------

    async def choose(self, menu: Menu) -> str | None:
        """Offer something to choose; return its id."""
        return menus.choose(self, menu)

    async def choose_several(self, several: Several) -> None:
        """Offer things of which any may be chosen."""
        menus.choose_several(self, several)

    async def write(self, wanted: Writing) -> str | None:
        """Ask for a text; return it once it was accepted."""
        return writing.write(self, wanted)

    async def check_in(self, asked: HowItIs) -> Said | None:
        """Ask how it is; return what the answer does to the way on once it is kept."""
        return check_in.check_in(self, asked)

    async def sort(self, asked: Sorted) -> bool | None:
        """Ask where things belong; return True once that is kept."""
        return sorting.sort(self, asked)

    async def exercise(self, exercise: Exercise) -> bool | None:
        """Lead through an exercise; return True if the person wants to write what it leads to."""
        return steady.lead(self, exercise)

    async def ask_secrets(self, asked: Secrets) -> Sequence[Any] | None:
        """Ask for passphrases that nobody sees; return what each check made of its own."""
        return secrets.ask(self, asked)

    async def show(self, sheet: Shown) -> None:
        """Say a sheet."""
        menus.show(self, sheet)

    async def show_diary(self, shown: Diary) -> str | None:
        """Say the diary; return the id of an entry to open, in hex, or ``ONLY_SOME``."""
        return diary.show(self, shown)

    async def show_keys(self) -> None:
        """Say what can be typed here."""
        menus.show_keys(self, words.commands_here(self, is_form=self.is_filled_in))

    # --- what was done --------------------------------------------------------------------------------

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something to the journal; if it cannot be written, say so. Return whether it was done."""
        return self.keeps(act)

    def take_effect(self) -> None:
        """Nothing has to be done: each line looks at what was chosen."""

    def change_face(self, name: str) -> bool:
        """Go on on the full screen, where that was chosen and there is one."""
        if name == PLAIN:
            return False
        if not self._has_screen:
            self.say("That is kept. The full screen opens where the terminal can show it.")
            return False
        raise _GoOnOnScreen


class _GoOnOnScreen(Exception):
    """Raised where the person goes on on the full screen."""
