"""A short exercise, one step at a time. The person goes on in their own time."""

from __future__ import annotations

from collections.abc import Sequence

from companion.flows.commands import BACK, CLOSE, HELP, KEYS, ON, QUIT, RESOURCES, STOP, SUMMARY, Command
from companion.flows.reading.steady import next_choices
from companion.guide.model import Exercise
from companion.messages import gettext as _
from companion.tui.documents.document import Document, Host
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.parts import Part, TextPart
from companion.views import steady


class SteadyDocument(Document):
    """An exercise. Its answer is True if the person wants to write something down."""

    def __init__(self, host: Host, exercise: Exercise) -> None:
        super().__init__(host, "steady")
        self.exercise = exercise
        self.number = 0
        self.text = TextPart()
        self.rows = ChoicePart((), "do", done=self._chosen)
        self.focus = self.rows
        self._put()

    def parts(self) -> Sequence[Part]:
        """The current step, and the options under it."""
        return self.text, self.rows

    def commands(self) -> Sequence[Command]:
        """The commands for the key line."""
        return (ON, BACK, HELP, RESOURCES, SUMMARY, STOP, KEYS, CLOSE, QUIT)

    def top_lines(self) -> Sequence[str]:
        """Return the reminder that the person can stop."""
        no_hurry, can_stop = _("Take your time."), _("You can stop whenever you like.")
        return (f"{no_hurry} {can_stop}", can_stop)

    def _put(self) -> None:
        self.text.show(steady.move(self.exercise, self.number, self.session.wording()))
        self.rows.show(next_choices(self.exercise, self.number))
        self._offered_at = self.host.clock.now

    def go_on(self) -> None:
        """Go to the next step; after the last one, close the exercise."""
        if self.scroll_on():
            return
        if self.number < len(self.exercise.moves) - 1:
            self._go_to(self.number + 1)
        else:
            self.answer(None)

    def go_back(self) -> None:
        """Go to the previous step; before the first one, close the exercise."""
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
            return  # the key was meant for the options shown before
        if id == "next":
            self._go_to(self.number + 1)
        elif id == "again":
            self._go_to(0)
        else:
            self.answer(id == "write")
