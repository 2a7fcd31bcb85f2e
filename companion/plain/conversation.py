"""The core of the line-by-line interface: open layers, questions, commands, messages and the lock.

A question is repeated until a line answers it. A line that is a command is carried out first, and then the
question is asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Literal, TypeVar

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
from companion.messages import gettext as _
from companion.plain import parsing
from companion.plain.fitting import fitted
from companion.plain.layers import HIDDEN, LOCK, PAGE, Layer, SaysOtherwise
from companion.plain.line_input import read
from companion.plain.lock import ask_passphrase
from companion.plain.prompt import BACK, Ask, Prompt
from companion.plain.prompt_parts import print_blocks
from companion.plain.terminal.typed_line import Line
from companion.session import Session
from companion.views.block import block

T = TypeVar("T")

_SCREENFUL = 60
"""The number of empty lines that scroll earlier text out of sight on a terminal of unknown height."""
_DEEPEST = 12
"""The number of open layers above which a command replaces the layer on top."""
_MOMENT = 0.05
"""Seconds spent on checking the journal for damage before each question, until all of it is checked."""


class _CloseTo(Exception):
    """Raised to close layers, and then to run ``command`` if there is one.

    If ``layer`` is a form, everything on top of it closes. Otherwise ``layer`` closes as well.
    """

    def __init__(self, layer: Layer, command: Command | None = None) -> None:
        super().__init__()
        self.layer = layer
        self.command = command


class Conversation:
    """One session in the line-by-line interface. ``ui`` is the interface that flows run with."""

    ui: UI

    def __init__(self, session: Session, *, quotes: bool = True) -> None:
        self.session = session
        self.quotes = quotes
        """Whether unfinished text is printed again.

        Shell commands such as ``mood`` do not print it, for privacy.
        """
        self.failed = ""
        """The reason why the last attempt to keep something failed; empty if it succeeded."""
        self.has_gone_on = False
        """Whether the person has answered a question in this session, and so knows how to go on."""
        self.times_page_changed = 0
        self._layers: list[Layer] = []
        self._times_opened = 0
        self._begins = False
        """Whether a command has begun that has not opened a layer yet."""
        self._last_said = ""

    # --- open layers ----------------------------------------------------------------------------------

    @property
    def is_shut(self) -> bool:
        """Whether the lock is open and waits for the passphrase."""
        return any(layer.name == LOCK for layer in self._layers)

    @property
    def is_reading(self) -> bool:
        """Whether the page is open with nothing on top of it."""
        return self.on_top == PAGE

    @property
    def on_top(self) -> str:
        """The name of the layer on top; that of the page if there is none."""
        return self._layers[-1].name if self._layers else PAGE

    @property
    def view(self) -> ViewDialog | None:
        """The view on top; None if something else is on top."""
        return self._layers[-1].view if self._layers else None

    @property
    def is_filled_in(self) -> bool:
        """Whether the layer on top is a form."""
        return bool(self._layers) and self._layers[-1].is_form

    @contextmanager
    def open(self, layer: Layer) -> Iterator[Ask]:
        """Open a layer, and yield the function that asks questions in it.

        Raises:
            _CloseTo: if this is the first layer of a command, and one of the same name is already open.
        """
        begins, self._begins = self._begins, False
        same = next((other for other in self._layers if other.name == layer.name), None)
        if same and begins:
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
                self.notify(parsing.why_wrong(prompt))
            else:
                self._do(layer, command)

    def _line(self, layer: Layer, prompt: Prompt) -> Line:
        if layer.is_resumed:
            self.notify(layer.back)
        layer.is_resumed = False
        damage.read_through(self.ui, _MOMENT)
        self._last_said = ""  # the same message may be needed again after the person's answer
        try:
            return read(prompt, self._idle_limit, partial(_keep_unsent, prompt))
        except LockedError as error:
            self.notify(str(error))
            return Line("")

    @property
    def _idle_limit(self) -> float:
        """Seconds without a line after which the journal is locked; 0 for never."""
        vault = self.session.vault
        if vault.is_locked or not vault.has_passphrase:
            return 0
        return self.session.journey.choices.lock_after * 60.0

    def _do(self, layer: Layer, command: Command) -> None:
        """Run a command that was typed in place of an answer, and return to the question.

        Raises:
            SaysOtherwise: if the command changed the text above the question.
            _CloseTo: if the command replaces the layer.
        """
        times_opened, says = self._times_opened, layer.says and layer.says()
        if not parsing.does_something(self.ui, command, is_form=layer.is_form):
            self.notify(_("That does nothing here. Type a question mark to see what you can do."))
        elif command == QUIET:
            self.hide()
        elif command == AGAIN:
            self.times_page_changed += 1
        elif layer.is_transient and len(self._layers) > _DEEPEST:
            raise _CloseTo(layer, command)
        else:
            self.run(flow_of(command, self.ui), layer, command)
        if layer.says and layer.says() != says:
            raise SaysOtherwise
        layer.is_resumed = self._times_opened > times_opened

    def run(self, flow: Flow, layer: Layer | None = None, command: Command | None = None) -> None:
        """Run a flow, on top of ``layer`` if one is given, and any command that replaces the flow.

        ``command`` is the command that started the flow. If the flow opens a layer that is already open, that
        layer closes and the command runs anew.
        """
        while True:
            self._begins = command is not None
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
            self.notify_error(error)
        else:
            raise RuntimeError("line by line, every question is answered before the next one is asked")

    # --- messages -------------------------------------------------------------------------------------

    def keeps(self, act: Callable[[], T], *, words: bool = False) -> T | Literal[False]:
        """Keep something by calling ``act``; return its result, or False if it failed.

        A failure is reported. With ``words``, the message adds that the person's text is not lost.
        """
        try:
            done = act()
        except JournalError as error:
            self.failed = str(error)
            self.notify_error(error, _("Your words are still here.") if words else "")
            return False
        self.failed = ""
        return done

    def notify_error(self, error: JournalError, more: str = "") -> None:
        """Print why an action failed, followed by ``more``.

        If another window has changed the passphrase, ask for the new one.
        """
        self.notify(f"{error} {more}" if more else str(error))
        if isinstance(error, LockedError):
            self.lock()

    def notify(self, text: str) -> None:
        """Print a sentence about the last action, unless it was the last one printed."""
        if self.is_news(text):
            print(*fitted(text), sep="\n")
        self._last_said = text

    def is_news(self, text: str) -> bool:
        """Return whether a message is not empty and was not the last one printed."""
        return bool(text) and text != self._last_said

    def own(self, command: Command) -> Command:
        """Return a command with its custom key, if the person chose one."""
        return current_key(command, self.session.journey.choices.keys)

    @property
    def back_letter(self) -> str:
        """The letter that goes back."""
        return self.own(GO_BACK).letter

    # --- locking and hiding ---------------------------------------------------------------------------

    def hide(self) -> None:
        """Scroll earlier text out of sight, and lock the journal if it has a passphrase."""
        print("\n" * _SCREENFUL)
        if self._layers and self._layers[-1].name == HIDDEN:
            return
        if self.session.vault.has_passphrase or self.is_shut:
            self.lock()
            return
        with self.open(Layer(HIDDEN)) as ask:
            while ask(Prompt("$ ", is_text=True, is_blank=True)):
                pass

    def lock(self, *, first: bool = False) -> None:
        """Lock the journal, if it has a passphrase, and ask for the passphrase. Open layers stay open.

        ``first`` says whether the session begins with the lock.

        Raises:
            StartOver: if the session begins, or begins anew, after unlocking.
            Leave: if the person leaves.
        """
        if self.session.vault.has_passphrase and not self.is_shut:
            self.session.vault.lock()
            with self.open(Layer(LOCK)) as ask:
                help_ = _("For help now, type h and press Enter. You do not need the passphrase.")
                print_blocks([block("title", _("Your passphrase")), block("text", help_)])
                while command := ask_passphrase(self.ui, ask, first=first):
                    self.run(flow_of(command, self.ui))


def back_at(title: str) -> str:
    """Return the sentence for coming back to a layer with a title."""
    # Translators: said when something above this closes; {title} is a heading or a question.
    return _("You are back at: {title}").format(title=title)


def _keep_unsent(prompt: Prompt, line: str) -> None:
    """Save an unfinished line as a draft."""
    if prompt.draft and line and parsing.command_of(line, {}, prompt) is None:
        prompt.draft(line)
