"""The check-in: how heavy it is, what is there, a line. Every part can be left out."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from companion.flows.ui import OWN_WORD, Choice, HowItIs
from companion.journal.model import CheckIn
from companion.journey import WayOn
from companion.sheets.block import block
from companion.sheets.diary import own_words, with_own_words
from companion.text import clean
from companion.tui.screens.form import KEEP_OR_LEAVE, Form
from companion.tui.widgets.leaf import Leaf
from companion.tui.widgets.page_area import PageArea
from companion.tui.widgets.picker import Picker


class CheckInScreen(Form):
    """Asks how it is, or how it was."""

    def __init__(self, asked: HowItIs) -> None:
        super().__init__(name="check_in")
        self.asked = asked

    def compose_column(self) -> ComposeResult:
        """Yield the three questions and what to do with the answers."""
        title = "How is it right now?" if self.asked.is_new else "How it was"
        yield Leaf([block("title", title), block("quiet", "Anything here can be left out.")])
        weights = [Choice(one.weight, one.label.strip()) for one in self.asked.feelings.weights]
        yield Picker(weights, "one", columns=True, id="weight")
        words = [Choice(one.feeling, one.label.strip()) for one in self.asked.feelings.feelings]
        yield Picker([*words, OWN_WORD], "any", columns=True, id="feelings")
        yield Static(Content("Your word"), classes="label", id="own-label")
        yield PageArea(id="own", enter=self.focus_next)
        yield Static(Content("A line for yourself"), classes="label")
        yield PageArea(id="line")
        yield Picker(KEEP_OR_LEAVE, "do")

    def opened(self) -> None:
        """Take up what was begun before and not kept."""
        begun = self.asked.begun
        own = own_words(begun, self.asked.feelings)
        self._words.choose({*begun.feelings, *([OWN_WORD.id] if own else [])})
        self.query_one("#weight", Picker).choose({begun.weight})
        self._field("own").take_up(own)
        self._field("line").take_up(begun.line)
        self.offer_own_word()

    @property
    def _words(self) -> Picker:
        return self.query_one("#feelings", Picker)

    def _field(self, id: str) -> PageArea:
        return self.query_one(f"#{id}", PageArea)

    @on(Picker.Changed)
    def offer_own_word(self) -> None:
        """Show the field for a word of the person's own once they want one."""
        wanted, field = OWN_WORD.id in self._words.chosen, self._field("own")
        begins = wanted and not field.display
        field.display = self.query_one("#own-label").display = wanted
        if begins and self.ready:  # what is typed next is the word
            field.focus()

    def said_here(self) -> CheckIn:
        """Return what is on the screen."""
        words = self._words
        chosen = [one.id for one in words.choices if one.id in words.chosen and one != OWN_WORD]
        own = clean(self._field("own").text) if OWN_WORD.id in words.chosen else ""
        return CheckIn(
            weight=next(iter(self.query_one("#weight", Picker).chosen), ""),
            feelings=with_own_words(chosen, own),
            line=clean(self._field("line").text).strip("\n"),
        )

    def keep_draft(self) -> bool:
        """Keep the answer as a draft."""
        draft = None if (answer := self.said_here()) == CheckIn() else answer
        keep = self.asked.draft
        if keep is None:
            return False
        return self.companion.attempt(lambda: keep(draft)) and draft is not None

    def action_keep(self) -> None:
        """Keep the answer; with nothing said there is nothing to keep."""
        answer = self.said_here()
        if answer == CheckIn():
            self.leave()
            return
        ways_on: list[WayOn] = []
        if self.try_to_keep(lambda: ways_on.append(self.asked.accept(answer))):
            self.answer(ways_on[0])

    def leave(self) -> None:
        """Go on without."""
        if self.asked.leave:
            self.companion.attempt(self.asked.leave)
        self.answer("without")
