"""The line-by-line face of one sitting: it says what is open, and reads one line after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from companion import keeping
from companion.flows import menus
from companion.flows import page as pages
from companion.flows.commands import BACK as GO_BACK
from companion.flows.commands import Command
from companion.flows.face import Diary, HowItIs, Menu, Opened, Several, Writing
from companion.flows.keys import own_key
from companion.flows.looks import PLAIN
from companion.flows.sheets import mistakes
from companion.guide.mistakes import GuideError
from companion.guide.model import Exercise, Page, SortPage, TextPage
from companion.journal.errors import JournalError, LockedError
from companion.plain import check_in, diary, locks, sorting, steady, talks, words
from companion.plain import writing as texts
from companion.plain.pile import HIDDEN, LOCK, PAGE, Layer, Pile
from companion.plain.printing import fitted
from companion.plain.prompt import Talk
from companion.plain.turns import Turns
from companion.session import Session

_SCREENFUL = 60
"""Lines that push what was said out of sight, on a terminal that nothing is known of."""


class PlainFace:
    """The line-by-line face of one sitting."""

    def __init__(self, session: Session, *, has_screen: bool = False, quotes: bool = True) -> None:
        self.session = session
        self.quotes = quotes
        """Whether the words of a draft are said again: not by a command in which nobody asked for them."""
        self.failed = ""
        """Why the last thing that was to be kept was not; empty if it was."""
        self.more = session.journey.choices.density == "full"
        """Whether the longer explanation is said."""
        self.returning = not session.is_new
        self.place_told = ""
        """The place that was said last; it is said again only when it is another."""
        self._has_screen = has_screen
        self._pile = Pile()
        self.turns = Turns(self, self._pile)
        self._last_said = ""
        self._status: int | None = None

    def run(self) -> int | None:
        """Go on until the person leaves; return the exit status, or None to go on on the full screen."""
        if self.session.is_locked:
            self.lock(first=True)
        else:
            menus.begin(self)
        return self.until_over()

    def until_over(self) -> int | None:
        """Go on until the person leaves, or the input ends."""
        self.turns.until_over()
        return self._status

    def only(self, act: Callable[[], None]) -> None:
        """Do one thing, and nothing after it.

        Raises:
            EOFError: if the input ended before it was done.
        """
        act()
        self.turns.until_closed()

    # --- what is open ---------------------------------------------------------------------------------

    @property
    def is_shut(self) -> bool:
        """Whether the journal is locked, and asks for its passphrase."""
        return self._pile.holds(LOCK)

    @property
    def is_reading(self) -> bool:
        """Whether nothing lies over the page."""
        return self._pile.top is None or self._pile.top.name == PAGE

    @property
    def page(self) -> Page | None:
        """The page that is being read, or lies under what is open."""
        return self.session.journey.here().page

    @property
    def page_claims(self) -> Sequence[str]:
        """The ids of the claims on that page."""
        return self.page.claims if isinstance(self.page, TextPage) else ()

    @property
    def opened(self) -> Opened | None:
        """The sheet that is open, if one is on top."""
        return self._pile.top.opened if self._pile.top else None

    # --- opening --------------------------------------------------------------------------------------

    def ask(self, menu: Menu) -> None:
        """Offer something to choose."""
        self._open(menu.name, talks.menu(self, menu), menu.title)

    def ask_several(self, several: Several) -> None:
        """Offer things of which any may be chosen."""
        self._open(several.name, talks.several(self, several), several.title)

    def write(self, writing: Writing) -> None:
        """Ask for a text."""
        self._open(writing.name, texts.writing(self, writing), writing.ask, is_form=True)

    def show(self, sheet: Opened) -> None:
        """Say a sheet."""
        self._pile.open(Layer(sheet.name, talks.sheet(self, sheet), talks.name_of(sheet), opened=sheet))

    def show_diary(self, shown: Diary) -> None:
        """Say the diary."""
        diary.show(self, shown)

    def ask_how_it_is(self, asked: HowItIs) -> None:
        """Check in, or put a check-in right."""
        title = "how it is right now" if asked.is_new else "how it was"
        self._open("check_in", check_in.check_in(self, asked), title, is_form=True)

    def sort(self, page: SortPage, then: Callable[[], None]) -> None:
        """Ask where things belong."""
        self._open("sorting", sorting.sorting(self, page, then), page.title.strip(), is_form=True)

    def exercise(self, exercise: Exercise, write: Callable[[], None]) -> None:
        """Lead through an exercise."""
        self._open("steady", steady.exercise(self, exercise, write), exercise.title.strip())

    def passphrase(self, wanted: str, then: Callable[[bool], None], back: Callable[[], None]) -> None:
        """Set, change or remove the passphrase."""
        self._open("passphrase", locks.change(self, wanted, then, back), "the passphrase", is_form=True)

    def show_keys(self) -> None:
        """Say what can be typed here."""
        top = self._pile.top
        commands = words.commands_here(self, is_form=bool(top and top.is_form))
        self._open("keys", talks.keys(self, commands), "")

    def _open(self, name: str, talk: Talk, title: str, *, is_form: bool = False) -> None:
        self._pile.open(Layer(name, talk, title, is_form))

    def back_to_page(self) -> None:
        """Close all that is open over the page. What was written there is a draft already."""
        self._pile.close_all()

    # --- telling --------------------------------------------------------------------------------------

    def told(self, act: Callable[[], object]) -> bool:
        """Do something; if the guide is broken or the journal cannot be written, say so and stay."""
        try:
            act()
        except GuideError as error:
            self.show(mistakes(error))
            return False
        except JournalError as error:
            self._say_error(error)
            return False
        return True

    def keeps(self, act: Callable[[], object], *, words: bool = False) -> bool:
        """Keep something; if that fails say so, and that the ``words`` are still there if some are."""
        try:
            act()
        except JournalError as error:
            self.failed = str(error)
            self._say_error(error, " Your words are still here." if words else "")
            return False
        self.failed = ""
        return True

    def _say_error(self, error: JournalError, more: str = "") -> None:
        self.say(f"{error}{more}")
        if isinstance(error, LockedError):  # another window has changed the passphrase
            self.lock()

    def say(self, text: str) -> None:
        """Say a sentence about what was just done, and not twice."""
        if self.is_news(text):
            print(*fitted(text), sep="\n")
        self._last_said = text

    def forget_last_said(self) -> None:
        """Let the same be said again: the person has had a turn since."""
        self._last_said = ""

    def is_news(self, text: str) -> bool:
        """Whether there is something to say, and it was not said just now."""
        return bool(text) and text != self._last_said

    # --- going ----------------------------------------------------------------------------------------

    def move(self, act: Callable[[], None]) -> None:
        """Do something that leads elsewhere in the guide, and say where."""
        before = self.session.journey.place

        def act_and_look() -> None:
            act()
            here = self.session.journey.here()
            pages.choices(self.session, here), pages.blocks(self.session, here, more=False)

        if self.told(act_and_look):
            self.returning = False
            self.more = self.session.journey.choices.density == "full"
            self.show_page()
            self.told(self.session.keep_place)
        else:
            self.session.stay(before)

    def show_page(self) -> None:
        """Say the page anew, as it reads now, once nothing lies over it."""
        self._pile.layers = [layer for layer in self._pile.layers if layer.name != PAGE]
        self.turns.aloud = True

    def begin_page(self) -> None:
        """Say where the journal says the person is, after another was open."""
        self.returning, self.place_told = not self.session.is_new, ""
        self.show_page()

    def toggle_more(self) -> None:
        """Say the longer explanation or leave it out, or open the pages behind a gist."""
        here = self.session.journey.here()
        if here.folded:
            self.move(lambda: self.session.go(self.session.journey.unfold()))
        elif isinstance(here.page, TextPage) and here.page.more:
            self.more = not self.more
            self.show_page()

    def own(self, command: Command) -> Command:
        """Return a command with the person's own key."""
        return own_key(command, self.session.journey.choices.keys)

    @property
    def back_letter(self) -> str:
        """What leads back."""
        return self.own(GO_BACK).letter

    # --- the journal ----------------------------------------------------------------------------------

    def take_effect(self) -> None:
        """Nothing has to be done: each line looks at what was chosen."""

    def change_face(self, name: str) -> bool:
        """Go on on the full screen, where that was chosen and there is one."""
        if name == PLAIN:
            return False
        if not self._has_screen:
            self.say("That is kept. The full screen opens where the terminal can show it.")
            return False
        self.turns.is_over = True
        return True

    def lock(self, *, first: bool = False) -> None:
        """Lock the journal, if it has a passphrase, and ask for it. What is open waits."""
        if self.session.vault.has_passphrase and not self.is_shut:
            self.session.vault.lock()
            self._open(LOCK, locks.lock(self, first=first), "")

    def hide(self) -> None:
        """Push out of sight what was said, and lock the journal if it has a passphrase."""
        print("\n" * _SCREENFUL)
        self.lock()
        if not self.is_shut:
            self._open(HIDDEN, talks.nothing(), "")

    def go_in(self, *, begins: bool) -> None:
        """Go on once the journal is unlocked: from the beginning of the sitting, or where it was locked."""
        if begins:
            self._pile.close_all()
            self.begin_page()
            menus.begin(self)

    def put_back_copy(self) -> None:
        """Put the copy in the place of a damaged journal, and begin with it."""
        if self.told(lambda: keeping.put_back_copy(self.session)) and self.session.is_locked:
            self.lock(first=True)
        else:
            self.go_in(begins=True)

    def leave(self, status: int = 0) -> None:
        """Leave. What was typed is a draft already, and the place is kept."""
        if not self.session.is_locked:
            self.told(self.session.keep_place)
        self._status, self.turns.is_over = status, True
