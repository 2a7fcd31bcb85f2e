"""The check-in: how heavy it is, what is there, a line. Every part can be left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static, TextArea

from companion.guide.model import Feelings
from companion.journal.errors import NotKeptError
from companion.journal.model import CheckIn
from companion.journey import WayOn
from companion.sheets.block import block
from companion.text import clean
from companion.tui.commands import CHOOSE, CLOSE, HELP_TYPING, KEEP, NEXT_FIELD, QUIET, Command
from companion.tui.screens.room import Room
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.page_area import PageArea
from companion.tui.widgets.picker import Choice, Picker


class CheckInScreen(Room):
    """Asks how it is. ``then`` is told what the answer does to the way on; None if it was left."""

    passing = False
    BINDINGS = [Binding(KEEP.keys, KEEP.action, show=False)]

    def __init__(self, feelings: Feelings, then: Callable[[WayOn | None], None]) -> None:
        super().__init__(name="check_in")
        self.feelings = feelings
        self.then = then

    def commands(self) -> Sequence[Command]:
        """Return the keys that work while something is being typed, too."""
        return (NEXT_FIELD, CHOOSE, KEEP, HELP_TYPING, CLOSE, QUIET)

    def top_line(self) -> str:
        """Say who reads this."""
        keeps = self.session.vault.keeps
        return "Nobody else reads this.  f1 help now" if keeps else "Nothing is kept this time."

    def compose_column(self) -> ComposeResult:
        """Yield the three questions and what to do with the answers."""
        yield Leaf([block("title", "How is it right now?"), block("quiet", "Anything here can be left out.")])
        weights = [Choice(weight.weight, weight.label.strip()) for weight in self.feelings.weights]
        yield Picker(weights, "one", columns=True, id="weight")
        words = [Choice(feeling.feeling, feeling.label.strip()) for feeling in self.feelings.feelings]
        yield Picker(words, "any", columns=True, id="feelings")
        yield Static(Content("A line for yourself"), classes="label")
        yield PageArea()
        yield Picker([Choice("keep", "Keep", "ctrl+s"), Choice("leave", "Leave it")], "do", id="done")

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

    @on(Picker.Changed)
    @on(TextArea.Changed)
    def changed(self) -> None:
        """Keep the draft a second after the last key."""
        self.companion.soon("draft", 1.0, self.keep_unsent)

    def keep_unsent(self) -> bool:
        """Keep the draft."""
        if not self.ready:
            return False
        answer = self.answer()
        draft = None if answer == CheckIn() else answer
        return (
            self.companion.try_keeping(lambda: self.session.set_draft(check_in=draft)) and draft is not None
        )

    @on(Picker.Done, "#done")
    def done(self, event: Picker.Done) -> None:
        """Keep it or leave it."""
        if event.id == "keep":
            self.action_keep()
        else:
            self._leave()

    def action_keep(self) -> None:
        """Keep the answer; with nothing said there is nothing to keep."""
        answer = self.answer()
        if answer == CheckIn():
            self._leave()
            return
        try:
            way_on = self.session.keep_check_in(answer)
        except NotKeptError as error:
            self.say(f"{error} Your words are still here.")
            return
        self.companion.close_top()
        self.companion.say_kept()
        self.then(way_on)

    def _leave(self) -> None:
        self.companion.try_keeping(self.session.leave_check_in)
        self.companion.close_top()
        self.then(None)
