"""One sitting line by line: what is open, and reading lines until one is an answer to what is asked.

What else is typed is done meanwhile, and what was asked is asked again after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Literal, TypeVar

from msgspec import Struct

from companion.flows.commands import AGAIN, ON, QUIET, Command
from companion.flows.commands import BACK as GO_BACK
from companion.flows.dialogs import ViewDialog
from companion.flows.flow_loader import flow_of
from companion.flows.key_bindings import current_key
from companion.flows.reading.views import diagnostics
from companion.flows.settings import damage
from companion.flows.ui import UI, Flow
from companion.guide.diagnostics import GuideError
from companion.journal.errors import JournalError, LockedError
from companion.plain import parsing
from companion.plain.fitting import fitted
from companion.plain.line_input import read
from companion.plain.lock import ask_passphrase
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.prompt_parts import print_blocks
from companion.plain.terminal.typed_line import Line
from companion.session import Session
from companion.views.block import block

T = TypeVar("T")

_SCREENFUL = 60
"""Lines that push what was said out of sight, on a terminal that nothing is known of."""
_MOMENT = 0.05
"""Seconds that the journal is read through before each question, until that is done."""
PAGE, _LOCK, _HIDDEN = "reading", "lock", "quiet"
"""The page that lies under everything, the lock over it, and what hides both."""


class Layer(Struct, eq=False):
    """Something that is open."""

    name: str
    title: str = ""
    """What it is called where somebody comes back to it."""
    is_form: bool = False
    """Whether something is filled in there, so that letters may be the beginning of a word."""
    view: ViewDialog | None = None
    """The view, if it is one."""
    says: Callable[[], object] | None = None
    """Returns something that is another once it says something else than it did."""
    is_resumed: bool = False
    """Whether the person comes back to it from something else, which is said."""

    @property
    def passing(self) -> bool:
        """Whether another may take its place: not if something is written in it, or it lies under all."""
        return not self.is_form and self.name not in (PAGE, _LOCK)


class SaysOtherwise(Exception):
    """Raised where something is asked that says something else by now."""


class _CloseTo(Exception):
    """Raised to close all over a form that is open; or what else is open, too, and then to do a command."""

    def __init__(self, layer: Layer, command: Command | None = None) -> None:
        super().__init__()
        self.layer = layer
        self.command = command


class Conversation:
    """What is said and asked, one line after the other. ``ui`` is what flows are run with."""

    ui: UI

    def __init__(self, session: Session, *, quotes: bool = True) -> None:
        self.session = session
        self.quotes = quotes
        """Whether the words of a draft are said again: not by a command in which nobody asked for them."""
        self.failed = ""
        """Why the last thing that was to be kept was not; empty if it was."""
        self.has_gone_on = False
        """Whether the person knows by now how to go on."""
        self.times_page_changed = 0
        self._layers: list[Layer] = []
        self._times_opened = 0
        self._last_said = ""

    # --- what is open ---------------------------------------------------------------------------------

    @property
    def is_shut(self) -> bool:
        """Whether the journal is locked, and asks for its passphrase."""
        return any(layer.name == _LOCK for layer in self._layers)

    @property
    def is_reading(self) -> bool:
        """Whether nothing lies over the page."""
        return not self._layers or self._layers[-1].name == PAGE

    @property
    def view(self) -> ViewDialog | None:
        """The view that is open, if one is on top."""
        return self._layers[-1].view if self._layers else None

    @property
    def is_filled_in(self) -> bool:
        """Whether what is on top is a form."""
        return bool(self._layers) and self._layers[-1].is_form

    @contextmanager
    def open(self, layer: Layer) -> Iterator[Ask]:
        """Open something, and yield what asks in it. What is open already is not opened twice."""
        same = next((other for other in self._layers if other.name == layer.name), None)
        if same:
            raise _CloseTo(same)
        self._layers.append(layer)
        self._times_opened += 1
        try:
            yield partial(self._ask, layer)
        finally:
            self._layers.remove(layer)

    # --- asking ---------------------------------------------------------------------------------------

    def _ask(self, layer: Layer, prompt: Prompt) -> str:
        while True:
            line = self._line(layer, prompt)
            if not line.is_entered:
                _keep_unsent(prompt, line.text)
                self._do(layer, QUIET)
                continue
            command = parsing.command_of(line.text, self.session.journey.choices.keys, prompt)
            answer = parsing.answer_of(line.text, prompt) if command is None else None
            if command in (ON, GO_BACK):
                answer = BACK if command == GO_BACK else ""
            if answer is not None:
                self.has_gone_on = True
                return answer
            if command is None:
                self.say(parsing.why_wrong(prompt))
            else:
                self._do(layer, command)

    def _line(self, layer: Layer, prompt: Prompt) -> Line:
        if layer.is_resumed and layer.title:
            self.say(f"You are back at {layer.title}{'' if layer.title[-1] in '.?' else '.'}")
        layer.is_resumed = False
        damage.read_through(self.ui, _MOMENT)
        self._last_said = ""  # the same may be said again after the person's turn
        try:
            return read(prompt, self._idle_limit, partial(_keep_unsent, prompt))
        except LockedError as error:
            self.say(str(error))
            return Line("")

    @property
    def _idle_limit(self) -> float:
        """After how many seconds without a line the journal is locked; 0 for never."""
        vault = self.session.vault
        if vault.is_locked or not vault.has_passphrase:
            return 0
        return self.session.journey.choices.lock_after * 60.0

    def _do(self, layer: Layer, command: Command) -> None:
        """Do what a command is for, and come back to what was asked."""
        times_opened, says = self._times_opened, layer.says and layer.says()
        if not parsing.does_something(self.ui, command, is_form=layer.is_form):
            self.say("That does nothing here. A question mark lists what there is.")
        elif command == QUIET:
            self.hide()
        elif command == AGAIN:
            self.times_page_changed += 1
        elif layer.passing and not command.overlay:
            raise _CloseTo(layer, command)
        else:
            self.run(flow_of(command, self.ui), layer, command)
        if layer.says and layer.says() != says:
            raise SaysOtherwise
        layer.is_resumed = self._times_opened > times_opened

    def run(self, flow: Flow, layer: Layer | None = None, command: Command | None = None) -> None:
        """Run a flow, over something that is open, and what is done instead of it."""
        while True:
            try:
                self._run(flow)
                return
            except _CloseTo as closing:
                if closing.layer.is_form:
                    if closing.layer is not layer:
                        raise
                    return
                command = closing.command = closing.command or command
                if closing.layer in self._layers or command is None:
                    raise
                flow = flow_of(command, self.ui)

    def _run(self, flow: Flow) -> None:
        try:
            flow.send(None)
        except StopIteration:
            return
        except GuideError as error:
            self.run(self.ui.show(diagnostics(error)))
        except JournalError as error:
            self.say_error(error)
        else:
            raise RuntimeError("line by line, every question is answered before the next one is asked")

    # --- telling --------------------------------------------------------------------------------------

    def keeps(self, act: Callable[[], T], *, words: bool = False) -> T | Literal[False]:
        """Keep something, and return what that returns. If it fails, say so, and that the ``words`` are still
        there if some are; return False.
        """
        try:
            done = act()
        except JournalError as error:
            self.failed = str(error)
            self.say_error(error, " Your words are still here." if parsing else "")
            return False
        self.failed = ""
        return done

    def say_error(self, error: JournalError, more: str = "") -> None:
        """Say why something was not done; if another window has changed the passphrase, ask for it."""
        self.say(f"{error}{more}")
        if isinstance(error, LockedError):
            self.lock()

    def say(self, text: str) -> None:
        """Say a sentence about what was just done, and not twice."""
        if self.is_news(text):
            print(*fitted(text), sep="\n")
        self._last_said = text

    def is_news(self, text: str) -> bool:
        """Whether there is something to say, and it was not said just now."""
        return bool(text) and text != self._last_said

    def own(self, command: Command) -> Command:
        """Return a command with the person's own key."""
        return current_key(command, self.session.journey.choices.keys)

    @property
    def back_letter(self) -> str:
        """What leads back."""
        return self.own(GO_BACK).letter

    # --- locking and hiding ---------------------------------------------------------------------------

    def hide(self) -> None:
        """Push out of sight what was said, and lock the journal if it has a passphrase."""
        print("\n" * _SCREENFUL)
        if self._layers and self._layers[-1].name == _HIDDEN:
            return
        if self.session.vault.has_passphrase or self.is_shut:
            self.lock()
            return
        with self.open(Layer(_HIDDEN)) as ask:
            while ask(Prompt("$ ", is_text=True, is_blank=True)):
                pass

    def lock(self, *, first: bool = False) -> None:
        """Lock the journal, if it has a passphrase, and ask for it. What is open waits.

        Raises:
            StartOver: if the sitting begins after it.
        """
        if self.session.vault.has_passphrase and not self.is_shut:
            self.session.vault.lock()
            with self.open(Layer(_LOCK)) as ask:
                help_ = "Help can be read without it: h, then Enter."
                print_blocks([block("title", "Your passphrase"), block("text", help_)])
                while command := ask_passphrase(self.ui, ask, first=first):
                    self.run(flow_of(command, self.ui))


def _keep_unsent(prompt: Prompt, line: str) -> None:
    """Keep a line as a draft that was begun, and not ended as an answer."""
    if prompt.draft and line and parsing.command_of(line, {}, prompt) is None:
        prompt.draft(line)
