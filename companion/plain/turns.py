"""Reads one line after the other, and lets what lies on top of all that is open go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.flows import by_name, damage
from companion.flows.commands import AGAIN, ON, QUIET, Command
from companion.flows.commands import BACK as GO_BACK
from companion.journal.errors import LockedError
from companion.plain import talks, words
from companion.plain.lines import Line, held
from companion.plain.pile import PAGE, Layer, Pile
from companion.plain.prompt import BACK, Prompt, read

if TYPE_CHECKING:
    from companion.plain.face import PlainFace


_MOMENT = 0.05
"""Seconds that the journal is read through before each question, until that is done."""


class Turns:
    """The turns of one sitting: the program asks, the person answers."""

    def __init__(self, face: PlainFace, pile: Pile) -> None:
        self._face = face
        self._pile = pile
        self.aloud = True
        """Whether the page is said when it is its turn again."""
        self.has_gone_on = False
        """Whether the person knows by now how to go on."""
        self.is_over = False
        self._came_back = False

    def until_over(self) -> None:
        """Go on until the person leaves, or the input ends."""
        with held():
            try:
                while not self.is_over:
                    self._go_on(self._pile.top or self._page())
            except EOFError:
                print()
                self._face.leave()

    def until_closed(self) -> None:
        """Go on until nothing is open any more but the page, which does not get its turn.

        Raises:
            EOFError: if the input ended before that.
        """
        with held():
            while self._pile.top and not self.is_over:
                self._go_on(self._pile.top)

    def _page(self) -> Layer:
        page = talks.page(self._face, aloud=self.aloud)
        layer = Layer(PAGE, page, "the page", is_silent=not self.aloud)
        self.aloud = False
        self._pile.layers.insert(0, layer)
        return layer

    def _go_on(self, layer: Layer) -> None:
        if layer.prompt is None:
            self._face.told(lambda: self._pile.advance(layer, None))
        else:
            layer.is_silent = False
            self._ask(layer, layer.prompt)
        self._came_back = layer.is_silent or layer is not self._pile.top

    def _ask(self, layer: Layer, prompt: Prompt) -> None:
        if self._came_back and layer.title:
            self._face.say(f"You are back at {layer.title}{'' if layer.title[-1] in '.?' else '.'}")
        damage.look_over(self._face, _MOMENT)
        self._face.forget_last_said()
        try:
            line = read(prompt, self._idle_limit, lambda text: _keep_unsent(prompt, text))
        except LockedError as error:
            self._face.say(str(error))
            line = Line("")
        if line.in_time:
            self._take(layer, prompt, line.text)
        else:
            _keep_unsent(prompt, line.text)
            self._face.hide()

    @property
    def _idle_limit(self) -> float:
        """After how many seconds without a line the journal is locked; 0 for never."""
        vault = self._face.session.vault
        if vault.is_locked or not vault.has_passphrase:
            return 0
        return self._face.session.journey.choices.lock_after * 60.0

    def _take(self, layer: Layer, prompt: Prompt, line: str) -> None:
        """Do what a line means at a prompt."""
        own = self._face.session.journey.choices.keys
        command = words.command_of(line, own, prompt)
        answer = words.answer_of(line, prompt) if command is None else None
        if command in (ON, GO_BACK):
            answer = BACK if command == GO_BACK else ""
        if answer is not None:
            self.has_gone_on = True
            self._face.told(lambda: self._pile.advance(layer, answer))
        elif command is None:
            self._face.say(words.said_of_wrong(prompt))
        else:
            self._do(layer, command)

    def _do(self, layer: Layer, command: Command) -> None:
        if not words.does_something(self._face, command, is_form=layer.is_form):
            self._face.say("That does nothing here. A question mark lists what there is.")
        elif command == QUIET:
            self._face.hide()
        elif command == AGAIN:
            self._face.show_page()
        else:
            by_name.do(self._face, command.action)


def _keep_unsent(prompt: Prompt, line: str) -> None:
    """Keep a line as a draft that was begun, and not ended as an answer."""
    if prompt.draft and line and words.command_of(line, {}, prompt) is None:
        prompt.draft(line)
