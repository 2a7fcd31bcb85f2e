"""The check-in: how heavy it is, what is there, a line. Every part can be left out."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from companion.acts.face import Choice, said_kept
from companion.guide.model import Feelings
from companion.journal.model import CheckIn
from companion.journey import WayOn
from companion.sheets.block import block
from companion.text import clean
from companion.tui.screens.form import KEEP_OR_LEAVE, Form
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.page_area import PageArea
from companion.tui.widgets.picker import Picker


class CheckInScreen(Form):
    """Asks how it is. ``then`` is told what the answer does to the way on; None if it was left."""

    def __init__(self, feelings: Feelings, then: Callable[[WayOn | None], None]) -> None:
        super().__init__(name="check_in")
        self.feelings = feelings
        self.then = then

    def compose_column(self) -> ComposeResult:
        """Yield the three questions and what to do with the answers."""
        yield Leaf([block("title", "How is it right now?"), block("quiet", "Anything here can be left out.")])
        weights = [Choice(weight.weight, weight.label.strip()) for weight in self.feelings.weights]
        yield Picker(weights, "one", columns=True, id="weight")
        words = [Choice(feeling.feeling, feeling.label.strip()) for feeling in self.feelings.feelings]
        yield Picker(words, "any", columns=True, id="feelings")
        yield Static(Content("A line for yourself"), classes="label")
        yield PageArea()
        yield Picker(KEEP_OR_LEAVE, "do")

    def opened(self) -> None:
        """Take up what was begun before and not kept."""
        if draft := self.session.draft.check_in:
            self.query_one("#weight", Picker).choose({draft.weight})
            self.query_one("#feelings", Picker).choose(draft.feelings)
            self.query_one(PageArea).load_text(draft.line)

    def answer(self) -> CheckIn:
        """Return what is on the screen."""
        feelings = self.query_one("#feelings", Picker)
        return CheckIn(
            weight=next(iter(self.query_one("#weight", Picker).chosen), ""),
            feelings=tuple(choice.id for choice in feelings.choices if choice.id in feelings.chosen),
            line=clean(self.query_one(PageArea).text).strip("\n"),
        )

    def keep_draft(self) -> bool:
        """Keep the answer as a draft."""
        draft = None if (answer := self.answer()) == CheckIn() else answer
        kept = self.companion.try_keeping(lambda: self.session.set_draft(check_in=draft))
        return kept and draft is not None

    def action_keep(self) -> None:
        """Keep the answer; with nothing said there is nothing to keep."""
        answer = self.answer()
        if answer == CheckIn():
            self.leave()
            return
        ways_on: list[WayOn] = []
        if self.try_to_keep(lambda: ways_on.append(self.session.keep_check_in(answer))):
            self.companion.close_top()
            self.companion.say(said_kept(self.companion))
            self.then(ways_on[0])

    def leave(self) -> None:
        """Go on without."""
        self.companion.try_keeping(self.session.leave_check_in)
        self.companion.close_top()
        self.then(None)
