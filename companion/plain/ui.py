"""The line-by-line interface of one session: the page, the flows that run on it, and moving between pages."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from companion.flows.commands import EVERY, UNDO
from companion.flows.dialogs import Choice
from companion.flows.flow_loader import flow_of
from companion.flows.reading import page as pages
from companion.flows.reading.beginning import begin
from companion.flows.reading.views import diagnostics
from companion.flows.settings.appearance import PLAIN
from companion.flows.ui import UI, Elsewhere, Flow, Leave, StartOver
from companion.guide.diagnostics import GuideError
from companion.guide.model import Page, TextPage
from companion.journal.errors import JournalError
from companion.journey import Here
from companion.messages import N_
from companion.messages import gettext as _
from companion.plain import diary, forms, menus, parsing, passphrases, writing
from companion.plain.conversation import Conversation
from companion.plain.fitting import fitted
from companion.plain.layers import PAGE, Layer, SaysOtherwise
from companion.plain.line_input import held
from companion.plain.parsing import in_words
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.prompt_parts import print_lines, under
from companion.plain.speech import in_turns
from companion.session import Session
from companion.views.block import Block, block

_FARTHEST = 8
"""The number of flows that can wait at the same time until the person goes back. Each waits inside another.
"""

# Translators: the letters are typed as they are, here and wherever h is help now.
_WELCOME = N_(
    "Line by line. Type a letter or a number, then press Enter."
    " h is help now, r is resources, s is the summary."
)


class PlainUI(Conversation):
    """The line-by-line implementation of the ``UI`` protocol for one session.

    ``has_screen`` says whether the person can switch to the full screen.
    """

    def __init__(self, session: Session, *, has_screen: bool = False, quotes: bool = True) -> None:
        super().__init__(session, quotes=quotes)
        self.ui: UI = self
        self._has_screen = has_screen
        self._visits = 0
        """The number of flows that wait until the person goes back from a page."""
        self._page_said = -1
        """The value of ``times_page_changed`` when the page was last printed."""
        self._begin_page()

    # --- one session ----------------------------------------------------------------------------------

    def sit(self) -> int | None:
        """Run the session until the person leaves; return the exit status, or None to switch to the full
        screen.
        """
        _end_at_signals()
        print(*fitted(_(_WELCOME)), sep="\n")
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
        """Run a single flow without a session around it.

        Raises:
            EOFError: if the input ended before the flow did.
        """
        with held(), suppress(Elsewhere, Leave, StartOver):
            self.run(flow)

    def _from(self, flow: Flow | None) -> None:
        while True:
            try:
                if flow:
                    begun, flow = flow, None
                    self.run(begun)
                self._turn()
            except SaysOtherwise:
                continue
            except _Farther as farther:
                self.move(farther.act)
            except Elsewhere as other:
                self._begin_page()
                flow = other.then
            except StartOver:
                flow = self._start()

    def _start(self) -> Flow:
        """Return the flow that begins the session, after unlocking the journal."""
        if self.session.is_locked:
            try:
                self.lock(first=True)
            except StartOver:
                return self._start()
        self._begin_page()
        return begin(self)

    def _begin_page(self) -> None:
        """Prepare to print the page at the place the journal holds."""
        self._more = self.session.journey.choices.density == "full"
        """Whether the longer explanation is printed."""
        self._returning = not self.session.is_new
        """Whether the person has just come back to this place, which the page then says."""
        self._place_told = ""
        self.show_page()

    def _keep_place(self) -> None:
        if not self.session.is_locked:
            self.attempt(self.session.keep_place)

    # --- the page -------------------------------------------------------------------------------------

    def _turn(self) -> None:
        """Print the page if it has changed, and carry out the answer to its question."""
        session = self.session
        aloud, self._page_said = self._page_said != self.times_page_changed, self.times_page_changed
        try:
            here = session.journey.here()
            offered = pages.choices(session, here)
            said = pages.blocks(session, here, more=self._more)
        except GuideError:
            here = Here(session.journey.stop(), count=0)
            offered, said = (), [pages.broken()]
        layer = Layer(
            PAGE, _("You are back on the page."), says=lambda: self.times_page_changed, is_resumed=not aloud
        )
        with self.open(layer) as ask:
            turns = list(in_turns(under([*self._where(here), *said], offered))) if aloud else []
            answer = self._said(turns, ask) or self._answer(ask, here, offered)
        if answer == BACK:
            self.move(session.go_back)
        elif answer:
            self.run(pages.follow_choice(self, offered[int(answer) - 1].id))
        else:
            self.move(lambda: session.go(session.journey.on()))

    def _said(self, turns: Sequence[list[str]], ask: Ask) -> str:
        """Print a page; return ``BACK`` if the person goes back before its end."""
        for number, lines in enumerate(turns, start=1):
            print_lines(lines)
            if number < len(turns) and ask(Prompt(menus.more(self))) == BACK:
                return BACK
        return ""

    def _answer(self, ask: Ask, here: Here, offered: Sequence[Choice]) -> str:
        """Ask the question of the page; return the number of an option, ``BACK``, or nothing to go on."""
        while True:
            answer = ask(Prompt(self._question(here, offered), [row.label for row in offered]))
            if answer or not (here.waits or here.stop.kind == "end"):
                return answer
            self.notify(_(pages.WAITS) if here.waits else _("This is the last page."))

    def _where(self, here: Here) -> list[Block]:
        """Return the person's place, if it is new, and the number of the page."""
        place = pages.place(self.session, here, returning=self._returning)
        said = [place] if place != self._place_told else []
        self._place_told = place
        number = _("Page {number} of {count}.").format(number=here.index + 1, count=here.count)
        said += [number] if here.count > 1 else []
        return [block("line", line) for line in said]

    def _question(self, here: Here, offered: Sequence[Choice]) -> str:
        short, is_short = "", self.has_gone_on
        if here.stop.kind == "end":
            is_short, long = False, _("{letter} goes back; a question mark shows all you can type:")
        elif here.waits:
            short = _("A number from 1 to {last}:")
            long = _("A number from 1 to {last}; a question mark shows all you can type:")
        elif offered:
            short = _("A number, or Enter to go on:")
            long = _("A number, or Enter to go on; a question mark shows all you can type:")
        else:
            short = _("Enter goes on:")
            long = _("Enter goes on; a question mark shows all you can type:")
        asks = short if is_short else long
        return asks.format(letter=in_words(self.back_letter), last=len(offered))

    @property
    def has_side(self) -> bool:
        """Whether there is room for a column beside the page. There is none line by line."""
        return False

    @property
    def page(self) -> Page | None:
        """The page that is being read, even if something is open on top of it; None outside a step."""
        return self.session.journey.here().page

    @property
    def page_claims(self) -> Sequence[str]:
        """The ids of the claims on the current page."""
        return self.page.claims if isinstance(self.page, TextPage) else ()

    def move(self, act: Callable[[], object]) -> None:
        """Go to another place in the guide. If that place is broken, stay here and report the error."""
        before = self.session.journey
        try:
            act()
            here = self.session.journey.here()
            pages.choices(self.session, here)
            pages.blocks(self.session, here, more=False)
        except GuideError as error:
            self.session.return_to(before)
            self.run(self.show(diagnostics(error)))
        except JournalError as error:
            self.session.return_to(before)
            self.notify_error(error)
        else:
            self._returning = False
            self._more = self.session.journey.choices.density == "full"
            self.show_page()
            self.attempt(self.session.keep_place)

    async def visit(self, act: Callable[[], object], *, more: bool = False) -> None:
        """Go to another place in the guide; return once the person has gone back from there.

        Raises:
            _Farther: if too many pages wait for that. They are then forgotten.
        """
        act = partial(self.session.jump, act)
        if self._visits == _FARTHEST:
            raise _Farther(act)
        before, layers = self.times_page_changed, self._layers
        self.move(act)
        jumps = len(self.session.journey.visit.jumps)
        if self.times_page_changed == before:
            return
        if more:
            self.toggle_more()
        self._layers, self._visits = [], self._visits + 1
        try:
            while len(self.session.journey.visit.jumps) >= jumps:
                with suppress(SaysOtherwise):
                    self._turn()
        finally:
            self._layers, self._visits = layers, self._visits - 1

    def show_page(self) -> None:
        """Print the page again, with its current content, once nothing is open on top of it."""
        self.times_page_changed += 1

    def toggle_more(self) -> None:
        """Print or omit the longer explanation, or open the full pages of a step that is shown in brief."""
        here = self.session.journey.here()
        if here.folded:
            self.move(lambda: self.session.go(self.session.journey.unfold()))
        elif isinstance(here.page, TextPage) and here.page.more:
            self._more = not self._more
            self.show_page()

    @property
    def how_to_undo(self) -> str:
        """A sentence with the word that undoes what was just kept."""
        return _("To change or discard the check-in, type {word}.").format(word=UNDO.name)

    # --- asking ---------------------------------------------------------------------------------------

    choose = menus.choose
    find = menus.find
    choose_several = menus.choose_several
    write = writing.write
    check_in = forms.check_in
    sort = forms.sort
    exercise = menus.exercise
    ask_passphrases = passphrases.ask
    show = menus.show
    show_diary = diary.show

    def acts(self) -> Sequence[Choice]:
        """Return the commands that do something here."""
        commands = parsing.commands_here(self, is_form=self.is_filled_in)
        return [Choice(one.id, one.label, one.about) for one in commands if one.run]

    async def act(self, id: str) -> None:
        """Run a command as if its letter had been typed."""
        await flow_of(next(one for one in EVERY if one.id == id), self)

    async def show_keys(self) -> None:
        """Print the letters and words that run commands here."""
        menus.show_keys(self, parsing.commands_here(self, is_form=self.is_filled_in))

    # --- results --------------------------------------------------------------------------------------

    def attempt(self, act: Callable[[], object]) -> bool:
        """Change the journal; return whether that succeeded. If the journal cannot be written, report it."""
        return self.keeps(act) is not False

    def apply_choices(self) -> None:
        """Do nothing: choices are read again for each line."""

    def change_interface(self, name: str) -> bool:
        """Switch to the full screen, if that was chosen and is possible; otherwise return False.

        Raises:
            _GoOnOnScreen: to end the session in this interface.
        """
        if name == PLAIN:
            return False
        if not self._has_screen:
            self.notify(
                _("Kept. This terminal cannot show the full screen, so the program stays line by line.")
            )
            return False
        raise _GoOnOnScreen


class _Farther(Exception):
    """Raised to close everything that is open, and to call ``act``, which moves to another place."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self.act = act


class _GoOnOnScreen(Exception):
    """Raised to switch to the full screen."""


def _end_at_signals() -> None:
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # SIGHUP does not exist on Windows
        if number and signal.getsignal(number) != signal.SIG_IGN:  # under nohup, SIGHUP is ignored
            signal.signal(number, _end)


def _end(number: int, _frame: object) -> None:
    """End the program. Typed text is saved line by line, so nothing else has to be saved."""
    sys.exit(128 + number)
