"""The form for a check-in: a weight, feelings and a line of text, all of them optional."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from companion.flows.dialogs import OWN_WORD, CheckInForm, Choice
from companion.journal.model import CheckIn
from companion.messages import gettext as _
from companion.text import clean
from companion.tui.documents.document import Host
from companion.tui.documents.form import Form
from companion.tui.drawing.choice_parts import ChoicePart
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import LabelPart, Part, TextPart
from companion.views.block import block
from companion.views.journal.diary import custom_words, with_custom_words


class CheckInDocument(Form):
    """A form for a new check-in or an earlier one. Its answer is where to go next, or "without"."""

    def __init__(self, host: Host, asked: CheckInForm) -> None:
        super().__init__(host, "check_in")
        self.asked = asked
        title = _("How are you right now?") if asked.is_new else _("How you were")
        self.text = TextPart([block("title", title), block("quiet", _("You can leave anything out."))])
        begun, feelings = asked.initial, asked.feelings
        weights = [Choice(one.weight, one.label.strip()) for one in feelings.weights]
        self.weight = ChoicePart(weights, "one", columns=True, changed=self.changed)
        self.weight.choose_ids({begun.weight})
        words = [Choice(one.feeling, one.label.strip()) for one in feelings.feelings]
        own_word = OWN_WORD._replace(label=_(OWN_WORD.label))
        self.words = ChoicePart([*words, own_word], "any", columns=True, changed=self._words_changed)
        own = custom_words(begun, feelings)
        self.words.choose_ids({*begun.feelings, *([OWN_WORD.id] if own else [])})
        self.own_label = LabelPart(_("Your own word"))
        self.own = FieldPart(own, enter=self.focus_next, changed=self.changed)
        self.mine = FieldPart(begun.line, changed=self.changed)
        self.focus = self.weight
        self._offer_own_word()

    def parts(self) -> Sequence[Part]:
        """The three questions, and the buttons."""
        line = LabelPart(_("A line for yourself"))
        return self.text, self.weight, self.words, self.own_label, self.own, line, self.mine, self.rows

    def _offer_own_word(self) -> None:
        """Show the field for a custom word if that option is chosen."""
        self.own.is_shown = self.own_label.is_shown = OWN_WORD.id in self.words.chosen

    def _words_changed(self) -> None:
        was_shown = self.own.is_shown
        self._offer_own_word()
        self.changed()
        if self.own.is_shown and not was_shown:  # the person types the word next
            self.focus_on(self.own)
            self.reveal()
            self.draw()

    def filled_in(self) -> CheckIn:
        """Return the check-in as it is filled in."""
        words = self.words
        chosen = [one.id for one in words.choices if one.id in words.chosen and one.id != OWN_WORD.id]
        own = clean(self.own.text) if OWN_WORD.id in words.chosen else ""
        return CheckIn(
            weight=next(iter(self.weight.chosen), ""),
            feelings=with_custom_words(chosen, own),
            line=clean(self.mine.text).strip("\n"),
        )

    def write_draft(self) -> bool:
        """Save the answers as a draft."""
        if self.asked.draft is None:
            return False
        draft = None if (check_in := self.filled_in()) == CheckIn() else check_in
        return self.host.ui.attempt(partial(self.asked.draft, draft)) and draft is not None

    def keep(self) -> None:
        """Keep the check-in, if anything was filled in."""
        check_in = self.filled_in()
        if check_in == CheckIn():
            self.leave()
            return
        if way_on := self.try_to_keep(partial(self.asked.accept, check_in)):
            self.answer(way_on)

    def leave(self) -> None:
        """Go on without a check-in."""
        if self.asked.leave:
            self.host.ui.attempt(self.asked.leave)
        self.answer("without")
