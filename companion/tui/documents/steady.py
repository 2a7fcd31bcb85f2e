"""A short exercise, one move at a time. The person moves it on; nothing is timed."""

from __future__ import annotations

from collections.abc import Sequence

from companion.flows.commands import BACK, CLOSE, HELP, KEYS, ON, QUIT, RESOURCES, STOP, SUMMARY, Command
from companion.flows.reading.steady import next_choices
from companion.guide.model import Exercise
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.parts import Part, TextPart
from companion.views import steady


class SteadyDocument(Document):
    """An exercise. Its answer is whether the person wants to write what it leads to."""

    def __init__(self, host: Host, exercise: Exercise) -> None:
        super().__init__(host, "steady")
        self.exercise = exercise
        self.number = 0
        self.text = TextPart()
        self.rows = ChoicePart((), "do", done=self._chosen)
        self.focus = self.rows
        self._put()

    def parts(self) -> Sequence[Part]:
        """The move, and what can be done after it."""
        return self.text, self.rows

    def commands(self) -> Sequence[Command]:
        """The keys of a page that goes on."""
        return (ON, BACK, HELP, RESOURCES, SUMMARY, STOP, KEYS, CLOSE, QUIT)

    def top_lines(self) -> Sequence[str]:
        """Say that this can be left."""
        return ("Take the time you like. You can stop at any point.", "You can stop at any point.")

    def _put(self) -> None:
        self.text.show(steady.move(self.exercise, self.number, self.session.wording()))
        self.rows.show(next_choices(self.exercise, self.number))
        self._offered_at = self.host.clock.now

    def go_on(self) -> None:
        """Go to the next move; after the last one, back to the page."""
        if self.scroll_on():
            return
        if self.number < len(self.exercise.moves) - 1:
            self._go_to(self.number + 1)
        else:
            self.answer(None)

    def go_back(self) -> None:
        """Go to the move before; from the first one, back to the page."""
        if self.number:
            self._go_to(self.number - 1)
        else:
            self.answer(None)

    def _go_to(self, number: int) -> None:
        self.number, self.top = number, 0
        self._put()
        self.again()

    def _chosen(self, id: str) -> None:
        if self.host.clock.pressed_at < self._offered_at:
            return  # it was for what was offered before
        if id == "next":
            self._go_to(self.number + 1)
        elif id == "again":
            self._go_to(0)
        else:
            self.answer(id == "write")
